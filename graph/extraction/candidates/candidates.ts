import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import { cutsName, opensName } from "../language/name-bonds.ts";
import { phraseUsage } from "../words/usage.ts";
import { addAcrossRuns, sharesHead } from "./across-runs.ts";
import { type Add, contentEnd, contentStart, endsPhrase, kindOf, NO_GAP, startsPhrase } from "./run-ends.ts";
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
    if (!isHalfOfName(document, runs, r)) addWithinRun(document, run, add);
    addAcrossRuns(document, runs, r, add);
    addVerbal(document, run, add);
  }
  return [...byKey.values()];
}

/** "fin and blue whales" in a paper about fin whales: the first word alone names something else. */
function isHalfOfName(document: Document, runs: readonly WordRun[], r: number): boolean {
  const [run, next] = [runs[r]!, runs[r + 1]];
  if (run.from !== run.to || next === undefined) return false;
  return connectorOf(document, run, next) === "K" && sharesHead(document, run, next);
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

/** Most words of a name with "and". */
const MAX_NAME_WORDS = 7;

/**
 * True for a phrase with "and" that the collection may know as a name, "head and neck cancer": two words or more stand behind the
 * conjunction, so that it can be seen whether they also stand alone.
 */
export const mayBeNameWithAnd = ({ words }: Document, { spans }: Candidate): boolean =>
  spans.every(({ from, to, connectors }) => {
    if (!/^,?K$/.test(connectors) || to - from >= MAX_NAME_WORDS) return false;
    const and = words.slice(from, to - 1).find(({ lower }) => lower === "and");
    // "A, and B C" is the end of a list
    return and !== undefined && words[to - 1]!.lower !== "and" && (and.gap === "" || connectors === ",K");
  });

/**
 * What coordinations of two words before one head may stand for: "gold nanoparticles" in "gold and silver nanoparticles". Whether it is meant is known
 * only where the collection has the phrase.
 */
export function possibleUnfoldings(document: Document, isKnown: (key: string) => boolean): Candidate[] {
  const keys = new SpanKeys(document);
  const byKey = new Map<string, Candidate>();
  const runs = runsOf(document);
  for (const [r, left] of runs.entries()) {
    const right = runs[r + 1];
    if (right === undefined || !mayShareHead(document, left, right)) continue;
    const gap = { gapFrom: left.to + 1, gapTo: right.from };
    const run = { from: left.from, to: right.to };
    const span = { from: left.to, to: right.from + 1, ...gap, run, connectors: CONNECTORS.overGap, own: true };
    const key = keys.keyOf(span);
    if (isKnown(key)) continue;
    const candidate = byKey.get(key);
    if (candidate) candidate.spans.push(span);
    else byKey.set(key, { key, spans: [span] });
  }
  return [...byKey.values()];
}

/** One noun or adjective, the conjunction, another one and their head. */
function mayShareHead(document: Document, left: WordRun, right: WordRun): boolean {
  const { words } = document;
  if (left.from !== left.to || right.to - right.from !== 1 || connectorOf(document, left, right) !== "K") return false;
  if (right.from - left.to !== 2 || contentEnd(words, right) !== right.to) return false;
  const [first, second, head] = [words[left.to]!, words[right.from]!, words[right.to]!];
  return mayModify(first) && mayModify(second) && !head.bound && head.kind === "N";
}

const mayModify = (word: Word) => "NA".includes(word.kind) && !word.bound && !hasRole(word.lexeme, ROLE.plural);
