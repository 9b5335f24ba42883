import type { Between } from "../../contract/connections.ts";
import { linkWords } from "../../contract/knowledge/link-words.ts";
import type { BridgePaper } from "../../contract/papers.ts";
import type { ListReason } from "../../exports/exporter.ts";

/** The columns of a file of bridges, beside the sentence that the explorer shows. */
export const BRIDGE_COLUMNS = [
  ...["rank", "status", "fieldA", "conceptsA", "fieldB", "conceptsB", "otherPapers"],
  ...["method", "task", "before", "firstBefore"],
  ...["score", "rawScore", "diversity", "separateness", "concepts", "fields", "p", "q", "stability"],
] as const;

/** Why a paper is among the bridges: its two fields, what it brings from one to the other, and how far that can be trusted. */
export function reasonOfBridge(bridge: BridgePaper): ListReason {
  const { rank, pair, sides, brings, score, parts, fields, p, q, stability, status, reason } = bridge;
  const [a, b] = [pair.a, pair.b].map((id) => sides.find(({ community }) => community === id));
  const labels = (side: typeof a) => side?.concepts.map(({ label }) => label).join("; ") ?? null;
  const columns: Record<(typeof BRIDGE_COLUMNS)[number], string | number | null> = {
    rank,
    status,
    fieldA: a?.label ?? null,
    conceptsA: labels(a),
    fieldB: b?.label ?? null,
    conceptsB: labels(b),
    otherPapers: pair.papers,
    method: brings?.method.label ?? null,
    task: brings?.task.label ?? null,
    before: brings?.before ?? null,
    firstBefore: brings?.firstYear ?? null,
    score,
    rawScore: parts.raw,
    diversity: parts.diversity,
    separateness: parts.separateness,
    concepts: parts.length,
    ...{ fields, p, q, stability },
  };
  return { reason, columns };
}

/** The columns of a file of papers between two sides. */
export const BETWEEN_COLUMNS = [
  ...["rank", "conceptsA", "conceptsB", "from", "to", "isUse", "before", "firstBefore", "score"],
] as const;

/** What a paper connects, in the words of the explorer. */
export function reasonOfBetween({ rank, a, b, link, score }: Between["items"][number]): ListReason {
  const columns: Record<(typeof BETWEEN_COLUMNS)[number], string | number | null> = {
    rank,
    conceptsA: a.map(({ label }) => label).join("; "),
    conceptsB: b.map(({ label }) => label).join("; "),
    from: link?.from.label ?? null,
    to: link?.to.label ?? null,
    isUse: link && (link.isUse ? "yes" : "no"),
    before: link?.before ?? null,
    firstBefore: link?.firstYear ?? null,
    score,
  };
  return { reason: link ? sentence(link) : "", columns };
}

function sentence(link: NonNullable<Between["items"][number]["link"]>): string {
  const { verb, between, rest } = linkWords(link);
  return `${verb[0]!.toUpperCase()}${verb.slice(1)} ${link.from.label} ${between} ${link.to.label}${rest}.`;
}
