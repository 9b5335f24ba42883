import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GraphDatabase } from "../../graph/store/graph-database.ts";
import { exampleQueries } from "../../graph/store/neo4j/console/example-queries.ts";
import { startServer } from "../../server/main.ts";
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
  "CALL db.schema.visualization() YIELD nodes CALL dbms.components() YIELD name RETURN name",
  "CALL db.ping()",
  "CALL db.info()",
  "CALL db.awaitIndexes(1)",
  "CALL db.stats.retrieve('QUERIES')",
  "CALL db.prepareForReplanning()",
  "CALL dbms.queryJmx('*:*') YIELD name RETURN name",
  "CALL dbms.showCurrentUser()",
  "SHOW PROCEDURES",
  "SHOW INDEXES",
  "SHOW FUNCTIONS YIELD name RETURN name",
  "MATCH (n) CALL (n) { SET n:$('Intruder') } RETURN n",
  "INSERT (:Intruder)",
  "MATCH (n:Paper) NODETACH DELETE n",
  "USE graph.byName('system') MATCH (n) RETURN n",
  "CALL gds.graph.project('intruder', '*', '*')",
  "CALL gds.graph.drop('intruder', false) YIELD graphName RETURN graphName",
  "RETURN gds.version()",
];

describe.skipIf(!server)("the Cypher console", () => {
  let stores: FilledStores;
  let database: GraphDatabase;
  let before: unknown;
  const counts = () => cypher("MATCH (n) RETURN labels(n)[0] AS label, count(*) AS nodes ORDER BY label");
  const query = (statement: string, limit = 100, seconds = 10, parameters = {}) =>
    database.query({ statement, parameters, limit, seconds });
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
    expect(limited.cut).toBe("rows");
    expect((await query("UNWIND range(1, 10) AS x RETURN x", 10)).cut).toBeNull();
    const wide = "UNWIND range(1, 100) AS x RETURN reduce(text = 'word', i IN range(1, 15) | text + text) AS text";
    const large = await query(wide, 1000);
    expect(large.cut).toBe("size");
    expect(large.rows.length).toBeLessThan(80);
    const slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)";
    await expect(query(slow, 10, 1)).rejects.toMatchObject({ code: "INVALID_INPUT", message: /too long/ });
  });

  it("takes parameters, whole numbers as such", async () => {
    const { rows } = await query("UNWIND $list AS x RETURN x, $half ORDER BY x LIMIT $most", 10, 5, {
      list: [3, 1, 2],
      half: 0.5,
      most: 2,
    });
    expect(rows).toEqual([
      [1, 0.5],
      [2, 0.5],
    ]);
    const injected = await query("MATCH (c:Concept {id: $id}) RETURN c", 10, 5, { id: "'}) DETACH DELETE c //" });
    expect(injected.rows).toEqual([]);
  });

  it("gathers what can be drawn from rows, lists, maps and paths", async () => {
    const pattern = "MATCH path = (p:Paper)-[m:MENTIONS]->(c:Concept) WITH * ORDER BY p.id, c.id LIMIT 4";
    const expected = await cypher(
      `${pattern} UNWIND [p, c] AS node RETURN DISTINCT elementId(node) AS id, labels(node)[0] AS label,
           coalesce(node.label, node.title) AS caption, node.id AS key`,
    );
    for (const form of ["p, m, c", "path", "[p, {m: m, c: [c]}] AS nested"]) {
      const { graph } = await query(`${pattern} RETURN ${form}`);
      expect(graph.found).toEqual({ nodes: expected.length, relationships: 4 });
      expect(graph.relationships).toHaveLength(4);
      const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
      expect(inOrder(graph.nodes)).toEqual(inOrder(expected));
    }
    const alone = await query("MATCH (:Paper)-[m:MENTIONS]->(:Concept) RETURN m LIMIT 3");
    expect(alone.graph).toEqual({ nodes: [], relationships: [], found: { nodes: 0, relationships: 3 } });
    const author = await query("MATCH (a:Author) RETURN a ORDER BY a.name LIMIT 1");
    expect(author.graph.nodes).toEqual([expect.objectContaining({ label: "Author", key: null })]);
    const spoof = await query("RETURN {kind: 'node', id: 'x', labels: 1} AS map");
    expect(spoof.graph.found.nodes).toBe(0);
  });

  it("shows mistakes in the words of the server, with their place", async () => {
    const statement = "MATCH (p:Paper)\nRETURN p.title, q.title";
    const start = statement.indexOf("q.title");
    await expect(query(statement)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "Variable `q` not defined",
      at: { start, end: start + 1 },
    });
    const first = await query("MATCH (p:Paper RETURN p").catch((error: unknown) => error);
    expect(first).toMatchObject({ code: "INVALID_INPUT", at: { start: 15, end: 21 } });
    await expect(query("RETURN $missing")).rejects.toMatchObject({ code: "INVALID_INPUT", message: /missing/ });
    await expect(query("RETURN 1 / 0")).rejects.toMatchObject({ code: "INVALID_INPUT", message: /zero/ });
    await expect(query("")).rejects.toMatchObject({ name: "GraphError" });
  });

  it("runs a few statements at once, and asks others to wait", async () => {
    const slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)";
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => query(slow, 10, 1)));
    const reasons = outcomes.map((one) => (one.status === "rejected" ? (one.reason as { code: string }).code : ""));
    expect(reasons.sort()).toEqual([...Array(4).fill("INVALID_INPUT"), "UNAVAILABLE"]);
    expect((await query("RETURN 1")).rows).toEqual([[1]]);
  });

  it("knows the schema at hand", async () => {
    const { labels, relationships, indexes, materialised } = await database.schema();
    const [papers] = await cypher("MATCH (p:Paper) RETURN count(p) AS nodes");
    expect(labels.find(({ name }) => name === "Paper")).toMatchObject({
      ...papers,
      bookkeeping: false,
      properties: expect.arrayContaining(["abstract", "id", "title", "year"]),
    });
    expect(labels.find(({ name }) => name === "IsthmusState")).toMatchObject({ nodes: 1, bookkeeping: true });
    expect(relationships.find(({ type }) => type === "MENTIONS")).toMatchObject({
      count: (await stores.neo4j.summary("")).mentions,
      from: ["Paper"],
      to: ["Concept"],
      properties: expect.arrayContaining(["count", "sentences", "starts"]),
    });
    expect(indexes.find(({ name }) => name === "concept_text")).toEqual({
      name: "concept_text",
      kind: "fulltext",
      on: ["Concept"],
      properties: ["label", "aliases"],
    });
    expect(materialised).toBe("none");
  });

  it("serves them over HTTP, also where nothing may be changed", async () => {
    const server = await startServer({ store: stores.neo4j, port: 0, readOnly: true, logLevel: "silent" });
    await server.ready;
    const ask = (path: string, init = {}) => fetch(new URL(path, server.url), init).then((answer) => answer.json());
    expect(await ask("/api/cypher")).toMatchObject({ needs: null, examples: { length: exampleQueries.length } });
    const post = (statement: string) =>
      ask("/api/cypher", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ statement }),
      });
    expect(await post("MATCH (p:Paper) RETURN p LIMIT 1")).toMatchObject({ columns: ["p"], cut: null });
    expect(await post("CREATE (n:Intruder)")).toMatchObject({ status: 403, title: "FORBIDDEN" });
    expect(await post("RETURN x")).toMatchObject({ status: 400, at: { start: 7, end: 8 } });
    expect(await cypher("MATCH (n:Intruder) RETURN count(n) AS intruders")).toEqual([{ intruders: 0 }]);
    await server.close();
  });
});
