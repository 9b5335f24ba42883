import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GraphDatabase } from "../../graph/store/graph-database.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { cypher, server } from "./neo4j-world.ts";

/** Everything known that a statement could do besides reading the graph. */
const attacks = [
  "CREATE (n:Intruder) RETURN n",
  "MERGE (n:Intruder {x: 1}) RETURN n",
  "MATCH (p:Paper) SET p.title = 'x' RETURN p",
  "MATCH (p:Paper) REMOVE p.title",
  "MATCH (p:Paper) DETACH DELETE p",
  "MATCH (p:Paper) FOREACH (x IN [1] | SET p.y = x)",
  "MATCH (p:Paper) CALL { WITH p SET p.x = 1 RETURN 1 AS one } RETURN one",
  "MATCH (p:Paper) CALL { WITH p DELETE p } IN TRANSACTIONS OF 10 ROWS",
  "UNWIND [1] AS x CALL (x) { CREATE (:Intruder) } IN 2 CONCURRENT TRANSACTIONS",
  "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
  "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
  "LOAD /* x */ CSV FROM 'file:///etc/passwd' AS line RETURN line",
  "L\\u004fAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
  "RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }",
  "CALL dbms.listConfig() YIELD name, value RETURN name, value",
  "CALL dbms.listConfig()",
  "CALL dbms.listConfig",
  "CALL `dbms`.`listConfig`() YIELD name RETURN name",
  "CALL dbms . listConfig ( ) YIELD name RETURN name",
  "RETURN COLLECT { CALL dbms.listConfig() YIELD name RETURN name }",
  "RETURN EXISTS { CALL dbms.listConfig() YIELD name RETURN name }",
  "MATCH (p:Paper) WHERE EXISTS { CALL dbms.components() YIELD name RETURN name } RETURN p",
  "CALL dbms.components()",
  "CALL dbms.killQuery('x')",
  "CALL dbms.security.listUsers()",
  "CALL db.createLabel('Intruder')",
  "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
  "CALL db.clearQueryCaches()",
  "CALL tx.setMetaData({a: 1})",
  "SHOW USERS",
  "SHOW TRANSACTIONS",
  "SHOW SETTINGS",
  "SHOW TRANSACTIONS YIELD transactionId AS x TERMINATE TRANSACTIONS x YIELD message RETURN message",
  "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
  "CREATE USER intruder SET PASSWORD 'intruder1'",
  "ALTER CURRENT USER SET PASSWORD FROM 'for-tests-only' TO 'intruder1'",
  "DROP INDEX paper_text",
  "CREATE INDEX intruder FOR (n:Paper) ON (n.url)",
  "DROP CONSTRAINT paper_id",
  "USE system SHOW USERS",
  "USE system MATCH (n) RETURN n",
  "CYPHER runtime=slotted CREATE (n:Intruder)",
  "EXPLAIN CREATE (n:Intruder)",
  "PROFILE CREATE (n:Intruder)",
  "/* PROFILE */ PROFILE MATCH (n) RETURN n",
  "// harmless\nCREATE (n:Intruder)",
  "RETURN 1; CREATE (n:Intruder)",
  "RETURN '//' CREATE (n:Intruder)",
  "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {})",
  "RETURN apoc.load.json('file:///etc/passwd')",
  "STOP DATABASE neo4j",
];

describe.skipIf(!server)("the Cypher console", () => {
  let stores: FilledStores;
  let database: GraphDatabase;
  let before: unknown;
  const counts = () => cypher("MATCH (n) RETURN labels(n)[0] AS label, count(*) AS nodes ORDER BY label");
  const query = (statement: string, limit = 100, seconds = 10) => database.query(statement, { limit, seconds });
  beforeAll(async () => {
    stores = await filledStores(sample);
    database = stores.neo4j.graphDatabase as GraphDatabase;
    before = await counts();
  });
  afterAll(() => stores.end());

  it.each(attacks)("refuses %s", async (attack) => {
    const failure = await query(attack).then(
      () => "answered",
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: "GraphError", code: expect.stringMatching(/FORBIDDEN|INVALID_INPUT/) });
    expect(await counts()).toEqual(before);
  });

  it("answers what reads, as plain values", async () => {
    const answer = await query("MATCH (p:Paper)-[m:MENTIONS]->(c:Concept) RETURN p, m, c.label AS label LIMIT 3");
    expect(answer.columns).toEqual(["p", "m", "label"]);
    expect(answer.rows).toHaveLength(3);
    expect(answer.rows[0]).toMatchObject([
      { kind: "node", labels: ["Paper"], properties: { title: expect.any(String) } },
      { kind: "relationship", type: "MENTIONS", properties: { count: expect.any(Number) } },
      expect.any(String),
    ]);
    const path = await query("MATCH q = (:Concept)<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(:Concept) RETURN q LIMIT 1");
    expect(path.rows[0]?.[0]).toMatchObject({ kind: "path", nodes: [{}, {}, {}], relationships: [{}, {}] });
    expect((await query("RETURN 9007199254740993, 1.5, null, [1, {a: date('2020-01-02')}]")).rows).toEqual([
      [expect.any(Number), 1.5, null, [1, { a: "2020-01-02" }]],
    ]);
    expect((await query("CALL db.labels() YIELD label RETURN label")).rows.flat()).toContain("Paper");
    expect((await query("RETURN 'LOAD CSV; CALL dbms.listConfig()' AS text")).rows).toHaveLength(1);
    const hits = "CALL db.index.fulltext.queryNodes('concept_text', 'model*') YIELD node RETURN node.label";
    expect((await query(hits)).rows.length).toBeGreaterThan(0);
  });

  it("stops at the limit of rows and of time", async () => {
    const limited = await query("UNWIND range(1, 1000000) AS x RETURN x", 10);
    expect(limited.rows).toHaveLength(10);
    expect(limited.truncated).toBe(true);
    expect((await query("UNWIND range(1, 10) AS x RETURN x", 10)).truncated).toBe(false);
    const slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)";
    await expect(query(slow, 10, 1)).rejects.toMatchObject({ code: "INVALID_INPUT", message: /too long/ });
  });

  it("shows mistakes in the words of the server", async () => {
    await expect(query("MATCH (p:Paper RETURN p")).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(query("")).rejects.toMatchObject({ name: "GraphError" });
  });

  it("knows the schema at hand", async () => {
    const { labels, relationships } = await database.schema();
    expect(labels).toEqual(expect.arrayContaining(["Author", "Concept", "Paper", "Venue"]));
    expect(relationships).toEqual(expect.arrayContaining(["MENTIONS", "PUBLISHED_IN", "WRITTEN_BY"]));
  });
});
