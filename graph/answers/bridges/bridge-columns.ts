import type { BridgePaper, BridgeRanking } from "../../contract/papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import type { BridgeEvidence } from "./bridge-reason.ts";

interface Columns {
  /** Significance, stability and change of a paper; null as long as they are not computed. */
  readonly columns: (paper: number) => Pick<BridgePaper, "p" | "q" | "stability" | "change">;
  readonly evidence: (paper: number) => BridgeEvidence;
}

/** What stands beside a bridge score; `tests` false leaves out what takes long. */
export async function bridgeColumns(snapshot: Snapshot, tests: boolean): Promise<Columns> {
  const { bridgeSignificance, bridgeStability, bridgeChange } = snapshot.analyses;
  const change = await snapshot.soon(bridgeChange);
  const significance = tests ? await snapshot.soon(bridgeSignificance) : undefined;
  const stability = tests ? await snapshot.soon(bridgeStability) : undefined;
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const evidence = (paper: number): BridgeEvidence => ({
    p: significance?.p[paper] ?? null,
    stable: stability ? { ...stability, times: stability.times[paper] as number } : null,
  });
  const columns = (paper: number) => ({
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
  return { columns, evidence };
}

/** What the columns were computed over, or null while they are. */
export async function bridgesTested(snapshot: Snapshot): Promise<BridgeRanking["tested"]> {
  const significance = await snapshot.soon(snapshot.analyses.bridgeSignificance);
  const stability = await snapshot.soon(snapshot.analyses.bridgeStability);
  if (!significance || !stability) return null;
  const { family, shuffles } = significance;
  return { family, shuffles, partitions: stability.partitions, top: stability.top };
}
