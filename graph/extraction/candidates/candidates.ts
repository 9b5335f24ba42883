import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import { cutsName, isCapital, opensName } from "../language/name-bonds.ts";
import { isFollowedByPreposition, phraseUsage } from "../language/usage.ts";
import { looksShort } from "./acronyms.ts";
import { connectorOf, runsOf } from "./runs.ts";
import { CONNECTORS, type Span, SpanKeys, type WordRun } from "./span.ts";

/** All spans of a document with the same canonical key. */
export interface Candidate {
  readonly key: string;
  readonly spans: Span[];
}

/** The span that represents a candidate: the first that is a whole noun phrase, else the first. */
export function mainSpan({ spans }: Candidate): Span {
  return spans.find((span) => span.own && span.connectors === CONNECTORS.withinRun) ?? spans[0]!;
}

const MAX_WORDS = 6;
const MAX_WORDS_ACROSS_RUNS = 12;
const NO_GAP = { gapFrom: -1, gapTo: -1 };

/**
 * Adds a span to its candidate; with `minOwn` only when its phrase is established and a whole noun phrase in that share of its
 * background papers.
 */
type Add = (span: Span, minOwn?: number) => void;

/** All candidate phrases of a document, in order of first appearance. */
export function candidatesOf(document: Document): Candidate[] {
  const byKey = new Map<string, Candidate>();
  const keys = new SpanKeys(document);
  const add: Add = (span, minOwn) => {
    const key = keys.keyOf(span);
    if (minOwn !== undefined && (phraseUsage(key)?.own ?? -1) < minOwn) return;
    const candidate = byKey.get(key);
    if (candidate && !isRepeat(candidate, span)) candidate.spans.push(span);
    else if (!candidate && LETTER.test(key)) byKey.set(key, { key, spans: [span] });
  };
  const runs = runsOf(document);
  for (const [r, run] of runs.entries()) {
    addWithinRun(document, run, add);
    addAcrossRuns(document, runs, r, add);
    addVerbal(document, run, add);
  }
  return [...byKey.values()];
}

const LETTER = /\p{L}/u;

/** True when the span was just added; only the last few are compared, which keeps time linear. */
function isRepeat({ spans }: Candidate, span: Span): boolean {
  for (let i = Math.max(0, spans.length - 4); i < spans.length; i++) {
    const { from, to } = spans[i]!;
    if (from === span.from && to === span.to) return true;
  }
  return false;
}

/** First word of a run after numbers and evaluative words that do not open a name. */
function contentStart(words: readonly Word[], run: WordRun): number {
  let from = run.from;
  while (from < run.to && !opensName(words, from) && (kindOf(words, from) === "C" || words[from]!.lexeme.generic))
    from++;
  return from;
}

const kindOf = (words: readonly Word[], i: number) => words[i]!.kind;

/** Last word of a run that can end a phrase; −1 when there is none. */
function contentEnd(words: readonly Word[], run: WordRun): number {
  let to = run.to;
  while (to >= run.from && !endsPhrase(words, to, run.from)) to--;
  return to >= run.from ? to : -1;
}

function endsPhrase(words: readonly Word[], i: number, from: number): boolean {
  const word = words[i]!;
  if (word.kind === "N" || word.bound) return true;
  if (word.kind === "G") return i > from || endsRun(words, i);
  return word.kind === "A" && isCapital(word);
}

/** A gerund after an adjective at the end of a phrase: "effective parsing and". */
function endsRun(words: readonly Word[], i: number): boolean {
  const [before, after] = [words[i - 1], words[i + 1]];
  const word = words[i]!;
  if (before?.kind !== "A" || word.gap !== "" || before.sentence !== word.sentence) return false;
  return after === undefined || after.sentence !== word.sentence || after.gap !== "" || "PKV".includes(after.kind);
}

function startsPhrase(words: readonly Word[], i: number, to: number): boolean {
  const { kind } = words[i]!;
  return (kind !== "C" || opensName(words, i)) && (kind !== "D" || i < to);
}

