import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Endpoint, endpoints } from "../../../graph/contract/operations/endpoints.ts";
import { createApp } from "../../../server/adapters/express/app.ts";
import { ServerContext } from "../../../server/context/context.ts";
import { allHandlers } from "../../../server/handlers/all.ts";
import { plantedStore } from "../../snapshot/planted-store.ts";

/** Words that objects answer to, places of other files, numbers beyond reason, and texts that are none. */
const WORDS = [
  ...["constructor", "__proto__", "toString", "hasOwnProperty", "prototype", "set:constructor", "community:__proto__"],
  ...[
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "file:///etc/passwd",
    "\0",
    "\u{d800}",
    "%",
    "'; --",
    "*",
  ],
  ...[
    "",
    " ",
    "-1",
    "0",
    "1e999",
    "NaN",
    "9".repeat(400),
    "null",
    "[]",
    "{}",
    "year:99999999999999999999..2",
    "year:0..9e9",
  ],
  ...[
    "(".repeat(1000),
    '"',
    "NOT ".repeat(400),
    "concept:constructor text:__proto__ set:toString venue:valueOf",
    "𝔘𝔫𝔦",
  ],
];

const BODIES: readonly unknown[] = [
  ...[null, [], {}, "constructor", 7, { constructor: 1 }, JSON.parse('{"__proto__":{"actions":[]}}')],
  ...WORDS.slice(0, 12).flatMap((word) => [
    { actions: [{ kind: word }] },
    { actions: [{ kind: "merge", concepts: [word], into: word }] },
    { actions: [{ kind: "rename", concept: word, label: word }] },
    { actions: [{ kind: "hide", concept: word }], why: word, by: word },
    { actions: [{ kind: "group", concepts: [word], category: word }] },
    { kind: word, concept: word, phrase: word, name: word, concepts: [word], papers: [word], query: word },
    { name: word, concepts: [word], text: word, log: word, title: word, abstract: word },
  ]),
];

/** What no answer may tell: where files lie on this machine, the system's own words, lines of our sources. */
const INSIDES =
  /\/(tmp|home|root|usr|work|var)\/|ENOENT|EACCES|ENOTDIR|EISDIR|\bat \S+ \(|\.ts:\d+|node_modules|node:internal/;

let app: ReturnType<typeof createApp>;
let context: ServerContext;
const faults: unknown[] = [];
beforeAll(async () => {
  const store = await plantedStore();
  context = new ServerContext({
    ...{ store, name: "Planted", sample: false, readOnly: false, version: "1.2.3", workers: false },
    onFault: (error) => faults.push(error),
  });
  await context.live.open();
  app = createApp(allHandlers(context), { onFault: (error) => faults.push(error) });
});
afterAll(() => context.close());

/** The addresses of an operation with one word in every place, and in each alone. */
function addresses({ path, query }: Endpoint, word: string): string[] {
  const base = `/api${path.replace(/\{\w+\}/g, () => encodeURIComponent(word.replace("\u{d800}", "?")) || "%20")}`;
  const names = Object.keys(query?.shape ?? {});
  const value = encodeURIComponent(word.replace("\u{d800}", "?"));
  const all = names.map((name) => `${name}=${value}`).join("&");
  return [base, ...(names.length > 1 ? [`${base}?${all}`] : []), ...names.map((name) => `${base}?${name}=${value}`)];
}

type Question = readonly [method: string, address: string, body?: unknown, type?: string];

async function ask(...[method, address, body, type = "application/json"]: Question): Promise<void> {
  const sending = request(app)[method as "get" | "post" | "delete"](address).timeout(10_000);
  const raw = type === "application/json" ? JSON.stringify(body) : String(body);
  const answer = await (body === undefined ? sending : sending.set("Content-Type", type).send(raw));
  const question = `${method} ${address} ${raw ?? ""} → ${answer.status} ${answer.text?.slice(0, 300)}`;
  expect(faults.splice(0), question).toEqual([]);
  expect(answer.status === 501 || answer.status === 503 || answer.status < 500, question).toBe(true);
  expect(answer.text ?? "").not.toMatch(INSIDES);
}

const rows = Object.entries(endpoints) as [string, Endpoint][];

/** Every question with a bad word that an operation can be asked. */
function questions(endpoint: Endpoint): Question[] {
  const { method, accepts } = endpoint;
  if (accepts) return WORDS.flatMap((word) => uploads(endpoint, word));
  if (method === "get" || method === "delete") {
    return WORDS.flatMap((word) => addresses(endpoint, word).map((address) => [method, address] as const));
  }
  const [first = ""] = addresses(endpoint, "constructor");
  return [
    ...WORDS.flatMap((word) =>
      addresses(endpoint, word).map((address) => [method, address, { [word]: word }] as const),
    ),
    ...BODIES.map((body) => [method, first, body] as const),
  ];
}

/** Each file that is sent may start a thread: two addresses for a word, in every place and as the name alone. */
function uploads(endpoint: Endpoint, word: string): Question[] {
  const every = addresses(endpoint, word);
  const two = every.length > 1 ? every.slice(1, 3) : every;
  return two.map((address) => [endpoint.method, address, word, "application/octet-stream"]);
}

describe("bad input", () => {
  const asked = rows.filter(([operation]) => operation !== "watchJob");
  it.each(asked)("to %s is answered in words", { timeout: 180_000 }, async (_, endpoint) => {
    for (const question of questions(endpoint)) await ask(...question);
  });

  it("as a body that is no JSON is answered in words", async () => {
    for (const body of ["{", "\0", "[".repeat(100_000), '{"a":'.repeat(10_000)]) {
      const answer = await request(app).post("/api/decisions").set("Content-Type", "application/json").send(body);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toMatch(INSIDES);
    }
  });
});
