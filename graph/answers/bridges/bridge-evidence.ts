import type { BridgePair } from "../../analysis/bridges/bridge-reasons.ts";
import type { BridgePaper, BridgeRanking } from "../../contract/papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

interface Columns {
  /** Significance, stability and change of a paper; null as long as they are not computed. */
  readonly columns: (paper: number) => Pick<BridgePaper, "p" | "q" | "stability" | "change">;
  readonly evidence: (paper: number) => BridgeEvidence;
}

/** What stands beside a bridge score; `tests` false leaves out what takes long. */
export async function bridgeColumns(snapshot: Snapshot, tests: boolean): Promise<Columns> {
  const { bridgeSignificance, bridgeStability, bridgeChange } = snapshot.analyses;
  const change = await snapshot.optionalResult(bridgeChange);
  const significance = tests ? await snapshot.optionalResult(bridgeSignificance) : undefined;
  const stability = tests ? await snapshot.optionalResult(bridgeStability) : undefined;
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const evidence = (paper: number): BridgeEvidence => ({
    p: significance?.p[paper] ?? null,
    stable: stability ? { ...stability, times: stability.times[paper]! } : null,
  });
  const columns = (paper: number) => ({
    p: significance?.p[paper] ?? null,
    q: significance?.q[paper] ?? null,
    stability: stability ? stability.times[paper]! / stability.partitions : null,
    change: change
      ? {
          modularity: change.modularity[paper]!,
          linkage: change.linkage[paper]!,
          firstJoined: finite(change.firstJoined[paper]),
        }
      : null,
  });
  return { columns, evidence };
}

/** What the columns were computed over, or null while they are. */
export async function bridgeTests(snapshot: Snapshot): Promise<BridgeRanking["tested"]> {
  const significance = await snapshot.optionalResult(snapshot.analyses.bridgeSignificance);
  const stability = await snapshot.optionalResult(snapshot.analyses.bridgeStability);
  if (!significance || !stability) return null;
  const { family, shuffles } = significance;
  return { family, shuffles, partitions: stability.partitions, top: stability.top };
}

const count = new Intl.NumberFormat("en-GB");

/** What the tests of a bridge found, as far as they have been made. */
export interface BridgeEvidence {
  readonly p: number | null;
  /** In how many partitions the paper was among the top bridges. */
  readonly stable: { readonly times: number; readonly partitions: number; readonly top: number } | null;
}

/** One sentence that says what a paper joins, how rare that is, and how far it can be trusted. */
export function bridgeReason(
  pair: BridgePair,
  corpus: number,
  nameOf: (community: number) => string,
  { p, stable }: BridgeEvidence,
): string {
  const fields = `“${nameOf(pair.a)}” and “${nameOf(pair.b)}”`;
  const others = corpus - 1;
  const company =
    pair.papers === 0
      ? `which none of the other ${count.format(others)} papers does`
      : `as ${count.format(pair.papers)} of the other ${count.format(others)} papers ${pair.papers === 1 ? "does" : "do"}`;
  const tests = [
    ...(stable ? [`top ${100 * stable.top} % in ${stable.times} of ${stable.partitions} partitions`] : []),
    ...(p === null ? [] : [`p = ${p.toPrecision(1)}`]),
  ];
  return `${[`Joins ${fields}, ${company}`, linkage(pair), ...tests].join("; ")}.`;
}

/** How the links between the two fields compare with chance, in words. */
function linkage({ observed, expected }: BridgePair): string {
  if (observed <= 0) return "nothing else links the two";
  const times = expected / observed;
  if (times < 1.5) return "the two are linked about as often as chance would";
  return `links between the two are ${times >= 9.5 ? Math.round(times) : times.toFixed(1)} times rarer than by chance`;
}
