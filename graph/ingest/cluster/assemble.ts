import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { FieldNumber, Mention, PaperMentions } from "../../contract/records.ts";
import { EXTRACTOR } from "../../extraction/version.ts";
import type { ConceptCount } from "../../extraction/vocabulary/concept-counts.ts";
import { numberedConcepts } from "../../extraction/vocabulary/vocabulary-builder.ts";
import { unpackEntries } from "../../identity/entry.ts";
import { GraphError } from "../../shared/errors.ts";
import { compareIds } from "../../shared/text.ts";
import type { GraphStore, PaperCandidates, StoredPaper } from "../../store/store.ts";
import type { ExtractSettings } from "../extract-worker.ts";
import { fileSource } from "../import-source.ts";
import { rememberSettings } from "../ingest.ts";
import { readDecision } from "./decide.ts";
import { brokenRow, type Row, readTable, wholeNumber, wholeNumbers } from "./rows.ts";
import { parseColumn } from "./worker-steps.ts";

/** The tables of a finished run, with the number of their columns. */
const TABLES = { paper: 3, concept: 2, form: 3, mention: 2 } as const;
type TableName = keyof typeof TABLES;

/** Written last: what was read. */
const Summary = z.object({
  /** Paths of the files that were read; their numbers as sources count from 1. */
  files: z.array(z.string()),
  /** Version of the extractor that the workers had. */
  extractor: z.string(),
});

/** Papers in one transaction. */
const BATCH = 500;

/** What was written into the store. */
export interface AssembledGraph {
  readonly papers: number;
  readonly concepts: number;
}

/**
 * Writes the tables of a finished run into an empty store, which then is the one that `isthmus extract` would have made of the
 * same files. Tables that are cut short are refused.
 */
export async function assemble(
  store: GraphStore,
  folder: string,
  settings: ExtractSettings,
  onPapers: (papers: number) => void,
): Promise<AssembledGraph> {
  const { files, extractor } = readSummary(join(folder, "run.json"));
  if (extractor !== EXTRACTOR) {
    throw new GraphError(
      "UNSUPPORTED",
      `The run in ${folder} was made with the extractor ${extractor}, and this is ${EXTRACTOR}.`,
      {
        hint: "Assemble it with the version of Isthmus that its workers had, or extract the papers again.",
      },
    );
  }
  const table = (name: TableName) => readTable(join(folder, name), TABLES[name]);
  const { collection, resolution } = readDecision(join(folder, "basis"));
  return store.withFillLock(async () => {
    const before = await store.summary(EXTRACTOR);
    if (before.papers + before.waiting > 0) {
      throw new GraphError("CONFLICT", `The store ${store.url} contains papers already.`, {
        hint: "Name a new store; it can be copied into another one afterwards.",
      });
    }
    await rememberSettings(store, settings);
    const papers = await savePapers(store, table("paper"), files, onPapers);
    const { concepts, numbers } = numberedConcepts(
      collection,
      resolution,
      await conceptCounts(table("concept"), table("form")),
    );
    await store.replaceGraph({ concepts, mentions: mentionsOf(table("mention"), numbers) });
    await store.setFact("extractor", EXTRACTOR);
    return { papers, concepts: concepts.length };
  });
}

function readSummary(path: string): z.infer<typeof Summary> {
  if (!existsSync(path)) {
    throw new GraphError("NOT_FOUND", `There is no ${path}.`, {
      hint: "A run writes this file when all of its tables are complete: run it again, to its end.",
    });
  }
  const summary = Summary.safeParse(parseColumn(readFileSync(path, "utf8"), path));
  if (!summary.success) throw brokenRow(path, "it does not describe a run");
  return summary.data;
}

async function savePapers(
  store: GraphStore,
  rows: AsyncIterable<Row>,
  files: readonly string[],
  onPapers: (papers: number) => void,
): Promise<number> {
  const [added, merged] = [new Map<string, number>(), new Map<string, number>()];
  let papers: StoredPaper[] = [];
  let candidates: PaperCandidates[] = [];
  let saved = 0;
  const save = async () => {
    await store.savePapers(papers);
    await store.saveCandidates(EXTRACTOR, candidates);
    saved += papers.length;
    onPapers(saved);
    [papers, candidates] = [[], []];
  };
  for await (const [id, text, data] of rows as AsyncIterable<[string, string, string]>) {
    const paper = parseColumn<StoredPaper>(text, `paper ${id}`);
    papers.push(paper);
    candidates.push({ paper: id, data: Buffer.from(data, "base64") });
    const sources = unpackEntries(paper).flatMap(({ places }) => places.map(({ source }) => source));
    sources.sort((a, b) => Number(a) - Number(b));
    for (const [i, source] of sources.entries()) {
      const counts = i === 0 ? added : merged;
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    if (papers.length === BATCH) await save();
  }
  await save();
  const at = new Date().toISOString();
  for (const [i, file] of files.entries()) {
    const id = String(i + 1);
    const counts = { added: added.get(id) ?? 0, merged: merged.get(id) ?? 0, unchanged: 0 };
    const read = counts.added + counts.merged;
    await store.sources.save({
      ...fileSource(file),
      id,
      at,
      firstAt: at,
      state: "complete",
      read,
      ...counts,
      skipped: {},
    });
  }
  return saved;
}

async function conceptCounts(concepts: AsyncIterable<Row>, forms: AsyncIterable<Row>): Promise<ConceptCount[]> {
  const formsOf = new Map<number, { form: string; papers: number }[]>();
  for await (const [concept, form, papers] of forms as AsyncIterable<[string, string, string]>) {
    const id = wholeNumber(concept, `form “${form}”`);
    const list = formsOf.get(id) ?? [];
    list.push({ form, papers: wholeNumber(papers, `form “${form}”`) });
    formsOf.set(id, list);
  }
  const counts: ConceptCount[] = [];
  for await (const [concept, papers] of concepts as AsyncIterable<[string, string]>) {
    const id = wholeNumber(concept, "table concept");
    const all = formsOf.get(id);
    if (!all) throw brokenRow("table form", `concept ${id} has none`);
    counts.push({ id, papers: wholeNumber(papers, `concept ${id}`), forms: all });
  }
  return counts;
}

async function* mentionsOf(rows: AsyncIterable<Row>, numbers: Int32Array): AsyncGenerator<PaperMentions> {
  let before = "";
  for await (const [paper, places] of rows as AsyncIterable<[string, string]>) {
    if (before !== "" && compareIds(before, paper) >= 0) throw brokenRow(`paper ${paper}`, "it is out of order");
    before = paper;
    const mentions = places === "" ? [] : places.split(";").map((place) => mentionOf(place, paper, numbers));
    mentions.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
    yield { paper, mentions };
  }
}

function mentionOf(place: string, paper: string, numbers: Int32Array): Mention {
  const [id, field, start, end, sentenceStart, sentenceEnd, ...more] = wholeNumbers(place, `paper ${paper}`);
  const concept = numbers[id!] ?? -1;
  if (concept < 0 || field! > 2 || sentenceEnd === undefined || more.length > 0) {
    throw brokenRow(`paper ${paper}`, "a mention names no concept or no place");
  }
  return { concept, field: field as FieldNumber, start: start!, end: end!, sentenceStart: sentenceStart!, sentenceEnd };
}
