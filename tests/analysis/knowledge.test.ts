import { describe, expect, it } from "vitest";
import { conceptKinds } from "../../graph/analysis/knowledge/concept-kinds.ts";
import { decideKnowledge } from "../../graph/analysis/knowledge/knowledge.ts";
import { pairRelations } from "../../graph/analysis/knowledge/pair-relations.ts";
import type { KnowledgeEvidence } from "../../graph/analysis/knowledge-evidence.ts";
import { CONCEPT_KINDS, CONCEPT_RELATIONS, type ConceptRelation } from "../../graph/contract/entities.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence } from "../reference/random-incidence.ts";

/** from, to, type, paper, probability, negated */
type Row = readonly [number, number, ConceptRelation, number, number, boolean?];

function evidenceOf(keys: readonly string[], rows: readonly Row[], kinds: readonly number[][] = []): KnowledgeEvidence {
  const kindSums = new Uint32Array(keys.length * CONCEPT_KINDS.length);
  for (const [c, sums] of kinds.entries()) kindSums.set(sums, c * CONCEPT_KINDS.length);
  return {
    keys,
    isAcronym: new Uint8Array(keys.length),
    mentions: Uint32Array.from(keys, (_, c) => Math.round((kinds[c] ?? []).reduce((a, b) => a + b, 0) / 15)),
    kindSums,
    rows: {
      from: Uint32Array.from(rows, ([from]) => from),
      to: Uint32Array.from(rows, ([, to]) => to),
      type: Uint8Array.from(rows, ([, , type]) => CONCEPT_RELATIONS.indexOf(type)),
      paper: Uint32Array.from(rows, ([, , , paper]) => paper),
      probability: Uint8Array.from(rows, ([, , , , probability]) => Math.round(probability * 255)),
      negated: Uint8Array.from(rows, (row) => (row[5] ? 1 : 0)),
    },
  };
}

describe("conceptKinds", () => {
  it("takes the mean over all mentions, and calls what is unsure other", () => {
    const { kind } = conceptKinds(evidenceOf(["a", "b", "c"], [], [[15, 120, 0, 15, 0], [30, 30, 30, 30, 30], []]));
    expect(Array.from(kind, (k) => CONCEPT_KINDS[k])).toEqual(["method", "other", "other"]);
  });
});

describe("pairRelations", () => {
  const years = Int16Array.of(2019, 2017, 0);

  it("grows surer with each further paper, not with each further sentence of one", () => {
    const rows: Row[] = [
      [0, 1, "used-for", 0, 0.6],
      [0, 1, "used-for", 0, 0.6],
      [0, 1, "used-for", 1, 0.6],
      [0, 1, "used-for", 2, 0.1],
      [0, 1, "used-for", 2, 0.9, true],
    ];
    const found = pairRelations(evidenceOf(["a", "b"], rows), years);
    const p = (0.85 * 153) / 255;
    expect(found.confidence[0]).toBeCloseTo(1 - (1 - p) ** 2);
    expect([found.sentences[0], found.negated[0], found.firstYear[0]]).toEqual([3, 1, 2017]);
    expect([...found.papers]).toEqual([0, 1]);
  });

  it("lets what says the opposite direction count against it", () => {
    const rows: Row[] = [
      [0, 1, "used-for", 0, 0.9],
      [1, 0, "used-for", 1, 0.9],
    ];
    const alone = pairRelations(evidenceOf(["a", "b"], rows.slice(0, 1)), years);
    const both = pairRelations(evidenceOf(["a", "b"], rows), years);
    expect(both.confidence[0]).toBeCloseTo((alone.confidence[0] as number) / 2);
  });
});

/** The links of a hierarchy as names. */
function linksOf(keys: readonly string[], rows: readonly Row[], papers: readonly (readonly number[])[]): string[] {
  const incidence = incidenceOf(
    keys.length,
    papers.map((row) => [...row]),
  );
  const { hierarchy } = decideKnowledge(incidence, {
    evidence: evidenceOf(keys, rows),
    years: new Int16Array(papers.length),
  });
  return keys.flatMap((key, c) =>
    Array.from(hierarchy.broader.slice(hierarchy.offsets[c], hierarchy.offsets[c + 1]), (b) => `${key} < ${keys[b]}`),
  );
}

