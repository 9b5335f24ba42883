import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { vocabularyBuilder } from "../../graph/extraction/vocabulary/vocabulary-builder.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const PAPERS = [
  {
    title: "Contrastive Learning for Graph Neural Networks",
    abstract:
      "Graph neural networks (GNNs) are trained by contrastive learning (CL). We show that CL of a GNN improves node classification.",
  },
  {
    title: "Continual learning with replay",
    abstract:
      "Continual learning (CL) suffers from catastrophic forgetting. We add a replay buffer to CL for image classification.",
  },
  {
    title: "Knowledge graph completion by GNN encoders",
    abstract:
      "A knowledge graph is completed by a GNN. Knowledge graph completion helps question answering over a graph.",
  },
  {
    title: "Pre-training of language models",
    abstract:
      "Pretraining of a language model needs text. Pre-training and fine-tuning of language models is studied with CL.",
  },
  {
    title: "Finetuning a Language Model",
    abstract:
      "Fine tuning changes few weights. In this paper, we propose a novel method and extensive experiments show good results.",
  },
];

const vocabulary = vocabularyOf(PAPERS);
const byId = new Map(vocabulary.concepts.map((concept) => [concept.id, concept]));

const mentionsOf = new Map([...vocabulary.mentions()].map(({ paper, mentions }) => [paper, mentions]));

const mentionsIn = ({ title }: (typeof PAPERS)[number]) => mentionsOf.get(title) ?? [];

/** Ids of the concepts of one paper. */
const idsIn = (paper: (typeof PAPERS)[number]) =>
  new Set(mentionsIn(paper).map(({ concept }) => vocabulary.concepts[concept]?.id));

describe("vocabulary", () => {
  it("does not depend on the order of the papers", () => {
    expect(vocabularyOf([...PAPERS].reverse()).concepts).toEqual(vocabulary.concepts);
  });

  it("refuses papers that come in another order the second time", () => {
    const [one, two] = PAPERS.map(extractCandidates) as [Uint8Array, Uint8Array];
    const builder = vocabularyBuilder();
    builder.add("one", one);
    builder.add("two", two);
    expect(() => builder.decide().count("two", two)).toThrow("another order");
    const counter = builder.decide();
    counter.count("one", one);
    counter.count("two", two);
    expect(() => counter.count("two", two)).toThrow("another order");
  });

  it("has unique ids in order, and counts papers as mentions do", () => {
    const ids = vocabulary.concepts.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { id, papers, aliases } of vocabulary.concepts) {
      expect(PAPERS.filter((paper) => idsIn(paper).has(id))).toHaveLength(papers);
      expect(Math.max(...aliases.map((alias) => alias.papers))).toBeLessThanOrEqual(papers);
    }
  });

  it("merges spellings into one concept with its forms as aliases", () => {
    const concept = byId.get("language-model");
    expect(concept?.papers).toBe(2);
    expect(concept?.aliases.map(({ form }) => form)).toEqual(
      expect.arrayContaining(["language models", "language model"]),
    );
    expect(concept?.label).toBe("language model");
    expect(byId.get("pretraining")?.papers).toBe(1);
  });

  it("reads an acronym by its sense in the collection, and an ambiguous one by the paper", () => {
    expect(byId.get("graph-neural-network")?.aliases.map(({ form }) => form)).toContain("GNN");
    expect(byId.get("graph-neural-network")?.papers).toBe(2);
    expect(idsIn(PAPERS[0]!)).toContain("contrastive-learning");
    expect(idsIn(PAPERS[1]!)).toContain("continual-learning");
    const unclear = idsIn(PAPERS[3]!);
    expect(unclear).not.toContain("contrastive-learning");
    expect(unclear).not.toContain("continual-learning");
  });

  it("reads an acronym of two words, with its hyphen or without", () => {
    const concepts = vocabularyOf([
      { title: "", abstract: "Covariance matrix adaptation evolution strategy (CMA-ES) is a strong baseline." },
      { title: "Tuning robots by CMA-ES", abstract: "We compare CMA-ES with gradient descent." },
    ]).concepts;
    const found = concepts.find(({ aliases }) => aliases.some(({ form }) => form === "CMA-ES"));
    expect(found).toMatchObject({ key: "covariance matrix adaptation evolution strategy", papers: 2 });
  });

  it("does not count a word inside a longer concept", () => {
    const mentions = mentionsIn(PAPERS[2]!);
    const places = mentions.map(({ concept, field, start, end }) => ({
      id: vocabulary.concepts[concept]?.id,
      field,
      start,
      end,
    }));
    const graphs = places.filter(({ id }) => id === "knowledge-graph");
    expect(graphs.length).toBeGreaterThan(0);
    for (const outer of graphs) {
      const inside = places.filter(
        (place) =>
          place.id === "graph" && place.field === outer.field && place.start >= outer.start && place.end <= outer.end,
      );
      expect(inside).toEqual([]);
    }
  });

  it("contains no phrase that names no concept", () => {
    for (const id of [
      "paper",
      "novel-method",
      "method",
      "extensive-experiment",
      "good-result",
      "experiment",
      "few-weight",
    ]) {
      expect(byId.has(id)).toBe(false);
    }
  });

  it("is empty for no papers", () => {
    const empty = vocabularyOf([]);
    expect(empty.concepts).toEqual([]);
    expect([...empty.mentions()]).toEqual([]);
    expect([...vocabularyOf([{ title: "", abstract: "" }]).mentions()]).toEqual([{ paper: "", mentions: [] }]);
  });
});
