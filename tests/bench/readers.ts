import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeText } from "../../graph/readers/bytes/decode.ts";
import { bibtex } from "../../graph/readers/formats/bibtex/bibtex.ts";
import { csv } from "../../graph/readers/formats/csv/csv.ts";
import { json } from "../../graph/readers/formats/json/json.ts";
import { jsonLines } from "../../graph/readers/formats/json/jsonl.ts";
import { ris } from "../../graph/readers/formats/tagged/tagged-formats.ts";
import { xml } from "../../graph/readers/formats/xml/xml.ts";
import type { Reader } from "../../graph/readers/record/reader.ts";
import { machine } from "./machine.ts";

/**
 * Speed and memory of the readers on a generated file: `tsx tests/bench/readers.ts [MB]`. The bytes are made before the
 * clock starts and decoded as those of a file are; the heap is looked at while reading, after a collection where
 * node runs with --expose-gc.
 */
const MEGABYTES = Number(process.argv[2] ?? 500);
const ABSTRACT =
  "We study the behaviour of models under heavy noise, and compare several remedies on “public” data. ".repeat(10);

interface Sample {
  readonly reader: Reader;
  readonly before: string;
  readonly after: string;
  record(i: number): string;
}

const samples: Sample[] = [
  {
    ...{ reader: jsonLines, before: "", after: "" },
    record: (i) =>
      `${JSON.stringify({ id: `p${i}`, title: `A study of things ${i}`, abstract: ABSTRACT, year: 2020, authors: ["Ana Bell", "Jo Müller"], venue: "Notes" })}\n`,
  },
  {
    ...{ reader: json, before: '{"results":[\n', after: '{"title":"Last"}]}' },
    record: (i) =>
      `${JSON.stringify({ id: `p${i}`, title: `A study of things ${i}`, abstract: ABSTRACT, year: 2020, authors: ["Ana Bell", "Jo Müller"], venue: "Notes" }, null, 1)},\n`,
  },
  {
    ...{ reader: bibtex, before: "", after: "" },
    record: (i) =>
      `@article{k${i},\n  author = {M{\\"u}ller, Jo and Bell, Ana},\n  title = {A study of {Things} ${i}},\n  journal = {Notes},\n  year = {2020},\n  doi = {10.1000/x.${i}},\n  abstract = {${ABSTRACT}}\n}\n\n`,
  },
  {
    ...{ reader: ris, before: "", after: "" },
    record: (i) =>
      `TY  - JOUR\nID  - p${i}\nTI  - A study of things ${i}\nAU  - Bell, Ana\nAU  - Müller, Jo\nT2  - Notes\nPY  - 2020\nAB  - ${ABSTRACT}\nER  - \n\n`,
  },
  {
    ...{ reader: xml, before: '<?xml version="1.0"?><PubmedArticleSet>', after: "</PubmedArticleSet>" },
    record: (i) =>
      `<PubmedArticle><MedlineCitation><PMID>${i + 1}</PMID><Article><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>Notes</Title></Journal>` +
      `<ArticleTitle>A study of <i>things</i> ${i}</ArticleTitle><Abstract><AbstractText Label="AIM">${ABSTRACT}</AbstractText></Abstract><AuthorList><Author><LastName>Bell</LastName><ForeName>Ana</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle>\n`,
  },
  {
    ...{ reader: csv, before: "id,title,abstract,year,venue,authors\n", after: "" },
    record: (i) => `p${i},"A ""study"" of things, ${i}","${ABSTRACT}",2020,Notes,"Bell, Ana; Müller, Jo"\n`,
  },
];

/** Some megabytes of records, given again and again until there are enough. */
async function* bytesOf(
  sample: Sample,
  total: number,
  tally: { bytes: number; records: number },
): AsyncGenerator<Buffer> {
  const blocks = Array.from({ length: 4 }, (_, k) =>
    Buffer.from(Array.from({ length: 500 }, (_, i) => sample.record(500 * k + i)).join("")),
  );
  yield Buffer.from(sample.before);
  for (let k = 0; tally.bytes < total; k++) {
    const block = blocks[k % blocks.length] as Buffer;
    tally.bytes += block.length;
    tally.records += 500;
    for (let at = 0; at < block.length; at += 1 << 18) yield block.subarray(at, at + (1 << 18));
  }
  yield Buffer.from(sample.after);
}

async function run(sample: Sample, megabytes: number) {
  const tally = { bytes: 0, records: 0 };
  const source = bytesOf(sample, megabytes * 1e6, tally);
  const text = decodeText(source, { head: Buffer.alloc(0), tell: () => undefined });
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let read = 0;
  let peak = 0;
  for await (const item of sample.reader.read(text)) {
    if (item.kind === "record" && ++read % 50_000 === 0) {
      globalThis.gc?.();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  const lost = tally.records - read + (sample.after.includes("Last") ? 1 : 0);
  if (lost !== 0) throw new Error(`${sample.reader.name} lost ${lost} records`);
  return {
    megabytes: tally.bytes / 1e6,
    records: read,
    seconds,
    perSecond: tally.bytes / 1e6 / seconds,
    perCpuSecond: tally.bytes / (user + system),
    heapMegabytes: peak / 1e6,
  };
}

const results: Record<string, unknown> = {};
for (const sample of samples) {
  await run(sample, 20);
  const result = await run(sample, MEGABYTES);
  results[sample.reader.name] = result;
  console.log(
    sample.reader.name.padEnd(8),
    `${result.perSecond.toFixed(1)} MB/s, ${result.perCpuSecond.toFixed(1)} MB per CPU-s, heap ${result.heapMegabytes.toFixed(0)} MB`,
  );
}
writeFileSync(resolve(import.meta.dirname, "readers.json"), `${JSON.stringify({ ...machine(), results }, null, 2)}\n`);
