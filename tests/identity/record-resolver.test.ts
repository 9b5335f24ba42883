import { describe, expect, it } from "vitest";
import type { GraphStore } from "../../graph/store/store.ts";
import { from, run, shownPapers, withStore } from "./papers-of.ts";
import { sourceRecord } from "./source-record.ts";

const ids = async (store: GraphStore) => (await shownPapers(store)).map(({ id }) => id);
const walrus = sourceRecord({ id: "w1", title: "The walrus", abstract: "Walruses rest on ice.", year: 2001 });
const carpenter = sourceRecord({ id: "c1", title: "The carpenter", abstract: "Carpenters build." });

describe("one source", () => {
  it("gives papers under its own ids", () =>
    withStore(async (store) => {
      expect(await run(store, from("a", walrus, carpenter))).toMatchObject({ new: 2, updated: 0, merged: [] });
      expect(await ids(store)).toEqual(["c1", "w1"]);
    }));

  it("read twice changes nothing, not even the revision", () =>
    withStore(async (store) => {
      await run(store, from("a", walrus, carpenter));
      const revision = await store.revision();
      expect(await run(store, from("a", carpenter), from("a", walrus))).toMatchObject({ new: 0, unchanged: 2 });
      expect(await store.revision()).toBe(revision);
    }));

  it("read again with other words under the same id is an update", () =>
    withStore(async (store) => {
      await run(store, from("a", walrus, carpenter));
      const other = { ...walrus, title: "The walruses", abstract: "Walruses rest on ice and rocks.", year: 2002 };
      expect(await run(store, from("a", other))).toMatchObject({ new: 0, updated: 1, collisions: [], merged: [] });
      expect(await shownPapers(store)).toMatchObject([{ id: "c1" }, { id: "w1", title: "The walruses", year: 2002 }]);
      await run(store, from("a", { ...other, year: 2003 }));
      expect(await shownPapers(store)).toMatchObject([{ id: "c1" }, { id: "w1", title: "The walruses", year: 2003 }]);
    }));

  it("read again with another paper under the same id keeps both, and tells", () =>
    withStore(async (store) => {
      await run(store, from("references", walrus, carpenter));
      const other = { ...walrus, title: "Seals and their songs", abstract: "Seals sing under water.", year: 2002 };
      const summary = await run(store, from("references", other));
      expect(summary).toMatchObject({ new: 1, collisions: [{ wanted: "w1" }] });
      expect((await shownPapers(store)).map(({ title }) => title).sort()).toEqual([
        ...["Seals and their songs", "The carpenter", "The walrus"],
      ]);
    }));

  it("read again without an abstract loses none", () =>
    withStore(async (store) => {
      await run(store, from("export", walrus));
      await run(store, from("export", { ...walrus, abstract: "", venue: "Ice" }));
      expect(await shownPapers(store)).toMatchObject([{ id: "w1", abstract: walrus.abstract, venue: "Ice" }]);
    }));

  it("with different ids for one paper gives one paper", () =>
    withStore(async (store) => {
      const twins = ["1", "2", "3"].map((id) => ({ ...walrus, id, doi: "10.1/same" }));
      await run(store, from("a", ...twins));
      expect(await ids(store)).toEqual(["1"]);
    }));

  it("stores the records of a paper as the same text, whether they come together or one after another", async () => {
    const [first, second] = [
      { ...walrus, doi: "10.1/same" },
      { ...walrus, id: "w2", doi: "10.1/same", venue: "Ice" },
    ];
    const stored = (...runs: ReturnType<typeof from>[][]) =>
      withStore(async (store) => {
        for (const sources of runs) await run(store, ...sources);
        return (await store.papersByKeys(["doi:10.1/same"])).map(({ records }) => records);
      });
    const [together, inTurn] = [
      await stored([[...from("a", first), ...from("b", second)]]),
      await stored([from("a", first)], [from("b", second)]),
    ];
    expect(together).toHaveLength(1);
    expect(inTurn).toEqual(together);
  });

  it("with one DOI for unlike papers keeps them apart, and tells", () =>
    withStore(async (store) => {
      const doi = "10.1/supplement";
      const talks = [
        { ...walrus, doi, authors: ["Ann Smith"] },
        { ...carpenter, doi, authors: ["Bo Jones"] },
      ];
      const summary = await run(store, from("a", ...talks));
      expect(await ids(store)).toEqual(["c1", "w1"]);
      expect(summary.sharedIdentifiers).toEqual([{ identifier: `doi:${doi}`, papers: ["c1", "w1"] }]);
    }));

  it("with one id for two different papers keeps both, and tells", () =>
    withStore(async (store) => {
      const intruder = { ...carpenter, id: "w1" };
      const summary = await run(store, from("a", walrus, intruder));
      const [first, second] = await shownPapers(store);
      expect([first?.id, second?.id]).toEqual(["w1", expect.stringMatching(/^w1~[0-9a-f]{8}$/)]);
      expect([first?.title, second?.title].sort()).toEqual(["The carpenter", "The walrus"]);
      expect(summary).toMatchObject({ new: 2, collisions: [{ paper: second?.id, wanted: "w1" }] });
      const before = await shownPapers(store);
      expect(await run(store, from("a", intruder), from("a", walrus))).toMatchObject({ new: 0, unchanged: 2 });
      expect(await shownPapers(store)).toEqual(before);
    }));

  it("with one id, equal titles and another abstract means one paper", () =>
    withStore(async (store) => {
      const longer = { ...walrus, abstract: "Walruses rest on ice. They are large." };
      const summary = await run(store, from("a", walrus, longer));
      expect(await shownPapers(store)).toMatchObject([{ id: "w1", abstract: longer.abstract }]);
      expect(summary.merged).toEqual([{ paper: "w1", records: 2 }]);
    }));
});

