import type { KnowledgeAmong } from "../../graph/contract/knowledge/knowledge.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";

/** A map with names that every format must escape. */
export const graph: ConceptMap = {
  ...{
    revision: 3,
    layout: "ready",
    progress: null,
    seed: 1,
    measure: "npmi",
    relation: null,
    minStrength: 0,
    minPapers: 1,
    minJoint: 1,
  },
  papers: 9,
  extent: [0, -1, 3, 2],
  missing: [],
  expanded: [],
  opened: [],
  general: { minSpecificity: 0, hidden: 0, labels: [] },
  total: { concepts: 4, links: 2, strongEnough: 2 },
  nodes: {
    id: ["alpha", "beta<&>", 'quote-"x"', "=cmd"],
    label: ["alpha", "beta <&> β", 'the "x"', "=HYPERLINK(1)"],
    papers: [4, 3, 2, 1],
    folded: [0, 0, 0, 0],
    community: [1, 1, 2, 0],
    x: [0, -1.5, 2.25, 3],
    y: [1, 0, -1, 2],
    meanYear: [2019.5, null, 2020, 2021],
    participation: [0.1, 0, 0.5, 0],
    growth: [0.1, null, -0.2, 0],
  },
  links: {
    source: [0, 0],
    target: [1, 2],
    papers: [3, 2],
    said: [],
    npmi: [0.75, -0.25],
    associationStrength: [1.5, 0.5],
  },
  foundFrom: null,
  communities: [
    { id: 1, label: "alpha & beta", concepts: 2, papers: 5, stability: null },
    { id: 2, label: "x", concepts: 1, papers: 2, stability: null },
  ],
};

/** What is known of its concepts. */
export const knowledge: KnowledgeAmong = {
  concepts: graph.nodes.id,
  kinds: ["task", "method", "other", "other"],
  hierarchy: { narrower: [2], broader: [0] },
  relations: { from: [1], to: [0], type: ["used-for"], papers: [3], confidence: [0.8] },
  minConfidence: 0.7,
};
