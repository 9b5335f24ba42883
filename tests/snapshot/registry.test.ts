import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Analysis } from "../../graph/analysis/define-analysis.ts";
import { AnalysisName } from "../../graph/contract/jobs.ts";
import { questions } from "../../graph/snapshot/threads/questions.ts";
import { isPlain, registry, resultKey } from "../../graph/snapshot/threads/registry.ts";

const analyses: readonly Analysis[] = registry;
const names = analyses.map(({ name }) => name);

describe("the registry of analyses", () => {
  it("has unique names across analyses and questions", () => {
    expect(new Set([...names, ...Object.keys(questions)]).size).toBe(names.length + Object.keys(questions).length);
  });

  it("has every analysis that can be started by name, and none of them takes parameters", () => {
    const plain = analyses.filter(isPlain).map(({ name }) => name);
    expect(plain).toEqual(expect.arrayContaining([...AnalysisName.options]));
  });

  it("lists an analysis after those that it needs", () => {
    for (const [at, { needs }] of analyses.entries()) {
      for (const need of Object.values(needs)) expect(analyses.slice(0, at)).toContain(need);
    }
  });

  it("publishes the inputs of every result that a published copy computes itself", () => {
    for (const { publish, needs } of analyses) {
      if (!publish) expect(Object.values(needs).every((need) => need.publish)).toBe(true);
    }
  });

  it("stores a result under the versions of its inputs too", () => {
    const base: Analysis = { name: "base", title: "", version: 3, needs: {}, publish: false, run: () => 0 };
    const built = (need: Analysis): Analysis => ({ ...base, name: "built", version: 1, needs: { need } });
    expect(resultKey(built(base))).toBe("built/1+base/3");
    expect(resultKey(built({ ...base, version: 4 }))).not.toBe(resultKey(built(base)));
  });
});

const TOY = `
import { communitiesAnalysis } from "../communities/communities.ts";
import { defineAnalysis } from "../define-analysis.ts";

export const toyAnalysis = defineAnalysis({
  name: "toy",
  title: "Counting mentions by community",
  version: 1,
  needs: { communities: communitiesAnalysis },
  publish: true,
  run: (incidence, { communities, onProgress }) => {
    const mentions = new Uint32Array(communities.count + 1);
    for (const concept of incidence.paperConcepts) mentions[communities.community[concept]!]!++;
    onProgress(1, 1);
    return mentions;
  },
});
`;

/** What a newcomer would try: the analysis by name, in this thread, in a worker thread, and again from the store. */
const ASK = `
import { openSnapshot } from "./graph/snapshot/snapshot.ts";
import { plantedStore } from "./tests/snapshot/planted-store.ts";

const store = await plantedStore();
const here = await openSnapshot(store, { workers: false });
const stored = await (await openSnapshot(store, { workers: false })).analyses.toy.peek();
const toy = Array.from(await here.analyses.toy());
const again = Array.from(await (await openSnapshot(store, { workers: false })).analyses.toy.peek());
const other = await openSnapshot(await plantedStore(), { workers: true });
const there = Array.from(await other.analyses.toy());
await other.close();
console.log(JSON.stringify({ before: stored ?? null, toy, again, there }));
process.exit();
`;

describe("a new analysis", () => {
  it("takes its own file and a line of the registry: it then has a name, a thread and a place in the store", () => {
    const copy = mkdtempSync(join(tmpdir(), "isthmus-toy-"));
    try {
      const here = (path: string) => resolve(import.meta.dirname, "../..", path);
      cpSync(here("graph"), join(copy, "graph"), { recursive: true });
      cpSync(here("tests/snapshot"), join(copy, "tests/snapshot"), { recursive: true });
      for (const file of ["package.json", "tsconfig.json"]) cpSync(here(file), join(copy, file));
      symlinkSync(here("node_modules"), join(copy, "node_modules"), "junction");

      writeFileSync(join(copy, "graph/analysis/statistics/toy.ts"), TOY);
      const path = join(copy, "graph/snapshot/threads/registry.ts");
      const line = `import { toyAnalysis } from "../../analysis/statistics/toy.ts";\n`;
      const list = readFileSync(path, "utf8").replace(
        "  linkTotalAnalysis,\n]",
        "  linkTotalAnalysis,\n  toyAnalysis,\n]",
      );
      writeFileSync(path, line + list);

      writeFileSync(join(copy, "ask.ts"), ASK);
      const child = spawnSync(process.execPath, ["--import", "tsx", "ask.ts"], { cwd: copy, encoding: "utf8" });
      const answer = JSON.parse(child.stdout || JSON.stringify(child.stderr));
      expect(answer).toMatchObject({ before: null });
      expect(answer.toy.reduce((sum: number, n: number) => sum + n, 0)).toBeGreaterThan(0);
      expect([answer.again, answer.there]).toEqual([answer.toy, answer.toy]);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }, 60_000);
});