function addWithinRun(document: Document, run: WordRun, add: Add): void {
  const { words } = document;
  const start = contentStart(words, run);
  const end = contentEnd(words, run);
  for (let from = run.from; from <= end; from++) {
    for (let to = from; to <= end && to < from + MAX_WORDS + 2; to++) {
      const own = to === end && (from === start || from === run.from);
      if ((!own && to - from >= MAX_WORDS) || !isPhrase(words, from, to)) continue;
      add({ from, to, ...NO_GAP, run, connectors: "", own }, minOwnOf(words, from, to, own));
    }
  }
}

const isPhrase = (words: readonly Word[], from: number, to: number) =>
  endsPhrase(words, to, from) && startsPhrase(words, from, to) && !cutsName(words, from, to);

const minOwnOf = (words: readonly Word[], from: number, to: number, own: boolean) =>
  !own && !followsGerund(words, from) && isEmptyPart(words, from, to) ? 0 : undefined;

/** "revisiting major depressive disorder": the phrase may begin behind a gerund. */
const followsGerund = (words: readonly Word[], from: number) => words[from - 1]?.kind === "G";

/** True for a part of a longer phrase that names nothing: "systems" of "recommender systems", "novel sorting" of "novel sorting method". */
export function isEmptyPart(words: readonly Word[], from: number, to: number): boolean {
  const { lexeme } = words[from]!;
  return (lexeme.generic && !opensName(words, from)) || (from === to && lexeme.emptyHead);
}

/** How many more runs a phrase can extend over. */
const MAX_FURTHER_RUNS = 2;

/** Adds phrases over two or three runs: "theory of mind", "precision and recall", "X (ABC) Y", and their parts. */
function addAcrossRuns(document: Document, runs: readonly WordRun[], l: number, add: Add): void {
  const left = runs[l]!;
  let connectors = "";
  let isLoose = false;
  for (let r = l + 1; r <= l + MAX_FURTHER_RUNS && r < runs.length; r++) {
    const connector = connectorOf(document, runs[r - 1]!, runs[r]!);
    if (connector === undefined) return;
    isLoose ||= connector === "p";
    connectors += connector.toUpperCase();
    // a phrase that begins inside a parenthesis ends inside it
    if (connectors.startsWith(")")) return;
    const right = runs[r]!;
    if (!isLoose || isNameAcrossRuns(document.words, left, right)) {
      addJoinedRuns(document.words, left, right, connectors, add);
      addWithoutMiddle(document, runs, { l, r, connectors }, add);
    }
    if (connectors === CONNECTORS.byPreposition) addKnownPhrases(document.words, left, right, add);
  }
}

/** True when an acronym follows or the words are written as a name: "low-rank adaptation for X (LRX)", "Labeled Faces in the Wild". */
function isNameAcrossRuns(words: readonly Word[], left: WordRun, right: WordRun): boolean {
  const next = words[right.to + 1];
  if (next?.gap === "(" && next.sentence === words[right.to]!.sentence && looksShort(next.text)) return true;
  return [left.from, left.to, right.to].every((i) => isCapital(words[i]!));
}

/** Adds the phrases from the starts of the left run to the end of the right one. */
function addJoinedRuns(words: readonly Word[], left: WordRun, right: WordRun, connectors: string, add: Add): void {
  const end = contentEnd(words, right);
  if (end < 0 || (connectors.endsWith("(") && !closesAfter(words, end))) return;
  const run = { from: left.from, to: right.to };
  for (const from of startsOf(words, left, connectors)) {
    if (cutsName(words, from, end)) continue;
    if (!startsPhrase(words, from, left.to) || end - from >= MAX_WORDS_ACROSS_RUNS) continue;
    add({ from, to: end, ...NO_GAP, run, connectors, own: true });
  }
}

/** Adds established phrases that reach over a preposition into the right run: "theory of mind" of "theory of mind reasoning". */
function addKnownPhrases(words: readonly Word[], left: WordRun, right: WordRun, add: Add): void {
  if (!isFollowedByPreposition(words[left.to]!.lexeme.lastCanonical, words[left.to + 1]!.lower)) return;
  const run = { from: left.from, to: right.to };
  for (const from of startsOf(words, left, "P")) {
    for (let to = right.from; to <= Math.min(right.to, right.from + 1); to++) {
      if (cutsName(words, from, to)) continue;
      add({ from, to, ...NO_GAP, run, connectors: CONNECTORS.byPreposition, own: to === right.to }, 0);
    }
  }
}

