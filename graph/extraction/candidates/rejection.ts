import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import { isCapital } from "../language/name-bonds.ts";
import { phraseUsage } from "../words/usage.ts";
import { WORD_CLASS, WORD_CLASSES, type WordClass } from "../words/word-class.ts";
import { type Candidate, isEmptyPart } from "./candidates.ts";
import { isHalfOfName } from "./cut-phrases.ts";
import { isLoosePart } from "./loose-parts.ts";
import { isPossessive } from "./phrase-boundaries.ts";
import { NAME_PREPOSITIONS, startsNewRun } from "./runs.ts";

/** Why a candidate cannot be a phrase of its paper; extraction/explain/reasons.ts has the sentences. */
export type CandidateFault = "modifier" | "owned" | "cut";

/**
 * Why a candidate cannot be a phrase of this paper, or undefined when it can: it only modifies other words, or it belongs to
 * somebody ("the agent's behaviour") and is not an established phrase ("bird's eye view").
 */
export function candidateFault(document: Document, candidate: Candidate): CandidateFault | undefined {
  const { words } = document;
  const { key, spans } = candidate;
  const hasOwner = (isOwner: (word: Word) => boolean) =>
    spans.every(({ from, to }) => {
      for (let i = from; i < to; i++) if (isOwner(words[i]!)) return true;
      return false;
    });
  if (spans.every(({ from, to }) => from === to && isModifier(words[from]!))) return "modifier";
  if (hasOwner(isActors) || (hasOwner(isPossessive) && !phraseUsage(key))) return "owned";
  if (isHalfOfName(document, candidate) || isLoosePart(document, candidate)) return "cut";
  return undefined;
}

/** "large-scale", unlike "Wi-Fi" and "MULTI-LANE", names of systems. */
const isModifier = (word: Word) =>
  hasRole(word.lexeme, ROLE.modifier) && !(isCapital(word) && HYPHENATED_NAME.test(word.text));
const HYPHENATED_NAME = /^(?:\p{Lu}\p{Ll}+[-‐‑]\p{Lu}\p{Ll}+|\p{Lu}{2,}[-‐‑]\p{Lu}{2,})$/u;

/** The possessive of an actor of every paper: "user's intention"; with a capital it is a name ("Student's t-test"). */
const isActors = (word: Word) =>
  hasRole(word.lexeme, ROLE.owner) && hasRole(word.lexeme, ROLE.actor) && !isCapital(word);

/** Word classes that no run contains. */
const OUTSIDE: ReadonlySet<WordClass> = new Set([
  WORD_CLASS.verb,
  WORD_CLASS.preposition,
  WORD_CLASS.determiner,
  WORD_CLASS.conjunction,
  WORD_CLASS.other,
]);

/** Why neighbouring words are no candidate; `kind` is a word class in plain words. */
export type NoPhraseReason =
  | { readonly code: "word class"; readonly word: string; readonly kind: string }
  | { readonly code: "plural"; readonly word: string }
  | { readonly code: "punctuation" | "empty part" | "no noun at its end" };

/** Why neighbouring words of a text are no candidate; at least one reason, the strongest first. */
export function noPhraseReasons(words: readonly Word[]): NoPhraseReason[] {
  const reasons: NoPhraseReason[] = words
    .filter(isOutside)
    .map(({ text, kind }) => ({ code: "word class", word: text, kind: WORD_CLASSES[kind] }));
  for (const [i, word] of words.slice(1).entries()) {
    const before = words[i]!;
    if (word.gap !== "") reasons.push({ code: "punctuation" });
    else if (startsNewRun(before, word)) reasons.push({ code: "plural", word: before.text });
  }
  if (reasons.length > 0) return reasons;
  return [{ code: isEmptyPart(words, 0, words.length - 1) ? "empty part" : "no noun at its end" }];
}

const isOutside = ({ kind, lower }: Word) =>
  OUTSIDE.has(kind) && !(kind === WORD_CLASS.preposition && NAME_PREPOSITIONS.has(lower));
