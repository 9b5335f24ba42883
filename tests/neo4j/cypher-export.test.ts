import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { cypher as cypherExport } from "../../graph/exports/cypher.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { dump } from "../../graph/store/dump.ts";
import { all } from "../contract/clause.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { cypher, openNeo4j, server, wipe, wipeSchema } from "./neo4j-world.ts";

describe.skipIf(!server)("a Cypher export", () => {
  let stores: FilledStores;
  beforeAll(async () => {
    stores = await filledStores(sample);
  });
  afterAll(() => stores.end());

  it("loads into an empty database as a graph, also twice, and papers are extracted into it", async () => {
    const expected = await all(dump(stores.sqlite));
    const snapshot = await openSnapshot(stores.sqlite, { waitForOptional: true });
    const script = [...cypherExport.write(await conceptMap(snapshot, { measure: "npmi" }))].join("");
    await snapshot.close();
    await wipe();
    await wipeSchema();
    for (const _ of [1, 2]) for (const statement of script.split(/;\n/).filter(Boolean)) await cypher(statement);

    const store = await openNeo4j({ create: false });
    const concepts = await store.concepts();
    expect(concepts.length).toBeGreaterThan(50);
    expect(concepts.map(({ id }) => id)).toEqual([...concepts.map(({ id }) => id)].sort());
    expect(await store.summary("")).toMatchObject({ papers: 0, concepts: concepts.length, stale: true });
    expect(await store.graphDatabase?.schema()).toMatchObject({ materialised: "current" });
    const links = "MATCH (:Concept)-[r:CO_OCCURS]->(:Concept) RETURN count(r) > 100 AS many, min(r.papers) AS fewest";
    expect(await cypher(links)).toEqual([{ many: true, fewest: expect.any(Number) }]);
    const communities = "MATCH (c:Concept)-[:IN_COMMUNITY]->(k:Community) RETURN count(DISTINCT k) > 1 AS many";
    expect(await cypher(communities)).toEqual([{ many: true }]);
    expect(await store.searchConcepts(concepts[0]?.label ?? "", 3)).not.toEqual([]);

    await ingest(store, [sample], { workers: 1 });
    expect(await all(dump(store))).toEqual(expected);
    await store.close();
  });

  it("of the previous release is refused in words", async () => {
    await wipe();
    await wipeSchema();
    const previous = readFileSync(join(import.meta.dirname, "previous-export.cypher"), "utf8");
    for (const statement of previous.split(/;\n/).filter(Boolean)) await cypher(statement);
    const failure = await openNeo4j().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("2 Concept") });
    await wipe();
    await wipeSchema();
  });
});
