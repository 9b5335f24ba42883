import { communitiesAnalysis } from "../../analysis/communities/communities.ts";
import { defineAnalysis, type WarmStart } from "../../analysis/define-analysis.ts";
import { type BaseLayout, layOutConcepts, type PlacedConcepts } from "../../layout/base-layout.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import { compareIds } from "../../shared/text.ts";

/** Places by concept id, so that they survive a change of the corpus. */
interface PackedPlaces {
  readonly ids: string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const warmStart: WarmStart<BaseLayout, PlacedConcepts> = {
  pack({ placed, x, y }, conceptIds): PackedPlaces {
    return { ids: Array.from(placed, (concept) => conceptIds[concept] ?? ""), x, y };
  },

  async unpack(packed, conceptIds) {
    const { ids, x, y } = packed as PackedPlaces;
    const wanted = new Set(ids);
    const numbers = new Map<string, number>();
    await mapWithPauses(conceptIds, (id, number) => {
      if (wanted.has(id)) numbers.set(id, number);
    });
    const present = ids.flatMap((id, k) => {
      const number = numbers.get(id);
      return number === undefined ? [] : [{ id, number, k }];
    });
    present.sort((a, b) => compareIds(a.id, b.id));
    return {
      placed: Uint32Array.from(present, ({ number }) => number),
      x: Float64Array.from(present, ({ k }) => x[k]!),
      y: Float64Array.from(present, ({ k }) => y[k]!),
    };
  },
};

/** Concepts stay near their position before the last change of the corpus. */
export const layoutAnalysis = defineAnalysis({
  name: "layout",
  title: "Placing concepts",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  precompute: "screen",
  warmStart,
  run: (incidence, { communities, seed, previous, onProgress }) =>
    layOutConcepts(incidence, { communities, seed, previous, onProgress }),
});
