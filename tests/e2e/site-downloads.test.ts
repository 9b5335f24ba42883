import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../../server/adapters/express/app.ts";
import { ServerContext } from "../../server/context/context.ts";
import { allHandlers } from "../../server/handlers/all.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

let context: ServerContext;
let app: ReturnType<typeof createApp>;

beforeEach(async () => {
  // Read-only servers give their collection away, too.
  const flags = { sample: false, readOnly: true, workers: false };
  context = new ServerContext({
    store: await plantedStore(),
    name: "Planted: two fields",
    version: "1.2.3",

    ...flags,
  });
  app = createApp(allHandlers(context), { readOnly: true });
  await context.live.open();
});
afterEach(() => context.close());

const folders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("isthmus-site-") && name.includes(`-${process.pid}-`));
const start = async (): Promise<string> => (await request(app).post("/api/publish").send({})).body.id;
const job = async (id: string) => (await request(app).get(`/api/jobs/${id}`)).body;
const discard = (id: string) => request(app).delete(`/api/publish/${id}`);
const take = (id: string) =>
  request(app)
    .get(`/api/publish/${id}`)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => done(null, Buffer.concat(pieces)));
    });

async function ended(id: string) {
  for (;;) {
    const now = await job(id);
    if (now.state !== "running" && now.state !== "queued") return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("web pages that are packed for download", () => {
  it("are jobs of their own, two at once: each has its file, which goes with its download", async () => {
    const ids = [await start(), await start()];
    expect(new Set(ids).size).toBe(2);
    expect(folders()).toHaveLength(2);
    expect(await job(ids[1]!)).toMatchObject({ state: "queued", progress: { phase: "Waiting for another web page" } });
    expect((await take(ids[0]!)).status).toBe(409);
    for (const id of ids) {
      expect(await ended(id)).toMatchObject({ state: "done", kind: "site", label: "Web page of Planted: two fields" });
      const { body, headers } = await take(id);
      expect(headers["content-disposition"]).toContain("Planted-two-fields.zip");
      expect(body.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
      expect(body.toString("latin1")).toContain("published/corpus.bin");
      expect((await take(id)).status).toBe(404);
    }
    expect(folders()).toEqual([]);
  }, 60_000);

  it("can be given up while they are packed, while they wait, and when they are done", async () => {
    const [first, second, third] = [await start(), await start(), await start()];
    expect((await discard(second)).body.state).toBe("cancelled");
    expect((await discard(first)).body.state).toBe("cancelled");
    expect(await ended(third)).toMatchObject({ state: "done", problem: null });
    expect(folders()).toHaveLength(1);
    await discard(third);
    expect(folders()).toEqual([]);
    expect((await take(third)).status).toBe(404);
  }, 60_000);

  it("are not begun without end, and leave nothing when the server ends", async () => {
    const ids = [await start(), await start(), await start(), await start()];
    const refused = await request(app).post("/api/publish").send({});
    expect([refused.status, refused.body.hint]).toEqual([503, "Try again later."]);
    await context.close();
    for (const id of ids) expect(context.jobs.get(id).state).toBe("cancelled");
    expect(folders()).toEqual([]);
  }, 60_000);

  it("are removed when a download is broken off", async () => {
    const id = await start();
    await ended(id);
    const folder = join(tmpdir(), folders()[0]!);
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/api/publish/${id}`);
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    expect(existsSync(folder)).toBe(true);
    await reader?.cancel();
    await expect.poll(() => existsSync(folder)).toBe(false);
    server.close();
  }, 60_000);
});
