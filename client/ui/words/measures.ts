import { linkMeasures, type MeasureName } from "../../../graph/contract/measures.ts";

interface MeasureText {
  readonly name: string;
  readonly meaning: string;
  readonly digits: number;
  readonly source?: { readonly text: string; readonly doi?: string };
}

const vanEck = { text: "Van Eck & Waltman 2009", doi: "10.1002/asi.21075" };

/** The strengths of a link in words; their formulas are in the contract. */
export const measures: Record<MeasureName, MeasureText> = {
  npmi: {
    name: "NPMI",
    meaning:
      "0 = as often as chance, 1 = only ever together, −1 = never. Less biased towards frequent concepts than counting.",
    digits: 2,
    source: { text: "Bouma 2009" },
  },
  associationStrength: {
    name: "Times chance",
    meaning:
      "How many times more often together than if each were spread at random. Also called lift or association strength.",
    digits: 1,
    source: vanEck,
  },
  jaccard: {
    name: "Jaccard",
    meaning: "Papers that mention both, of those that mention either.",
    digits: 2,
    source: { text: "Jaccard 1912" },
  },
  cosine: {
    name: "Cosine",
    meaning: "Like Jaccard, but milder when one concept is much more frequent than the other.",
    digits: 2,
    source: { text: "Zhou & Leydesdorff 2016", doi: "10.1002/asi.23603" },
  },
  inclusion: {
    name: "Inclusion",
    meaning: "Papers that mention both, of those that mention the rarer one.",
    digits: 2,
    source: vanEck,
  },
  papers: { name: "Joint papers", meaning: "Papers that mention both; favours common concepts.", digits: 0 },
};

export interface LinkCounts {
  readonly papers: number;
  readonly a: number;
  readonly b: number;
  readonly corpus: number;
}

/** The value of a measure from the counts of a pair. */
export function strengthOf(measure: MeasureName, { papers, a, b, corpus }: LinkCounts): number {
  return linkMeasures[measure].value(papers, a, b, corpus);
}