describe("hierarchy", () => {
  // 0 learning, 1 offline reinforcement learning, 2 reinforcement learning, 3 graph, 4 knowledge graph, 5 q-learning
  const keys = [
    "learning",
    "offline reinforcement learning",
    "reinforcement learning",
    "graph",
    "knowledge graph",
    "q-learning",
  ];
  const papers = [[1, 2], [1, 2], [2, 5], [2], [2], [0], [0], [3], [3], [3], [4], [4], [4]];

  it("takes a name within a longer one only where papers or sentences agree", () => {
    expect(linksOf(keys, [], papers)).toEqual(["offline reinforcement learning < reinforcement learning"]);
  });

  it("takes what sentences say although the names differ", () => {
    const rows: Row[] = [
      [5, 2, "kind-of", 2, 0.9],
      [5, 2, "kind-of", 3, 0.9],
    ];
    expect(linksOf(keys, rows, papers)).toContain("q-learning < reinforcement learning");
  });

  it("takes no name that stands in no paper without the longer one", () => {
    const names = ["pylori positive patient", "helicobacter pylori positive patient"];
    expect(linksOf(names, [], [[0, 1], [0, 1], [], []])).toEqual([]);
    expect(linksOf(names, [], [[0, 1], [0, 1], [0], []])).toHaveLength(1);
  });

  it.each([
    ["training generative model", "generative model"],
    ["training deep neural network", "neural network"],
    ["benchmarking causal interpretability", "causal interpretability"],
    ["single dose omeprazole", "omeprazole"],
    ["post prandial ranitidine", "ranitidine"],
    ["diagnosing reflux", "reflux"],
    ["antipsychotic haloperidol", "haloperidol"],
    ["anticholinergic oxybutynin chloride", "oxybutynin chloride"],
    ["sequential medroxyprogesterone acetate", "medroxyprogesterone acetate"],
    ["thirty six ulcer patient", "ulcer patient"],
    ["month preceding endoscopy", "endoscopy"],
  ])("takes “%s” for no kind of “%s”", (narrower, broader) => {
    expect(linksOf([narrower, broader], [], [[0, 1], [0, 1], [1], [1], []])).toEqual([]);
  });

  it("takes the part that something plays in one study, and a thing's opposite, for no kind of it, unless the name says so", () => {
    const says = (narrower: string, broader: string) =>
      linksOf([narrower, broader], [[0, 1, "kind-of", 0, 0.95]], [[0, 1], [0, 1], [1], [1], []]);
    expect(says("hyponatremia", "adverse event")).toEqual([]);
    expect(says("logistic regression", "baseline")).toEqual([]);
    expect(says("noninvasive test", "invasive test")).toEqual([]);
    expect(says("renal adverse event", "adverse event")).toHaveLength(1);
    expect(says("itching", "symptom")).toHaveLength(1);
    expect(says("sequential control", "control")).toHaveLength(1);
  });

  it("takes no longer name for what the shorter one is a kind of, whatever sentences say", () => {
    const rows: Row[] = [0, 1, 2].map((paper) => [0, 1, "kind-of", paper, 0.95]);
    expect(linksOf(["planning", "motion planning"], rows, [[0, 1], [0, 1], [0, 1], [0]])).toEqual([
      "motion planning < planning",
    ]);
  });

  it("finds kinds of what every field speaks of", () => {
    const names = ["robot", "mobile robot", "humanoid robot", "graph", "image", "de occlusion", "occlusion"];
    const all = [[0, 1, 3], [0, 1, 4], [0, 2, 3], [0, 2, 4], [0, 3], [0, 4], [5, 6], [5, 6], [6], [3], [4], []];
    expect(linksOf(names, [], all)).toEqual(["mobile robot < robot", "humanoid robot < robot"]);
  });

  it.each([
    ["learning algorithm", "algorithm"],
    ["spiking neural network", "neural network"],
    ["nocturnal asthma", "asthma"],
    ["training free motion planning", "motion planning"],
  ])("takes “%s” for a kind of “%s”", (narrower, broader) => {
    expect(linksOf([narrower, broader], [], [[0, 1], [0, 1], [1], [1], [], [], []])).toHaveLength(1);
  });

  it("leaves out what stands above another parent", () => {
    const chain = ["deep offline learning", "learning", "offline learning"];
    expect(linksOf(chain, [], [[0, 1, 2], [0, 1, 2], [1, 2], [1, 2], [1], [], [], [], [], [], [], []])).toEqual([
      "deep offline learning < offline learning",
      "offline learning < learning",
    ]);
  });

  it("has no cycle and at most three parents, whatever sentences say", () => {
    for (let seed = 0; seed < 100; seed++) {
      const random = seededRandom(seed);
      const incidence = randomIncidence(seed);
      const number = () => Math.floor(random() * incidence.concepts);
      const rows = Array.from({ length: incidence.concepts * 6 }, (): Row => [number(), number(), "kind-of", 0, 0.95]);
      const evidence = evidenceOf(
        Array.from({ length: incidence.concepts }, (_, c) => `concept ${c}`),
        rows.filter(([from, to]) => from !== to),
      );
      const { hierarchy } = decideKnowledge(incidence, {
        evidence,
        years: new Int16Array(incidence.papers),
      });
      const parents = (c: number) => [...hierarchy.broader.slice(hierarchy.offsets[c], hierarchy.offsets[c + 1])];
      const state = new Uint8Array(incidence.concepts);
      const visit = (c: number): void => {
        expect(state[c]).not.toBe(1);
        if (state[c] === 2) return;
        state[c] = 1;
        expect(parents(c).length).toBeLessThanOrEqual(3);
        for (const parent of parents(c)) visit(parent);
        state[c] = 2;
      };
      for (let c = 0; c < incidence.concepts; c++) visit(c);
    }
  });
});
