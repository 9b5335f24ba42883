import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../graph/store/open/open-store.ts";
import { type RunningServer, startServer } from "../../server/main.ts";
import { hostileFiles } from "../readers/hostile-files.ts";

let server: RunningServer;
beforeAll(async () => {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-hostile-")), "store.db"));
  server = await startServer({ store, port: 0, logLevel: "silent" });
  await server.ready;
});
afterAll(() => server.close());

const names = Object.keys(hostileFiles);
const content = (name: string) => hostileFiles[name]!(name === "doubling.bib" ? 60 : 20_000);
const post = (path: string, body: string) =>
  fetch(`${server.url}api${path}`, { method: "POST", body, headers: { "Content-Type": "application/octet-stream" } });

/** Whether the server still answers at once. */
async function answers(): Promise<boolean> {
  return (await fetch(`${server.url}api/status`, { signal: AbortSignal.timeout(2000) })).ok;
}

/** What a user may be told: which file, and what to do; nothing of this machine. */
function expectTold(file: string, text: string, hint: string): void {
  expect(text).toContain(file);
  expect(hint).toMatch(/\S/);
  expect(text + hint).not.toMatch(/isthmus-upload|ENOENT|\.ts:\d/);
}

describe("a file that is slow or deep to read", () => {
  it.each(names)("%s is previewed, or refused in words, while the server answers", async (name) => {
    let ended = false;
    const asked = post(`/imports/preview?name=${name}`, content(name)).finally(() => (ended = true));
    while (!ended) {
      expect(await answers()).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const answer = await asked;
    const body = JSON.parse(await answer.text());
    expect([200, 400]).toContain(answer.status);
    if (answer.status === 400) expectTold(name, body.detail, body.hint);
  });

  it.each(names)(
    "%s is imported, or refused in words, while the server answers",
    async (name) => {
      const started = await post(`/imports?name=${name}`, content(name));
      expect(started.status).toBe(200);
      const { id } = JSON.parse(await started.text());
      const job = async () => JSON.parse(await (await fetch(`${server.url}api/jobs/${id}`)).text());
      let now = await job();
      while (now.state === "running") {
        expect(await answers()).toBe(true);
        await new Promise((resolve) => setTimeout(resolve, 100));
        now = await job();
      }
      expect(["done", "failed"]).toContain(now.state);
      if (now.state === "failed") expectTold(name, now.problem, now.hint);
    },
    90_000,
  );
});
