import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formOf, keywordsOf } from "../../graph/extraction/keywords.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import type { PaperText } from "../../graph/extraction/language/document.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const keysOf = (papers: readonly PaperText[]) => vocabularyOf(papers).concepts.map(({ key }) => key);

describe("the form of a keyword", () => {
  it.each([
    ["Otter Pox/diagnosis", "Otter Pox"],
    ["Lutrazine/adverse effects/*therapeutic use", "Lutrazine"],
    ["*Otter Pox / dt [Drug Therapy]", "Otter Pox"],
    ["Harbours--Iceland--History", "Harbours"],
    ["Receptors, Cell Surface", "Cell Surface Receptors"],
    ["Antibodies, Monoclonal, Humanized", "Humanized Monoclonal Antibodies"],
    ["HIV/AIDS", "HIV/AIDS"],
    ["input/output", "input/output"],
    ["ponds, ditches and dams", "ponds, ditches and dams"],
    ["otter occupancy model (OOM)", "otter occupancy model"],
    ["B", "B"],
  ])("of %s is %s", (keyword, form) => {
    expect(formOf(keyword)).toBe(form);
  });

  it.each(["Humans", "Aged, 80 and over", "Q56", "cs.CL", "05C15", "2019", "", "*"])("of %s is none", (keyword) => {
    expect(formOf(keyword)).toBe("");
  });

  it("has a place in the list of all keywords, whatever they are", () => {
    const keyword = fc.string({ unit: fc.constantFrom("a", "B", "é", " ", ",", "/", "-", "(", ")", "1", "*") });
    fc.assert(
      fc.property(fc.array(keyword, { maxLength: 8 }), (keywords) => {
        const text = keywords.join("; ");
        const found = keywordsOf(keywords);
        for (const { key, form, start, end } of found) {
          expect(key).toBe(canonicalKey(form));
          expect(formOf(text.slice(start, end))).toBe(form);
        }
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      }),
    );
  });
});

describe("keywords as evidence", () => {
  // a phrase with a conjunction, which is a concept only when somebody says that it is one thing
  const papers = Array.from({ length: 4 }, (_, i) => ({
    title: `Rivers in winter, part ${i}`,
    abstract: `We count dragging and dropping of reeds in part ${i}. Dragging and dropping is frequent near dams.`,
  }));

  it("speak for the same phrase in the text, and only for it", () => {
    const listed = papers.map((paper) => ({ ...paper, keywords: ["Dragging and dropping", "pond dredging"] }));
    expect(keysOf(papers)).not.toContain("dragging and dropping");
    expect(keysOf(listed)).toContain(canonicalKey("dragging and dropping"));
    expect(keysOf(listed)).not.toContain(canonicalKey("pond dredging"));
  });
});

describe("keywords as concepts", () => {
  const papers = [
    {
      title: "An odd case",
      abstract: "",
      keywords: ["Otter Pox/diagnosis", "Humans", "Lutrazine/*adverse effects"],
      keywordConcepts: true,
    },
    { title: "Otter pox again", abstract: "", keywords: ["Lutrazine"], keywordConcepts: true },
  ];

  it("are mentions in the field of keywords, beside those of the text", () => {
    const { concepts, mentions } = vocabularyOf(papers);
    const keys = concepts.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(["lutrazine", "otter pox"]));
    expect(keys).not.toContain("human");
    const places = [...mentions()].map((of) =>
      of.mentions
        .filter(({ concept }) => ["lutrazine", "otter pox"].includes(keys[concept]!))
        .map(({ concept, field, start, end }) => `${keys[concept]} ${field} ${start}-${end}`),
    );
    expect(places).toEqual([
      ["otter pox 2 0-19", "lutrazine 2 29-55"],
      ["otter pox 0 0-9", "lutrazine 2 0-9"],
    ]);
  });

  it("take the acronyms that the paper defines", () => {
    const paper = {
      title: "Otter occupancy models (OOM) in winter",
      abstract: "Otter occupancy models (OOM) are fitted to counts of otters.",
      keywords: ["OOM"],
      keywordConcepts: true,
    };
    const { concepts, mentions } = vocabularyOf([paper]);
    const inKeywords = [...mentions()][0]!.mentions.filter(({ field }) => field === 2);
    expect(inKeywords.map(({ concept }) => concepts[concept]!.key)).toEqual(["otter occupancy model"]);
  });
});
