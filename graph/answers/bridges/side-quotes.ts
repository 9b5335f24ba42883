import type { BridgePair, BridgeReasons } from "../../analysis/bridges/bridge-reasons.ts";
import { isSetApart, type OwnWork, ownWorkIn } from "../../analysis/bridges/own-work.ts";
import { areUsual } from "../../analysis/bridges/usual-pairs.ts";
import {
  CONCEPT_KINDS,
  type ConceptKind,
  type ConceptRef,
  type ConnectedConcepts,
  type Paper,
  type SideQuote,
} from "../../contract/entities.ts";
import type { PaperTransfer } from "../../contract/papers.ts";
import { MENTION_FIELDS, type Mention, textOfField } from "../../contract/records.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { alsoNames, areAlike } from "./concept-words.ts";

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
  const [a = [], b = []] = [pair.a, pair.b].map((field) => {
    const side = why.sides.find(({ community }) => community === field);
    return side ? [...side.concepts, ...side.shorter] : [];
  });
  const numberOf = (id: string | undefined) => [...a, ...b].find((number) => concepts[number]!.id === id);
  const [from, to] = [numberOf(brings?.method.id), numberOf(brings?.task.id)];
  return { paper: text, a, b, pair: from === undefined || to === undefined ? undefined : { from, to } };
}

/** What a paper says of two sides. */
export interface FoundQuote {
  readonly quote: SideQuote | null;
  /** The concept of each side that tells best what it connects. */
  readonly a: number | undefined;
  readonly b: number | undefined;
  /** Whether its title, or a sentence about its own work, names concepts of both sides; null where the text is not known. */
  readonly isStated: boolean | null;
  /** How much a concept tells of the paper. */
  readonly worth: (concept: number) => number;
  /** Whether the title, or a sentence about its own work, names a concept. */
  readonly isOwn: (concept: number) => boolean;
}

/** A sentence, and the concepts that it names, without those that it only sets apart. */
interface Sentence {
  readonly mentions: readonly Mention[];
  readonly work: OwnWork | "title";
  readonly concepts: ReadonlySet<number>;
}

