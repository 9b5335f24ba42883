import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { startServer } from "../../server/main.ts";
import { machine } from "./machine.ts";

/**
 * How long each operation keeps the server from answering others: `tsx tests/bench/delays.ts STORE [WORDS]` writes the longest
 * turn of the server's thread during each of them to delays.json; with WORDS (a regular expression) only those whose name fits, printed alone.
 * Turns are measured in processor time of the thread (Linux), so that other work on the machine does not count. Requests come from
 * another thread.
 */
const [path = "", words = ""] = process.argv.slice(2);
const results = resolve(import.meta.dirname, "delays.json");

const store = await openStore(path, { create: false });
const server = await startServer({ store: withCuration(store), sources: store.sources, port: 0, logLevel: "silent" });
await server.ready;
const asker = new Worker(
  // Not fetch, which gives up after five minutes: the first of some questions waits for analyses of everything.
  `const { parentPort } = require("node:worker_threads");
   const { request } = require("node:http");
   parentPort.on("message", ({ url, body }) => {
     const options = body ? { method: "POST", headers: { "Content-Type": "application/json" } } : {};
     request(url, options, async (answer) => {
       let bytes = 0;
       for await (const chunk of answer) bytes += chunk.length;
       parentPort.postMessage({ status: answer.statusCode, bytes });
     }).end(body && JSON.stringify(body));
   });`,
  { eval: true },
);

interface Measured {
  readonly status: number;
  readonly megabytes: number;
  /** Longest turn of the thread, in milliseconds of processor time. */
  readonly longestMs: number;
}

/** Processor time of this thread so far, in milliseconds. */
function threadTime(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
}

async function measure(path: string, body?: object): Promise<Measured> {
  let longestMs = 0;
  let last = threadTime();
  let over = false;
  const turn = () => {
    const now = threadTime();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  const answered = new Promise<{ status: number; bytes: number }>((done) => asker.once("message", done));
  asker.postMessage({ url: `${server.url}api${path}`, body });
  const { status, bytes } = await answered;
  over = true;
  return { status, megabytes: Math.round(bytes / 1e4) / 100, longestMs: Math.round(longestMs) };
}

const concepts = (await store.concepts()).toSorted((a, b) => b.papers - a.papers).slice(0, 400);
const ids = concepts.map(({ id }) => encodeURIComponent(id));
const labels = concepts.map(({ label }) => `"${label}"`);
const words2000 = `${labels
  .join(" OR ")
  .slice(0, 1900)
  .replace(/ OR [^"]*("[^"]*)?$/, "")} OR "the model" sort:oldest`;
const common = ["the", "a", "s", "re", "model", "learning of the", "we in"];
const q = (text: string) => encodeURIComponent(text);

const operations: [name: string, path: string, body?: object][] = [
  ["status", "/status"],
  ["knowledge of a concept", `/concepts/${ids[0]}/knowledge`],
  ["reasons of a kind", `/concepts/${ids[0]}/kind?limit=50`],
  ["relations of a concept", `/concepts/${ids[0]}/relations?limit=500`],
  ["relations of all narrower concepts", `/concepts/${ids[0]}/relations?limit=500&narrower=true`],
  ["relations of a pair", `/pairs/${ids[0]}/${ids[1]}/relations?limit=50`],
  ["knowledge among 400 concepts", "/knowledge/among", { concepts: concepts.map(({ id }) => id) }],
  ["methods of tasks", "/knowledge/methods?tasks=50&methods=50"],
  ["transfers", "/knowledge/transfers?from=1&to=2&limit=100"],
  ["query of a kind", `/query?q=${q("kind:method")}`],
  ["query of narrower concepts", `/query?q=${q(`under:"${concepts[0]?.label}"`)}`],
  ["strong partners", `/concepts/${ids[0]}/strong-partners`],
  ["strong partners, most rows", `/concepts/${ids[1]}/strong-partners?limit=50`],
  [
    "matrix of 80 concepts",
    `/matrix?${ids
      .slice(0, 80)
      .map((id) => `concepts=${id}`)
      .join("&")}`,
  ],
  ["query of 2,000 characters", `/query?q=${q(words2000)}`],
  ["query of a common phrase", `/query?q=${q('text:"of the"')}`],
  ...common.flatMap((word): [string, string][] => [
    [`papers with “${word}”`, `/papers?q=${q(word)}`],
    [`search for “${word}”`, `/search?q=${q(word)}`],
  ]),
  ["all papers", "/papers"],
  ["map", "/map"],
  ["concept", `/concepts/${ids[0]}`],
  ["co-occurrences", `/concepts/${ids[0]}/cooccurrence`],
  ["papers of a concept", `/concepts/${ids[0]}/papers`],
  ["evidence", `/concepts/${ids[0]}/evidence`],
  ["pair", `/pairs/${ids[0]}/${ids[1]}`],
  ["candidates of a concept", `/concepts/${ids[0]}/candidates`],
  ["reasons of a concept", `/concepts/${ids[0]}/explanation`],
  ["split of a concept", `/curation/split/${ids[0]}`],
  ["between two communities", "/between?a=community:1&b=community:2"],
  ["paths", `/paths?a=${ids[0]}&b=${ids[300]}`],
  ["timeline", "/timeline?a=1&b=2"],
  ["bridge concepts", "/bridge-concepts"],
  ["missing pairs", "/gaps/1/2?limit=200"],
  ["bursts", "/bursts"],
  ["themes", "/themes"],
  ["changing pairs", "/changing-pairs"],
  ["papers of the map", "/map/papers"],
  ["query suggestions", "/query/suggestions?q=robo"],
  ["all concepts", "/concepts?limit=500"],
  ["bridges", "/bridges"],
  ["gaps", "/gaps"],
  ["trends", "/trends"],
  ["suggestions", "/curation/suggestions"],
  ["decision", "/curation", { actions: [{ kind: "rename", concept: concepts[200]?.id, label: "Another name" }] }],
  ...["csv-papers", "bibtex", "ris", "jsonl", "csl"].map((name): [string, string] => [
    `export of all papers, ${name}`,
    `/export/papers/${name}`,
  ]),
  ...["gexf", "graphml", "csv-edges", "cypher"].map((name): [string, string] => [
    `export of the graph, ${name}`,
    `/export/graph/${name}`,
  ]),
];

const measured: Record<string, { first: Measured; again: Measured }> = {};
for (const [name, path, body] of operations) {
  if (!new RegExp(words).test(name)) continue;
  measured[name] = { first: await measure(path, body), again: await measure(path, body) };
  console.error(name, JSON.stringify(measured[name]));
}
if (words === "") writeFileSync(results, `${JSON.stringify({ ...machine(), measured }, null, 2)}\n`);
await asker.terminate();
await server.close();
process.exit(0);
