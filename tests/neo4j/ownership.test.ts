import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { analysesToMaterialise } from "../../graph/publish/materialise.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { dump } from "../../graph/store/dump.ts";
import { exampleQueries } from "../../graph/store/neo4j/console/example-queries.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { all } from "../contract/clause.ts";
import { type Workbench, workbench } from "../ingest/workbench.ts";
import { jsonLines } from "../ingest/written-papers.ts";
import { sample } from "./filled-stores.ts";
import { credentials, cypher, server, wipe, wipeSchema } from "./neo4j-world.ts";

const papers = [
  {
    id: "m1",
    title: "p53 in breast cancer",
    abstract: "p53 mutations occur in breast cancer. Breast cancer is studied with flow cytometry.",
    year: 2020,
    authors: ["Someone"],
    venue: "A journal",
  },
  {
    id: "m2",
    title: "Flow cytometry of breast cancer",
    abstract: "Flow cytometry shows p53 in breast cancer.",
    year: 2020,
    authors: ["Someone", "Someone else"],
    venue: "A journal",
  },
];

/** Nodes of somebody else, with relationships between them. */
const seeds = {
  "a paper with an id of the corpus": "CREATE (:Paper {id: 'm1', title: 'My own paper', sku: 'A4'})",
  "concepts, one with an id of the corpus": `CREATE (:Drug {name: 'B'})-[:TREATS]->(:Concept {id: 'breast-cancer', owner: 'bob'})
     -[:BROADER]->(:Concept {id: 'root', label: 'Root', owner: 'bob'})`,
  "a community": "CREATE (:Community {id: 1, label: 'my town', owner: 'bob'})",
  "two authors of one name": "CREATE (:Author {name: 'Someone'}), (:Author {name: 'Someone'})",
  "a venue": "CREATE (:Venue {name: 'A journal', city: 'Paris'})",
};
const everySeed = Object.values(seeds);

/** All that is in the database and none of Isthmus's, with what is attached to it. */
const foreign = () =>
  cypher(
    `MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH 'Isthmus')
     RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties,
       COLLECT { MATCH (n)-[r]-() RETURN type(r) + elementId(r) ORDER BY elementId(r) } AS attached ORDER BY id`,
  );
const schema = () =>
  cypher("SHOW INDEXES YIELD name, labelsOrTypes WHERE labelsOrTypes IS NOT NULL RETURN name ORDER BY name");

