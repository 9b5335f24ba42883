import { expect } from "vitest";
import { all, type Clause, clause, worldClause } from "./clause.ts";
import { fullPaper, paper, saveInGraph } from "./store-examples.ts";

const seen = ({ keys: _, records: __, sources: ___, ...rest }: ReturnType<typeof paper>) => rest;

export const paperClauses: readonly Clause[] = [
  clause("an empty store answers every question with nothing", async (store) => {
    expect(await store.summary("x")).toMatchObject({ papers: 0, concepts: 0, mentions: 0, pending: 0, stale: false });
    expect(await all(store.allPapers())).toEqual([]);
    expect(await store.papers(["a"])).toEqual([]);
    expect(await store.papersByKeys(["id:a"])).toEqual([]);
    expect([...(await store.paperColumns()).ids]).toEqual([]);
    expect(await store.searchPapers("word", 5)).toEqual([]);
    expect(await store.searchConcepts("word", 5)).toEqual([]);
    expect(await store.papersToExtract("x", 5)).toEqual([]);
    expect(await all(store.candidates("x"))).toEqual([]);
    expect(await store.concepts()).toEqual([]);
    expect(await all(store.mentions())).toEqual([]);
    expect(await all(store.incidences())).toEqual([]);
    expect(await store.decisions()).toEqual([]);
    expect(await store.derived("d", 0)).toBeUndefined();
    expect(await store.waitingPapers()).toEqual([]);
    expect(await store.sources.list()).toEqual([]);
    expect(await store.sources.holdings()).toEqual([]);
    expect(await store.sources.papersOf("1", 5)).toEqual([]);
  }),

  clause("papers come back as they were saved", async (store) => {
    await saveInGraph(store, [fullPaper, paper("bare", { abstract: "" })]);
    expect(await store.papers(["bare", "full/1"])).toEqual([seen(paper("bare", { abstract: "" })), seen(fullPaper)]);
    expect(await all(store.allPapers())).toEqual([paper("bare", { abstract: "" }), fullPaper]);
  }),

  clause("papers come in the order asked for, without those that are unknown", async (store) => {
    await saveInGraph(
      store,
      ["a", "b", "c"].map((id) => paper(id)),
    );
    expect((await store.papers(["c", "nowhere", "a"])).map(({ id }) => id)).toEqual(["c", "a"]);
  }),

  clause("ids are ordered by code point, and case matters", async (store) => {
    const ids = ["B", "Z9", "a", "a~1", "é", "\uff5e", "😀"];
    await saveInGraph(
      store,
      [...ids].reverse().map((id) => paper(id)),
    );
    expect((await all(store.allPapers())).map(({ id }) => id)).toEqual(ids);
    expect([...(await store.paperColumns()).ids]).toEqual(ids);
    expect((await store.papersToExtract("x", 99)).map(({ id }) => id)).toEqual(ids);
  }),

  clause("papers are found by any of their keys, by ascending id", async (store) => {
    await saveInGraph(store, [
      paper("b", { keys: ["k1", "shared"] }),
      paper("a", { keys: ["K1", "shared"] }),
      fullPaper,
    ]);
    const found = async (...keys: string[]) => (await store.papersByKeys(keys)).map(({ id }) => id);
    expect(await found("k1")).toEqual(["b"]);
    expect(await found("shared")).toEqual(["a", "b"]);
    expect(await found("none", "title:é", "K1", "shared")).toEqual(["a", "b", "full/1"]);
    expect(await found()).toEqual([]);
    expect(await store.papersByKeys(["title:é"])).toEqual([fullPaper]);
  }),

  clause("replacing a paper replaces its keys and records", async (store) => {
    await saveInGraph(store, [paper("a", { keys: ["old", "kept"] })]);
    await saveInGraph(store, [paper("a", { keys: ["kept", "new"], records: "other" })]);
    expect(await store.papersByKeys(["old"])).toEqual([]);
    expect(await store.papersByKeys(["new"])).toEqual([paper("a", { keys: ["kept", "new"], records: "other" })]);
    expect(await store.papersByKeys(["kept", "new"])).toHaveLength(1);
  }),

  clause("removed papers are gone, with their keys and words", async (store) => {
    await saveInGraph(store, [paper("a", { keys: ["k"], title: "Walrus" }), paper("b")]);
    await saveInGraph(store, [paper("c", { keys: ["k"] })], ["a", "never-there"]);
    expect((await all(store.allPapers())).map(({ id }) => id)).toEqual(["b", "c"]);
    expect((await store.papersByKeys(["k"])).map(({ id }) => id)).toEqual(["c"]);
    expect(await store.searchPapers("walrus", 5)).toEqual([]);
    expect(await store.papers(["a"])).toEqual([]);
    expect((await store.summary("x")).papers).toBe(2);
  }),

  clause("a paper removed and saved in one call stays", async (store) => {
    await saveInGraph(store, [paper("a")]);
    await saveInGraph(store, [paper("a", { title: "New" })], ["a"]);
    expect((await store.papers(["a"]))[0]?.title).toBe("New");
  }),

  clause("lists may be long", async (store) => {
    const ids = Array.from({ length: 3000 }, (_, i) => `p${String(i).padStart(5, "0")}`);
    await saveInGraph(
      store,
      ids.map((id) => paper(id)),
    );
    const asked = [...ids, ...Array.from({ length: 40_000 }, (_, i) => `unknown-${i}`)];
    expect((await store.papers(asked)).map(({ id }) => id)).toEqual(ids);
    expect(await store.papersByKeys(asked.map((id) => `id:${id}`))).toHaveLength(3000);
  }),

  clause("columns hold years and venues in order of id, with marks for the unknown", async (store) => {
    await saveInGraph(store, [
      paper("c", { year: 1999, venue: "V" }),
      paper("a", { year: 2020, venue: "W" }),
      paper("b"),
      paper("d", { year: 2020, venue: "V" }),
    ]);
    const { ids, years, venues, venueNames } = await store.paperColumns();
    expect([...ids]).toEqual(["a", "b", "c", "d"]);
    expect([...years]).toEqual([2020, 0, 1999, 2020]);
    expect([...venues].map((venue) => (venue < 0 ? null : venueNames[venue]))).toEqual(["W", null, "V", "V"]);
    expect([...venueNames].sort()).toEqual(["V", "W"]);
  }),

  clause("search finds papers that hold all words, whatever the case and accents", async (store) => {
    await saveInGraph(store, [
      paper("a", { title: "Café walrus", abstract: "Diffusion models of ice." }),
      paper("b", { title: "Ice", abstract: "A walrus." }),
      paper("c", { title: "Other", abstract: "Nothing here." }),
    ]);
    expect((await store.searchPapers("WALRUS ice", 9)).sort()).toEqual(["a", "b"]);
    expect(await store.searchPapers("cafe walr", 9)).toEqual(["a"]);
    expect(await store.searchPapers("ice", 1)).toEqual(["b"]);
    expect(await store.searchPapers("walrus nowhere", 9)).toEqual([]);
    await saveInGraph(store, [paper("b", { title: "Sand", abstract: "A walrus." })]);
    expect(await store.searchPapers("ice", 9)).toEqual(["a"]);
    expect(await store.searchPapers("sand", 9)).toEqual(["b"]);
  }),

  clause("search finds papers by every beginning of their words", async (store) => {
    const words = [
      "separation",
      "relational",
      "universities",
      "happily",
      "generalizations",
      "use",
      "catégorie",
      "straße",
    ];
    for (const [k, word] of words.entries()) {
      await saveInGraph(store, [paper(`p${k}`, { title: "Walrus", abstract: `Some ${word} at sea.` })]);
    }
    for (const [k, word] of words.entries()) {
      for (let length = 1; length <= word.length; length++) {
        const begun = word.slice(0, length);
        expect(await store.searchPapers(`walrus ${begun}`, 9), begun).toContain(`p${k}`);
      }
    }
  }),

  clause("all papers that hold some words are found, however many", async (store) => {
    const many = Array.from({ length: 2300 }, (_, k) =>
      paper(`p${String(k).padStart(4, "0")}`, { title: k % 10 === 0 ? "Sand" : "Walrus", abstract: "Ice of the sea." }),
    );
    await saveInGraph(store, many);
    const wanted = many.filter(({ title }) => title === "Walrus").map(({ id }) => id);
    expect((await all(store.papersWithWords("walrus sea"))).flat().sort()).toEqual(wanted);
    expect((await all(store.papersWithWords("walrus nowhere"))).flat()).toEqual([]);
    expect((await all(store.papersWithWords("(*"))).flat()).toEqual([]);
  }),

  clause("no query is a syntax error", async (store) => {
    await saveInGraph(store, [paper("a", { title: "Walrus and title", abstract: "near or not" })]);
    const hostile = [
      '"',
      '"walrus',
      "walrus AND",
      "NOT",
      "(",
      "a*",
      "*",
      "title:",
      "near(walrus",
      "walrus^2",
      "-walrus",
    ];
    hostile.push(
      "walrus OR",
      "\\",
      "walrus\\",
      "[a TO b]",
      "{",
      "~",
      "//",
      "/wal",
      "&&",
      "||",
      "!",
      "?",
      "+",
      "'",
      ";",
      "",
    );
    for (const query of hostile) expect(await store.searchPapers(query, 5), query).toBeInstanceOf(Array);
    for (const query of ['"walrus', "walrus^", "-walrus", "+walrus~", "(walrus", "title:walrus"]) {
      expect(await store.searchPapers(query, 5), query).toEqual(["a"]);
    }
    for (const query of hostile) expect(await store.searchConcepts(query, 5), query).toBeInstanceOf(Array);
  }),

  worldClause("what was saved is there after closing and opening again", async (world) => {
    const store = await world.fresh();
    await saveInGraph(store, [fullPaper, paper("b")]);
    await store.setFact("name", "kept");
    const before = await store.summary("x");
    const second = await world.again(store);
    await store.close();
    expect(await second.summary("x")).toEqual(before);
    expect(await all(second.allPapers())).toEqual([paper("b"), fullPaper]);
    expect(second.url).toBe(store.url);
  }),
];
