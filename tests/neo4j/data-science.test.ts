import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conceptGraph } from "../../graph/analysis/communities/concept-graph.ts";
import { modularity } from "../../graph/analysis/communities/leiden/modularity.ts";
import { adjustedRand } from "../../graph/analysis/statistics/adjusted-rand.ts";
import { betweenness } from "../../graph/analysis/structure/betweenness.ts";
import { bipartiteGraph } from "../../graph/analysis/structure/plain-graph.ts";
import { analysesToMaterialise } from "../../graph/publish/materialise.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphDatabase } from "../../graph/store/graph-database.ts";
import { type FilledStores, filledStores, seedPage } from "./filled-stores.ts";
import { cypher, server } from "./neo4j-world.ts";

describe.skipIf(!server || seedPage === undefined)("Graph Data Science on the seed page", () => {
  let stores: FilledStores;
  let snapshot: Snapshot;
  let database: GraphDatabase;
  beforeAll(async () => {
    stores = await filledStores(seedPage ?? "");
    snapshot = await openSnapshot(stores.neo4j);
    database = stores.neo4j.graphDatabase as GraphDatabase;
  });
  afterAll(async () => {
    await snapshot.close();
    await stores.end();
  });

  it("asks for co-occurrences first", async () => {
    await expect(database.dataScience({ resolution: 1, seed: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      hint: expect.stringContaining("materialise"),
    });
  });

  it("finds communities that resemble ours, and the same betweenness", async () => {
    const ours = await snapshot.analyses.communities();
    await database.materialise(await analysesToMaterialise(snapshot, ours.minJoint));
    const report = await database.dataScience(ours);
    expect(report).toMatchObject({
      product: expect.stringMatching(/^Graph Data Science \d/),
      concepts: snapshot.concepts.length,
      betweenness: snapshot.concepts.length + snapshot.papers.ids.length,
    });

    const rows = await cypher(
      "MATCH (c:Concept) RETURN c.gdsCommunity AS community, c.gdsBetweenness AS between ORDER BY c.number",
    );
    const theirs = rows.map((row) => row.community as number);
    const graph = conceptGraph(snapshot.incidence, { ...ours, weighting: "papers" });
    const [byOurs, byTheirs] = [ours.community, theirs].map((one) => modularity(graph, one, ours.resolution));
    // The same quantity is sought; ours is found by more thorough moves.
    expect(byTheirs).toBeGreaterThan(0.7 * (byOurs as number));
    expect(byOurs).toBeGreaterThanOrEqual(byTheirs as number);
    const linked = [...theirs.keys()].filter((v) => (graph.strengths[v] as number) > 0);
    const of = (list: ArrayLike<number>) => linked.map((v) => list[v] as number);
    // The fields of this page overlap: two seeds of ours agree to 0.57, and theirs depends on the order in which the server
    // happens to hold concepts (0.26 in an empty database, 0.19 after other tests). Chance gives 0 ± 0.01.
    expect(adjustedRand(of(ours.community), of(theirs))).toBeGreaterThan(0.1);

    const exact = betweenness(bipartiteGraph(snapshot.incidence)).betweenness;
    const papers = await cypher("MATCH (p:Paper) RETURN p.gdsBetweenness AS between ORDER BY p.id");
    const found = [...papers, ...rows].map((row) => row.between as number);
    expect(found).toHaveLength(exact.length);
    const worst = Math.max(...found.map((value, v) => Math.abs(value - (exact[v] as number)) / (1 + value)));
    expect(worst).toBeLessThan(1e-6);
    expect(Math.max(...found)).toBeGreaterThan(1000);
  });

  it("leaves no projection behind, and the graph as it was", async () => {
    expect(await cypher("CALL gds.graph.list() YIELD graphName RETURN graphName")).toEqual([]);
    expect((await stores.neo4j.summary("")).revision).toBe(snapshot.revision);
  });
});
