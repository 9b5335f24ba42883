import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const TYPES = ["tsconfig.json", "client/tsconfig.json"];

interface Step {
  readonly file: string;
  readonly how: "before" | "instead-of";
  readonly place: string;
  readonly code: string;
}

/** The blocks of code of "Your first change": the file, where in it, and what to write there. */
function steps(): Step[] {
  const [, section = ""] =
    /^## Your first change([\s\S]*?)^## /m.exec(readFileSync(join(root, "CONTRIBUTING.md"), "utf8")) ?? [];
  return [...section.matchAll(/^ {3}```ts (\S+) (before|instead-of) "(.*)"\n([\s\S]*?)^ {3}```$/gm)].map(
    ([, file = "", how, place = "", code = ""]) => ({
      file,
      how: how as Step["how"],
      place: place.replaceAll('\\"', '"'),
      code: code.replace(/^ {3}/gm, ""),
    }),
  );
}

describe("your first change, as CONTRIBUTING.md walks it", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "isthmus-change-"));
    const parts = readdirSync(root).filter((name) => !/^(\.git|node_modules|dist|reports|\..*)$/.test(name));
    for (const name of parts) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...words: string[]) => spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  const typecheck = (project: string) =>
    run("node_modules/typescript/bin/tsc", "-p", project, "--noEmit", "--incremental", "false").stdout;

  it("finds every place, and needs every step to compile", { timeout: 400_000 }, () => {
    expect(steps().length).toBeGreaterThanOrEqual(5);
    const inContract = steps().findIndex(({ file }) => file.startsWith("graph/contract/"));
    steps().forEach((step, i) => {
      take(step);
      if (i === inContract) expect(typecheck("client/tsconfig.json")).toContain("measures.ts");
    });
    for (const project of TYPES) expect(typecheck(project)).toBe("");
  });

  it("brings the measure to the command line's library and to the API", { timeout: 120_000 }, () => {
    const program = `
      import { openStore } from "./graph/store/open/open-store.ts";
      import { ingest } from "./graph/ingest/ingest.ts";
      import { openSnapshot } from "./graph/snapshot/snapshot.ts";
      import { cooccurrence } from "./graph/answers/concepts/cooccurrence.ts";
      import { measures, strengthOf } from "./client/ui/words/measures.ts";
      const store = await openStore("sqlite:first.sqlite");
      await ingest(store, ["samples/papers.jsonl"], { workers: 1 });
      const snapshot = await openSnapshot(store);
      const { papers, corpus, partners } = await cooccurrence(snapshot, { id: "diffusion model", measure: "dice", minPapers: 1, limit: 5 });
      const dice = partners.map((one) => strengthOf("dice", { papers: one.papers, a: papers, b: one.conceptPapers, corpus }));
      console.log(JSON.stringify({ dice, name: measures.dice.name }));
      await snapshot.close();
      await store.close();`;
    writeFileSync(join(folder, "use.ts"), program);
    const { stdout, stderr } = run("--import", "tsx", "use.ts");
    expect(stderr).toBe("");
    const { dice, name } = JSON.parse(stdout) as { dice: number[]; name: string };
    expect(name).toBe("Dice");
    // The answer is ordered by the new measure, and the client computes the same.
    expect(dice).toEqual([...dice].sort((a, b) => b - a));
    expect(dice[0]).toBeGreaterThan(0);
  });

  function take({ file, how, place, code }: Step): void {
    const text = readFileSync(join(folder, file), "utf8");
    expect([file, text.split(place).length]).toEqual([file, 2]);
    writeFileSync(
      join(folder, file),
      text.replace(place, () => (how === "before" ? code + place : code.trimEnd())),
    );
  }
});
