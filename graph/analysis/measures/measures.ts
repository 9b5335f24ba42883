import { hypergeometric } from "../statistics/hypergeometric.ts";
import { associationBibliometrix } from "./association-bibliometrix.ts";
import { associationStrength } from "./association-strength.ts";
import { cosine } from "./cosine.ts";
import { equivalence } from "./equivalence.ts";
import { g2 } from "./g2.ts";
import { inclusion } from "./inclusion.ts";
import { jaccard } from "./jaccard.ts";
import { jointCount } from "./joint-count.ts";
import { npmi } from "./npmi.ts";
import type { PairMeasure } from "./pair-measure.ts";

/** Every measure of a pair of concepts, by name; a new one is a file and a line here. */
export const pairMeasures = {
  npmi,
  associationStrength,
  associationBibliometrix,
  jaccard,
  cosine,
  inclusion,
  equivalence,
  g2,
  hypergeometric,
  papers: jointCount,
} as const satisfies Record<string, PairMeasure>;

export type PairMeasureName = keyof typeof pairMeasures;
