import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
// npm test builds first and says so; on its own this suite would have to build.
const built = process.env.ISTHMUS_BUILT === "1";
if (!built) console.log("The suite of the built product does not run: npm test builds it first.");

interface Run {
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
}

describe.skipIf(!built)("the built product", () => {
  let folder: string;
  const running = new Set<ChildProcess>();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "isthmus-built-"));
    const paper = { id: "m1", title: "Graph neural networks", abstract: "We train graph neural networks on graphs." };
    writeFileSync(join(folder, "mine.jsonl"), `${JSON.stringify(paper)}\n`);
  });
  afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  /** `npm start -- …`, until the explorer is there. */
  function start(...words: string[]): Promise<Run> {
    const env = { ...process.env, CI: "1" };
    const child = spawn(process.execPath, [join(root, "scripts/dev/start.mjs"), "--port", "0", ...words], {
      cwd: folder,
      env,
    });
    running.add(child);
    let said = "";
    return new Promise((done, failed) => {
      child.stderr?.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
      child.stdout?.setEncoding("utf8").on("data", (text) => {
        said += text;
        const address = /Isthmus is at (\S+)[\s\S]*Ctrl-C/.exec(said)?.[1];
        if (address) done({ child, address, said: () => said });
      });
      child.once("close", (code) => failed(new Error(`It ended with ${code}: ${said}`)));
    });
  }
  function stop({ child }: Run): Promise<number | null> {
    return new Promise((done) => {
      child.once("close", (code) => {
        running.delete(child);
        // Windows has no signals: there the process just ends.
        done(process.platform === "win32" ? (code ?? 0) : code);
      });
      child.kill("SIGINT");
    });
  }
  const ask = async (run: Run, path: string) => (await fetch(`${run.address}api/${path}`)).json() as Promise<unknown>;
  const status = (run: Run) => ask(run, "status");

  it("starts with the sample in its own store, and not twice", async () => {
    const first = await start();
    // What npm test has just built is not built again.
    expect(first.said()).not.toMatch(/Installing|Building/);
    expect(first.said()).toMatch(/Extracting: 73 papers/);
    expect(await status(first)).toMatchObject({ sample: true, store: "sqlite:.isthmus/sample.sqlite" });
    expect(await (await fetch(first.address)).text()).toContain("<title>");
    expect(await stop(first)).toBe(0);
    const second = await start();
    expect(second.said()).not.toMatch(/Reading|Extracting/);
    expect(await stop(second)).toBe(0);
  });

  it("gives a file a store of its own, which never holds the sample", async () => {
    const run = await start("mine.jsonl");
    expect(await status(run)).toMatchObject({ sample: false, store: "sqlite:.isthmus/mine.sqlite" });
    expect(await ask(run, "papers")).toMatchObject({ total: 1 });
    expect(await stop(run)).toBe(0);
    const again = await start("mine.jsonl");
    expect(again.said()).not.toMatch(/Extracting/);
    expect(await stop(again)).toBe(0);
    const elsewhere = await start("mine.jsonl", "--store", "elsewhere.db");
    expect(await status(elsewhere)).toMatchObject({ store: "sqlite:elsewhere.db" });
    expect(await stop(elsewhere)).toBe(0);
  });

  it("reads a file again that has changed", async () => {
    const paper = { id: "m2", title: "Diffusion models", abstract: "Diffusion models make images." };
    writeFileSync(join(folder, "mine.jsonl"), `${JSON.stringify(paper)}\n`, { flag: "a" });
    const run = await start("mine.jsonl");
    expect(run.said()).toMatch(/1 new, 0 updated, 1 unchanged/);
    expect(await stop(run)).toBe(0);
  });
});
