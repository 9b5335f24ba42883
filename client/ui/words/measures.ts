import type { MeasureName } from "../../../graph/contract/concepts.ts";

interface MeasureText {
  readonly name: string;
  readonly formula: string;
  readonly meaning: string;
  readonly digits: number;
}

/** The strengths of a link in words; c joint papers, a and b papers of each concept, N papers in all. */
export const measures: Record<MeasureName, MeasureText> = {
  npmi: {
    name: "NPMI",
    formula: "ln(N·c/(a·b)) / −ln(c/N)",
    meaning: "0 = as often as chance, 1 = only ever together, −1 = never. Kinder to rare concepts than counting.",
    digits: 2,
  },
  associationStrength: {
    name: "Times chance",
    formula: "c·N/(a·b)",
    meaning:
      "How many times more often together than if each were spread at random. Also called lift or association strength.",
    digits: 1,
  },
  jaccard: {
    name: "Jaccard",
    formula: "c/(a + b − c)",
    meaning: "Papers that hold both, of those that hold either.",
    digits: 2,
  },
  cosine: {
    name: "Cosine",
    formula: "c/√(a·b)",
    meaning: "Like Jaccard, but milder when one concept is much commoner than the other.",
    digits: 2,
  },
  inclusion: {
    name: "Inclusion",
    formula: "c/min(a, b)",
    meaning: "Papers that hold both, of those that hold the rarer one.",
    digits: 2,
  },
  papers: { name: "Joint papers", formula: "c", meaning: "Papers that hold both; favours common concepts.", digits: 0 },
};

export interface LinkCounts {
  readonly papers: number;
  readonly a: number;
  readonly b: number;
  readonly corpus: number;
}

/** The value of a measure from the counts of a pair. */
export function strengthOf(measure: MeasureName, { papers: c, a, b, corpus }: LinkCounts): number {
  const lift = (c * corpus) / (a * b);
  switch (measure) {
    case "npmi":
      return c === corpus ? 1 : Math.log(lift) / -Math.log(c / corpus);
    case "associationStrength":
      return lift;
    case "jaccard":
      return c / (a + b - c);
    case "cosine":
      return c / Math.sqrt(a * b);
    case "inclusion":
      return c / Math.min(a, b);
    case "papers":
      return c;
  }
}
