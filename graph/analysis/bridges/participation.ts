import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import { paperShares } from "../communities/paper-shares.ts";
import { defineAnalysis } from "../define-analysis.ts";

/**
 * How evenly the papers of each concept spread over communities: 0 all in one, up to 1 − 1/min(k, M).
 *
 * P_i = 1 − Σ_m (k_im/k_i)², k_im = Σ over the papers of i of their shares in m. Guimerà & Amaral 2005,
 * DOI 10.1038/nature03288, on papers × concepts instead of links. 0 for a concept of no paper. O(Σ df·communities of a paper).
 */
export function participation(
  incidence: Incidence,
  communities: { readonly community: Uint32Array; readonly count: number },
): Float64Array {
  const shares = paperShares(incidence, communities.community, communities.count);
  const { conceptOffsets, conceptPapers } = incidence;
  const sums = new Float64Array(communities.count + 1);
  const result = new Float64Array(incidence.concepts);
  for (let c = 0; c < incidence.concepts; c++) {
    sums.fill(0);
    const end = conceptOffsets[c + 1]!;
    for (let k = conceptOffsets[c]!; k < end; k++) addShares(shares, conceptPapers[k]!, sums);
    result[c] = spread(sums);
  }
  return result;
}

function addShares(shares: ReturnType<typeof paperShares>, paper: number, sums: Float64Array): void {
  const end = shares.offsets[paper + 1]!;
  for (let k = shares.offsets[paper]!; k < end; k++) {
    const id = shares.community[k]!;
    sums[id]! += shares.share[k]!;
  }
}

/** 1 − Σ (part / whole)², 0 when there is nothing. */
function spread(parts: Float64Array): number {
  let whole = 0;
  let squares = 0;
  for (const part of parts) {
    whole += part;
    squares += part * part;
  }
  return whole === 0 ? 0 : Math.max(0, 1 - squares / (whole * whole));
}

export const participationAnalysis = defineAnalysis({
  name: "participation",
  title: "Measuring participation",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  warm: "screen",
  run: (incidence, { communities }) => participation(incidence, communities),
});
