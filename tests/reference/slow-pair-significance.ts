import type { Incidence } from "../../graph/incidence/incidence.ts";
import { exactHypergeometric } from "./exact-hypergeometric.ts";
import { rowsOf } from "./random-incidence.ts";

/** p and Benjamini–Hochberg q of every pair of concepts with enough papers, all p computed and sorted. */
export function slowPairSignificance(incidence: Incidence, minPapers: number) {
  const rows = rowsOf(incidence);
  const holding = (...wanted: number[]) => rows.filter((row) => wanted.every((c) => row.includes(c))).length;
  const family = Array.from({ length: incidence.concepts }, (_, c) => c).filter((c) => holding(c) >= minPapers);
  const pairs = family.flatMap((a) =>
    family
      .filter((b) => b > a)
      .map((b) => ({ a, b, q: 1, p: exactHypergeometric(holding(a, b), holding(a), holding(b), rows.length) })),
  );
  pairs.sort((x, y) => x.p - y.p);
  let least = 1;
  for (let k = pairs.length - 1; k >= 0; k--) {
    const pair = pairs[k] as { p: number; q: number };
    least = Math.min(least, (pair.p * pairs.length) / (k + 1));
    pair.q = least;
  }
  return pairs;
}
