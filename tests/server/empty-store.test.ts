import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../graph/store/open/open-store.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { ServerContext } from "../../server/context/context.ts";
import { allHandlers } from "../../server/handlers/all.ts";

let context: ServerContext;
beforeAll(async () => {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-empty-")), "empty.db"));
  context = new ServerContext({ store, name: "Empty", sample: false, readOnly: false, version: "0", workers: false });
  await context.live.open();
});
afterAll(() => context.close());

describe("a store without papers", () => {
  const paths: [string, number][] = [
    ["/status", 200],
    ["/map", 200],
    ["/search?q=a", 200],
    ["/concepts", 200],
    ["/concepts/x", 404],
    ["/papers", 200],
    ["/papers?q=x", 200],
    ["/papers/x", 404],
    ["/bridges", 200],
    ["/bridges?a=1", 404],
    ["/query?q=a%20OR%20year%3A2020", 200],
    ["/query/suggestions?q=venue%3A", 200],
    ["/between?a=x&b=y", 404],
    ["/timeline?a=1&b=2", 404],
    ["/gaps", 200],
    ["/back-test", 501],
    ["/bridge-concepts", 200],
    ["/trends", 200],
    ["/bursts", 200],
    ["/themes", 200],
    ["/changing-pairs", 200],
    ["/sets", 200],
    ["/export/graph/gexf", 200],
    ["/export/papers/bibtex", 200],
  ];

  it.each(paths)("answers %s with %i", async (path, status) => {
    const faults: unknown[] = [];
    const app = createApp(allHandlers(context), { onFault: (error) => faults.push(error) });
    const answer = await request(app).get(`/api${path}`);
    expect([answer.status, faults]).toEqual([status, []]);
  });
});
