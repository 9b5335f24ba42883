import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bipartiteGraph } from "../../graph/analysis/structure/plain-graph.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import type { PartName } from "./analysis-parts.ts";
import { linkedPairs } from "./linked-pairs.ts";
import { loadIncidence } from "./load-incidence.ts";
import { machine } from "./machine.ts";
import { partnersInCypher } from "./partners-neo4j.ts";

/**
 * Speed of the analysis engine on a real corpus, peers in the same run on the same files.
 *
 * Run: npx tsx tests/bench/analysis.ts --store sqlite:FILE [--python PYTHON [--neo4j]] [--out FILE] [--only PART,…]
 * PYTHON has the peers (pip install scipy duckdb pyarrow igraph networkit); without it peers are left out with a message. `--neo4j` asks a server for
 * partners too (Java, Maven).
 * Every part runs in a process of its own, one after another; seconds are CPU seconds of one process, the median of seven runs after a
 * warm-up (three where one run takes half a minute). About fifteen minutes.
 */
const { values } = parseArgs({
  options: {
    store: { type: "string" },
    python: { type: "string" },
    out: { type: "string" },
    only: { type: "string" },
    neo4j: { type: "boolean" },
  },
});
if (values.store === undefined) throw new Error("Give --store sqlite:FILE, a store that holds a corpus.");

const all: PartName[] = [
  "index",
  "pairs",
  "partners",
  "leiden",
  "communities",
  "bridges",
  "shuffles",
  "betweenness",
  "tiled",
];
const wanted = values.only?.split(",") ?? all;

function runPart(name: PartName): unknown {
  const script = resolve(import.meta.dirname, "analysis-parts.ts");
  const child = spawnSync(process.execPath, ["--import", "tsx", script, name, values.store as string], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Error(`Part ${name} failed.`);
  return JSON.parse(child.stdout);
}

function writeForPeers(folder: string, incidence: Incidence, thousand: Incidence): void {
  const put = (name: string, data: Uint32Array) =>
    writeFileSync(join(folder, name), new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  put("paper-offsets.u32", incidence.paperOffsets);
  put("paper-concepts.u32", incidence.paperConcepts);
  const { nodes, source, target, joint } = linkedPairs(incidence);
  put("source.u32", source);
  put("target.u32", target);
  put("joint.u32", joint);
  const graph = bipartiteGraph(thousand);
  const edges = Array.from({ length: thousand.papers }, (_, p) =>
    Array.from(graph.targets.subarray(graph.offsets[p], graph.offsets[p + 1]), (c) => [p, c] as const),
  ).flat();
  put(
    "bipartite-source.u32",
    Uint32Array.from(edges, ([p]) => p),
  );
  put(
    "bipartite-target.u32",
    Uint32Array.from(edges, ([, c]) => c),
  );
  const sizes = { papers: incidence.papers, concepts: incidence.concepts, linked: nodes, bipartiteNodes: graph.nodes };
  writeFileSync(join(folder, "sizes.json"), JSON.stringify(sizes));
}

async function runPeers(python: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-peers-"));
  try {
    const { incidence, firstPapers } = await loadIncidence(values.store as string);
    writeForPeers(folder, incidence, firstPapers(1_000));
    const child = spawnSync(python, [resolve(import.meta.dirname, "peers.py"), folder, wanted.join(",")], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (child.status !== 0) throw new Error("The peers failed.");
    const peers = JSON.parse(child.stdout);
    if (values.neo4j) peers.partners?.push(await partnersInCypher(incidence));
    return peers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const parts = Object.fromEntries(all.filter((name) => wanted.includes(name)).map((name) => [name, runPart(name)]));
if (values.python === undefined) console.error("No --python given: peers are left out.");
const peers = values.python === undefined ? null : await runPeers(values.python);
const report = { ...machine(), parts, peers };
console.log(JSON.stringify(report, null, 2));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
