import { type FileHandle, mkdir, open, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ConceptRecord } from "../../../contract/records.ts";
import { GraphError } from "../../../shared/errors.ts";
import type { GraphStore, PaperCandidates, StoredPaper } from "../../store.ts";
import { graphNames } from "../connection/names.ts";
import { toBytes } from "../connection/values.ts";
import { DraftHash } from "../graph/draft-hash.ts";
import { mentionRows } from "../graph/mention-rows.ts";
import { SCHEMA_VERSION } from "../schema/open-graph.ts";

/** Written last; without it the files are not complete. */
const ARGUMENTS = "import.args";

/** Between the items of a list: a character that no text of a paper has. */
const LIST_SEPARATOR = "\u001f";
/** Characters that are collected before they are written. */
const BUFFER = 1_000_000;

/** The files and their columns, each with the labels or the type of its rows; ids in brackets are of the files, not of the graph. */
const NODES = {
  Paper: [
    ...[":ID(Paper)", "id:string", "title:string", "abstract:string", "year:long", "venue:string", "authors:string[]"],
    ...["keywords:string[]", "doi:string", "url:string"],
  ],
  Concept: [
    ...[":ID(Concept)", "id:string", "key:string", "label:string", "aliases:string[]", "aliasPapers:long[]"],
    ...["papers:long", "termhood:double", "number:long"],
  ],
  Author: [":ID(Author)", "name:string"],
  Venue: [":ID(Venue)", "name:string"],
  Record: [
    ...["paper:string", "keys:string[]", "records:string", "sources:string[]", "extractor:string"],
    ...["candidates:byte[]", "mentionsHash:string"],
  ],
  Key: ["key:string", "paper:string"],
  Source: ["id:string", "data:string"],
  Fact: ["name:string", "value:string"],
  Decision: ["sequence:long", "at:string", "by:string", "action:string", "why:string"],
  State: [
    ...["name:string", "schema:long", "prefix:string", "prepared:boolean", "revision:long", "stale:boolean"],
    ...["mentions:long", "concepts:long", "applying:boolean", "graphHash:string"],
  ],
} as const;
const RELATIONSHIPS = {
  MENTIONS: [
    ...[":START_ID(Paper)", ":END_ID(Concept)", "count:long", "sentences:string[]", "fields:string[]", "starts:long[]"],
    ...["ends:long[]", "sentenceStarts:long[]", "sentenceEnds:long[]"],
  ],
  WRITTEN_BY: [":START_ID(Paper)", ":END_ID(Author)", "position:long"],
  PUBLISHED_IN: [":START_ID(Paper)", ":END_ID(Venue)"],
} as const;
type TableName = keyof typeof NODES | keyof typeof RELATIONSHIPS;
type Tables = Readonly<Record<TableName, CsvFile>>;

/** What was written. */
export interface ImportFiles {
  readonly papers: number;
  readonly concepts: number;
  /** Distinct (paper, concept) pairs. */
  readonly mentions: number;
}

/**
 * Writes a graph as files that `neo4j-admin database import full neo4j @import.args` loads into an empty database, which then contains what
 * copying through the driver would have written: the store, ready to go on from. Papers that wait for the graph are not part of
 * it. The folder must be new or empty (GraphError CONFLICT). Memory grows with the concepts, authors and venues, not with the papers.
 */
export async function writeImportFiles(
  from: GraphStore,
  folder: string,
  prefix: string,
  onPapers: (papers: number, total: number) => void,
): Promise<ImportFiles> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new GraphError("CONFLICT", `${folder} contains other files.`, {
      hint: "Name an empty folder, or a new one.",
    });
  }
  const { facts, papers } = await from.summary("");
  const concepts = await from.concepts();
  const hash = new DraftHash(concepts);
  for (const _ of hash.parts());
  const tables = await createTables(folder);
  try {
    await writeConcepts(tables, concepts);
    await writePapers(tables, from, hash, facts.extractor ?? "", (done) => onPapers(done, papers));
    for (const source of await from.sources.list()) await tables.Source.row([source.id, JSON.stringify(source)]);
    for (const [name, value] of Object.entries(facts)) await tables.Fact.row([name, value]);
    for (const { sequence, at, by, action, why } of await from.decisions()) {
      await tables.Decision.row([sequence, at, by, JSON.stringify(action), why]);
    }
    const { hash: graphHash, mentions } = hash.end();
    // Not prepared: whoever opens it first makes the constraints and indexes, which an import cannot bring.
    const state = ["state", SCHEMA_VERSION, prefix, false, 1, false, mentions, concepts.length, false, graphHash];
    await tables.State.row(state);
    await closeAll(tables);
    await writeFile(join(folder, ARGUMENTS), argumentsOf(prefix));
    return { papers, concepts: concepts.length, mentions };
  } catch (error) {
    await closeAll(tables).catch(() => undefined);
    throw error;
  }
}

async function createTables(folder: string): Promise<Tables> {
  const all = Object.entries({ ...NODES, ...RELATIONSHIPS });
  const tables: Record<string, CsvFile> = {};
  for (const [name, columns] of all) tables[name] = new CsvFile(await open(join(folder, `${name}.csv`), "wx"), columns);
  return tables as Tables;
}

