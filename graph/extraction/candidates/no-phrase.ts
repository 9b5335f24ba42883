import type { Word } from "../language/document.ts";
import { WORD_CLASSES } from "../language/tagger.ts";
import { isEmptyPart } from "./candidates.ts";
import { NAMING, parts } from "./runs.ts";

/** Word classes that no run of words holds. */
const OUTSIDE = "VPTKO";

/** Why words that stand in a text one after another are no candidate; at least one reason, the strongest first. */
export function noPhraseReasons(words: readonly Word[]): string[] {
  const reasons = words.filter(isOutside).map(outsideReason);
  for (const [i, word] of words.slice(1).entries()) {
    const before = words[i]!;
    if (word.gap !== "") reasons.push("Punctuation stands between its words.");
    else if (parts(before, word)) reasons.push(`“${before.text}” is a plural, which ends its phrase.`);
  }
  if (reasons.length === 0 && isEmptyPart(words, 0, words.length - 1))
    reasons.push("It names nothing of its own as a part of a longer phrase.");
  if (reasons.length === 0) reasons.push("It does not end in a noun here, or is longer than six words.");
  return [...new Set(reasons)];
}

const isOutside = ({ kind, lower }: Word) => OUTSIDE.includes(kind) && !(kind === "P" && NAMING.has(lower));

function outsideReason({ text, kind }: Word): string {
  const read = `“${text}” is read as ${/^[aeiou-]/.test(WORD_CLASSES[kind]) ? "an" : "a"} ${WORD_CLASSES[kind]} here`;
  if (kind !== "P") return `${read}, which no phrase holds.`;
  return `${read}, which phrases hold where the name is established, its acronym follows or it bears capitals.`;
}
