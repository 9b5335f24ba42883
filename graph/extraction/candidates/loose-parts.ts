import type { Document, Word } from "../language/document.ts";
import { hasRole, lexemeOf, ROLE } from "../language/lexeme.ts";
import { phraseUsage } from "../words/usage.ts";
import type { Candidate } from "./candidates.ts";
import { CONNECTORS, type Span } from "./span.ts";

/**
 * True for a phrase that begins or ends inside something at every place, as signs of writing show: "steroidal drugs" of "non steroidal
 * drugs", "generation inhibitors" of "second generation inhibitors", "life scores" of "quality of life scores".
 */
export const isLoosePart = ({ words }: Document, { key, spans }: Candidate): boolean =>
  spans.every((span) => span.connectors === CONNECTORS.withinRun && isLoose(words, span)) &&
  phraseUsage(key) === undefined;

const isLoose = (words: readonly Word[], span: Span): boolean => startsInside(words, span) || endsInside(words, span);

function startsInside(words: readonly Word[], { from, to }: Span): boolean {
  const [before, first] = [words[from - 1], words[from]!];
  if (before === undefined || first.gap !== "" || before.sentence !== first.sentence) return false;
  if (LOOSE_PREFIXES.has(before.lower)) return true;
  if (from === to) return false;
  return isSecondOfCompound(before, first) || isEndOfNumber(before, first) || endsOfName(words, from);
}

/** Prefixes written apart: "non steroidal". */
const LOOSE_PREFIXES: ReadonlySet<string> = new Set("non pre semi quasi pseudo multi inter intra anti sub".split(" "));

/** "low [dose oestrogens]", "first [order methods]", "second [generation inhibitors]": the two words are one modifier. */
function isSecondOfCompound(before: Word, first: Word): boolean {
  if (!/^\p{Ll}+$/u.test(before.lower) || !/^\p{Ll}+$/u.test(first.text) || "PTKV".includes(before.kind)) return false;
  if (OPENING.has(before.lower) && STEPS.has(first.lower)) return true;
  const { facts, roles } = lexemeOf(`${before.lower}-${first.lower}`);
  return facts !== undefined && facts.logPapers >= MIN_LOG_PAPERS && hasRole({ roles }, ROLE.modifier);
}

/** The table is sure of a compound that it has seen in 16 papers. */
const MIN_LOG_PAPERS = 4;

const OPENING: ReadonlySet<string> = new Set(
  (
    "low high single double triple multiple full half open early late end fixed variable extended immediate slow rapid sustained medium mid " +
    "first second third fourth fifth next last new old higher lower"
  ).split(" "),
);
/** What one of OPENING says of the noun behind both. */
const STEPS: ReadonlySet<string> = new Set(
  "dose generation label stage order degree release line tier grade class strength term range".split(" "),
);

/** "cyclooxygenase [2-selective inhibitors]" */
const isEndOfNumber = (before: Word, first: Word) =>
  before.kind === "N" && before.lexeme.facts === undefined && /^\d{1,2}[-‐‑–]\p{Ll}/u.test(first.text);

/** "quality of [life scores]" */
function endsOfName(words: readonly Word[], from: number): boolean {
  const [name, of, first] = [words[from - 2], words[from - 1]!, words[from]!];
  return of.lower === "of" && of.gap === "" && name !== undefined && areName(name, first);
}

const areName = (name: Word, last: Word) =>
  name.sentence === last.sentence && phraseUsage(`${name.lexeme.key} of ${last.lexeme.firstCanonical}`) !== undefined;

function endsInside(words: readonly Word[], { from, to }: Span): boolean {
  const [last, next, second] = [words[to]!, words[to + 1], words[to + 2]];
  if (next === undefined || next.gap !== "" || next.sentence !== last.sentence) return false;
  if (from === to) return next.kind === "C" && isCode(last, next);
  if (second === undefined || second.gap !== "") return false;
  // "patient [quality] of life"
  if (next.lower === "of") return areName(last, second);
  return isHalfOfList(last, next, second, words[to + 3]);
}

/** "ICI 182780", "CAS 79794-75-5": letters of a code without its number; a year is none. */
const isCode = ({ text }: Word, number: Word) =>
  /^\p{Lu}{2,5}$/u.test(text) && /^\d{3,}/.test(number.text) && !/^(?:1[89]|20)\d\d$/.test(number.text);

/** "[prejunctional M2] or M4 receptors": of two short forms that differ in their number, the first lacks the head. */
function isHalfOfList(last: Word, next: Word, second: Word, head: Word | undefined): boolean {
  if (next.kind !== "K" || head?.gap !== "" || head.sentence !== second.sentence || head.kind !== "N") return false;
  const [letters, other] = [LETTERS_AND_NUMBER.exec(last.text)?.[1], LETTERS_AND_NUMBER.exec(second.text)?.[1]];
  return letters !== undefined && letters === other;
}

const LETTERS_AND_NUMBER = /^(\p{Lu}[\p{L}-]{0,5})\d{1,3}$/u;
