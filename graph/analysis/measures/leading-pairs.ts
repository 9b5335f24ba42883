import { type Projection, projectPairs } from "../../incidence/project-pairs.ts";
import { strongest } from "../../shared/strongest.ts";
import { defineAnalysis } from "../define-analysis.ts";

/** Concepts of most papers whose pairs are counted in advance: a map of all papers shows few others, as a rule. */
const MAX_LEADING = 1000;

/** All pairs among the concepts of most papers, so that a map of them is drawn without visiting their papers again. */
export interface LeadingPairs {
  /** One byte a concept, 1 = its pairs with the others are here. */
  readonly isLeading: Uint8Array;
  readonly pairs: Projection;
}

export const leadingPairsAnalysis = defineAnalysis({
  name: "leadingPairs",
  title: "Counting the links of common concepts",
  version: 1,
  needs: {},
  publish: false,
  precompute: "screen",
  run: (incidence): LeadingPairs => {
    const { concepts, conceptOffsets } = incidence;
    const papers = Float64Array.from({ length: concepts }, (_, c) => conceptOffsets[c + 1]! - conceptOffsets[c]!);
    const isLeading = new Uint8Array(concepts);
    for (const concept of strongest(papers, MAX_LEADING)) isLeading[concept] = 1;
    return { isLeading, pairs: projectPairs(incidence, { minJoint: 1, conceptMask: isLeading }) };
  },
});
