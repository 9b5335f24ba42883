import type { QueryAnswer } from "../../contract/query.ts";
import {
  evaluateQuery,
  type PaperMask,
  type QuerySource,
  type Understood,
} from "../../query-language/evaluate-query.ts";
import { type ParsedQuery, parseQuery, type QueryNode, type Sort } from "../../query-language/parse-query.ts";
import { sortByRank } from "../../shared/sort-by-rank.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { newestFirst, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { yearCounts } from "../lookup/years.ts";
import { overRepresented } from "./over-represented.ts";
import { queryWorld } from "./query-world.ts";

const AFTER_ALL_YEARS = 2 ** 16;

/** What `queryAnswer` is asked: a query, and which part of its papers. */
export interface QueryQuestion {
  readonly q: string;
  readonly limit: number;
  readonly offset: number;
  /** Most over-represented concepts. */
  readonly concepts: number;
}

/** The papers of a query, and the concepts they are rich in. */
export async function queryAnswer(snapshot: Snapshot, question: QueryQuestion): Promise<QueryAnswer> {
  const parsed = parseQuery(question.q);
  const world = queryWorld(snapshot);
  const pieces: Understood[] = [];
  const mask = await evaluate(parsed, world, (piece) => pieces.push(piece));
  const papers = papersIn(mask);
  await world.pause();
  const sort = parsed.sort ?? "newest";
  const order = await sortPapers(snapshot, papers, sort);
  await world.pause();
  const page = order.subarray(question.offset, question.offset + question.limit);
  const conceptsOfQuery = new Set(pieces.flatMap(({ kind, concepts }) => (kind === "concept" ? concepts : [])));
  const years = yearCounts(snapshot, papers);
  await world.pause();
  return {
    query: question.q,
    corpus: snapshot.incidence.papers,
    total: papers.length,
    sort,
    years,
    understood: pieces.map(({ start, end, kind, concepts, papers: fitting }) => ({
      ...{ start, end, kind, papers: fitting },
      label: kind === "concept" ? (snapshot.concepts[concepts[0]!]?.label ?? "") : question.q.slice(start, end),
    })),
    items: (await papersByNumber(snapshot, page)).map(summaryOf),
    concepts: await overRepresented(snapshot, papers, conceptsOfQuery, question.concepts),
    without: papers.length === 0 ? await mostWithoutOne(parsed, world, question.q) : null,
  };
}

/** The numbers of the papers of a query, ascending. */
export async function papersOfQuery(snapshot: Snapshot, q: string): Promise<Uint32Array> {
  const mask = await evaluate(parseQuery(q), queryWorld(snapshot), () => undefined);
  return papersIn(mask);
}

/** The same as a set; undefined without a query, which leaves every paper. */
export async function papersOfOptionalQuery(
  snapshot: Snapshot,
  q: string | undefined,
): Promise<ReadonlySet<number> | undefined> {
  return q === undefined || q.trim() === "" ? undefined : new Set(await papersOfQuery(snapshot, q));
}

/** The papers of a query as a mask, and the concepts that its pieces stand for. */
export async function understandQuery(snapshot: Snapshot, q: string) {
  const concepts = new Set<number>();
  const mask = await evaluate(parseQuery(q), queryWorld(snapshot), (piece) => {
    for (const concept of piece.concepts) concepts.add(concept);
  });
  return { mask, concepts };
}

function papersIn(mask: PaperMask): Uint32Array {
  const papers = new Uint32Array(mask.length);
  let count = 0;
  for (let paper = 0; paper < mask.length; paper++) if (mask[paper] === 1) papers[count++] = paper;
  return papers.slice(0, count);
}

async function evaluate(
  { root }: ParsedQuery,
  world: QuerySource,
  note: (piece: Understood) => void,
): Promise<PaperMask> {
  return root ? evaluateQuery(root, world, note) : new Uint8Array(world.papers).fill(1);
}

async function sortPapers(snapshot: Snapshot, papers: Uint32Array, sort: Sort): Promise<Uint32Array> {
  if (sort === "newest") return newestFirst(snapshot, papers);
  const { years } = snapshot.papers;
  // Papers without a year come last.
  if (sort === "oldest") return sortByRank(papers, (paper) => years[paper] || AFTER_ALL_YEARS);
  const { order } = await snapshot.analyses.bridges();
  const rank = new Uint32Array(snapshot.incidence.papers).fill(order.length);
  for (const [place, paper] of order.entries()) rank[paper] = place;
  return sortByRank(papers, (paper) => rank[paper]!);
}

/** Of the pieces that must all fit, the one without which most papers would fit. */
async function mostWithoutOne({ root }: ParsedQuery, world: QuerySource, q: string): Promise<QueryAnswer["without"]> {
  if (root?.kind !== "and") return null;
  // A paper that fails one piece only would fit without it.
  const failures = new Uint32Array(world.papers);
  const failed = new Uint32Array(world.papers);
  for (const [k, part] of root.parts.entries()) {
    const mask = await evaluateQuery(part, world, () => undefined);
    await world.pause();
    for (let paper = 0; paper < mask.length; paper++) {
      if (mask[paper] === 1) continue;
      failures[paper]!++;
      failed[paper] = k;
    }
  }
  const gained = new Uint32Array(root.parts.length);
  for (let paper = 0; paper < failures.length; paper++) if (failures[paper] === 1) gained[failed[paper]!]!++;
  const best = gained.indexOf(Math.max(...gained));
  return gained[best] === 0 ? null : { ...placeOf(root.parts[best]!, q), papers: gained[best]! };
}

function placeOf(node: QueryNode, q: string): { start: number; end: number; text: string } {
  const places = placesIn(node);
  const start = Math.min(...places.map((place) => place.start));
  const end = Math.max(...places.map((place) => place.end));
  return { start, end, text: q.slice(start, end) };
}

function placesIn(node: QueryNode): { start: number; end: number }[] {
  if ("parts" in node) return node.parts.flatMap(placesIn);
  if ("part" in node) return placesIn(node.part);
  return node.kind === "words" ? [...node.words] : [node];
}
