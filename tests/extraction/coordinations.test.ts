import { describe, expect, it } from "vitest";
import { vocabularyOf } from "./vocabulary-of.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Papers about a phrase, and the papers about others. */
const papersAbout = (phrase: string, count = 4) =>
  [
    `We studied ${phrase} in three towns and asked who was affected. Nobody had described ${phrase} there before.`,
    `A survey of ${phrase} is given. Costs of ${phrase} rose over the last ten years.`,
    `${capital(phrase)} has been discussed for decades. This paper measures how ${phrase} changed after the reform.`,
    `Little is known about ${phrase} among older adults. We interviewed forty people about ${phrase}.`,
  ]
    .slice(0, count)
    .map((abstract, i) => ({ title: `Notes on ${phrase}, part ${i}`, abstract }));

/** Numbers of papers by concept, in small letters. */
const countsOf = (papers: Parameters<typeof vocabularyOf>[0]) =>
  new Map(vocabularyOf(papers).concepts.map(({ label, papers: count }) => [label.toLowerCase(), count]));

/** Made words of four syllables, which no table knows. */
const word = (n: number, ending: string) =>
  `${["bal", "dor", "fen", "gim", "kul", "pav"][n % 6]}${["om", "ir", "ut"][n % 3]}${ending}`;

describe("a name with a conjunction", () => {
  const names = Array.from({ length: 6 }, (_, n) => `${word(n, "ek")} and ${word(n + 1, "osk")} ${word(n + 2, "ant")}`);

  it.each([
    "head and neck cancer",
    "foot and mouth disease",
    "law and economics scholarship",
    "search and rescue operations",
    "ear, nose and throat surgeons",
    "black and minority ethnic patients",
    "bed and breakfast hotels",
    ...names,
  ])("is whole where its last words never stand alone: %s", (name) => {
    expect(countsOf(papersAbout(name)).get(name)).toBe(4);
  });

  it.each(names)("is none in fewer than four papers: %s", (name) => {
    expect(countsOf(papersAbout(name, 3)).has(name)).toBe(false);
  });

  it.each(["mental and renal health", "salt and kidney failure", ...names])(
    "is none where its last words also stand alone: %s",
    (phrase) => {
      const rest = phrase.slice(phrase.indexOf(" and ") + 5);
      const counts = countsOf([...papersAbout(phrase), ...papersAbout(rest)]);
      expect(counts.has(phrase)).toBe(false);
      expect(counts.get(rest)).toBe(8);
    },
  );

  it.each(["cells", "treatment"])("stays one beside a longer name in fewer papers: … %s", (last) => {
    const name = "head and neck cancer";
    const papers = ["First", "Second", "Third"].flatMap((of) =>
      papersAbout(name).map((paper) => ({ ...paper, title: `${of} ${paper.title}` })),
    );
    const counts = countsOf([...papers, ...papersAbout(`${name} ${last}`)]);
    expect(counts.get(name)).toBe(12);
    expect(counts.get(`${name} ${last}`)).toBe(4);
  });

  it("is whole in a paper whose words would not tell, and takes the place of its parts", () => {
    const { concepts, mentions } = vocabularyOf(papersAbout("head and neck cancer"));
    const labels = [...mentions()].map(({ mentions: of }) => of.map(({ concept }) => concepts[concept]!.label));
    expect(labels.flat()).not.toContain("neck cancer");
  });
});

describe("two nouns before one head", () => {
  it.each([
    ["gold", "silver", "nanoparticles"],
    ["copper", "zinc", "oxide"],
    ["barley", "wheat", "straw"],
    ["zorvium", "baldium", "nanoparticles"],
  ])("%s and %s %s: the first has the head too where other papers write it", (first, second, head) => {
    const both = papersAbout(`${first} and ${second} ${head}`);
    const known = countsOf([...both, ...papersAbout(`${first} ${head}`)]);
    expect(known.get(`${first} ${head}`)).toBe(8);
    expect(countsOf(both).has(`${first} ${head}`)).toBe(false);
  });
});
