import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../graph/ingest/ingest.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { program } from "../../cli/cli.ts";
import { mergingPapers } from "../../cluster/merging-papers.ts";
import { assembleInto, contentOf, PLAIN } from "../../cluster/store-content.ts";
import { corpora } from "../../corpora.ts";
import { extractOnSpark, sparkSubmit } from "./spark.ts";

const submit = sparkSubmit();
const shared = corpora();

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

  const settings = { ...PLAIN, keywordConcepts: true };
  const options = "--extract=--keywords concepts";

  /** What one machine makes of the files. */
  async function single(name: string, files: readonly string[]): Promise<string[]> {
    const url = `sqlite:${join(folder, `${name}.sqlite`)}`;
    const store = await openStore(url);
    await ingest(store, files, { workers: 1, ...settings });
    await store.close();
    return content(url);
  }

  /** What the tables of a run are assembled to. */
  async function assembled(name: string, out: string): Promise<string[]> {
    const url = `sqlite:${join(folder, `${name}.sqlite`)}`;
    await assembleInto(url, out, settings);
    return content(url);
  }

  /** The first lines of one that the other does not have. */
  const differing = (a: readonly string[], b: readonly string[]) => {
    const [ofA, ofB] = [new Set(a), new Set(b)];
    return [...a.filter((line) => !ofB.has(line)), ...b.filter((line) => !ofA.has(line))].slice(0, 4);
  };

  // Parquet is read through lines written from it, whose path is another.
  const content = async (url: string) =>
    (await contentOf(url)).map((line) => line.replace(/"key":"file:\w+",(?="name":"papers.jsonl")/, ""));

  it("gives the graph of one machine, over Parquet and files that share records, and then with files of a later month", async () => {
    // Papers of both months are chains of records of both.
    const lines = mergingPapers(150, 3).split("\n");
    const [january, february, repeated] = ["january papers", "february", "again"].map((name) =>
      join(folder, `${name}.jsonl`),
    ) as [string, string, string];
    writeFileSync(january, lines.slice(0, 170).join("\n"));
    writeFileSync(february, lines.slice(170).join("\n"));
    writeFileSync(repeated, lines.toReversed().slice(0, 60).join("\n"));
    const parquet = join(folder, "papers.parquet");
    const samples = resolve("samples/papers.jsonl");
    toParquet(samples, parquet);

    const [first, second] = [join(folder, "first"), join(folder, "second")];
    const run = await extractOnSpark(submit!, first, [parquet, january], options);
    expect(run.code, run.err.slice(-3000)).toBe(0);
    expect(run.out).toMatch(/connected in [1-9] rounds/);
    expect(differing(await assembled("first", first), await single("one", [samples, january]))).toEqual([]);

    const later = await extractOnSpark(
      submit!,
      second,
      [join(folder, "febr*.jsonl"), repeated],
      "--after",
      first,
      options,
    );
    expect(later.code, later.err.slice(-3000)).toBe(0);
    const all = [samples, january, february, repeated];
    expect(differing(await assembled("second", second), await single("all", all))).toEqual([]);
    const [, read, papers] = /extracted (\d+) of (\d+) papers/.exec(later.out) ?? [];
    // 50 chains end in the second month; the 73 samples and most papers of the first are not read again.
    expect(Number(read)).toBeGreaterThanOrEqual(50);
    expect(Number(read)).toBeLessThan(Number(papers) / 2);
  }, 1_200_000);

  it.skipIf(shared === undefined)(
    "gives the graph of one machine of two thousand real papers, of which some come twice",
    async () => {
      const lines = gunzipSync(readFileSync(join(shared!, "corpora/papers-5k.jsonl.gz")))
        .toString("utf8")
        .split("\n");
      const [most, others] = [join(folder, "most.jsonl"), join(folder, "others.jsonl")];
      writeFileSync(most, lines.slice(0, 1600).join("\n"));
      writeFileSync(others, lines.slice(1400, 2000).join("\n"));
      const run = await extractOnSpark(submit!, join(folder, "real"), [most, others], options);
      expect(run.code, run.err.slice(-3000)).toBe(0);
      const one = await single("real-one", [most, others]);
      expect(one.length).toBeGreaterThan(10_000);
      expect(differing(await assembled("real", join(folder, "real")), one)).toEqual([]);
    },
    1_200_000,
  );

  it("refuses a folder with tables, and to go on after what is no finished run or was made otherwise", () => {
    const [first, none] = [join(folder, "first"), join(folder, "none")];
    const job = (...words: string[]) => {
      const python = join(dirname(submit!), "python");
      const isthmus = `"${process.execPath}" "${program}"`;
      const ended = spawnSync(python, ["spark/extract.py", "--isthmus", isthmus, ...words, "samples/papers.jsonl"], {
        encoding: "utf8",
      });
      return [ended.status, ended.stderr] as const;
    };
    const tables = readdirSync(first);
    expect(job("--out", first)).toEqual([2, expect.stringContaining("is not empty: name a new folder")]);
    expect(readdirSync(first)).toEqual(tables);
    expect(job("--out", none, "--after", folder)).toEqual([2, expect.stringContaining("has no run.json")]);
    expect(job("--out", none, "--after", first)).toEqual([
      1,
      expect.stringContaining("was made with extract “--keywords concepts”, not “”"),
    ]);
  });
});
