import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import model from "../../graph/extraction/data/span-model.json" with { type: "json" };
import { focusOf } from "../../graph/extraction/ranking/features.ts";
import { putWordFeatures, WORD_TEMPLATES } from "../../graph/extraction/ranking/word-features.ts";
import { WordHashes, WordWeights } from "../../graph/extraction/ranking/word-weights.ts";
import { wordFeaturesOf } from "../../scripts/train/dataset.ts";

const papers = readFileSync(resolve(import.meta.dirname, "../../samples/papers.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as { title: string; abstract: string });

const tables = WORD_TEMPLATES.map((template) => {
  const { values, weights } = model.words[template];
  return new Map(values.split("\n").map((value, i) => [value, (weights[i] ?? 0) / 1000]));
});

describe("word weights by hash", () => {
  it("sum to the weights of the values as texts", () => {
    const weights = new WordWeights(model.words);
    let known = 0;
    for (const paper of papers) {
      const { document, candidates } = contextOf(paper);
      const foci = candidates.map((candidate) => focusOf(document, candidate));
      const hashed = new WordHashes(candidates.length * WORD_TEMPLATES.length);
      for (const [i, focus] of foci.entries()) putWordFeatures(hashed, document, candidates[i]?.key ?? "", focus);
      for (const [i, focus] of foci.entries()) {
        const values = wordFeaturesOf(document, candidates[i]?.key ?? "", focus);
        expect(values).toHaveLength(WORD_TEMPLATES.length);
        const expected = values.reduce((sum, value, t) => sum + (tables[t]?.get(value) ?? 0), 0.5);
        expect(weights.sum(0.5, hashed.hashes, i * WORD_TEMPLATES.length)).toBe(expected);
        known += values.filter((value, t) => tables[t]?.has(value)).length;
      }
    }
    expect(known).toBeGreaterThan(10_000);
  });

  it("keep every committed value apart from every other", () => {
    for (const template of WORD_TEMPLATES) {
      const values = model.words[template].values.split("\n");
      const hashed = new WordHashes(values.length);
      for (const value of values) {
        hashed.add(value);
        hashed.end();
      }
      const marks = new Set(values.map((_, i) => hashed.hashes.slice(2 * i, 2 * i + 2).join()));
      expect(marks.size).toBe(new Set(values).size);
    }
  });

  it("do not depend on how a value is cut into parts", () => {
    const hashed = new WordHashes(2);
    for (const part of ["graph", " ", "neural"]) hashed.add(part);
    hashed.end();
    hashed.add("graph neural");
    hashed.end();
    expect([...hashed.hashes.slice(0, 2)]).toEqual([...hashed.hashes.slice(2)]);
  });
});
