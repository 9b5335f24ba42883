import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { analysesToMaterialise } from "../../graph/publish/materialise.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphDatabase, MaterialisedAnalyses } from "../../graph/store/graph-database.ts";
import { exampleQueries } from "../../graph/store/neo4j/console/example-queries.ts";
import { all } from "../contract/clause.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { cypher, server } from "./neo4j-world.ts";

describe.skipIf(!server)("materialised analyses", () => {
  let stores: FilledStores;
  let snapshot: Snapshot;
  let analyses: MaterialisedAnalyses;
  let database: GraphDatabase;

  beforeAll(async () => {
    stores = await filledStores(sample);
    snapshot = await openSnapshot(stores.neo4j);
    analyses = await analysesToMaterialise(snapshot, 1);
    database = stores.neo4j.graphDatabase as GraphDatabase;
    await database.materialise(analyses);
  });
  afterAll(async () => {
    await snapshot.close();
    await stores.end();
  });

  it("agree with the incidence index", async () => {
    const [counts] = await cypher("MATCH (:Concept)-[r:CO_OCCURS]->(:Concept) RETURN count(r) AS links");
    expect(counts?.links).toBe(analyses.pairs.source.length);
    const differing = await cypher(
      `MATCH (a:Concept)-[r:CO_OCCURS]->(b:Concept)
       WHERE r.papers <> COUNT { (a)<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(b) } RETURN count(r) AS differing`,
    );
    expect(differing).toEqual([{ differing: 0 }]);
    const id = snapshot.concepts[snapshot.byPapers[0] as number]?.id as string;
    // the database has a link to a concept whose name contains this one too, which an answer lists apart
    const { partners, nested } = await cooccurrence(snapshot, { id, measure: "npmi", minPapers: 1, limit: 1000 });
    const rows = await cypher(
      `MATCH (:Concept {id: $id})-[r:CO_OCCURS]-(b:Concept)
       RETURN b.id AS concept, r.papers AS papers, r.npmi AS npmi, r.associationStrength AS associationStrength`,
      { id },
    );
    const byId = new Map(rows.map((row) => [row.concept, row]));
    expect(byId.size).toBe(partners.length + nested.length);
    for (const one of nested) expect([...byId.keys()]).toContain(one.id);
    for (const { concept, papers, npmi, associationStrength } of partners) {
      expect(byId.get(concept)).toEqual({ concept, papers, npmi, associationStrength });
    }
  });

  it("hold kinds and relations as the answers give them", async () => {
    const found = await cypher(
      `MATCH (a:Concept)-[r:USED_FOR|KIND_OF|PART_OF|FEATURE_OF|EVALUATED_BY|COMPARED_WITH]->(b:Concept)
       RETURN a.id + ' ' + toLower(replace(type(r), '_', '-')) + ' ' + b.id AS relation, r.papers AS papers, r.since AS since`,
    );
    const expected = analyses.relations.map(({ from, to, type, papers, since }) => {
      return { relation: `${analyses.concepts[from]} ${type} ${analyses.concepts[to]}`, papers, since };
    });
    const byName = (a: Record<string, unknown>, b: Record<string, unknown>) =>
      String(a.relation) < String(b.relation) ? -1 : 1;
    expect(expected.length).toBeGreaterThan(5);
    expect(found.toSorted(byName)).toEqual(expected.toSorted(byName));
    const kinds = await cypher("MATCH (c:Concept) RETURN c.id AS id, c.kind AS kind ORDER BY c.number");
    expect(kinds).toEqual(analyses.concepts.map((id, i) => ({ id, kind: analyses.kinds[i] })));
    const labels = await cypher(
      `MATCH (c:Concept) UNWIND labels(c) AS label WITH c, label WHERE NOT label IN ["Concept", "IsthmusConcept"]
       RETURN DISTINCT c.kind AS kind, label ORDER BY kind`,
    );
    expect(labels).toEqual(
      ["Material", "Method", "Metric", "Task"].map((label) => ({ kind: label.toLowerCase(), label })),
    );
    const [unlabelled] = await cypher(
      "MATCH (c:Concept) WHERE c.kind <> 'other' AND size(labels(c)) < 3 RETURN count(*) AS n",
    );
    expect(unlabelled).toEqual({ n: 0 });
  });

  it("hold communities and bridge scores", async () => {
    const found = await cypher(
      `MATCH (k:Community) RETURN k.id AS id, k.label AS label, k.papers AS papers, k.concepts AS concepts,
         COUNT { (k)<-[:IN_COMMUNITY]-() } AS members, k.stale AS stale ORDER BY id`,
    );
    expect(found).toEqual(analyses.communities.map((one) => ({ ...one, members: one.concepts, stale: false })));
    const best = await cypher(
      "MATCH (p:Paper) WHERE p.bridgeRank <= 5 RETURN p.id AS paper, p.bridgeScore AS score ORDER BY p.bridgeRank",
    );
    expect(best).toEqual(analyses.bridges.slice(0, 5).map(({ paper, score }) => ({ paper, score })));
  });

  it.each(exampleQueries.map((query) => [query.title, query] as const))("serve the example: %s", async (_, query) => {
    const parameters = await database.exampleParameters();
    const { rows } = await database.query({ statement: query.statement, parameters, limit: 100, seconds: 20 });
    expect(rows.length).toBeGreaterThan(0);
  });

  it("have their examples in the documentation", () => {
    const text = readFileSync(resolve(import.meta.dirname, "../../docs/neo4j.md"), "utf8");
    for (const { title, description, statement } of exampleQueries) {
      expect(text).toContain(title);
      expect(text).toContain(description);
      expect(text).toContain(`\`\`\`cypher\n${statement}\n\`\`\``);
    }
    expect(exampleQueries.length).toBeGreaterThanOrEqual(32);
  });

  it("are replaced by the next run, and refused for another revision", async () => {
    expect(await database.schema()).toMatchObject({ materialised: "current" });
    await database.materialise(await analysesToMaterialise(snapshot, 2));
    const [counts] = await cypher("MATCH ()-[r:CO_OCCURS]->() RETURN count(r) AS links, min(r.papers) AS fewest");
    expect(counts).toMatchObject({ fewest: 2 });
    await expect(database.materialise({ ...analyses, revision: 999 })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("are marked stale when mentions change, and leave the graph's answers alone", async () => {
    await database.materialise(analyses);
    const [first] = await all(stores.neo4j.allPapers());
    await stores.neo4j.savePapers([{ ...(first as NonNullable<typeof first>), abstract: "Something else." }]);
    const stale = await cypher("MATCH (k:Community) RETURN DISTINCT k.stale AS stale");
    expect(stale).toEqual([{ stale: true }]);
    expect(await database.schema()).toMatchObject({ materialised: "stale" });
  });
});
