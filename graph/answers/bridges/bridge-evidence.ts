import type { BridgePair } from "../../analysis/bridges/bridge-reasons.ts";
import type { BridgeScores } from "../../analysis/bridges/bridge-scores.ts";
import type { BridgeSignificance } from "../../analysis/bridges/significance/bridge-significance.ts";
import type { BridgePaper, BridgeRanking, PaperTransfer } from "../../contract/papers.ts";
import { equalsText } from "../../shared/probability.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

interface Columns {
  /** Significance, stability and change of a paper; null as long as they are not computed. */
  readonly columns: (paper: number) => Pick<BridgePaper, "p" | "q" | "stability" | "isBridge" | "change">;
  readonly evidence: (paper: number) => BridgeEvidence;
}

/** The evidence shown with a bridge score; `tests` false leaves out what takes long. */
export async function bridgeColumns(snapshot: Snapshot, tests: boolean): Promise<Columns> {
  const { bridges, bridgeSignificance, bridgeChange } = snapshot.analyses;
  const scores = await bridges();
  const { stability, clear } = scores;
  const change = await snapshot.optionalResult(bridgeChange);
  const significance = tests ? await snapshot.optionalResult(bridgeSignificance) : undefined;
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const evidence = (paper: number): BridgeEvidence => ({
    p: significance?.p[paper] ?? null,
    isBridge: isBridge(significance, scores, paper),
    isClear: clear[paper] === 1,
    times: stability.times[paper]!,
    partitions: stability.partitions,
    topPapers: stability.papers,
  });
  const columns = (paper: number) => ({
    p: significance?.p[paper] ?? null,
    q: significance?.q[paper] ?? null,
    stability: stability.times[paper]! / stability.partitions,
    isBridge: isBridge(significance, scores, paper),
    change: change
      ? {
          modularity: change.modularity[paper]!,
          linkage: change.linkage[paper]!,
          earlierSeparateness: finite(change.earlierSeparateness[paper]),
        }
      : null,
  });
  return { columns, evidence };
}

/**
 * What a paper with two clear sides has to reach to be called a bridge: the others also touch two fields, and more than half of a large corpus does.
 * A small corpus may have none, because so few papers cannot show that one of them is exceptional.
 */
const MAX_Q = 0.05;
const MIN_STABILITY = 0.5;

function isBridge(
  significance: BridgeSignificance | undefined,
  { clear, stability: { times, partitions } }: Pick<BridgeScores, "clear" | "stability">,
  paper: number,
): boolean | null {
  if (!significance) return null;
  return clear[paper] === 1 && significance.q[paper]! <= MAX_Q && times[paper]! >= MIN_STABILITY * partitions;
}

/** What the columns were computed over, or null while they are. */
export async function bridgeTests(snapshot: Snapshot): Promise<BridgeRanking["tested"]> {
  const significance = await snapshot.optionalResult(snapshot.analyses.bridgeSignificance);
  const scores = await snapshot.analyses.bridges();
  const { stability, order } = scores;
  if (!significance) return null;
  const { family, shuffles } = significance;
  const { partitions, top } = stability;
  const bridges = order.reduce((sum, paper) => sum + (isBridge(significance, scores, paper) ? 1 : 0), 0);
  return { family, shuffles, partitions, top, maxQ: MAX_Q, minStability: MIN_STABILITY, bridges };
}

const count = new Intl.NumberFormat("en-GB");

/** What the tests of a bridge found, as far as they have been made. */
export interface BridgeEvidence {
  readonly p: number | null;
  /** Null as long as p is not computed. */
  readonly isBridge: boolean | null;
  /** Whether both sides are more than mentioned. */
  readonly isClear: boolean;
  /** In how many partitions the paper was among the top papers. */
  readonly times: number;
  readonly partitions: number;
  /** How many papers that are. */
  readonly topPapers: number;
}

/** One sentence that says what a paper brings from one field to another, or connects, how rare that is, and how far it can be trusted. */
export function bridgeReason(
  pair: BridgePair,
  brings: PaperTransfer | null,
  corpus: number,
  nameOf: (community: number) => string,
  { p, isBridge, isClear, times, partitions, topPapers }: BridgeEvidence,
): string {
  const others = corpus - 1;
  const company =
    pair.papers === 0
      ? `which none of the other ${count.format(others)} papers does`
      : `as ${count.format(pair.papers)} of the other ${count.format(others)} papers ${pair.papers === 1 ? "does" : "do"}`;
  const tests = [
    `among the ${topPapers === 10 ? "ten" : count.format(topPapers)} best in ${times} of ${partitions} partitions`,
    ...(p === null ? [] : [equalsText("p", p)]),
  ];
  const fields = brings ? "the two fields" : `“${nameOf(pair.a)}” and “${nameOf(pair.b)}”`;
  const parts = [
    ...(brings ? [bringing(brings, nameOf)] : []),
    `${isBridge ? "connects" : "touches"} ${fields}, ${company}`,
    linkage(pair),
    ...(isClear ? [] : ["a side of it is hardly more than mentioned"]),
    ...tests,
  ];
  const text = `${parts.join("; ")}.`;
  return isBridge ? `Bridge: ${text}` : text[0]!.toUpperCase() + text.slice(1);
}

/** “brings contrastive learning (“image features”) to table retrieval (“databases”): 2 did before, first in 2021” */
function bringing(
  { method, task, from, to, before, firstYear, mentioned }: PaperTransfer,
  nameOf: (community: number) => string,
): string {
  const what = `brings ${method.label} (“${nameOf(from)}”) to ${task.label} (“${nameOf(to)}”)`;
  const all = mentioned === 1 ? "one mentions" : `${count.format(mentioned)} mention`;
  if (before === null) return what;
  const predecessors =
    before > 0
      ? `${before === 1 ? "one" : count.format(before)} did before, ${before === 1 ? "in" : "first in"} ${firstYear}`
      : `no earlier paper here says so${mentioned > 0 ? `, though ${all} both` : ""}`;
  return `${what}: ${predecessors}`;
}

/** How the links between the two fields compare with chance, in words. */
function linkage({ observed, expected }: BridgePair): string {
  if (observed <= 0) return "nothing else links the two";
  const times = expected / observed;
  if (times < 1.5) return "the two are linked about as often as chance would";
  return `links between the two are ${times >= 9.5 ? Math.round(times) : times.toFixed(1)} times rarer than by chance`;
}
