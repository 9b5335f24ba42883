import { z } from "zod";

const SURE = 0.05;

export const PairVerdict = z
  .enum(["moreThanChance", "mayBeChance", "noMoreThanChance", "tooFew", "never", "untested"])
  .meta({
    id: "PairVerdict",
    description:
      "In a word whether two concepts belong together: q < 0.05; q of 0.05 or more, with more joint papers than by chance or with no more; a concept of too few papers to be tested; no joint paper; q is still computed.",
  });
export type PairVerdict = z.infer<typeof PairVerdict>;

/** A verdict as it is said everywhere. */
export const verdictText: Readonly<Record<PairVerdict, string>> = {
  moreThanChance: "More than chance",
  mayBeChance: "May be chance",
  noMoreThanChance: "No more than chance",
  tooFew: "Too few papers to say",
  never: "Never together",
  untested: "Not tested yet",
};

interface Tested {
  readonly papers: number;
  readonly expected: number;
  readonly q: number | null;
}

/** What the numbers of a pair say; without q, which is for pairs of frequent concepts, it matters whether q is computed already. */
export function pairVerdict({ papers, expected, q }: Tested, isComputed: boolean): PairVerdict {
  if (papers === 0) return "never";
  if (q === null) return isComputed ? "tooFew" : "untested";
  if (q < SURE) return "moreThanChance";
  return papers > expected ? "mayBeChance" : "noMoreThanChance";
}
