import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { resolve } from "node:path";
import neo4j, { type Session } from "neo4j-driver";
import { copyGraph } from "../../graph/copy.ts";
import { openStore } from "../../graph/store/open.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";

/**
 * How fast a graph gets into Neo4j and its incidence out again, beside the naive ways on the same server: one MERGE for each
 * mention, and one row for each mention. `tsx tests/bench/neo4j-import.ts STORE` takes a filled SQLite store.
 */
const home = resolve(import.meta.dirname, "../../.cache/neo4j/bench");
const server = { home, port: 17688, password: "for-tests-only" };
const url = `bolt://127.0.0.1:${server.port}`;
const seconds = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun) / 1000;
};

/** Copies a graph, and tells when each phase was over. */
async function timedCopy(from: GraphStore, to: GraphStore) {
  const begun = performance.now();
  const endOf: Record<string, number> = {};
  const report = await copyGraph(from, to, {
    onProgress({ phase }) {
      endOf[phase] = Math.round(performance.now() - begun) / 1000;
    },
  });
  // `graph` and `verify` are told when they begin.
  const { papers = 0, candidates = 0, graph = 0, verify = 0 } = endOf;
  const parts = { papers, candidates: candidates - papers, graph: verify - graph, verify: report.seconds - verify };
  return { total: report.seconds, ...parts };
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

/** One MERGE a mention, a thousand to a transaction: what most importers do. */
async function mergeEachMention(session: Session, from: GraphStore): Promise<void> {
  await session.run("CREATE CONSTRAINT IF NOT EXISTS FOR (n:NaivePaper) REQUIRE n.id IS UNIQUE");
  await session.run("CREATE CONSTRAINT IF NOT EXISTS FOR (n:NaiveConcept) REQUIRE n.id IS UNIQUE");
  const concepts = await from.concepts();
  let rows: object[] = [];
  const flush = async () => {
    await session.run(
      `UNWIND $rows AS row MERGE (p:NaivePaper {id: row.paper}) MERGE (c:NaiveConcept {id: row.concept})
       MERGE (p)-[m:NAIVE]->(c) SET m.start = row.start`,
      { rows },
    );
    rows = [];
  };
  for await (const { paper, mentions } of from.mentions()) {
    for (const { concept, start } of mentions) rows.push({ paper, concept: concepts[concept]?.id, start });
    if (rows.length >= 1000) await flush();
  }
  await flush();
}

const source = await openStore(process.argv[2] ?? "", { create: false });
await startNeo4j(server, console.error);
const driver = neo4j.driver(url, neo4j.auth.basic("neo4j", server.password));
const session = driver.session();
try {
  const wipe = () => session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS");
  await wipe();
  const target = await openStore(url, { credentials: { password: server.password } });
  const firstImport = await timedCopy(source, target);
  const again = await timedCopy(source, target);
  await target.close();
  await wipe();
  const warm = await openStore(url, { credentials: { password: server.password } });
  const warmImport = await timedCopy(source, warm);
  await drain(warm.incidences());
  const loadByPaper = await seconds(() => drain(warm.incidences()));
  const row = "MATCH (p:Paper)-[:MENTIONS]->(c:Concept) RETURN p.id AS paper, c.number AS concept";
  const loadByMention = await seconds(() => drain(session.run(row)));
  const naiveImport = await seconds(() => mergeEachMention(session, source));
  const { papers, concepts, mentions } = await source.summary("");
  const result = {
    machine: {
      processors: availableParallelism(),
      model: cpus()[0]?.model,
      gigabytes: Math.round(totalmem() / 2 ** 30),
    },
    node: process.version,
    loadAverage: loadavg()[0],
    corpus: { papers, concepts, mentions },
    seconds: {
      importIntoColdServer: firstImport,
      importIntoWarmServer: warmImport,
      importAgainUnchanged: again,
      naiveMergePerMentionWithoutPapersTexts: naiveImport,
      loadIncidencePerPaper: loadByPaper,
      naiveLoadPerMention: loadByMention,
    },
  };
  writeFileSync(resolve(import.meta.dirname, "neo4j-import.json"), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  await warm.close();
} finally {
  await session.close();
  await driver.close();
  await source.close();
  await stopNeo4j(server);
}
