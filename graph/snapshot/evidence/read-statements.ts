import { isSetApart, mayContrast, ownWorkIn } from "../../analysis/bridges/own-work.ts";
import { IN_BACKGROUND, IN_TITLE, PLACES, SAID_TWICE, sentenceBit } from "../../analysis/bridges/stated-sides.ts";
import type { Paper } from "../../contract/entities.ts";
import {
  type ConceptRecord,
  type FieldNumber,
  MENTION_FIELDS,
  type PaperMentions,
  textOfField,
} from "../../contract/records.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { lowerBound } from "../../shared/binary-search.ts";
import { createPause } from "../../shared/pauses.ts";
import type { PaperColumns } from "../../store/columns.ts";
import type { GraphReader } from "../../store/store.ts";

/** What the mentions are numbered by. */
interface StatementSource {
  readonly papers: PaperColumns;
  readonly incidence: Incidence;
  readonly concepts: readonly ConceptRecord[];
}

/** Papers whose texts are read at a time. */
const BATCH = 500;

/**
 * Where the papers state their own work with each of their concepts, in the order of `paperConcepts`, as the bits of stated-sides.ts. With a byte a paper
 * only those of 1 are read, and of the others it is assumed that they name all somewhere, and none together. Texts of a batch of
 * papers are in memory at a time. O(text), seconds for 80,000 papers; yields to the event loop.
 */
export async function readStatements(
  store: Pick<GraphReader, "mentions" | "papers">,
  { papers, incidence, concepts }: StatementSource,
  wanted?: Uint8Array,
): Promise<Uint32Array> {
  const { paperOffsets, paperConcepts } = incidence;
  const statements = new Uint32Array(paperConcepts.length);
  const ids = wanted && Array.from(wanted.keys()).flatMap((p) => (wanted[p] === 1 ? [papers.ids.at(p)] : []));
  wanted?.forEach((isRead, p) => {
    if (isRead === 0) statements.fill(IN_BACKGROUND, paperOffsets[p], paperOffsets[p + 1]);
  });
  const isTerm = sureTerms(concepts);
  const pause = createPause();
  for await (const { text, mentions } of withTexts(store, ids)) {
    const number = papers.ids.find(text.id);
    if (number === undefined) continue;
    const from = paperOffsets[number]!;
    const row = paperConcepts.subarray(from, paperOffsets[number + 1]);
    for (const [concept, said] of statementsOf(text, mentions)) {
      const at = lowerBound(row, concept);
      if (row[at] === concept) statements[from + at] = isTerm(concept) ? said : said & ~PLACES;
    }
    await pause();
  }
  return statements;
}

/** All papers, or these, with their mentions; those that have none may be missing. */
async function* withTexts(store: Pick<GraphReader, "mentions" | "papers">, ids: readonly string[] | undefined) {
  let batch: PaperMentions[] = [];
  const read = async () => {
    const texts = await store.papers(batch.map(({ paper }) => paper));
    const textOf = new Map(texts.map((text) => [text.id, text]));
    return batch.flatMap(({ paper, mentions }) => {
      const text = textOf.get(paper);
      return text ? [{ text, mentions }] : [];
    });
  };
  for await (const one of store.mentions(ids)) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield* await read();
    batch = [];
  }
  yield* await read();
}

/** Share of all that papers mention, the least sure terms first, that hardly tell what a paper is about ("labeled data", "control performance"). */
const UNSURE = 0.2;

/** Steps in which sureness is counted. */
const STEPS = 1000;

/** Whether a concept is more surely a term than those. O(concepts). */
function sureTerms(concepts: readonly ConceptRecord[]): (concept: number) => boolean {
  const termhood = Float64Array.from(concepts, (concept) => concept.termhood);
  const [least, most] = termhood.reduce(
    ([low, high], x) => [Math.min(low, x), Math.max(high, x)],
    [Infinity, -Infinity],
  );
  const stepOf = (concept: number) => Math.floor((STEPS * (termhood[concept]! - least!)) / (most! - least! || 1));
  const mentions = new Float64Array(STEPS + 1);
  for (const [concept, { papers }] of concepts.entries()) mentions[stepOf(concept)]! += papers;
  let left = UNSURE * mentions.reduce((sum, count) => sum + count, 0);
  const first = mentions.findIndex((count) => {
    left -= count;
    return left < 0;
  });
  return (concept) => stepOf(concept) >= first;
}

/** For each concept of a paper the bits of the sentences about its own work that name it; none where they only set it apart. */
function statementsOf(paper: Paper, mentions: PaperMentions["mentions"]): Map<number, number> {
  const bits = new Map<number, number>();
  const places = new Map<number, number>();
  const sentenceAt = sentencesOf(paper);
  for (const { concept, field, start, sentenceStart, sentenceEnd } of mentions) {
    const { text, place, contrasts } = sentenceAt(field, sentenceStart, sentenceEnd);
    if (contrasts && isSetApart(text, start - sentenceStart)) continue;
    const count = (places.get(concept) ?? 0) + 1;
    places.set(concept, count);
    bits.set(concept, ((bits.get(concept) ?? 0) | place | (count >= 2 ? SAID_TWICE : 0)) >>> 0);
  }
  return bits;
}

interface KnownSentence {
  readonly text: string;
  readonly place: number;
  readonly contrasts: boolean;
}

/** What is known of the sentences of a paper, each looked at once. */
function sentencesOf(paper: Paper): (field: FieldNumber, start: number, end: number) => KnownSentence {
  const ownWork = ownWorkIn(paper);
  const fields = MENTION_FIELDS.map((_, field) => textOfField(paper, field as FieldNumber));
  const known = new Map<string, KnownSentence>();
  let sentences = 0;
  return (field, start, end) => {
    const key = `${field} ${start}`;
    const found = known.get(key);
    if (found) return found;
    const text = fields[field]!.slice(start, end);
    const kind = MENTION_FIELDS[field];
    const isOwn = kind === "abstract" && ownWork(start, end) > 0;
    const place = kind === "title" ? IN_TITLE : isOwn ? sentenceBit(sentences++) : IN_BACKGROUND;
    const sentence = { text, place, contrasts: kind !== "keyword" && mayContrast(text) };
    known.set(key, sentence);
    return sentence;
  };
}
