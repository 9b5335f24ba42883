import type { BridgeScores } from "../../analysis/bridges/bridge-scores.ts";
import type { BridgeSignificance } from "../../analysis/bridges/significance/bridge-significance.ts";
import type { FieldDivision } from "../../analysis/bridges/significance/field-division.ts";
import type { BridgePaper, BridgeRanking } from "../../contract/papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

interface Columns {
  /** Significance, stability and change of a paper; null as long as they are not computed. */
  readonly columns: (paper: number) => Pick<BridgePaper, "p" | "q" | "stability" | "isBridge" | "change">;
  readonly evidence: (paper: number) => BridgeEvidence;
}

/** The evidence shown with a bridge score; `tests` false leaves out what takes long. */
export async function bridgeColumns(snapshot: Snapshot, tests: boolean): Promise<Columns> {
  const { bridges, bridgeSignificance, bridgeChange, fieldDivision } = snapshot.analyses;
  const scores = await bridges();
  const { stability } = scores;
  const change = await snapshot.optionalResult(bridgeChange);
  const significance = tests ? await snapshot.optionalResult(bridgeSignificance) : undefined;
  const division = tests ? await snapshot.optionalResult(fieldDivision) : undefined;
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const evidence = (paper: number): BridgeEvidence => ({
    p: significance?.p[paper] ?? null,
    isBridge: isBridge({ significance, division }, scores, paper),
    isOneField: division?.isOneField ?? false,
    times: stability.times[paper]!,
    partitions: stability.partitions,
    topPapers: stability.papers,
  });
  const columns = (paper: number) => ({
    p: significance?.p[paper] ?? null,
    q: significance?.q[paper] ?? null,
    stability: stability.times[paper]! / stability.partitions,
    isBridge: isBridge({ significance, division }, scores, paper),
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
 * A small corpus may have none, because so few papers cannot show that one of them is exceptional. One that is hardly divided into fields has none.
 */
const MAX_Q = 0.05;
const MIN_STABILITY = 0.5;

function isBridge(
  { significance, division }: Tests,
  { clear, stated, stability: { times, partitions } }: Pick<BridgeScores, "clear" | "stated" | "stability">,
  paper: number,
): boolean | null {
  if (!significance || !division) return null;
  return (
    !division.isOneField &&
    clear[paper] === 1 &&
    stated[paper] === 1 &&
    significance.q[paper]! <= MAX_Q &&
    times[paper]! >= MIN_STABILITY * partitions
  );
}

interface Tests {
  readonly significance: BridgeSignificance | undefined;
  readonly division: FieldDivision | undefined;
}

/** Whether the papers are divided into fields at all, or null while that is computed. */
export async function divisionOf(snapshot: Snapshot): Promise<BridgeRanking["division"]> {
  const found = await snapshot.optionalResult(snapshot.analyses.fieldDivision);
  if (!found) return null;
  const { modularity, byChance, division, isOneField } = found;
  return { modularity, byChance, division, isOneField, warning: isOneField ? oneFieldWarning(found) : null };
}

const oneFieldWarning = ({ modularity, byChance }: FieldDivision) =>
  "This collection is nearly one field: its concepts group hardly more than by chance " +
  `(modularity ${modularity.toFixed(2)}, of shuffled papers ${byChance.toFixed(2)}). Its fields are parts of one, and no paper is called a bridge.`;

/** What the columns were computed over, or null while they are. */
export async function bridgeTests(snapshot: Snapshot): Promise<BridgeRanking["tested"]> {
  const significance = await snapshot.optionalResult(snapshot.analyses.bridgeSignificance);
  const division = await snapshot.optionalResult(snapshot.analyses.fieldDivision);
  const scores = await snapshot.analyses.bridges();
  const { stability, order } = scores;
  if (!significance || !division) return null;
  const { family, shuffles } = significance;
  const { partitions, top } = stability;
  const bridges = order.reduce((sum, paper) => sum + (isBridge({ significance, division }, scores, paper) ? 1 : 0), 0);
  return { family, shuffles, partitions, top, maxQ: MAX_Q, minStability: MIN_STABILITY, bridges };
}

/** What the tests of a bridge found, as far as they have been made. */
export interface BridgeEvidence {
  readonly p: number | null;
  /** Null as long as p is not computed. */
  readonly isBridge: boolean | null;
  /** Whether the papers are hardly divided into fields, so that none is called a bridge. */
  readonly isOneField: boolean;
  /** In how many partitions the paper was among the top papers. */
  readonly times: number;
  readonly partitions: number;
  /** How many papers that are. */
  readonly topPapers: number;
}
