import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import neo4j from "neo4j-driver";
import { openStore } from "../../graph/store/open/open-store.ts";
import { startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";
import { type Workbench, workbench } from "../ingest/workbench.ts";
import { freePort } from "../neo4j/start-server.ts";
import { killCurations, killExtractions, killImports } from "../slow/kill-trials.ts";
import type { KillFigures, StoreAtRisk } from "../slow/killed-processes.ts";
import { machine } from "./machine.ts";

/**
 * Kills processes without warning at random moments of their work, and adds what became of it to kills.json, whose figures are
 * sums over all runs: `tsx tests/bench/kills.ts --kills 100 --store sqlite|neo4j --what extract|import|curate [--seed 1]`. Without a
 * seed each run has another. It runs the built program where there is one, because that starts sooner. Several runs may go on beside
 * each other, each with a seed and, for Neo4j, a server of its own. When an acknowledged paper or decision is lost, the command fails.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    store: { type: "string", default: "sqlite" },
    what: { type: "string", default: "extract" },
    seed: { type: "string" },
  },
});
const results = resolve(import.meta.dirname, "kills.json");
const project = resolve(import.meta.dirname, "../..");
const built = resolve(project, "dist/scripts/cli.js");
const program = existsSync(built) ? [built] : ["--import", "tsx", resolve(project, "scripts/cli.ts")];
const trials = { extract: killExtractions, import: killImports, curate: killCurations };
const place = { home: resolve(project, `.cache/neo4j/kills-${process.pid}`), port: await freePort() };
const server = { ...place, brief: true };

type Results = Record<string, Partial<KillFigures> & { seeds?: number[] }>;
const readResults = (): Results => (existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : {});
const key = `${values.what}, ${values.store}`;
const seed = Number(values.seed ?? (readResults()[key]?.seeds?.length ?? 0) + 1);
let saved: KillFigures = { kills: 0, amidWriting: 0, acknowledged: 0, finished: 0 };

const trial = trials[values.what as keyof typeof trials];
if (!trial || !["sqlite", "neo4j"].includes(values.store)) throw new Error("See the head of tests/bench/kills.ts.");
const bench = workbench();
try {
  if (values.store === "neo4j") await startNeo4j(server, console.error);
  const store = values.store === "neo4j" ? neo4jStore() : sqliteStore(bench);
  await trial({ store, bench, program, kills: Number(values.kills), seed, onKill: save });
} finally {
  bench.end();
  if (values.store === "neo4j") {
    await stopNeo4j(server);
    rmSync(server.home, { recursive: true, force: true });
  }
}

/** Adds what came since the last time to the figures of all runs: one that is stopped has shown as much as they say. */
function save(figures: KillFigures): void {
  const all = readResults();
  const { seeds = [], ...before } = all[key] ?? {};
  const sum = (name: keyof KillFigures) => (before[name] ?? 0) + figures[name] - saved[name];
  all[key] = {
    seeds: [...new Set([...seeds, seed])],
    kills: sum("kills"),
    amidWriting: sum("amidWriting"),
    acknowledged: sum("acknowledged"),
    finished: sum("finished"),
    ...machine(),
  };
  saved = { ...figures };
  writeFileSync(`${results}.${process.pid}`, `${JSON.stringify(all, null, 2)}\n`);
  renameSync(`${results}.${process.pid}`, results);
}

function sqliteStore({ store }: Workbench): StoreAtRisk {
  const url = store("at-risk");
  return {
    url,
    env: {},
    open: () => openStore(url),
    async empty() {
      for (const end of ["", "-wal", "-shm", "-filling.sqlite"]) rmSync(`${url}${end}`, { force: true });
    },
  };
}

function neo4jStore(): StoreAtRisk {
  const url = `neo4j://127.0.0.1:${server.port}`;
  return {
    url,
    env: { NEO4J_PASSWORD: "" },
    open: () => openStore(url),
    async empty() {
      const driver = neo4j.driver(url);
      await driver.executeQuery("MATCH (n) DETACH DELETE n");
      await driver.close();
    },
  };
}
