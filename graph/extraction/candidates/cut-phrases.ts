import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import { isCapital } from "../language/name-bonds.ts";
import { HEAD, phraseUsage, usageAt } from "../words/usage.ts";
import { ARTICLES, FUNCTION_WORDS } from "../words/word-lists.ts";
import type { Candidate } from "./candidates.ts";
import { standsAlone } from "./phrase-boundaries.ts";
import { CONNECTORS, type Span } from "./span.ts";

/**
 * True for a part of a longer name over a word that no run contains: "Gulf" of "Gulf of Mexico", "induced pluripotent stem" of "induced
 * pluripotent stem (iPS) cells".
 */
export const isHalfOfName = ({ words }: Document, { key, spans }: Candidate): boolean =>
  spans.every((span) => {
    return span.connectors === CONNECTORS.withinRun && (namesPlaceOf(words, span) || isBeforeItsHead(words, span));
  }) && phraseUsage(key) === undefined;

/**
 * True for a part of a longer phrase that the paper writes nowhere else: at every place a word beside it belongs to its first or last word
 * ("steel powder" of "stainless steel powder", "Diabetes Association" of "American Diabetes Association").
 * A phrase that is established by itself is none ("reinforcement learning" of "offline reinforcement learning").
 */
export const isCutFromPhrase = (document: Document, { key, spans }: Candidate): boolean =>
  phraseUsage(key) === undefined && spans.every((span) => isCut(document, span));

function isCut(document: Document, span: Span): boolean {
  const { words } = document;
  if (span.connectors !== CONNECTORS.withinRun || span.from === span.to || standsAlone(document, span)) return false;
  return isCutAtStart(words, span) || isCutAtEnd(words, span);
}

/** "stainless [steel powder]", "Veterans [Affairs administrative data]", "peptic [ulcer patterns]" in a paper about peptic ulcers. */
function isCutAtStart(words: readonly Word[], { from, to, run }: Span): boolean {
  if (from === run.from) return false;
  const [before, first, second] = [words[from - 1]!, words[from]!, words[from + 1]!];
  if (bindsName(before) && isNameWord(first)) return true;
  const outside = strengthOf(before, first);
  if (outside > 0) return outside > strengthOf(first, second);
  // "millimeter-scale magnetic mechanisms", "controlled system separation"
  if (before.kind === "E" || /[-‐‑–]/.test(before.text)) return false;
  return to === run.to && alwaysFollows(words, from, second);
}

/** "neural [machine translation | model]" is none, but "human embryonic [pluripotent stem | cell]" is: its last word needs the next one. */
function isCutAtEnd(words: readonly Word[], { to, run }: Span): boolean {
  if (to === run.to) return false;
  return needsHead(words[to]!) && strengthOf(words[to]!, words[to + 1]!) > strengthOf(words[to - 1]!, words[to]!);
}

/** "induced pluripotent stem (iPS) cells": the head stands behind the acronym. */
function isBeforeItsHead(words: readonly Word[], { from, to }: Span): boolean {
  const [last, short, head] = [words[to]!, words[to + 1], words[to + 2]];
  if (from === to || short?.gap !== "(" || head?.gap !== ")" || head.sentence !== last.sentence || head.kind !== "N")
    return false;
  return (needsHead(last) && strengthOf(last, head) > 0) || isAlwaysBefore(words, short, head);
}

/** True when the paper writes a short form again, and always before the same word. */
function isAlwaysBefore(words: readonly Word[], short: Word, head: Word): boolean {
  const places = words.flatMap(({ lexeme }, i) => (lexeme.key === short.lexeme.key ? [i] : []));
  return places.length > 1 && places.every((i) => words[i + 1]?.lexeme.key === head.lexeme.key);
}

/** A word whose head share, less one half, is below this rarely ends a phrase. */
const MAX_HEAD = -0.2;

const needsHead = ({ lexeme }: Word) => usageAt(lexeme.position, HEAD) < MAX_HEAD;

/** "[Gulf] of Mexico": a name over a preposition. */
function namesPlaceOf(words: readonly Word[], { from, to }: Span): boolean {
  const [of, next, second] = [words[to + 1], words[to + 2], words[to + 3]];
  if (of?.lower !== "of" || of.gap !== "" || next === undefined || next.gap !== "") return false;
  for (let i = from; i <= to; i++) if (!isNameWord(words[i]!)) return false;
  // "Treatment of Schizophrenia" in a heading
  if (from === to && words[from]!.lexeme.ordinary) return false;
  return isNameWord(next) || (next.lower === "the" && second?.gap === "" && isNameWord(second));
}

/** "Veterans" of "Veterans Affairs", but neither "Einstein's" nor "The". */
const bindsName = (word: Word) =>
  isNameWord(word) && !hasRole(word.lexeme, ROLE.owner) && !ARTICLES.has(word.lower) && !FUNCTION_WORDS.has(word.lower);

const isNameWord = (word: Word) => isCapital(word) && /^\p{Lu}\p{Ll}/u.test(word.text);

/** log2 of the background papers in which two neighbouring words are a phrase of their own; 0 when they are not. */
function strengthOf(a: Word, b: Word): number {
  if (b.gap !== "") return 0;
  const usage = phraseUsage(`${a.lexeme.key} ${b.lexeme.firstCanonical}`);
  return usage !== undefined && usage.own >= MIN_OWN ? usage.logPapers : 0;
}

/** A pair that is nearly always a part of something longer binds nothing ("gradient descent method"). */
const MIN_OWN = 0.2;

/** In this share of its places a word must have the same word before it. */
const MIN_SHARE = 0.8;

/** True when the paper hardly writes a word without the one before it, and both also without the one behind: "peptic ulcer". */
function alwaysFollows(words: readonly Word[], at: number, behind: Word): boolean {
  const [before, word] = [words[at - 1]!.lexeme.key, words[at]!.lexeme.key];
  let [places, following, elsewhere] = [0, 0, 0];
  for (const [i, { lexeme, gap }] of words.entries()) {
    if (lexeme.key !== word) continue;
    places++;
    if (i === 0 || gap !== "" || words[i - 1]!.lexeme.key !== before) continue;
    following++;
    if (words[i + 1]?.lexeme.key !== behind.lexeme.key) elsewhere++;
  }
  return elsewhere > 0 && following >= MIN_SHARE * places;
}
