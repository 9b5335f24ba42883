import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import type { Candidate } from "./candidates.ts";
import { contentEnd } from "./run-ends.ts";
import { connectorOf, runsOf } from "./runs.ts";
import { CONNECTORS, SpanKeys, type WordRun } from "./span.ts";

const MAX_WORDS = 7;

/**
 * True for a phrase with "and" that the collection may know as a name, "head and neck cancer": two words or more stand behind the
 * conjunction, so that it can be seen whether they also stand alone.
 */
export const mayBeNameWithAnd = ({ words }: Document, { spans }: Candidate): boolean =>
  spans.every(({ from, to, connectors }) => {
    if (!/^,?K$/.test(connectors) || to - from >= MAX_WORDS) return false;
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
  return isModifier(first) && isModifier(second) && !head.bound && head.kind === "N";
}

const isModifier = (word: Word) => "NA".includes(word.kind) && !word.bound && !hasRole(word.lexeme, ROLE.plural);
