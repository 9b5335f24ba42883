import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { CandidateReader } from "../../graph/extraction/packing/candidate-reader.ts";
import { namesWithAnd } from "../../graph/extraction/vocabulary/coordinations.ts";
import { KeyStatistics } from "../../graph/extraction/vocabulary/key-statistics.ts";
import { keysToKeep } from "../../graph/extraction/vocabulary/resolution.ts";
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

/** So many papers about a phrase. */
const manyPapersAbout = (phrase: string, count: number) =>
  Array.from({ length: Math.ceil(count / 4) }, (_, round) =>
    papersAbout(phrase).map(({ title, abstract }) => ({ title: `${title} of round ${round}`, abstract })),
  )
    .flat()
    .slice(0, count);

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

  it.each(
    ["head and neck cancer", "foot and mouth disease", ...names.slice(0, 3)].flatMap((name) =>
      [
        [8, 4],
        [8, 6],
        [12, 4],
        [4, 12],
        [4, 2],
        [5, 3, 3],
        [6, 4, 5, 4],
      ].map(([whole, ...longer]) => [name, whole!, longer] as const),
    ),
  )("stays one beside longer names: %s in %i papers, longer ones in %j", (name, whole, longer) => {
    const lasts = ["cells", "treatment", "patients"];
    const counts = countsOf([
      ...manyPapersAbout(name, whole),
      ...longer.flatMap((count, i) => manyPapersAbout(`${name} ${lasts[i]}`, count)),
    ]);
    expect(counts.get(name)).toBe(whole);
    const rest = name.slice(name.indexOf(" and ") + 5);
    // one of few papers is no name
    const namesFound = longer.map((count, i) => [`${name} ${lasts[i]}`, count >= 4 ? count : undefined] as const);
    for (const [of, count] of namesFound) expect(counts.get(of)).toBe(count);
    const unnamed = longer.filter((count) => count < 4).reduce((a, b) => a + b, 0);
    expect(counts.get(rest) ?? 0).toBeLessThanOrEqual(unnamed);
  });

  it("is one exactly where enough papers have it, not counting those that only have a longer one", () => {
    const papers = fc.integer({ min: 2, max: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...names), papers, papers, fc.nat(6), (name, whole, longer, alone) => {
        const counts = countsOf([
          ...manyPapersAbout(name, whole),
          ...manyPapersAbout(`${name} cells`, longer),
          ...manyPapersAbout(name.slice(name.indexOf(" and ") + 5), alone),
        ]);
        expect(counts.get(name)).toBe(whole >= 4 && whole >= 0.7 * (whole + alone) ? whole : undefined);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same where only the keys that are needed are kept", () => {
    for (const [whole, ...longer] of [
      [8, 4],
      [5, 3, 3],
      [4, 2],
      [4, 12],
    ]) {
      const all = new KeyStatistics();
      const reader = new CandidateReader();
      const phrases = ["", " cells", " patients"].map((last) => `head and neck cancer${last}`);
      for (const paper of phrases.flatMap((phrase, i) => manyPapersAbout(phrase, [whole!, ...longer][i] ?? 0))) {
        reader.readKeys(extractCandidates(paper));
        all.add(reader);
      }
      const kept = new KeyStatistics();
      kept.addPapers(all.papers);
      const senses = { dominant: new Map(), ambiguous: new Map() };
      for (const key of new Set(keysToKeep(all, senses, new Set()))) {
        const id = all.keyId(key);
        if (id !== undefined) kept.addSums(key, all.sumsOf(id));
      }
      const namesOf = (keys: KeyStatistics) => [...namesWithAnd(keys)].map((id) => keys.keyOf(id)).sort();
      expect(kept.size).toBeLessThan(all.size);
      expect(namesOf(kept)).toEqual(namesOf(all));
      expect(namesOf(kept)).toContain("head and neck cancer");
    }
  });

  it.each([
    [8, 4, 4],
    [8, 8, 8],
    [4, 12, 2],
  ])("is none where its last words stand alone, too: %i, longer %i, alone %i", (whole, longer, alone) => {
    const [name, rest] = ["salt and kidney failure", "kidney failure"];
    const counts = countsOf([
      ...manyPapersAbout(name, whole).map(({ title, abstract }, i) => {
        // some papers write both
        return { title, abstract: i < longer ? `${abstract} These were cases of ${name} treatment.` : abstract };
      }),
      ...manyPapersAbout(rest, alone),
    ]);
    expect(counts.has(name)).toBe(false);
    expect(counts.get(rest)).toBe(whole + alone);
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
