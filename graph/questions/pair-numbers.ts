import { pairMeasures } from "../analysis/measures.ts";
import type { MeasureName, PairNumbers } from "../contract/answers.ts";

/** Every number of a pair: `joint` papers mention both, `a` and `b` papers each, of `n` papers in all. */
export function pairNumbers(joint: number, a: number, b: number, n: number): PairNumbers {
  const value = (name: Exclude<MeasureName, "papers">) => pairMeasures[name].value(joint, a, b, n);
  return {
    papers: joint,
    expected: (a * b) / n,
    npmi: value("npmi"),
    associationStrength: value("associationStrength"),
    jaccard: value("jaccard"),
    cosine: value("cosine"),
    inclusion: value("inclusion"),
  };
}
