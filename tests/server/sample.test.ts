import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { type RunningServer, startServer } from "../../server/main.ts";

const sample = resolve(import.meta.dirname, "../../samples/papers.jsonl");
let server: RunningServer;

beforeAll(async () => {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-sample-")), "sample.db"));
  await ingest(store, [sample], { workers: 1 });
  server = await startServer({ store, port: 0, logLevel: "silent", sample: true });
  await server.ready;
});
afterAll(() => server.close());

async function get(path: string) {
  const answer = await fetch(`${server.url}api${path}`);
  const body = JSON.parse(await answer.text());
  expect([path, answer.status, body.detail]).toEqual([path, 200, undefined]);
  return body;
}

/** The map once its layout is ready. */
async function readyMap() {
  await expect.poll(async () => (await get("/map")).layout, { timeout: 30_000 }).toBe("ready");
  return get("/map");
}

describe("the sample corpus, from file to screen", () => {
  it("has a first map worth looking at", async () => {
    const map = await readyMap();
    expect(map.nodes.id.length).toBeGreaterThanOrEqual(60);
    expect(map.links.source.length).toBeGreaterThanOrEqual(map.nodes.id.length);
    const big = map.communities.filter(({ concepts }: { concepts: number }) => concepts >= 8);
    expect(big.length).toBeGreaterThanOrEqual(4);
    const linked = new Set([...map.links.source, ...map.links.target]);
    expect(linked.size).toBeGreaterThan(0.9 * map.nodes.id.length);
  });

  it("leads from every shown concept to partners, papers and verbatim sentences", async () => {
    const map = await get("/map");
    for (const id of map.nodes.id.slice(0, 25)) {
      const name = encodeURIComponent(id);
      const { partners } = await get(`/concepts/${name}/cooccurrence?limit=1`);
      const { items } = await get(`/concepts/${name}/evidence?limit=5`);
      expect(items.length).toBeGreaterThan(0);
      for (const { paper, field, sentence, sentenceStart, marks } of items) {
        const detail = await get(`/papers/${encodeURIComponent(paper.id)}`);
        expect(detail.paper[field].slice(sentenceStart, sentenceStart + sentence.length)).toBe(sentence);
        for (const { start, end } of marks) expect(sentence.slice(start, end).trim()).not.toBe("");
      }
      const pair = await get(`/pairs/${name}/${encodeURIComponent(partners[0].concept)}`);
      expect(pair.papers).toBe(partners[0].papers);
    }
  });

  it("ranks bridge papers whose reasons name the fields they stand in", async () => {
    const { items } = await get("/bridges?limit=5");
    expect(items.length).toBeGreaterThan(0);
    for (const { sides, pair, reason, score } of items) {
      expect(score).toBeGreaterThan(0);
      for (const field of [pair.a, pair.b]) {
        const { label, own } = sides.find((side: { community: number }) => side.community === field);
        expect(reason).toContain(own.length === 0 ? `“${label}”` : `the field around ${own.join(", ")}`);
      }
    }
  });
});
