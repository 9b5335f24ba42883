import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
// npm test builds first and says so; on its own this suite would have to build.
const built = process.env.ISTHMUS_BUILT === "1";
if (!built) console.log("The suite of the package does not run: npm test builds it first.");

/** The package as npm would publish it, in an empty folder; its dependencies are those installed here, linked. */
describe.skipIf(!built)("the package in an empty folder", () => {
  let folder: string;
  let packed: string[];
  let tarball: string;
  const running = new Set<ChildProcess>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "isthmus-packed-"));
    const words = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
    const { stdout } = spawnSync("npm", words, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
    const [{ filename, files }] = JSON.parse(stdout);
    tarball = join(folder, filename);
    packed = files.map(({ path }: { path: string }) => path);
    const modules = join(folder, "node_modules");
    mkdirSync(modules);
    expect(spawnSync("tar", ["-xzf", filename, "-C", "node_modules"], { cwd: folder }).status).toBe(0);
    for (const name of dependencies()) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  }, 120_000);
  afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  const program = () => {
    const { bin } = JSON.parse(readFileSync(join(folder, "node_modules/package/package.json"), "utf8"));
    return join(folder, "node_modules/package", bin.isthmus);
  };
  const run = (...words: string[]) =>
    spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8", env: { ...process.env, CI: "1" } });

  it("holds what runs and nothing else, in at most 3 MB", () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(3_000_000);
    const strangers = packed.filter(
      (path) =>
        /\.map$|\.png$|\/(train|quality|dev|neo4j\/.*\.xml)\/|judged|\.ts$/.test(path) && !path.endsWith(".d.ts"),
    );
    expect(strangers).toEqual([]);
    expect(packed).toEqual(expect.arrayContaining(["LICENSE", "README.md", "samples/papers.jsonl"]));
  });

  it("holds every declaration that its declarations import", () => {
    const missing = packed
      .filter((path) => path.endsWith(".d.ts"))
      .flatMap((path) => {
        const text = readFileSync(join(folder, "node_modules/package", path), "utf8");
        const imported = ts.preProcessFile(text).importedFiles.filter(({ fileName }) => fileName.startsWith("."));
        return imported.map(({ fileName }) => join(dirname(path), fileName.replace(/\.[jt]s$/, ".d.ts")));
      })
      .filter((path) => !packed.includes(path));
    expect(missing).toEqual([]);
  });

  it("extracts a file of references", () => {
    writeFileSync(
      join(folder, "my.bib"),
      "@article{a, title = {Graph neural networks}, abstract = {We train graph neural networks on graphs.}, year = 2020}\n",
    );
    const { status, stdout } = run(program(), "extract", "my.bib", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ papers: 1, store: "sqlite:.isthmus/my.sqlite" });
  });

  it("starts the explorer on the sample", async () => {
    const child = spawn(process.execPath, [program(), "start", "--no-open", "--port", "0"], { cwd: folder });
    running.add(child);
    const address = await new Promise<string>((done, failed) => {
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text) => {
        said += text;
        const found = /Isthmus is at (\S+)/.exec(said)?.[1];
        if (found) done(found);
      });
      child.once("close", (code) => failed(new Error(`It ended with ${code}: ${said}`)));
    });
    expect(await (await fetch(address)).text()).toContain("<title>");
    expect(await (await fetch(`${address}api/status`)).json()).toMatchObject({ sample: true });
    child.kill("SIGINT");
  });

  it("is a library, with types", () => {
    // Named as npm would install it.
    symlinkSync(join(folder, "node_modules/package"), join(folder, "node_modules/isthmus"), "junction");
    writeFileSync(
      join(folder, "use.ts"),
      `import { openSnapshot, openStore } from "isthmus";
import { type Cooccurrence, type CooccurrenceQuestion, cooccurrence } from "isthmus/answers";
import { pairMeasures } from "isthmus/analysis";
import { type ExportFormat, exporters, type PaperExporter } from "isthmus/exports";
import { rankPhrases } from "isthmus/extraction";
import { decide } from "isthmus/curation";
import { parseQuery } from "isthmus/query-language";
import { type ReadItem, readPapers } from "isthmus/readers";
import { startServer } from "isthmus/server";
import type { GraphReader } from "isthmus/store";
import { endpoints } from "isthmus/contract";
const store: GraphReader & { close(): Promise<void> } = await openStore("sqlite:.isthmus/sample.sqlite", { create: false });
const snapshot = await openSnapshot(store);
const question: CooccurrenceQuestion = { id: "diffusion model", measure: "npmi", minPapers: 1, limit: 5 };
const answer: Cooccurrence = await cooccurrence(snapshot, question);
const ris: PaperExporter = exporters.ris;
const gexf: ExportFormat = "gexf";
const items: AsyncIterable<ReadItem> = readPapers("-");
// @ts-expect-error a format that there is not does not compile
void exporters.docx;
const labels: string[] = answer.partners.map(({ label }) => label);
console.log(labels.length, [ris, exporters[gexf], items, pairMeasures, decide, rankPhrases, parseQuery, readPapers, startServer, endpoints].every(Boolean));
// @ts-expect-error an unknown measure does not compile
void (() => cooccurrence(snapshot, { id: "x", measure: "luck", minPapers: 1, limit: 5 }));
await snapshot.close();
await store.close();
`,
    );
    const options = ["--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023", "--types", "node"];
    const types = ["--typeRoots", join(root, "node_modules/@types")];
    const compiled = run(join(root, "node_modules/typescript/bin/tsc"), "use.ts", ...options, ...types);
    expect(compiled.stdout).toBe("");
    const used = run("use.js");
    expect([used.stdout.trim(), used.stderr]).toEqual(["5 true", ""]);
    const closed = run("--input-type=module", "-e", 'await import("isthmus/store/open")');
    expect(closed.stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  }, 120_000);
});

/** Every package installed here, for the package to find what it depends on. */
function dependencies(): string[] {
  const names = readdirSync(join(root, "node_modules")).filter((name) => !name.startsWith("."));
  return names.flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(root, "node_modules", name)).map((part) => `${name}/${part}`) : [name],
  );
}
