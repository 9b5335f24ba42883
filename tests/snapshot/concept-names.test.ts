import { describe, expect, it } from "vitest";
import type { ConceptRecord } from "../../graph/contract/records.ts";
import { canonicalKey, slugOf } from "../../graph/extraction/language/canonical.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { ConceptNames } from "../../graph/snapshot/concept-names.ts";

function concept(label: string, papers: number, ...aliases: string[]): ConceptRecord {
  const key = canonicalKey(label);
  const forms = [label, ...aliases].map((form) => ({ form, papers: 1 }));
  return { id: slugOf(key), key, label, aliases: forms, papers, termhood: 1 };
}

const concepts = [
  concept("large language models", 30, "LLMs", "LLM", "Large Language Model"),
  concept("in-context learning", 20, "ICL"),
  concept("pre-training", 18, "pretraining"),
  concept("language modelling", 9),
  concept("learning rate", 5),
  concept("deep learning", 40),
  concept("unlearning", 2),
].sort((a, b) => compareIds(a.id, b.id));
const byPapers = Uint32Array.from(concepts.keys()).sort(
  (a, b) => (concepts[b]?.papers ?? 0) - (concepts[a]?.papers ?? 0),
);
const names = new ConceptNames(concepts, byPapers);
const labelOf = (number: number | undefined) => (number === undefined ? undefined : concepts[number]?.label);

describe("ConceptNames", () => {
  it.each([
    ["large-language-model", "large language models"],
    ["Large language model", "large language models"],
    ["LLM", "large language models"],
    ["llms", "large language models"],
    ["in context learning", "in-context learning"],
    ["icl", "in-context learning"],
    ["Pretraining", "pre-training"],
    ["pre training", "pre-training"],
  ])("finds “%s”", async (name, label) => {
    expect(labelOf(await names.find(name))).toBe(label);
  });

  it.each(["", " ", "\n", "nothing", "rate deep", "learn"])("does not find “%s”", async (name) => {
    expect(await names.find(name)).toBeUndefined();
  });

  it("suggests the nearest names for an unknown one", async () => {
    await expect(names.resolve("large languge model")).rejects.toMatchObject({
      code: "NOT_FOUND",
      hint: expect.stringContaining("“large language models”"),
    });
    await expect(names.resolve("zzzz")).rejects.toMatchObject({ hint: undefined });
  });

  it("ranks matches: whole forms, beginnings, beginnings of words, then insides; most papers first", async () => {
    const found = async (text: string) => (await names.search(text, 9)).map(({ concept: number }) => labelOf(number));
    expect(await found("learning")).toEqual(["learning rate", "deep learning", "in-context learning", "unlearning"]);
    expect(await found("ll")).toEqual(["large language models"]);
    expect(await found("in-con")).toEqual(["in-context learning"]);
    // Two letters match beginnings of words only.
    expect(await found("ar")).toEqual([]);
    expect(await found("l")).toEqual([
      "large language models",
      "language modelling",
      "learning rate",
      "deep learning",
      "in-context learning",
    ]);
  });

  it("returns the form that matched, as papers write it, up to the limit", async () => {
    expect((await names.search("llm", 1)).map(({ form }) => form)).toEqual(["LLM"]);
    expect(await names.search("l", 2)).toHaveLength(2);
  });
});
