import { wordFacts } from "./background.ts";
import { HEAD, phraseUsage, usageNumber } from "./usage.ts";
import {
  EMPTY_ENDS,
  EMPTY_PHRASES,
  EMPTY_STARTS,
  GENERIC,
  HEADSTOP,
  MANNERS,
  NEVER_ALONE,
  NOUNS,
  PRAISING,
} from "./word-lists.ts";

/** How often a word ends a noun phrase in the background corpus, 0 … 1. */
const headShare = (word: string) => usageNumber(word, HEAD) + 0.5;

/**
 * Why a key cannot name a concept whatever its numbers, or undefined when it can. Judged by its words alone: nothing but
 * words that every paper uses, a verb with its object ("finding optimal policy"), the stump of a longer phrase. A word that is
 * always written as a name may be an everyday one ("TEACh").
 */
export function shapeFault(key: string, isName = false): string | undefined {
  const words = key.split(" ");
  if (key.length < 2 || !(/[a-z]{2}/.test(key) || /\p{L}{2}|\p{L}\p{N}|\p{N}\p{L}/u.test(key)))
    return "it is too short to name anything";
  if (words.length === 1) return singleWordFault(key, isName);
  if (words.length > 6) return "it has more than six words";
  if (MANNERS.has(words.at(-1)!)) return "its last word only says how";
  if (EMPTY_PHRASES.has(key)) return "it names no concept of its own";
  if (isEmptyPair(words)) return "its first word only qualifies";
  return phraseUsage(key) ? undefined : phraseFault(words);
}

function singleWordFault(key: string, isName: boolean): string | undefined {
  if (NEVER_ALONE.has(key) && !isName) return "it names nothing by itself";
  if (MEASUREMENT.test(key)) return "it is a measurement";
  return phraseFault([key]);
}

/** What is wrong with words that are not established together. */
function phraseFault(words: readonly string[]): string | undefined {
  if (isPraise(words)) return "its first word only says that it is new, current or good";
  if (words.every(isEmpty)) return "its words are those every paper uses";
  if (words.length > 1 && EMPTY_ENDS.has(words.at(-1)!)) return "its last word names nothing";
  if (isVerbal(words)) return "it is a verb with its object";
  if (isStump(words)) return "it is a part of a longer phrase";
  return undefined;
}

/** "10hz", "300mm" */
const MEASUREMENT = /^[\d.,]+(?:hz|khz|mhz|ghz|ms|mm|cm|km|nm|kg|db|fps|deg|v|w|m|s|gb|mb|tb)$/;

/** "new environment", "state of the art diffusion model"; but what is established so is a concept ("novel view synthesis"). */
function isPraise(words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === undefined || second === undefined || phraseUsage(`${first} ${second}`)) return false;
  return PRAISING.has(first) || (first === "state" && second === "of" && words.includes("art"));
}

/** "multiple models"; but what titles speak of is a concept ("complex networks", "active learning"). */
function isEmptyPair(words: readonly string[]): boolean {
  if (words.length !== 2 || !EMPTY_STARTS.has(words[0]!)) return false;
  return (phraseUsage(words.join(" "))?.title ?? -1) < 0.15;
}

/**
 * True for a single word that only modifies others ("in-context", "low-rank", "latent"): hyphenated and hardly ever the end of a
 * noun phrase, or an adjective.
 */
export function isModifier(lower: string): boolean {
  const facts = wordFacts(lower);
  if (!facts)
    return /[-‐‑–](?:based|aware|free|like|driven|level|only|specific|wise|agnostic|centric|task|shot|context|form|range|step|rank|scale|time|art|order|grained|end|hop|turn|view|class|label|source|world|domain|quality|dimensional|modal)$/.test(
      lower,
    );
  return /[-‐‑–]/.test(lower) ? headShare(lower) < 0.4 : facts.adjective > 0.6 && headShare(lower) < 0.4;
}

const isEmpty = (word: string) => GENERIC.has(word) || HEADSTOP.has(word) || HEADSTOP.has(`${word}s`);

/** "finding near optimal policy": a gerund that elsewhere hardly ever ends a noun phrase, or one before an adjective. */
function isVerbal(words: readonly string[]): boolean {
  const [first, second] = words;
  if (!first?.endsWith("ing") || second === undefined) return false;
  const facts = wordFacts(first);
  // a gerund that the background corpus lacks governs what follows: "curating"
  if (!facts) return true;
  if (facts.gerund < 0.3) return false;
  return headShare(first) < 0.25 || (wordFacts(second)?.adjective ?? 0) > 0.6;
}

/** "concept underlying", "method employ": the last word is hardly ever a noun and hardly ever ends a phrase. */
function isStump(words: readonly string[]): boolean {
  const last = words.at(-1)!;
  const facts = wordFacts(last);
  if (!facts || words.length === 1 || last.endsWith("ing") || NOUNS.has(last)) return false;
  const plural = wordFacts(`${last}s`)?.noun ?? 0;
  return Math.max(facts.noun, plural) < 0.35 && headShare(last) < 0.4;
}