async function closeAll(tables: Tables): Promise<void> {
  for (const table of Object.values(tables)) await table.close();
}

async function writeConcepts(tables: Tables, concepts: readonly ConceptRecord[]): Promise<void> {
  for (const [number, { id, key, label, aliases, papers, termhood }] of concepts.entries()) {
    const forms = [aliases.map(({ form }) => form), aliases.map((alias) => alias.papers)];
    await tables.Concept.row([number, id, key, label, ...forms, papers, termhood, number]);
  }
}

/** One pass over papers, mentions and candidates, which all come by ascending id of the paper. */
async function writePapers(
  tables: Tables,
  from: GraphStore,
  hash: DraftHash,
  extractor: string,
  onPapers: (papers: number) => void,
): Promise<void> {
  const mentionsOf = follow(from.mentions());
  const candidatesOf = follow(from.candidates(extractor));
  const authors = nodeNumbers(tables.Author);
  const venues = nodeNumbers(tables.Venue);
  let number = 0;
  for await (const paper of from.allPapers()) {
    const mentions = (await mentionsOf(paper.id)) ?? { paper: paper.id, mentions: [] };
    await writePaper(tables, number, paper, extractor, await candidatesOf(paper.id), hash.add(mentions).hash);
    for (const row of mentionRows(mentions.mentions, paper, (concept) => concept)) {
      const places = [row.starts, row.ends, row.sentenceStarts, row.sentenceEnds];
      await tables.MENTIONS.row([number, row.concept, row.sentences.length, row.sentences, row.fields, ...places]);
    }
    for (const [position, name] of paper.authors.entries()) {
      if (name !== "") await tables.WRITTEN_BY.row([number, await authors(name), position + 1]);
    }
    if (paper.venue) await tables.PUBLISHED_IN.row([number, await venues(paper.venue)]);
    number++;
    onPapers(number);
  }
}

async function writePaper(
  tables: Tables,
  number: number,
  paper: StoredPaper,
  extractor: string,
  candidates: PaperCandidates | undefined,
  mentionsHash: string,
): Promise<void> {
  const { id, title, abstract, year, venue, authors, keywords, doi, url, keys, records, sources } = paper;
  await tables.Paper.row([number, id, title, abstract, year, venue, authors, keywords, doi, url]);
  const read: Cell[] = candidates ? [extractor, toBytes(candidates.data)] : [null, null];
  await tables.Record.row([id, keys, records, sources, ...read, mentionsHash]);
  for (const key of keys) await tables.Key.row([key, id]);
}

type Cell = string | number | boolean | null | readonly (string | number)[] | Int8Array;

/** A table in the form that `neo4j-admin database import` reads; its columns with their types are the first line. */
class CsvFile {
  readonly #file: FileHandle;
  #text: string;

  constructor(file: FileHandle, columns: readonly string[]) {
    this.#file = file;
    this.#text = `${columns.join(",")}\n`;
  }

  async row(cells: readonly Cell[]): Promise<void> {
    this.#text += `${cells.map(cellText).join(",")}\n`;
    if (this.#text.length > BUFFER) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = "";
    await this.#file.appendFile(text);
  }
}

/** Nothing between two commas is no value; a text that is empty is quote. */
function cellText(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Int8Array) return value.join(LIST_SEPARATOR);
  return quote(value.map((item) => String(item).replaceAll(LIST_SEPARATOR, " ")).join(LIST_SEPARATOR));
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Gives each name a number, and writes its node when it comes first. */
function nodeNumbers(table: CsvFile): (name: string) => Promise<number> {
  const numbers = new Map<string, number>();
  return async (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(name, number);
    await table.row([number, name]);
    return number;
  };
}

/** Answers for one paper after the other, by ascending id, from rows in the same order; some papers have none. */
function follow<T extends { readonly paper: string }>(
  rows: AsyncIterable<T>,
): (paper: string) => Promise<T | undefined> {
  const iterator = rows[Symbol.asyncIterator]();
  let next: IteratorResult<T, unknown> | undefined;
  return async (paper) => {
    next ??= await iterator.next();
    if (next.done || next.value.paper !== paper) return undefined;
    const { value } = next;
    next = undefined;
    return value;
  };
}

/** The arguments of the import, a line each; paths are relative to the folder. */
function argumentsOf(prefix: string): string {
  const names = graphNames(prefix);
  const both = new Set<string>(["Paper", "Concept", "Author", "Venue"]);
  const labels = (name: keyof typeof NODES) =>
    both.has(name) ? `${names.named(name)}:${names.own(name)}` : names.own(name);
  const nodes = (Object.keys(NODES) as (keyof typeof NODES)[]).map((name) => `--nodes=${labels(name)}=${name}.csv`);
  const types = Object.keys(RELATIONSHIPS).map((name) => `--relationships=${names.named(name)}=${name}.csv`);
  const separator = `U+${LIST_SEPARATOR.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  return `${[
    ...["--id-type=integer", `--array-delimiter=${separator}`, "--multiline-fields=true", "--read-buffer-size=64m"],
    ...["--bad-tolerance=0", ...nodes, ...types],
  ].join("\n")}\n`;
}
