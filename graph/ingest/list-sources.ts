import type { Source } from "../contract/sources.ts";
import { UNKNOWN_SOURCE } from "../identity/record-origin.ts";
import type { SourceHoldings, SourceLog, StoredSource } from "../store/store.ts";

/** The sources of a store with their numbers of papers; papers stored before sources were noted are listed as a source, too. */
export async function listSources(log: SourceLog): Promise<Source[]> {
  const [sources, holdings] = [await log.list(), await log.holdings()];
  const holdingOf = new Map(holdings.map((one) => [one.source, one]));
  const all = holdingOf.has(UNKNOWN_SOURCE) ? [unknown, ...sources] : sources;
  return all.map((source) => sourceOf(source, holdingOf.get(source.id)));
}

const unknown: StoredSource = {
  ...{ id: UNKNOWN_SOURCE, key: "", name: "Before sources were recorded", kind: "unknown", at: "", state: "complete" },
  ...{ read: 0, added: 0, merged: 0, unchanged: 0, skipped: {} },
};

function sourceOf(
  { key: _, at, skipped, state, reading, query, ...source }: StoredSource,
  holding: SourceHoldings | undefined,
): Source {
  const { papers = 0, only = 0, waiting = 0 } = holding ?? {};
  const reasons = Object.entries(skipped).map(([reason, records]) => ({ reason, records }));
  reasons.sort((a, b) => b.records - a.records || (a.reason < b.reason ? -1 : 1));
  const { format = null, map = null, sheet = null, encoding = null } = reading ?? {};
  return {
    ...source,
    at: at || null,
    state: waiting > 0 ? "stopped" : state,
    settings: reading ? { format, map, sheet, encoding } : null,
    query: query ?? null,
    skipped: reasons,
    papers,
    only,
  };
}
