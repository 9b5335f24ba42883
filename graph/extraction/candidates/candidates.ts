import type { Document, Word } from "../language/document.ts";
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
