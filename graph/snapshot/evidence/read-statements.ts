import { isSetApart, mayContrast, ownWorkIn } from "../../analysis/bridges/own-work.ts";
import { IN_BACKGROUND, IN_TITLE, PLACES, SAID_TWICE, sentenceBit } from "../../analysis/bridges/stated-sides.ts";
import type { ConceptKinds } from "../../analysis/knowledge/concept-kinds.ts";
import { CONCEPT_KINDS, type ConceptKind, type Paper } from "../../contract/entities.ts";
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

export interface StatementOptions {
  /** A byte a paper: of the others nothing is read. */
  readonly wanted?: Uint8Array | undefined;
  /** What kind of thing concepts are: those that are no methods or tasks then show what a paper is about in its title alone. */
  readonly kinds?: Pick<ConceptKinds, "kind" | "mentions"> | undefined;
}

/** Papers whose texts are read at a time. */
const BATCH = 500;

/**
 * Where the papers state their own work with each of their concepts, in the order of `paperConcepts`, as the bits of stated-sides.ts. Of papers that are
 * not wanted it is assumed that they name all somewhere, and none together. Texts of a batch of
 * papers are in memory at a time. O(text), seconds for 80,000 papers; yields to the event loop.
 */
export async function readStatements(
  store: Pick<GraphReader, "mentions" | "papers">,
  { papers, incidence, concepts }: StatementSource,
  { wanted, kinds }: StatementOptions = {},
): Promise<Uint32Array> {
  const { paperOffsets, paperConcepts } = incidence;
  const statements = new Uint32Array(paperConcepts.length);
  const ids = wanted && Array.from(wanted.keys()).flatMap((p) => (wanted[p] === 1 ? [papers.ids.at(p)] : []));
  wanted?.forEach((isRead, p) => {
    if (isRead === 0) statements.fill(IN_BACKGROUND, paperOffsets[p], paperOffsets[p + 1]);
  });
  const [isTerm, isActivity] = [sureTerms(concepts), activities(kinds)];
  const placesOf = (concept: number) => (!isTerm(concept) ? 0 : isActivity(concept) ? PLACES : IN_TITLE);
  const shorterName = shorterNames(concepts);
  const pause = createPause();
  for await (const { text, mentions } of withTexts(store, ids)) {
    const number = papers.ids.find(text.id);
    if (number === undefined) continue;
    const from = paperOffsets[number]!;
    const row = paperConcepts.subarray(from, paperOffsets[number + 1]);
    for (const [concept, said] of statementsOf(text, mentions, shorterName)) {
      const at = lowerBound(row, concept);
      if (row[at] !== concept) continue;
      const places = said & placesOf(concept);
      statements[from + at] = said === 0 || places !== 0 ? (said & ~PLACES) | places : (said & ~PLACES) | IN_BACKGROUND;
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

/** Whether a concept is a method or a task, as far as that is known. */
function activities(kinds: StatementOptions["kinds"]): (concept: number) => boolean {
  const active = ["method", "task"].map((kind) => CONCEPT_KINDS.indexOf(kind as ConceptKind));
  return (concept) => !kinds || kinds.mentions[concept] === 0 || active.includes(kinds.kind[concept]!);
}

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

/** For each concept the one, of several words, that its name ends with: who names "multi-task reinforcement learning" names "reinforcement learning". O(words). */
function shorterNames(concepts: readonly ConceptRecord[]): readonly (number | undefined)[] {
  const numbers = new Map(concepts.map(({ key }, number) => [key, number]));
  return concepts.map(({ key }) => {
    for (let at = key.indexOf(" "); at >= 0; at = key.indexOf(" ", at + 1)) {
      const end = key.slice(at + 1);
      if (!end.includes(" ")) return undefined;
      const number = numbers.get(end);
      if (number !== undefined) return number;
    }
    return undefined;
  });
}

/** For each concept of a paper the bits of the sentences about its own work that name it; none where they only set it apart. */
function statementsOf(
  paper: Paper,
  mentions: PaperMentions["mentions"],
  shorterName: readonly (number | undefined)[],
): Map<number, number> {
  const bits = new Map<number, number>();
  const places = new Map<number, number>();
  const sentenceAt = sentencesOf(paper);
  for (const { concept, field, start, sentenceStart, sentenceEnd } of mentions) {
    const { text, place, contrasts } = sentenceAt(field, sentenceStart, sentenceEnd);
    if (contrasts && isSetApart(text, start - sentenceStart)) continue;
    for (let named: number | undefined = concept; named !== undefined; named = shorterName[named]) {
      const count = (places.get(named) ?? 0) + 1;
      places.set(named, count);
      bits.set(named, ((bits.get(named) ?? 0) | place | (count >= 2 ? SAID_TWICE : 0)) >>> 0);
    }
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
