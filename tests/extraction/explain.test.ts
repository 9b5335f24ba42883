import { describe, expect, it } from "vitest";
import { conceptExplainer } from "../../graph/extraction/explain/explain-concept.ts";
import { explainPhrase } from "../../graph/extraction/explain/explain-phrase.ts";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const PAPERS = [
  {
    title: "Message passing on molecular graphs",
    abstract:
      "We train graph neural networks (GNNs) by message passing. In this paper we show that a GNN predicts toxicity.",
  },
  { title: "Graph neural networks for traffic", abstract: "A GNN forecasts traffic flow, and our results are good." },
];

describe("explaining a phrase in a paper", () => {
  const [paper] = PAPERS as [(typeof PAPERS)[number]];

  it("explains that a mention is above the cut and its rank, in any spelling", () => {
    const answer = explainPhrase(paper, "Graph-Neural-Network");
    expect(answer).toMatchObject({ key: "graph neural network", verdict: "kept" });
    expect(answer.concept).toBeGreaterThan(0.3);
    expect(answer.rank).toBeLessThanOrEqual(5);
    expect(answer.words.map(({ text }) => text)).toContain("neural");
  });

  it("explains why a phrase is no candidate", () => {
    const answer = explainPhrase(paper, "train graph neural networks");
    expect(answer.verdict).toBe("no phrase");
    expect(answer.reasons.join()).toContain("“train”");
    expect(explainPhrase(paper, "toxicity graphs").verdict).toBe("absent");
  });

  const at = (text: string) => ({ field: 1 as const, start: paper.abstract.indexOf(text) });

  it.each([
    ["agents new tasks", "We give embodied agents new tasks.", "“agents” is a plural, which ends its phrase."],
    ["images for training", "We collect images for training.", "“for” is read as a preposition here"],
    ["systems", "We build recommender systems.", "As a part of a longer phrase it names nothing by itself."],
  ])("tells why %j is no candidate", (phrase, abstract, reason) => {
    const answer = explainPhrase({ title: "", abstract }, phrase);
    expect(answer.verdict).toBe("no phrase");
    expect(answer.against).toContain(reason);
  });

  it("explains that the possession of an actor is no concept", () => {
    const answer = explainPhrase({ title: "", abstract: "The user's intention is read." }, "user's intention");
    expect(answer.against).toBe("It belongs to somebody or something in this paper.");
  });

  it("explains a place by the likeliest phrase over its word, and lists the others", () => {
    const { start } = at("neural");
    const answer = explainPhrase(paper, { field: 1, start, end: start });
    expect(answer).toMatchObject({ phrase: "graph neural networks", verdict: "kept" });
    expect(paper.abstract.slice(answer.place?.start, answer.place?.end)).toBe("graph neural networks");
    expect(answer.overlapping.map(({ phrase }) => phrase)).toContain("neural networks");
    expect(answer.words.filter(({ inside }) => inside).map(({ text, kind }) => [text, kind])).toEqual([
      ["graph", "noun"],
      ["neural", "adjective"],
      ["networks", "noun"],
    ]);
  });

  it("extends a selection to whole words", () => {
    const { start } = at("eural netw");
    const answer = explainPhrase(paper, { field: 1, start, end: start + "eural netw".length });
    expect(answer.phrase).toBe("neural networks");
    const { start: verb } = at("train");
    const none = explainPhrase(paper, { field: 1, start: verb, end: verb + "train graph".length });
    expect(none).toMatchObject({ verdict: "no phrase", phrase: "train graph" });
    expect(none.overlapping.length).toBeGreaterThan(0);
  });

  it("reports that there is no word at a place", () => {
    const end = paper.abstract.length + 5;
    expect(explainPhrase(paper, { field: 1, start: end, end })).toMatchObject({ verdict: "absent", words: [] });
  });
});

describe("explaining a phrase in the collection", () => {
  const explainer = conceptExplainer();
  for (const paper of PAPERS) explainer.add(extractCandidates(paper));
  const vocabulary = vocabularyOf(PAPERS);

  it("agrees with the vocabulary about every concept", () => {
    for (const { key, label } of vocabulary.concepts) {
      expect(explainer.explain(label)).toMatchObject({ key, isConcept: true, countsFor: key });
    }
  });

  it("gives the points that make a concept, which sum to its termhood", () => {
    const { evidence, termhood = 0 } = explainer.explain("graph neural network");
    const sum = evidence.reduce((total, { points }) => total + points, 0);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(termhood, 9);
  });

  it("reports the concept that an acronym counts for", () => {
    expect(explainer.explain("graph neural networks").papers).toBe(2);
  });

  it("explains why a phrase is left out, or that no paper uses it", () => {
    expect(explainer.explain("results")).toMatchObject({ isConcept: false });
    expect(explainer.explain("results").reasons.join()).toMatch(/every paper uses|No paper/);
    expect(explainer.explain("quantum gravity").reasons.join()).toContain("No paper");
  });
});
