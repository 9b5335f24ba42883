import { type Document, isCapital, type Word } from "../language/document.ts";
import { joinsOver, phraseUsage } from "../language/usage.ts";
import { looksShort } from "./acronyms.ts";
import { connectorOf, type Run, runsOf } from "./runs.ts";
import type { Span } from "./span.ts";
import { SpanKeys } from "./span-keys.ts";

/** Everything in a document that has one canonical key. */
export interface Candidate {
  readonly key: string;
  readonly spans: Span[];
}

const LONGEST = 6;
const LONGEST_JOINED = 12;
const NONE = { gapFrom: -1, gapTo: -1 };

/** Takes a span as a candidate; where asked, only when its phrase is established. */
type Add = (span: Span, onlyKnown?: boolean) => void;

/** All candidate phrases of a document, in order of first appearance. */
export function candidatesOf(document: Document): Candidate[] {
  const byKey = new Map<string, Candidate>();
  const keys = new SpanKeys(document);
  const add: Add = (span, onlyKnown = false) => {
    const key = keys.keyOf(span);
    if (onlyKnown && !phraseUsage(key)) return;
    const candidate = byKey.get(key);
    if (candidate && !isRepeat(candidate, span)) candidate.spans.push(span);
    else if (!candidate && LETTER.test(key)) byKey.set(key, { key, spans: [span] });
  };
  const runs = runsOf(document);
  for (const [r, run] of runs.entries()) {
    addWithin(document, run, add);
    addJoined(document, runs, r, add);
    addVerbal(document, run, add);
  }
  return [...byKey.values()];
}

const LETTER = /\p{L}/u;

/** The same words met twice come one shortly after the other; looking further back would cost more than linear time. */
function isRepeat({ spans }: Candidate, span: Span): boolean {
  for (let i = Math.max(0, spans.length - 4); i < spans.length; i++) {
    const { from, to } = spans[i]!;
    if (from === span.from && to === span.to) return true;
  }
  return false;
}

/** Where the phrase proper begins: after numbers and words that only praise or count. */
function contentStart(words: readonly Word[], run: Run): number {
  let from = run.from;
  while (from < run.to && (kindOf(words, from) === "C" || words[from]!.lexeme.generic)) from++;
  return from;
}

const kindOf = (words: readonly Word[], i: number) => words[i]!.kind;

/** Last word on which a phrase of the run can end; −1 when there is none. */
function contentEnd(words: readonly Word[], run: Run): number {
  let to = run.to;
  while (to >= run.from && !endsPhrase(words, to, run.from)) to--;
  return to >= run.from ? to : -1;
}

function endsPhrase(words: readonly Word[], i: number, from: number): boolean {
  const word = words[i]!;
  if (word.kind === "N") return true;
  if (word.kind === "G") return i > from || endsRun(words, i);
  return word.kind === "A" && isCapital(word);
}

/** A gerund that ends what an adjective began: "effective parsing and". */
function endsRun(words: readonly Word[], i: number): boolean {
  const [before, after] = [words[i - 1], words[i + 1]];
  const word = words[i]!;
  if (before?.kind !== "A" || word.gap !== "" || before.sentence !== word.sentence) return false;
  return after === undefined || after.sentence !== word.sentence || after.gap !== "" || "PKV".includes(after.kind);
}

function startsPhrase(words: readonly Word[], i: number, to: number): boolean {
  const { kind } = words[i]!;
  return kind !== "C" && (kind !== "D" || i < to);
}

function addWithin(document: Document, run: Run, add: Add): void {
  const { words } = document;
  const start = contentStart(words, run);
  const end = contentEnd(words, run);
  for (let from = run.from; from <= end; from++) {
    for (let to = from; to <= end && to < from + LONGEST + 2; to++) {
      const own = to === end && (from === start || from === run.from);
      if (!own && to - from >= LONGEST) continue;
      if (!endsPhrase(words, to, from) || !startsPhrase(words, from, to)) continue;
      add({ from, to, ...NONE, run, joined: "", own }, !own && isEmptyPart(words, from, to));
    }
  }
}

/** A part of a longer phrase that names nothing: "systems" in "recommender systems", "novel sorting" in "novel sorting method". */
export function isEmptyPart(words: readonly Word[], from: number, to: number): boolean {
  const { lexeme } = words[from]!;
  return lexeme.generic || (from === to && lexeme.emptyHead);
}

/** Runs that one phrase can join to the first. */
const MOST_JOINED = 2;