/**
 * Where a phrase over several runs can begin: with the left run, after its evaluative words, after a gerund, and, before a
 * preposition, with its head alone ("natural [boundaries of objects]").
 */
function startsOf(words: readonly Word[], left: WordRun, connectors: string): Set<number> {
  const starts = new Set([left.from, contentStart(words, left)]);
  if (left.from < left.to && kindOf(words, left.from) === "G") starts.add(left.from + 1);
  if (connectors === CONNECTORS.byPreposition) starts.add(left.to);
  return starts;
}

/** "word sense disambiguation (WSD)": the parenthesis closes right after the phrase, or with its sentence. */
function closesAfter(words: readonly Word[], end: number): boolean {
  const last = words[end]!;
  const next = words[end + 1];
  return next === undefined || next.sentence !== last.sentence || next.gap.startsWith(")");
}

/** Two runs by their positions, with the connectors between them. */
interface RunPair {
  readonly l: number;
  readonly r: number;
  readonly connectors: string;
}

/** Adds phrases without their middle: "triphone [and semiphone] systems", "digital signal processor [(DSP)] code". */
function addWithoutMiddle(document: Document, runs: readonly WordRun[], { l, r, connectors }: RunPair, add: Add): void {
  const { words } = document;
  const left = runs[l]!;
  const right = runs[r]!;
  const end = contentEnd(words, right);
  if (end < 0) return;
  const run = { from: left.from, to: right.to };
  const from = contentStart(words, left);
  if (connectors === "()")
    add({ from, to: end, gapFrom: left.to + 1, gapTo: right.from - 1, run, connectors: CONNECTORS.overGap, own: true });
  // the right run without its first word is the shared head
  if (!/^(?:K|,K)$/.test(connectors) || right.from >= end || hasRole(words[left.to]!.lexeme, ROLE.plural)) return;
  const unfolded = {
    from,
    to: end,
    gapFrom: left.to + 1,
    gapTo: right.from,
    run,
    connectors: CONNECTORS.overGap,
    own: true,
  };
  add(unfolded, areOfOneKind(words, left, right) ? undefined : MIN_OWN_UNFOLDED);
}

/** "speed and prediction accuracy": "speed accuracy" is established, but as a part of "speed accuracy trade-off". */
const MIN_OWN_UNFOLDED = 0.3;

/**
 * True when the words on both sides of the conjunction are modifiers of one head: "supervised and unsupervised learning". A noun is
 * a thing of its own ("age and blood pressure"), a head that begins with an adjective leaves open what is shared, and a name with a
 * conjunction is whole ("Positive and Negative Syndrome Scale").
 */
function areOfOneKind(words: readonly Word[], left: WordRun, right: WordRun): boolean {
  const head = words[right.from + 1]!;
  if (isCapital(words[left.to]!) && isCapital(words[right.from]!)) return false;
  return (
    left.to - left.from < 3 &&
    "AE".includes(words[left.to]!.kind) &&
    "AE".includes(words[right.from]!.kind) &&
    "NG".includes(head.kind)
  );
}

/** Adds "to determine the parity", a verb with its object, because annotators mark tasks so. */
function addVerbal(document: Document, run: WordRun, add: Add): void {
  const { words } = document;
  const end = contentEnd(words, run);
  let verb = run.from - 1;
  if (end < 0 || verb < 1 || words[run.from]?.gap !== "") return;
  if (kindOf(words, verb) === "T" && words[verb]?.gap === "") verb--;
  if (verb < 1 || kindOf(words, verb) !== "V" || words[verb]?.gap !== "" || words[verb - 1]?.lower !== "to") return;
  add({ from: verb, to: end, ...NO_GAP, run: { from: verb, to: run.to }, connectors: "V", own: true });
}
