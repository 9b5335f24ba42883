import { type NestedNames, nestedNames } from "../../graph/analysis/bridges/nested-names.ts";
import type { IncidenceChunk } from "../../graph/contract/records.ts";
import { buildIncidence } from "../../graph/incidence/build.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { readStatements } from "../../graph/snapshot/evidence/read-statements.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { incidenceOf, rowsOf } from "../reference/random-incidence.ts";

/** What a bench knows of a paper apart from its concepts. */
export interface PaperRecord {
  readonly venue: string | null;
  readonly keywords: readonly string[];
}

/** The index of a store, its packed chunks, and a way to a smaller index of its first papers. */
export async function loadIncidence(url: string): Promise<{
  incidence: Incidence;
  chunks: IncidenceChunk[];
  years: Int16Array;
  /** Venues and keywords, which the product does not use for scores. */
  papers: PaperRecord[];
  /** What bridge scores know besides: names, names within names, and where papers name concepts when they tell of their own work. */
  nested: NestedNames;
  names: string[];
  statements: Uint32Array;
  firstPapers: (papers: number) => Incidence;
}> {
  const store = await openStore(url);
  const columns = await store.paperColumns();
  const { ids, years } = columns;
  const { concepts } = await store.summary("");
  const chunks: IncidenceChunk[] = [];
  for await (const chunk of store.incidences()) chunks.push(chunk);
  const papers: PaperRecord[] = [];
  for await (const { venue, keywords } of store.allPapers()) papers.push({ venue, keywords });
  const incidence = await buildIncidence(ids.length, concepts, asStream(chunks));
  const records = await store.concepts();
  const names = records.map(({ key }) => key);
  const statements = await readStatements(store, { papers: columns, incidence, concepts: records });
  await store.close();
  return {
    incidence,
    chunks,
    years,
    papers,
    nested: nestedNames(names),
    names,
    statements,
    firstPapers: (papers) => first(incidence, papers),
  };
}

export async function* asStream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** The index of the first papers, with concepts renumbered. */
function first(incidence: Incidence, papers: number): Incidence {
  const rows = rowsOf({ ...incidence, papers: Math.min(papers, incidence.papers) });
  const names = [...new Set(rows.flat())].sort((a, b) => a - b);
  const position = new Map(names.map((c, k) => [c, k] as const));
  return incidenceOf(
    names.length,
    rows.map((row) => row.map((c) => position.get(c) as number)),
  );
}