/** Phrases over two or three runs: "theory of mind", "precision and recall", "X (ABC) Y", and what they unfold to. */
function addJoined(document: Document, runs: readonly Run[], first: number, add: Add): void {
  const left = runs[first]!;
  let joined = "";
  let loose = false;
  for (let r = first + 1; r <= first + MOST_JOINED && r < runs.length; r++) {
    const connector = connectorOf(document, runs[r - 1]!, runs[r]!);
    if (connector === undefined) return;
    loose ||= connector === "p";
    joined += connector.toUpperCase();
    // what begins inside a parenthesis does not go on after it
    if (joined.startsWith(")")) return;
    const right = runs[r]!;
    if (!loose || isNamed(document.words, left, right)) {
      addWhole(document.words, left, right, joined, add);
      addUnfolded(document, runs, { first, r, joined }, add);
    }
    if (joined === "P") addKnown(document.words, left, right, add);
  }
}

/** Its acronym follows, or it is written like a name: "low-rank adaptation for X (LRX)", "Labeled Faces in the Wild". */
function isNamed(words: readonly Word[], left: Run, right: Run): boolean {
  const next = words[right.to + 1];
  if (next?.gap === "(" && next.sentence === words[right.to]!.sentence && looksShort(next.text)) return true;
  return [left.from, left.to, right.to].every((i) => isCapital(words[i]!));
}

/** Everything from the left run (with and without what only praises) to the end of the right one. */
function addWhole(words: readonly Word[], left: Run, right: Run, joined: string, add: Add): void {
  const end = contentEnd(words, right);
  if (end < 0 || (joined.endsWith("(") && !closesAfter(words, end))) return;
  const run = { from: left.from, to: right.to };
  for (const from of wholeStarts(words, left, joined)) {
    if (!startsPhrase(words, from, left.to) || end - from >= LONGEST_JOINED) continue;
    add({ from, to: end, ...NONE, run, joined, own: true });
  }
}

/** "theory of mind" in "theory of mind reasoning": over a preposition to a first part of the right run, where established. */
function addKnown(words: readonly Word[], left: Run, right: Run, add: Add): void {
  if (!joinsOver(words[left.to]!.lexeme.last, words[left.to + 1]!.lower)) return;
  const run = { from: left.from, to: right.to };
  for (const from of wholeStarts(words, left, "P")) {
    for (let to = right.from; to <= Math.min(right.to, right.from + 1); to++) {
      add({ from, to, ...NONE, run, joined: "P", own: to === right.to }, true);
    }
  }
}

/**
 * Where a joined phrase can begin: with the run, without what only praises, without a gerund that governs it, and over a
 * preposition with the head alone ("natural [boundaries of objects]").
 */
function wholeStarts(words: readonly Word[], left: Run, joined: string): Set<number> {
  const starts = new Set([left.from, contentStart(words, left)]);
  if (left.from < left.to && kindOf(words, left.from) === "G") starts.add(left.from + 1);
  if (joined === "P") starts.add(left.to);
  return starts;
}

/** "word sense disambiguation (WSD)": the parenthesis holds the end of the phrase and nothing else. */
function closesAfter(words: readonly Word[], end: number): boolean {
  const last = words[end]!;
  const next = words[end + 1];
  // the end of a sentence closes what it opened
  return next === undefined || next.sentence !== last.sentence || next.gap.startsWith(")");
}

interface Joint {
  readonly first: number;
  readonly r: number;
  readonly joined: string;
}

/** "triphone and semiphone systems" → "triphone systems"; "digital signal processor (DSP) code" → both ways to read it. */
function addUnfolded(document: Document, runs: readonly Run[], { first, r, joined }: Joint, add: Add): void {
  const { words } = document;
  const left = runs[first]!;
  const right = runs[r]!;
  const end = contentEnd(words, right);
  if (end < 0) return;
  const run = { from: left.from, to: right.to };
  const from = contentStart(words, left);
  if (joined === "()") add({ from, to: end, gapFrom: left.to + 1, gapTo: right.from - 1, run, joined: "u", own: true });
  // the shared head: all of the right side but its first word
  if (/^(?:K|,K)$/.test(joined) && right.from < end && sharesHead(words, from, left.to)) {
    add({ from, to: end, gapFrom: left.to + 1, gapTo: right.from, run, joined: "u", own: true });
  }
}

/** What stands before the conjunction is a modifier: one word, or words that end in none that could be a head. */
function sharesHead(words: readonly Word[], from: number, to: number): boolean {
  return from === to || (to - from < 3 && "AE".includes(kindOf(words, to)));
}

/** "to determine the parity": the verb with its object, as annotators of tasks mark it. */
function addVerbal(document: Document, run: Run, add: Add): void {
  const { words } = document;
  const end = contentEnd(words, run);
  let verb = run.from - 1;
  if (end < 0 || verb < 1 || words[run.from]?.gap !== "") return;
  if (kindOf(words, verb) === "T" && words[verb]?.gap === "") verb--;
  if (verb < 1 || kindOf(words, verb) !== "V" || words[verb]?.gap !== "" || words[verb - 1]?.lower !== "to") return;
  add({ from: verb, to: end, ...NONE, run: { from: verb, to: run.to }, joined: "V", own: true });
}