describe("several sources", () => {
  it.each([
    ["DOI", { doi: "10.1/x" }],
    ["arXiv id", { arxiv: "2401.00001" }],
    ["PMID", { pmid: "123" }],
  ])("with the same %s are one paper with the best of each field", (_, identifiers) =>
    withStore(async (store) => {
      const a = sourceRecord({ id: "b-1", title: "The walrus", year: 2001, keywords: ["Ice"], ...identifiers });
      const b = sourceRecord({
        id: "a-1",
        title: "The Walrus!",
        abstract: "Long.",
        venue: "J",
        authors: ["A", "B"],
        keywords: ["ice", "sea"],
        ...identifiers,
      });
      await run(store, from("one", a));
      expect(await run(store, from("two", b))).toMatchObject({ merged: [{ paper: "a-1", records: 2 }] });
      const [merged, ...rest] = await shownPapers(store);
      expect(rest).toEqual([]);
      expect(merged).toMatchObject({ id: "a-1", abstract: "Long.", year: 2001, venue: "J", authors: ["A", "B"] });
      expect(merged?.keywords.map((word) => word.toLowerCase())).toEqual(["ice", "sea"]);
    }),
  );

  it("with the same id and title are one paper, as when a file is renamed", () =>
    withStore(async (store) => {
      await run(store, from("old-name", walrus, carpenter));
      const revision = await store.revision();
      await run(store, from("new-name", walrus, { ...carpenter, title: "THE CARPENTER" }));
      expect(await ids(store)).toEqual(["c1", "w1"]);
      expect((await store.revision()) - revision).toBeLessThanOrEqual(1);
    }));

  it("with the same id and other words are two papers, the same way round whatever came first", async () => {
    const other = { ...carpenter, id: "w1" };
    const oneWay = await withStore(async (store) => {
      await run(store, from("a", walrus));
      await run(store, from("b", other));
      return shownPapers(store);
    });
    const otherWay = await withStore(async (store) => {
      await run(store, from("b", other));
      await run(store, from("a", walrus));
      return shownPapers(store);
    });
    expect(oneWay).toHaveLength(2);
    expect(otherWay).toEqual(oneWay);
  });

  it("of which one is updated keep what the other says", () =>
    withStore(async (store) => {
      await run(store, from("a", { ...walrus, venue: "Old" }), from("b", { ...walrus, url: "https://example.org" }));
      await run(store, from("a", { ...walrus, venue: "New" }));
      expect(await shownPapers(store)).toMatchObject([{ id: "w1", venue: "New", url: "https://example.org" }]);
    }));

  it("joined by a record that came between are parted when it changes", () =>
    withStore(async (store) => {
      const first = sourceRecord({ id: "1", title: "Ice in spring", doi: "10.1/a" });
      const second = sourceRecord({ id: "2", title: "Ice in spring", arxiv: "2401.00001" });
      const link = sourceRecord({ id: "3", title: "Ice in spring!", doi: "10.1/a", arxiv: "2401.00001" });
      await run(store, from("a", first), from("b", second), from("c", link));
      expect(await ids(store)).toEqual(["1"]);
      await run(store, from("c", { ...link, arxiv: null, doi: null }));
      expect(await ids(store)).toEqual(["1", "2", "3"]);
    }));
});

