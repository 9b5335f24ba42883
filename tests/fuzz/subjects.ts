import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { type Endpoint, endpoints, type Operation } from "../../graph/contract/operations/endpoints.ts";
import { logText, parseLog } from "../../graph/curation/decision-log.ts";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { mcpTools, toolAnswers } from "../../scripts/cli/mcp/mcp-tools.ts";
import { ServerContext } from "../../server/context/context.ts";
import { dispatcher } from "../../server/dispatch/dispatch.ts";
import { allHandlers } from "../../server/handlers/all.ts";
import { hostileFiles } from "../readers/hostile-files.ts";
import { plantedStore } from "../snapshot/planted-store.ts";
import { anyValue, mutate, pick, type Random } from "./mutate.ts";

/** Something that takes input from outside. */
export interface Subject {
  /** An input made from random numbers, as text that can be kept and read by people. */
  input(random: Random): string;
  /** Takes the input; only what is no told error may be thrown as anything but a `GraphError` or `RequestProblem`. */
  take(input: string): Promise<void>;
}

/** What can be tested with random input, by name; each is made ready once in a process. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = { readers, query, http, log, mcp };

const WORDS = [
  ...[
    "graph neural networks",
    "message passing",
    "molecules",
    "reward shaping",
    "x/1",
    "g1",
    "community:0",
    "set:mine",
    "2020",
  ],
  ...[
    "graph-neural-network AND molecules",
    '"replay buffer" NOT year:2019..2021',
    "npmi",
    "papers",
    "csv-papers",
    "bibtex",
    "newest",
  ],
  ...[
    "constructor",
    "__proto__",
    "",
    " ",
    "0",
    "1",
    "-1",
    "10",
    "1e9",
    "merge",
    "rename",
    "hide",
    "split",
    "mine",
    "text:policy sort:bridge",
  ],
];

const SAMPLE_LOG = logText(
  [
    { kind: "rename" as const, concept: "molecules", label: "Molecule" },
    { kind: "merge" as const, concepts: ["graph-neural-network", "molecules"], into: "message-passing" },
    { kind: "never" as const, phrase: "this paper" },
  ].map((action, k) => ({ id: String(k).repeat(16), at: "2025-01-01T00:00:00.000Z", by: "me", action, why: null })),
);

async function readers(): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-fuzz-"));
  const fixtures = join(import.meta.dirname, "../fixtures/readers");
  const files = readdirSync(fixtures).filter((name) => statSync(join(fixtures, name)).isFile());
  // Letters stand for bytes here, so that damaged encodings are inputs too.
  const samples = files.map((name) => ({ name, text: readFileSync(join(fixtures, name)).toString("latin1") }));
  return {
    input(random) {
      const { name, text } = pick(random, samples);
      if (random() < 0.1) {
        const hostile = pick(random, Object.keys(hostileFiles));
        return `${hostile}\n${mutate(random, hostileFiles[hostile]!(Math.floor(random() * 3000)))}`;
      }
      // Long files find less in the same time.
      const length = random() < 0.9 ? 3000 : 20_000;
      return `${name}\n${mutate(random, text.slice(0, length), pick(random, samples).text)}`;
    },
    async take(input) {
      const line = input.indexOf("\n");
      const path = join(folder, input.slice(0, line));
      writeFileSync(path, Buffer.from(input.slice(line + 1), "latin1"));
      for await (const item of readPapers(path)) void item;
    },
  };
}

async function plantedContext(): Promise<ServerContext> {
  const store = await plantedStore();
  const context = new ServerContext({
    ...{ store, name: "Planted", sample: false, readOnly: false, version: "0.0.0", workers: false },
  });
  await context.live.open();
  return context;
}

async function query(): Promise<Subject> {
  const snapshot = await (await plantedContext()).live.current();
  return {
    input: (random) => mutate(random, pick(random, WORDS), pick(random, WORDS)).slice(0, 2000),
    async take(q) {
      await queryAnswer(snapshot, { q, limit: 10, offset: 0, concepts: 10 });
    },
  };
}

/** Operations that start processes of their own, or go on without end. */
const APART: readonly string[] = ["previewImport", "startImport", "startAnalysis", "watchJob"];

async function http(): Promise<Subject> {
  const context = await plantedContext();
  const { match, answer } = dispatcher(allHandlers(context));
  const operations = (Object.keys(endpoints) as Operation[]).filter((operation) => !APART.includes(operation));
  return {
    input(random) {
      const { method, path, query: fields, body, accepts }: Endpoint = endpoints[pick(random, operations)];
      const word = () => encodeURIComponent(mutate(random, pick(random, WORDS)).replace(/[\ud800-\udfff]/g, "?"));
      const names = Object.keys(fields?.shape ?? {}).filter(() => random() < 0.3);
      const address =
        path.replace(/\{\w+\}/g, word) +
        (names.length > 0 ? `?${names.map((name) => `${name}=${word()}`).join("&")}` : "");
      const keys = body ? Object.keys((body as { shape?: object }).shape ?? { kind: 1 }) : [];
      const sent = body && Object.fromEntries(keys.map((key) => [key, anyValue(random, WORDS)]));
      const upload = accepts && mutate(random, SAMPLE_LOG);
      return JSON.stringify({ method: method.toUpperCase(), address, body: sent, upload });
    },
    async take(input) {
      const { method, address, body = null, upload } = JSON.parse(input);
      const sent =
        upload === undefined
          ? body
          : (async function* () {
              yield Buffer.from(upload);
            })();
      const found = await answer({ ...match(method, `/api${address}`), body: sent }, new AbortController().signal);
      if (found.kind === "text") for await (const piece of found.text.pieces) void piece;
    },
  };
}

async function log(): Promise<Subject> {
  return {
    input: (random) => mutate(random, SAMPLE_LOG),
    async take(text) {
      logText(parseLog(text, "log.jsonl"));
    },
  };
}

async function mcp(): Promise<Subject> {
  const answer = toolAnswers(await (await plantedContext()).live.current());
  return {
    input: (random) => {
      const args = Object.fromEntries(
        ["q", "id", "a", "b", "from", "to", "concept", "limit", "offset"].map((name) => [
          name,
          anyValue(random, WORDS),
        ]),
      );
      return JSON.stringify({ tool: Math.floor(random() * mcpTools.length), args });
    },
    async take(input) {
      const { tool, args } = JSON.parse(input);
      await answer(mcpTools[tool]!, args);
    },
  };
}
