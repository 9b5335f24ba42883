import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../graph/ingest/ingest.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { mergingPapers } from "../../cluster/merging-papers.ts";
import { assembleInto, contentOf, PLAIN } from "../../cluster/store-content.ts";
import { extractOnSpark, sparkSubmit } from "./spark.ts";

const submit = sparkSubmit();

/** Slow because Spark itself takes about 40 s of a processor for its start and its steps, however few the papers. */
describe.skipIf(submit === undefined)("an extraction on Spark", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "isthmus-spark-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function toParquet(file: string, parquet: string): void {
    const code =
      "import sys; from pyspark.sql import SparkSession; s = SparkSession.builder.master('local[1]').config('spark.ui.enabled', 'false').getOrCreate(); s.read.json(sys.argv[1]).write.parquet(sys.argv[2])";
    const made = spawnSync(join(dirname(submit!), "python"), ["-c", code, file, parquet], { encoding: "utf8" });
    expect(made.status, made.stderr.slice(-2000)).toBe(0);
  }

  it("gives the graph of one machine, over Parquet and files that share records and papers in chains of records", async () => {
    const [merging, repeated] = [join(folder, "merging papers.jsonl"), join(folder, "again.jsonl")];
    const papers = mergingPapers(150, 3);
    writeFileSync(merging, papers);
    writeFileSync(repeated, papers.split("\n").reverse().slice(0, 60).join("\n"));
    const parquet = join(folder, "papers.parquet");
    toParquet(resolve("samples/papers.jsonl"), parquet);
    const files = [resolve("samples/papers.jsonl"), merging, repeated];
    const out = join(folder, "out");
    const {
      code,
      out: said,
      err,
    } = await extractOnSpark(submit!, out, [parquet, merging, repeated], "--extract=--keywords concepts");
    expect(code, err.slice(-3000)).toBe(0);
    expect(said).toMatch(/connected in [1-9] rounds/);
    const settings = { ...PLAIN, keywordConcepts: true };
    const [many, one] = [`sqlite:${join(folder, "many.sqlite")}`, `sqlite:${join(folder, "one.sqlite")}`];
    await assembleInto(many, out, settings);
    const store = await openStore(one);
    await ingest(store, files, { workers: 1, ...settings });
    await store.close();
    // Parquet is read through lines written from it, whose path is another.
    const content = async (url: string) =>
      (await contentOf(url)).map((line) => line.replace(/"key":"file:\w+",(?="name":"papers.jsonl")/, ""));
    expect(await content(many)).toEqual(await content(one));

    const tables = readdirSync(out);
    const python = join(dirname(submit!), "python");
    const again = spawnSync(python, ["spark/extract.py", "--out", out, files[0]!], { encoding: "utf8" });
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining("is not empty: name a new folder")]);
    expect(readdirSync(out)).toEqual(tables);
  }, 600_000);
});
