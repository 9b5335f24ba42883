import type { BridgePair, BridgeReasons } from "../../analysis/bridges/bridge-reasons.ts";
import type { ConceptRef, Paper, SideQuote } from "../../contract/entities.ts";
import type { PaperTransfer } from "../../contract/papers.ts";
import { MENTION_FIELDS, type Mention, textOfField } from "../../contract/records.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { mentionsOf } from "../lookup/papers-by-number.ts";

/** A paper, and its concepts on each of two sides. */
export interface QuoteQuestion {
  readonly paper: Paper;
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** The pair that is said to be connected; without one the sentence decides. */
  readonly pair?: { readonly from: number; readonly to: number } | undefined;
}

/** A bridge paper, its concepts, and the two fields that it connects. */
interface BridgeRow {
  readonly text: Paper;
  readonly why: BridgeReasons;
  readonly pair: BridgePair;
  readonly brings: PaperTransfer | null;
}

/** The question for the sentence of a bridge paper: its concepts of the two fields, and what it brings from one to the other. */
export function quoteQuestion({ concepts }: Snapshot, { text, why, pair, brings }: BridgeRow): QuoteQuestion {
  const [a = [], b = []] = [pair.a, pair.b].map(
    (field) => why.sides.find(({ community }) => community === field)?.concepts ?? [],
  );
  const numberOf = (id: string | undefined) => [...a, ...b].find((number) => concepts[number]!.id === id);
  const [from, to] = [numberOf(brings?.method.id), numberOf(brings?.task.id)];
  return { paper: text, a, b, pair: from === undefined || to === undefined ? undefined : { from, to } };
}

/** A sentence of a paper, and the concept of each side that it shows connected. */
export interface FoundQuote {
  readonly quote: SideQuote | null;
  readonly a: number | undefined;
  readonly b: number | undefined;
}

interface Sentence {
  readonly marks: readonly Mention[];
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** For each paper the sentence that shows best what it connects of two sides. Reads the mentions of these papers from the store. */
export async function quotesOf(snapshot: Snapshot, questions: readonly QuoteQuestion[]): Promise<FoundQuote[]> {
  const ids = questions.map(({ paper }) => paper.id);
  const mentions = new Map((await mentionsOf(snapshot, ids)).map((one) => [one.paper, one.mentions]));
  return questions.map((question) => quoteOf(snapshot, question, mentions.get(question.paper.id) ?? []));
}

function quoteOf(snapshot: Snapshot, question: QuoteQuestion, mentions: readonly Mention[]): FoundQuote {
  const [best] = sentencesOf(question, mentions)
    .map((sentence) => ({ sentence, worth: worthOf(sentence, question) }))
    .sort((x, y) => compareWorth(x.worth, y.worth));
  const isBoth = best !== undefined && best.sentence.a.length > 0 && best.sentence.b.length > 0;
  return {
    quote: best ? sideQuoteOf(snapshot, question, best.sentence) : null,
    a: mostInformative(snapshot, isBoth ? best.sentence.a : question.a),
    b: mostInformative(snapshot, isBoth ? best.sentence.b : question.b),
  };
}

/** The sentences of title and abstract that mention a concept of a side; a concept of both sides connects nothing. */
function sentencesOf({ paper, a, b }: QuoteQuestion, mentions: readonly Mention[]): Sentence[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const { concept, field, sentenceStart } = mention;
    if (MENTION_FIELDS[field] === "keyword" || a.includes(concept) === b.includes(concept)) continue;
    const key = `${field} ${sentenceStart}`;
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  const of = (marks: readonly Mention[], side: readonly number[]) => {
    const found = new Set(marks.map(({ concept }) => concept));
    return side.filter((concept) => found.has(concept));
  };
  return [...groups.values()]
    .filter(([first]) => first !== undefined && textOfField(paper, first.field) !== "")
    .map((marks) => ({ marks, a: of(marks, a), b: of(marks, b) }));
}

/** A sentence longer than this is hardly read in a list. */
const LONG = 300;

/** What makes a sentence worth quoting, the most important first; the place decides ties. */
function worthOf({ marks, a, b }: Sentence, { pair }: QuoteQuestion): number[] {
  const first = marks[0] as Mention;
  const has = (concept: number | undefined) => (marks.some((mark) => mark.concept === concept) ? 1 : 0);
  return [
    pair ? has(pair.from) + has(pair.to) : 0,
    Math.min(1, a.length, b.length),
    first.sentenceEnd - first.sentenceStart <= LONG ? 1 : 0,
    // A title is read beside it anyway.
    MENTION_FIELDS[first.field] === "abstract" ? 1 : 0,
    Math.min(a.length, b.length),
    a.length + b.length,
    -first.sentenceStart,
  ];
}

function compareWorth(x: readonly number[], y: readonly number[]): number {
  const k = x.findIndex((value, i) => value !== y[i]);
  return k < 0 ? 0 : y[k]! - x[k]!;
}

function sideQuoteOf({ concepts }: Snapshot, { paper, a }: QuoteQuestion, { marks }: Sentence): SideQuote {
  const { field, sentenceStart, sentenceEnd } = marks[0] as Mention;
  return {
    field: MENTION_FIELDS[field],
    sentence: textOfField(paper, field).slice(sentenceStart, sentenceEnd),
    marks: marks.map(({ concept, start, end }) => ({
      concept: concepts[concept]!.id,
      side: a.includes(concept) ? "a" : "b",
      ...{ start: start - sentenceStart, end: end - sentenceStart },
    })),
  };
}

/** A concept is known well enough to name what a paper is about from this many papers on; in a large corpus, from one paper in this many. */
const MIN_KNOWN = 5;
const ONE_IN = 2000;

/** The concept that names best what a paper is about: of several words before a single one, well known, and of these the rarest. */
function mostInformative({ concepts, incidence }: Snapshot, numbers: readonly number[]): number | undefined {
  const minPapers = Math.max(MIN_KNOWN, incidence.papers / ONE_IN);
  const nameQuality = (number: number) => {
    const { label, papers } = concepts[number]!;
    return (/\S[ -]\S/.test(label) && papers > 1 ? 2 : 0) + (papers >= minPapers ? 1 : 0);
  };
  // Where nothing is well known, the most frequent one is.
  const rarer = (x: number, y: number) =>
    (nameQuality(x) % 2 === 1 ? 1 : -1) * (concepts[x]!.papers - concepts[y]!.papers);
  const [best] = [...numbers].sort((x, y) => nameQuality(y) - nameQuality(x) || rarer(x, y) || x - y);
  return best;
}

/** The concepts that a paper is said to connect: those of a stated use, else those of the quoted sentence. */
export function connectsOf(
  refs: (concept: number) => ConceptRef,
  { a, b }: Omit<FoundQuote, "quote">,
): { a: ConceptRef; b: ConceptRef } | null {
  return a === undefined || b === undefined ? null : { a: refs(a), b: refs(b) };
}
