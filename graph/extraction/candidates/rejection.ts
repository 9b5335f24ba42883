import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import { WORD_CLASSES } from "../language/tagger.ts";
import { phraseUsage } from "../language/usage.ts";
import { type Candidate, isEmptyPart } from "./candidates.ts";
import { isPossessive } from "./phrase-boundaries.ts";
import { NAME_PREPOSITIONS, startsNewRun } from "./runs.ts";

/**
 * Why a candidate cannot be a phrase of this paper, or undefined when it can: it only modifies other words, or it belongs to
 * somebody ("the agent's behaviour") and is not an established phrase ("bird's eye view").
 */
export function candidateFault({ words }: Document, { key, spans }: Candidate): string | undefined {
  const hasOwner = (isOwner: (word: Word) => boolean) =>
    spans.every(({ from, to }) => {
      for (let i = from; i < to; i++) if (isOwner(words[i]!)) return true;
      return false;
    });
  if (spans.every(({ from, to }) => from === to && hasRole(words[from]!.lexeme, ROLE.modifier)))
    return "It only modifies other words, so it cannot be a concept by itself.";
  if (hasOwner(isActors) || (hasOwner(isPossessive) && !phraseUsage(key)))
    return "It belongs to somebody or something in this paper.";
  return undefined;
}

/** The possessive of an actor of every paper: "user's intention". */
const isActors = ({ lexeme }: Word) => hasRole(lexeme, ROLE.owner) && hasRole(lexeme, ROLE.actor);

/** Word classes that no run contains. */
const OUTSIDE = "VPTKO";

/** Why neighbouring words of a text are no candidate; at least one reason, the strongest first. */
export function noPhraseReasons(words: readonly Word[]): string[] {
  const reasons = words.filter(isOutside).map(outsideReason);
  for (const [i, word] of words.slice(1).entries()) {
    const before = words[i]!;
    if (word.gap !== "") reasons.push("There is punctuation between its words.");
    else if (startsNewRun(before, word)) reasons.push(`“${before.text}” is a plural, which ends its phrase.`);
  }
  if (reasons.length === 0 && isEmptyPart(words, 0, words.length - 1))
    reasons.push("As a part of a longer phrase it names nothing by itself.");
  if (reasons.length === 0) reasons.push("It does not end in a noun here, or is longer than six words.");
  return [...new Set(reasons)];
}

const isOutside = ({ kind, lower }: Word) => OUTSIDE.includes(kind) && !(kind === "P" && NAME_PREPOSITIONS.has(lower));

function outsideReason({ text, kind }: Word): string {
  const read = `“${text}” is read as ${/^[aeiou-]/.test(WORD_CLASSES[kind]) ? "an" : "a"} ${WORD_CLASSES[kind]} here`;
  if (kind !== "P") return `${read}, which no phrase contains.`;
  return `${read}, which a phrase contains only if the name is established, its acronym follows or it is written in capitals.`;
}
