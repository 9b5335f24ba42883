import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { DisjointSets } from "../../graph/identity/disjoint-sets.ts";
import { decideConcepts, readAcronyms, readDecision } from "../../graph/ingest/cluster/decide.ts";
import { ROWS_FILE, type Row, readRows, rowText } from "../../graph/ingest/cluster/rows.ts";
import { countMentions, extractPapers, pruneKeys, readEntries } from "../../graph/ingest/cluster/worker-steps.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { PLAIN } from "./store-content.ts";

/**
 * What the Spark job does, in one process and in memory: the steps of the workers over parts of the input, and between them what
 * Spark's SQL joins and sums. Writes the tables and run.json into a folder for `assemble`.
 */
export async function localRoad(files: readonly string[], out: string, settings = PLAIN, parts = 3): Promise<Tables> {
  const read = await step(
    files.map((file, i) => [String(i + 1), file]),
    parts,
    (rows) => readEntries(rows, {}),
  );
  const groups = groupsOf(read.get("link") ?? []);
  const entries = (read.get("entry") ?? []).map(([id = "", , data = ""]): Row => [groups.get(id)!, data]);
  entries.sort(([a = ""], [b = ""]) => compareIds(a, b));
  const extracted = await step(
    entries,
    parts,
    (rows) => extractPapers(rows, settings),
    ([group]) => group!,
  );
  const papers = extracted.get("paper") ?? [];
  const keys = summed(extracted.get("key") ?? [], ([key]) => [key!]);
  const withKey = new Map(keys.map(([key, sums]) => [key, sums!.split(",")[0]!]));
  const acronyms = summed(extracted.get("acronym") ?? [], ([short, long]) => [short!, long!]);
  writeTable(
    out,
    "acronym",
    acronyms.map((row) => [...row, withKey.get(row[0]) ?? "0"]),
  );
  const all = await readAcronyms(join(out, "acronym"));
  const pruned = await step(keys, parts, (rows) => pruneKeys(rows, all, papers.length));
  const keep = new Set((pruned.get("keep") ?? []).map(([key]) => key));
  writeTable(
    out,
    "key",
    keys.filter(([key]) => keep.has(key)),
  );
  const tables = { keys: join(out, "key"), acronyms: join(out, "acronym"), papers: papers.length };
  await decideConcepts(tables, join(out, "basis"));
  const { collection, resolution } = readDecision(join(out, "basis"));
  const candidates = papers.map(([id, , data]): Row => [id!, data!]);
  const counted = await step(candidates, parts, (rows) => countMentions(rows, collection, resolution));
  const mentions = (counted.get("mention") ?? []).map(([paper, , places]): Row => [paper!, places!]);
  const finished = {
    paper: papers,
    concept: summed(counted.get("concept") ?? [], ([id]) => [id!]),
    form: summed(counted.get("form") ?? [], ([id, form]) => [id!, form!]),
    mention: mentions.sort(([a = ""], [b = ""]) => compareIds(a, b)),
  };
  for (const [name, rows] of Object.entries(finished)) writeTable(out, name, rows);
  writeFileSync(join(out, "run.json"), JSON.stringify({ files, extractor: EXTRACTOR }));
  return { ...finished, keys: keys.length, kept: keep.size, problems: read.get("problem") ?? [] };
}

interface Tables {
  readonly paper: readonly Row[];
  readonly concept: readonly Row[];
  readonly form: readonly Row[];
  readonly mention: readonly Row[];
  /** Numbers of keys before and after pruning. */
  readonly keys: number;
  readonly kept: number;
  readonly problems: readonly Row[];
}

/** Runs a worker on each part of some rows, which pass as text in both directions; its rows by table, without its name. */
async function step(
  rows: readonly Row[],
  parts: number,
  work: (rows: AsyncIterable<Row>) => AsyncIterable<Row>,
  stayTogether: (row: Row) => string = (row) => row.join("\t"),
): Promise<Map<string, Row[]>> {
  const inputs = Array.from({ length: parts }, (): string[] => []);
  for (const row of rows) inputs[hashOf(stayTogether(row)) % parts]!.push(rowText(row));
  const tables = new Map<string, Row[]>();
  for (const input of inputs) {
    let output = "";
    for await (const row of work(readRows(chunks(input.join("")), "part", 2))) output += rowText(row);
    for await (const [table = "", ...row] of readRows(chunks(output), "output", 4)) {
      const known = tables.get(table);
      if (known) known.push(row);
      else tables.set(table, [row]);
    }
  }
  return tables;
}

/** The bytes of a text, cut where characters may be cut too. */
async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 4099) yield bytes.subarray(at, at + 4099);
}

function hashOf(text: string): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return hash;
}

/** From the id of an entry to the smallest id of its connected entries. */
function groupsOf(links: readonly Row[]): Map<string, string> {
  const ids = [...new Set(links.map(([id = ""]) => id))].sort(compareIds);
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const sets = new DisjointSets(ids.length);
  const firstWith = new Map<string, number>();
  for (const [id = "", key = ""] of links) {
    const number = numbers.get(id)!;
    const first = firstWith.get(key);
    if (first === undefined) firstWith.set(key, number);
    else sets.union(first, number);
  }
  return new Map(ids.map((id, i) => [id, ids[sets.find(i)]!]));
}

/** Adds up the last column (numbers with commas) of rows that agree in what `by` gives. */
function summed(rows: readonly Row[], by: (row: Row) => string[]): string[][] {
  const sums = new Map<string, { key: string[]; sum: number[] }>();
  for (const row of rows) {
    const key = by(row);
    const numbers = row.at(-1)!.split(",").map(Number);
    const known = sums.get(key.join("\n"));
    if (known) known.sum = known.sum.map((value, i) => value + numbers[i]!);
    else sums.set(key.join("\n"), { key, sum: numbers });
  }
  return [...sums.values()].map(({ key, sum }) => [...key, sum.join()]);
}

/** Writes a table in two parts, as Spark would. */
function writeTable(out: string, name: string, rows: readonly Row[]): void {
  mkdirSync(join(out, name), { recursive: true });
  const half = Math.ceil(rows.length / 2);
  for (const [i, part] of [rows.slice(0, half), rows.slice(half)].entries())
    writeFileSync(join(out, name, `part-0000${i}`), part.map(rowText).join(""));
  writeFileSync(join(out, name, ROWS_FILE), `${rows.length}\n`);
}
