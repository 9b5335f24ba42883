import { describe, expect, it } from "vitest";
import { conceptExplainer, explainPhrase } from "../../graph/extraction/explain.ts";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { vocabularyBuilder } from "../../graph/extraction/vocabulary-builder.ts";

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

  it("tells that and how well a mention is kept, in any spelling", () => {
    const answer = explainPhrase(paper, "Graph-Neural-Network");
    expect(answer).toMatchObject({ key: "graph neural network", verdict: "kept" });
    expect(answer.concept).toBeGreaterThan(0.3);
    expect(answer.rank).toBeLessThanOrEqual(5);
    expect(answer.words.map(({ text }) => text)).toContain("neural");
  });

  it("tells what stands in the way of a phrase that is no candidate", () => {
    const answer = explainPhrase(paper, "train graph neural networks");
    expect(answer.verdict).toBe("not a candidate");
    expect(answer.reasons.join()).toContain("“train”");
    expect(explainPhrase(paper, "toxicity graphs").verdict).toBe("absent");
  });
});

describe("explaining a phrase in the collection", () => {
  const explainer = conceptExplainer();
  const builder = vocabularyBuilder();
  for (const paper of PAPERS) {
    explainer.add(extractCandidates(paper));
    builder.add(extractCandidates(paper));
  }
  const vocabulary = builder.finish();

  it("agrees with the vocabulary about every concept", () => {
    for (const { key, label } of vocabulary.concepts) {
      expect(explainer.explain(label)).toMatchObject({ key, isConcept: true, countsFor: key });
    }
  });

  it("says what an acronym counts for", () => {
    expect(explainer.explain("graph neural networks").papers).toBe(2);
  });

  it("says why a phrase is left out, or that nobody uses it", () => {
    expect(explainer.explain("results")).toMatchObject({ isConcept: false });
    expect(explainer.explain("results").reasons.join()).toMatch(/every paper uses|No paper/);
    expect(explainer.explain("quantum gravity").reasons.join()).toContain("No paper");
  });
});
