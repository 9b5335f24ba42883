import { describe, expect, it } from "vitest";
import type { ConceptRecord } from "../../graph/contract/records.ts";
import { canonicalKey, conceptSlug } from "../../graph/extraction/language/canonical.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { ConceptNames } from "../../graph/snapshot/concept-names.ts";
import { foldName } from "../../graph/snapshot/name-index.ts";

function concept(label: string, papers: number, ...aliases: string[]): ConceptRecord {
  const key = canonicalKey(label);
  const forms = [label, ...aliases].map((form) => ({ form, papers: 1 }));
  return { id: conceptSlug(key), key, label, aliases: forms, papers, termhood: 1 };
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

  it.each([
    ["in-context lerning", "in-context learning"],
    ["larg language modles", "large language models"],
    ["unlaerning", "unlearning"],
    ["deep leaning", "deep learning"],
    ["large langauge", "large language models"],
  ])("finds “%s” although it is misspelt", async (text, label) => {
    expect((await names.search(text, 5)).map(({ concept: number }) => labelOf(number))).toContain(label);
  });

  it("takes nothing for a misspelling of what differs in more than few letters, or is short", async () => {
    for (const text of ["lrn", "icm", "xxlearningxx", "deep xyz"]) expect(await names.search(text, 5)).toEqual([]);
  });
});

describe("the search for names, compared with reading all of them", () => {
  const random = seededRandom(11);
  const below = (n: number) => Math.floor(random() * n);
  const word = () => Array.from({ length: 1 + below(5) }, () => "abn-"[below(4)]).join("");
  const label = () => Array.from({ length: 1 + below(4) }, word).join(" ");
  const generated = Array.from({ length: 120 }, (_, k) => ({
    ...concept(`${label()} ${label()}`, 120 - below(60), label(), label()),
    id: `c${String(k).padStart(3, "0")}`,
    key: `key ${k}`,
  }));
  const order = Uint32Array.from(generated.keys()).sort((a, b) => generated[b]!.papers - generated[a]!.papers || a - b);
  const all = new ConceptNames(generated, order);

  /** Rank by the place of the text in a line: the whole, its beginning, the beginning of a word, the inside of one. */
  function rankIn(line: string, text: string): number {
    if (line === text) return 0;
    if (line.startsWith(text)) return 1;
    if (` ${line}`.includes(` ${text}`)) return 2;
    return text.length >= 3 && line.includes(text) ? 3 : Number.POSITIVE_INFINITY;
  }

  function searchAll(text: string, limit: number): number[] {
    const lines = Array.from(order).flatMap((owner) => {
      const { label: name, aliases } = generated[owner]!;
      return [name, ...aliases.map(({ form }) => form)].map((form) => ({ owner, line: foldName(form) }));
    });
    const ranked = lines.map(({ owner, line }, at) => ({ owner, at, rank: rankIn(line, text) }));
    const best = ranked.filter(({ rank }) => rank < 4).sort((a, b) => a.rank - b.rank || a.at - b.at);
    return [...new Set(best.map(({ owner }) => owner))].slice(0, limit);
  }

  it("finds the same, in the same order", async () => {
    let found = 0;
    for (let k = 0; k < 1500; k++) {
      const line = foldName(generated[below(120)]!.label);
      const from = below(line.length);
      const text = foldName(line.slice(from, from + 1 + below(8)));
      const limit = 1 + below(12);
      if (text === "" || (await all.find(text)) !== undefined) continue;
      const expected = searchAll(text, limit);
      expect((await all.search(text, limit)).map(({ concept: number }) => number)).toEqual(expected);
      found += expected.length;
    }
    expect(found).toBeGreaterThan(2000);
  });
});