/** For each paper, whose mentions are given by id, the sentence that shows best what it connects of two sides. */
export async function quotesOf(
  snapshot: Snapshot,
  questions: readonly QuoteQuestion[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
): Promise<FoundQuote[]> {
  const quality = await nameQuality(snapshot);
  return questions.map((question) => {
    const sentences = sentencesOf(snapshot, question.paper, mentions.get(question.paper.id) ?? []);
    return quoteOf(snapshot, sentences, question, (concept) => quality(concept) + placeWorth(concept, sentences));
  });
}

function quoteOf(
  snapshot: Snapshot,
  sentences: readonly Sentence[],
  question: QuoteQuestion,
  worth: (concept: number) => number,
): FoundQuote {
  // a concept of both sides connects nothing
  const [a, b] = [
    question.a.filter((concept) => !question.b.includes(concept)),
    question.b.filter((concept) => !question.a.includes(concept)),
  ];
  const ends = question.pair ?? tellingPair(snapshot, sentences, { a, b }, worth);
  const isOfSide = ({ concept }: Mention) => a.includes(concept) || b.includes(concept);
  const [best] = sentences
    .filter(({ mentions }) => mentions.some(isOfSide))
    .map((sentence) => ({ sentence, worth: sentenceWorth(sentence, { a, b }, ends) }))
    .sort((x, y) => y.worth - x.worth || comparePlaces(x.sentence, y.sentence));
  return {
    quote: best ? sideQuoteOf(snapshot, question.paper, a, best.sentence.mentions.filter(isOfSide)) : null,
    ...{ a: ends.from, b: ends.to, worth },
    isOwn: (concept) => sentences.some((one) => one.work !== 0 && one.concepts.has(concept)),
    isStated: sentences.length === 0 ? null : sentences.some((one) => one.work !== 0 && namesBoth(one, { a, b })),
  };
}

/** The sentences of title and abstract that mention anything. */
function sentencesOf({ concepts }: Snapshot, paper: Paper, mentions: readonly Mention[]): Sentence[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (MENTION_FIELDS[mention.field] === "keyword") continue;
    const key = `${mention.field} ${mention.sentenceStart}`;
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  const all = [...new Set(mentions.map(({ concept }) => concept))];
  const ownWork = ownWorkIn(paper);
  return [...groups.values()].flatMap((group) => {
    const [{ field, sentenceStart, sentenceEnd }] = group as [Mention];
    const text = textOfField(paper, field).slice(sentenceStart, sentenceEnd);
    if (text === "") return [];
    const meant = group.filter(({ start }) => !isSetApart(text, start - sentenceStart));
    const names = (concept: number) =>
      meant.some((mark) => mark.concept === concept || alsoNames(concepts[mark.concept]!, concepts[concept]!));
    const work = MENTION_FIELDS[field] === "title" ? "title" : ownWork(sentenceStart, sentenceEnd);
    return [{ mentions: group, work, concepts: new Set(all.filter(names)) }];
  });
}

interface Sides {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

const namesBoth = ({ concepts }: Sentence, { a, b }: Sides) =>
  a.some((concept) => concepts.has(concept)) && b.some((concept) => concepts.has(concept));

/** What it is worth that a sentence tells of the paper's own work. */
const WORK_WORTH = { title: 1.75, 3: 1.75, 2: 1.5, 1: 1, 0: 0 } as const;
/** A sentence longer than this is hardly read in a list. */
const LONG = 300;

/** What makes a sentence worth quoting: that it names what is connected, at least something of both sides, and tells of the paper's own work. */
function sentenceWorth(sentence: Sentence, sides: Sides, { from, to }: Partial<Pair>): number {
  const { mentions, work, concepts } = sentence;
  const [first] = mentions as readonly [Mention];
  const has = (concept: number | undefined) => (concept !== undefined && concepts.has(concept) ? 1 : 0);
  const isOfBoth = namesBoth(sentence, sides);
  const isLong = first.sentenceEnd - first.sentenceStart > LONG;
  // A title is read beside it anyway.
  const loss = work === "title" && isOfBoth ? 0.25 : work !== "title" && isLong ? 0.4 : 0;
  return has(from) + has(to) + (isOfBoth ? 1 : 0) + WORK_WORTH[work] - loss + Math.min(9, concepts.size) / 100;
}

function comparePlaces({ mentions: [one] }: Sentence, { mentions: [other] }: Sentence): number {
  return one!.field - other!.field || one!.sentenceStart - other!.sentenceStart;
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** The concept of each side that together tell best what a paper connects: named in its title or where it tells of its own work, and not nearly one thing. */
function tellingPair(
  { concepts, incidence }: Snapshot,
  sentences: readonly Sentence[],
  { a, b }: Sides,
  worth: (concept: number) => number,
): Partial<Pair> {
  let best: Partial<Pair> = {};
  let highest = Number.NEGATIVE_INFINITY;
  for (const from of a) {
    for (const to of b) {
      const witnesses = sentences.filter((sentence) => sentence.concepts.has(from) && sentence.concepts.has(to));
      const joint = Math.max(0, ...witnesses.map(({ work }) => JOINT + WORK_WORTH[work]));
      const loss = areAlike(concepts[from]!, concepts[to]!) ? ALIKE : areUsual(incidence, from, to) ? USUAL : 0;
      const value = worth(from) + worth(to) + joint - loss;
      if (value <= highest) continue;
      best = { from, to };
      highest = value;
    }
  }
  return best;
}

/** What it is worth that any sentence names both, and what it costs that two names are nearly about one thing, or usually named together. */
const [JOINT, ALIKE, USUAL] = [0.3, 4, 2];

/** How much a paper says of a concept: in its title, of its own work more than once, once, or not. */
function placeWorth(concept: number, sentences: readonly Sentence[]): number {
  if (sentences.some(({ work, concepts }) => work === "title" && concepts.has(concept))) return 1.5;
  const places = sentences.filter(({ concepts: named }) => named.has(concept));
  const isOwn = places.some(({ work }) => work !== 0);
  if (!isOwn) return places.length === 0 ? -1 : 0;
  return places.length > 1 ? 0.7 : 0.4;
}

function sideQuoteOf({ concepts }: Snapshot, paper: Paper, a: readonly number[], marks: readonly Mention[]): SideQuote {
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
/** What a name of each kind says of a subject: a measure or a data set less than what is done, and how. */
const KIND_WORTH: Readonly<Record<ConceptKind, number>> = {
  task: 0.9,
  method: 0.9,
  other: 0,
  material: -0.2,
  metric: -0.4,
};

/** What it is worth to stand in twice as many titles as others do, and between which bounds that counts. */
const TITLE_WORTH = 0.3;
const [FEWEST_TITLES, MOST_TITLES] = [1 / 4, 2];

/** How well a concept names a subject: surely a term, at home in one field, often in titles, of several words, well known, and of a telling kind as far as kinds are known. */
async function nameQuality(snapshot: Snapshot): Promise<(concept: number) => number> {
  const { concepts, incidence, analyses } = snapshot;
  const specificity = await analyses.specificity();
  const kinds = (await snapshot.optionalResult(analyses.knowledge))?.kinds;
  // Papers between two sides are answered while bridges are still computed, and then without this.
  const titled = (await snapshot.optionalResult(analyses.bridges))?.titled;
  const minPapers = Math.max(MIN_KNOWN, incidence.papers / ONE_IN);
  const titleWorth = (concept: number) =>
    TITLE_WORTH * Math.log2(Math.min(MOST_TITLES, Math.max(FEWEST_TITLES, titled?.[concept] ?? 1)));
  return (concept) => {
    const { label, papers, termhood } = concepts[concept]!;
    const kind = kinds === undefined ? 0 : KIND_WORTH[CONCEPT_KINDS[kinds.kind[concept]!]!];
    const isLong = /\S[ -]\S/.test(label) && papers > 1;
    const known = (isLong ? 0.3 : 0) + (papers >= minPapers ? 0.3 : 0);
    return termhood + specificity[concept]! / 2 + kind + known + titleWorth(concept);
  };
}

/** The concepts that a paper is said to connect: those of a stated use, else those of the quoted sentence. */
export function connectsOf(
  refs: (concept: number) => ConceptRef,
  { a, b, isStated }: Pick<FoundQuote, "a" | "b" | "isStated">,
): ConnectedConcepts | null {
  return a === undefined || b === undefined ? null : { a: refs(a), b: refs(b), isStated };
}
