import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const program = resolve(import.meta.dirname, "../../scripts/dev/dev.mjs");

describe("npm run dev", () => {
  let folder: string;
  let child: ChildProcess;
  let address: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "isthmus-dev-"));
    child = spawn(process.execPath, [program, "--port", "0"], { cwd: folder });
    address = await new Promise((done, failed) => {
      let said = "";
      const listen = (text: string) => {
        said += text;
        const found = /The explorer is at (\S+)/.exec(said)?.[1];
        if (found) done(found);
      };
      child.stdout?.setEncoding("utf8").on("data", listen);
      child.stderr?.setEncoding("utf8").on("data", listen);
      child.once("close", (code) => failed(new Error(`It ended with ${code}: ${said}`)));
    });
  }, 120_000);
  afterAll(async () => {
    const ended = new Promise((done) => child.once("close", done));
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it("serves the page with hot reload, and its modules from the sources", async () => {
    const page = await (await fetch(address)).text();
    expect(page).toContain("/@vite/client");
    expect((await fetch(`${address}main.tsx`)).status).toBe(200);
    expect((await fetch(`${address}http/call.ts`)).headers.get("content-type")).toMatch(/javascript/);
  });

  it("lets its own page write, and no other", async () => {
    const save = (origin: string) =>
      fetch(`${address}api/sets/dev`, {
        method: "PUT",
        headers: { "content-type": "application/json", origin },
        body: JSON.stringify({ concepts: ["diffusion model"] }),
      });
    const status = async () => ((await (await fetch(`${address}api/status`)).json()) as { state: string }).state;
    await expect.poll(status, { timeout: 30_000 }).toBe("ready");
    expect((await save(new URL(address).origin)).status).toBe(200);
    expect((await save("http://elsewhere.example")).status).toBe(403);
  });
});