describe.skipIf(!server)("a Neo4j database belongs to its owner", () => {
  let bench: Workbench;
  let file: string;
  let expected: string[];
  beforeAll(async () => {
    bench = workbench();
    file = bench.file("papers.jsonl", jsonLines(papers));
    const local = await openStore(bench.store("local"));
    await ingest(local, [file], { workers: 1 });
    expected = await all(dump(local));
    await local.close();
  });
  afterAll(async () => {
    await wipe();
    await wipeSchema();
    bench.end();
  });
  beforeEach(async () => {
    await wipe();
    await wipeSchema();
  });

  const open = (parameters = "") => openStore(`${server?.url}${parameters}`, { credentials });
  const failure = (opening: Promise<unknown>) => opening.then(() => undefined).catch((error: unknown) => error);
  async function filled(store: GraphStore, files = [file]): Promise<GraphStore> {
    await ingest(store, files, { workers: 1 });
    return store;
  }

  it.each(Object.entries(seeds))("refuses one that holds %s, and writes nothing", async (_, seed) => {
    await cypher(seed);
    const before = [await foreign(), await schema()];
    const error = (await failure(open())) as Error;
    expect(error).toMatchObject({ name: "GraphError", code: "CONFLICT", hint: expect.stringContaining("--prefix") });
    const [label = ""] = /:(Paper|Concept|Community|Author|Venue) /.exec(seed)?.slice(1) ?? [];
    expect(error.message).toMatch(new RegExp(`\\d ${label}\\b`));
    expect([await foreign(), await schema()]).toEqual(before);
    expect(await cypher("MATCH (n:IsthmusState) RETURN n")).toEqual([]);
  });

  it("lives beside other nodes under a prefix, with every documented query", async () => {
    for (const seed of everySeed) await cypher(seed);
    const before = await foreign();
    const store = await filled(await open("?prefix=Lit_"), [sample]);
    const snapshot = await openSnapshot(store);
    await store.graphDatabase?.materialise(await analysesToMaterialise(snapshot, 1));
    await snapshot.close();
    const parameters = await store.graphDatabase?.exampleParameters();
    for (const { statement, title } of exampleQueries) {
      const query = store.graphDatabase?.documentedQuery(statement) ?? "";
      expect(query).not.toMatch(
        /[:|'](Paper|Concept|Method|Task|MENTIONS|CO_OCCURS|USED_FOR|paper_text|concept_text)\b/,
      );
      const answer = await store.graphDatabase?.query({
        statement: query,
        parameters: parameters!,
        limit: 9,
        seconds: 20,
      });
      expect(answer?.rows.length, title).toBeGreaterThan(0);
    }
    const local = await filled(await openStore(bench.store("sample")), [sample]);
    expect(await all(dump(store))).toEqual(await all(dump(local)));
    expect(store.url).toContain("prefix=Lit_");
    await store.close();
    await local.close();
    expect(await foreign()).toEqual(before);
    // The prefix is kept in the database, so that it need not be said again.
    const again = await open();
    expect(again.url).toContain("prefix=Lit_");
    expect(await again.searchPapers("model", 3)).not.toEqual([]);
    await again.close();
  });

  it("is made a graph once, by whichever of several processes", async () => {
    const stores = await Promise.all([open(), open(), open()]);
    expect(await cypher("MATCH (s:IsthmusState) RETURN count(s) AS states")).toEqual([{ states: 1 }]);
    for (const store of stores) await store.close();
  });

  it("holds two graphs side by side", async () => {
    const plain = await filled(await open());
    const other = await filled(await open("?prefix=Other_"), [sample]);
    expect(await all(dump(plain))).toEqual(expected);
    await other.savePapers([], [...(await other.paperColumns()).ids]);
    await ingest(other, [], { workers: 1 });
    expect(await all(dump(plain))).toEqual(expected);
    expect((await other.summary("")).papers).toBe(0);
    for (const store of [plain, other]) await store.close();
    const unknown = openStore(`${server?.url}?prefix=Third_`, { credentials, create: false });
    expect(await failure(unknown)).toMatchObject({ code: "NOT_FOUND", hint: expect.stringContaining("Other_") });
  });

  it("never touches what others add later, whatever it deletes and overwrites", async () => {
    const store = await filled(await open());
    for (const seed of everySeed) await cypher(seed);
    await cypher("MATCH (c:IsthmusConcept {id: 'breast-cancer'}) CREATE (:Note {text: 'mine'})-[:ABOUT]->(c)");
    await cypher("MATCH (p:IsthmusPaper {id: 'm1'}) CREATE (p)-[:MENTIONS]->(:Person {name: 'Ann'})");
    await cypher(
      "CREATE (:Concept {id: 'x'})-[:CO_OCCURS {mine: true}]->(:Concept {id: 'y'})-[:IN_COMMUNITY]->(:Community {id: 2})",
    );
    expect(await all(dump(store))).toEqual(expected);
    const before = await foreign();
    for (const round of [1, 2]) {
      const snapshot = await openSnapshot(store);
      await store.graphDatabase?.materialise(await analysesToMaterialise(snapshot, 1));
      await snapshot.close();
      expect(await foreign(), `round ${round}`).toEqual(before);
    }
    // Every paper changes, and all concepts go.
    await filled(store, [
      bench.file("other/papers.jsonl", jsonLines([{ ...papers[0], title: "Nothing", abstract: "None." }])),
    ]);
    expect(await foreign()).toEqual(before);
    await store.savePapers([], [...(await store.paperColumns()).ids]);
    await ingest(store, [], { workers: 1 });
    expect((await store.summary("")).papers).toBe(0);
    // What others attached something to is theirs now; the rest of what is theirs is as it was.
    const after = await foreign();
    for (const one of before) expect(after).toContainEqual(one);
    expect(await cypher("MATCH (:Note)-[:ABOUT]->(c) RETURN c.id AS id, labels(c) AS labels")).toEqual([
      { id: "breast-cancer", labels: ["Concept", "Material"] },
    ]);
    expect(await cypher("MATCH (p)-[:MENTIONS]->(:Person) RETURN p.id AS id")).toEqual([{ id: "m1" }]);
    expect(await all(dump(await filled(store)))).toEqual(expected);
    await store.close();
  });

  it("says which name is taken, and uses what serves", async () => {
    await cypher("CREATE FULLTEXT INDEX paper_text FOR (n:Newspaper) ON EACH [n.body]");
    await cypher("CREATE CONSTRAINT paper_id FOR (n:Newspaper) REQUIRE n.id IS UNIQUE");
    await cypher("CREATE INDEX my_paper_id FOR (p:Paper) ON (p.id)");
    const before = await schema();
    expect(await failure(open())).toMatchObject({
      code: "CONFLICT",
      message: expect.stringMatching(/paper_text on Newspaper\(body\)/),
      hint: expect.stringContaining("--prefix"),
    });
    expect(await schema()).toEqual(before);
    const beside = await filled(await open("?prefix=Lit_"));
    expect(await beside.searchPapers("cytometry", 9)).toHaveLength(2);
    await beside.close();
    await cypher("DROP INDEX paper_text");
    const store = await filled(await open("?prefix="));
    expect(await store.searchPapers("cytometry", 9)).toHaveLength(2);
    await store.close();
  });

  it("says that a constraint of its owner stands in the way", async () => {
    const store = await open();
    await cypher("CREATE CONSTRAINT one_venue FOR (p:Paper) REQUIRE p.venue IS UNIQUE");
    expect(await failure(filled(store))).toMatchObject({ name: "GraphError", code: "CONFLICT" });
    await cypher("DROP CONSTRAINT one_venue");
    expect(await all(dump(await filled(store)))).toEqual(expected);
    await store.close();
  });
});
