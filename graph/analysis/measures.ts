import { associationBibliometrix } from "./measures/association-bibliometrix.ts";
import { associationStrength } from "./measures/association-strength.ts";
import { cosine } from "./measures/cosine.ts";
import { equivalence } from "./measures/equivalence.ts";
import { g2 } from "./measures/g2.ts";
import { hypergeometric } from "./measures/hypergeometric.ts";
import { inclusion } from "./measures/inclusion.ts";
import { jaccard } from "./measures/jaccard.ts";
import { jointCount } from "./measures/joint-count.ts";
import { npmi } from "./measures/npmi.ts";
import type { PairMeasure } from "./measures/pair-measure.ts";

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
