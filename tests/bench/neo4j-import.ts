import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import neo4j, { type Session } from "neo4j-driver";
import { copyGraph } from "../../graph/store/copy.ts";
import { writeImportFiles } from "../../graph/store/neo4j/import/write-import-files.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { importFiles, runningNeo4j, startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";
import { storeAnswers } from "../neo4j/store-answers.ts";
import { machine } from "./machine.ts";
import { watchMemory } from "./watch-memory.ts";

/**
 * How fast graphs get into Neo4j, through Bolt and through files, and their incidence out again, beside the naive ways on the same server: one MERGE for each
 * mention, and one row for each mention. `tsx tests/bench/neo4j-import.ts STORE…` takes filled SQLite stores, small ones first. The
 * last of the small ones also warms the server beforehand: the same import into a server that has just started is kept as
 * `cold`. Compares the answers of every analysis where a graph is small enough to take seconds.
 */
const home = resolve(import.meta.dirname, "../../.cache/neo4j/bench");
const server = { home, port: 17688, password: "for-tests-only" };
const url = `bolt://127.0.0.1:${server.port}`;
const credentials = { password: server.password };
/** Beyond this many papers the naive ways take too long to wait for. */
const FEW = 10_000;
/** Of a SQLite store, about. */
const BYTES_A_PAPER = 8000;

const rounded = (value: number) => Math.round(value * 100) / 100;
/** Seconds of the clock, and of the processor at the server: the clock alone is unreliable on a busy machine. */
const cost = async (work: () => Promise<unknown>) => {
  const [begun, beside] = [performance.now(), serverSeconds()];
  await work();
  return { seconds: rounded((performance.now() - begun) / 1000), server: rounded(serverSeconds() - beside) };
};

/** Processor seconds of the server since it started. */
function serverSeconds(): number {
  const fields =
    readFileSync(`/proc/${runningNeo4j(server)}/stat`, "utf8")
      .split(") ")[1]
      ?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Copies a graph and reports the duration of each phase and its cost at both ends. */
async function measuredCopy(from: GraphStore, to: GraphStore) {
  const begun = performance.now();
  const [client, beside] = [process.cpuUsage(), serverSeconds()];
  const memory = watchMemory({ client: process.pid, server: runningNeo4j(server) as number });
  const endOf: Record<string, number> = {};
  const report = await copyGraph(from, to, {
    onProgress({ phase }) {
      memory.phase(phase);
      endOf[phase] = (performance.now() - begun) / 1000;
    },
  });
  // `graph` and `verify` are told when they begin.
  const { papers = 0, candidates = 0, graph = 0, verify = 0 } = endOf;
  const spent = process.cpuUsage(client);
  const parts = { papers, candidates: candidates - papers, graph: verify - graph, verify: report.seconds - verify };
  return {
    seconds: rounded(report.seconds),
    phases: Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, rounded(value)])),
    processorSeconds: {
      client: rounded((spent.user + spent.system) / 1e6),
      server: rounded(serverSeconds() - beside),
    },
    megabytes: memory.end(),
    checksum: report.checksum,
  };
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

/** One digest of all answers, and whether both stores gave the same. */
async function comparedAnswers(a: GraphStore, b: GraphStore) {
  const [left, right] = [await storeAnswers(a), await storeAnswers(b)];
  const differing = Object.keys(left).filter((name) => left[name] !== right[name]);
  const digest = createHash("sha256").update(JSON.stringify(left)).digest("hex");
  return { analyses: Object.keys(left), equal: differing.length === 0, differing, digest };
}

/** The files of a graph, an empty database filled from them, and the copy that then compares both. Each has its load average. */
async function throughFiles(source: GraphStore) {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-import-"));
  const other = { home: `${home}-files`, port: server.port + 1, password: server.password };
  rmSync(other.home, { recursive: true, force: true });
  const timed = async (work: () => Promise<unknown>) => {
    const loadAverage = rounded(loadavg()[0] as number);
    const begun = performance.now();
    await work();
    return { seconds: rounded((performance.now() - begun) / 1000), loadAverage };
  };
  try {
    const write = await timed(() => writeImportFiles(source, folder, "", () => {}));
    const imported = await timed(() => importFiles(other, folder, console.error));
    await startNeo4j(other, console.error);
    const target = await openStore(`bolt://127.0.0.1:${other.port}`, { credentials });
    const compare = await timed(() => copyGraph(source, target, {})).finally(() => target.close());
    return { write, import: imported, compare };
  } finally {
    await stopNeo4j(other);
    for (const used of [folder, other.home]) rmSync(used, { recursive: true, force: true });
  }
}

async function measured(file: string, session: Session) {
  const wipe = () => session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS");
  const source = await openStore(file, { create: false });
  await wipe();
  const target = await openStore(url, { credentials });
  try {
    const { papers, concepts, mentions } = await source.summary("");
    const few = papers <= FEW;
    const imported = await measuredCopy(source, target);
    const again = await measuredCopy(source, target);
    await drain(target.incidences());
    const loadPerPaper = await cost(() => drain(target.incidences()));
    const row = "MATCH (p:Paper)-[:MENTIONS]->(c:Concept) RETURN p.id AS paper, c.number AS concept";
    const naive = few && {
      loadPerMention: await cost(() => drain(session.run(row))),
      mergePerMentionWithoutTextsAndSentences: await cost(() => mergeEachMention(session, source)),
    };
    return {
      store: basename(file),
      ...{ papers, concepts, mentions, loadAverage: rounded(loadavg()[0] as number) },
      ...{
        imported,
        importedAgain: { seconds: again.seconds },
        loadPerPaper,
        edgesPerSecond: Math.round(mentions / loadPerPaper.seconds),
        files: await throughFiles(source),
      },
      ...(naive && { naive }),
      ...(few && { answers: await comparedAnswers(source, target) }),
    };
  } finally {
    await source.close();
    await target.close();
  }
}

const files = process.argv.slice(2);
// An empty server each time: to take a large graph out of one takes longer than its limit for a transaction.
rmSync(home, { recursive: true, force: true });
await startNeo4j(server, console.error);
const driver = neo4j.driver(url, neo4j.auth.basic("neo4j", server.password));
const session = driver.session();
try {
  const small = files.filter((file) => statSync(file).size < FEW * BYTES_A_PAPER);
  const cold = await measured(small.at(-1) ?? (files[0] as string), session);
  const stores = [];
  for (const file of files) {
    stores.push(await measured(file, session));
    const result = { ...machine(), cold: { store: cold.store, ...cold.imported }, stores };
    writeFileSync(resolve(import.meta.dirname, "neo4j-import.json"), `${JSON.stringify(result, null, 2)}\n`);
    console.log(JSON.stringify(stores.at(-1), null, 2));
  }
} finally {
  await session.close();
  await driver.close();
  await stopNeo4j(server);
}