describe("records without ids", () => {
  const loose = (fields: Partial<typeof walrus> = {}) =>
    sourceRecord({ title: "On Ice", year: 2001, authors: ["Smith, Ann"], ...fields });

  it("with the same title, year and first author are one paper", () =>
    withStore(async (store) => {
      await run(
        store,
        from("a", loose({ abstract: "Cold." })),
        from("b", loose({ title: "On ice.", authors: ["A. Smith"] })),
      );
      expect(await shownPapers(store)).toMatchObject([{ id: "on-ice", abstract: "Cold." }]);
    }));

  it("with another year or another author are two", () =>
    withStore(async (store) => {
      await run(store, from("a", loose(), loose({ year: 2002 }), loose({ authors: ["Jones, Bo"] })));
      expect(await ids(store)).toHaveLength(3);
    }));

  it("with the same title and different abstracts are two papers, listed as possible duplicates", () =>
    withStore(async (store) => {
      const summary = await run(store, from("a", loose({ abstract: "Cold." }), loose({ abstract: "Warm." }), loose()));
      const found = await ids(store);
      expect(found).toHaveLength(3);
      expect(summary.possibleDuplicates).toEqual([found]);
    }));

  it("with nothing but a title are one only when they are the same record", () =>
    withStore(async (store) => {
      const bare = sourceRecord({ title: "Editorial" });
      await run(store, from("a", bare, { ...bare }, { ...bare, venue: "J" }));
      expect(await ids(store)).toHaveLength(2);
    }));

  it("belong to an identified paper of the same words", () =>
    withStore(async (store) => {
      await run(store, from("page", sourceRecord({ title: walrus.title, abstract: walrus.abstract })));
      await run(store, from("a", walrus));
      expect(await shownPapers(store)).toMatchObject([{ id: "w1", year: 2001 }]);
    }));

  it("have readable ids, also in other scripts and without a title", () =>
    withStore(async (store) => {
      const long = "word ".repeat(60);
      const titles = ["Éclairs & Crème: a Study", "知识图谱 研究", "***", long];
      await run(store, from("a", ...titles.map((title) => sourceRecord({ title }))));
      await run(store, from("a", sourceRecord({ title: "", abstract: "No title here." })));
      const found = await ids(store);
      expect(found).toContain("eclairs-creme-a-study");
      expect(found).toContain("知识图谱-研究");
      expect(found).toContain("untitled");
      expect(found).toContain("no-title-here");
      expect(Math.max(...found.map((id) => id.length))).toBeLessThanOrEqual(80);
    }));
});
