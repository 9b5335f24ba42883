import type { BridgePaper, BridgeRanking } from "../contract/bridge-answers.ts";
import type { Snapshot } from "../snapshot.ts";

type Columns = Pick<BridgePaper, "p" | "q" | "stability" | "change">;

/** What stands beside a bridge score: significance, stability and change; null as long as it is not computed. */
export async function bridgeColumns(snapshot: Snapshot): Promise<(paper: number) => Columns> {
  const { bridgeSignificance, bridgeStability, bridgeChange } = snapshot.analyses;
  const change = await snapshot.soon(bridgeChange);
  const significance = await snapshot.soon(bridgeSignificance);
  const stability = await snapshot.soon(bridgeStability);
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  return (paper) => ({
    p: significance?.p[paper] ?? null,
    q: significance?.q[paper] ?? null,
    stability: stability ? (stability.times[paper] as number) / stability.partitions : null,
    change: change
      ? {
          modularity: change.modularity[paper] as number,
          linkage: change.linkage[paper] as number,
          firstJoined: finite(change.firstJoined[paper]),
        }
      : null,
  });
}

/** What the columns were computed over, or null while they are. */
export async function bridgesTested(snapshot: Snapshot): Promise<BridgeRanking["tested"]> {
  const significance = await snapshot.soon(snapshot.analyses.bridgeSignificance);
  const stability = await snapshot.soon(snapshot.analyses.bridgeStability);
  if (!significance || !stability) return null;
  const { family, shuffles } = significance;
  return { family, shuffles, partitions: stability.partitions, top: stability.top };
}
