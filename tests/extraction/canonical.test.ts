import { describe, expect, it } from "vitest";
import { canonicalKey, conceptSlug } from "../../graph/extraction/language/canonical.ts";

describe("canonical key", () => {
  it.each([
    ["Pre-training", "pretraining", "pre training", "Pretraining"],
    ["fine-tuning", "finetuning", "Fine tuning"],
    ["multi-task learning", "multitask learning", "Multi-Task Learning"],
    ["language models", "Language Model", "language model"],
    ["generalisation behaviours", "generalization behavior"],
    ["data sets", "datasets", "dataset", "data-sets"],
    ["naïve Bayes", "naive Bayes", "Naïve Bayes"],
    ["time-series analyses", "time series analysis"],
    ["LLMs", "LLM", "LLM's"],
    ["colour centre", "color center"],
    ["self-supervised learning", "self supervised learning"],
    ["vertices", "vertex"],
  ])("is one for %s and its other spellings", (...forms) => {
    expect(new Set(forms.map(canonicalKey)).size).toBe(1);
  });

  it.each([
    ["graph", "knowledge graph"],
    ["learning", "learner"],
    ["physics", "physic"],
    ["unsupervised learning", "supervised learning"],
    ["dynamics", "dynamic"],
    ["Bayes", "bay"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(canonicalKey(a)).not.toBe(canonicalKey(b));
  });

  it("gives an id that is valid in a URL", () => {
    expect(conceptSlug(canonicalKey("In-context learning"))).toBe("in-context-learning");
    expect(conceptSlug(canonicalKey("C++ programs"))).toBe("c++-program");
    expect(conceptSlug(canonicalKey("知识图谱"))).toBe("知识图谱");
  });
});
