import { canonicalKey } from "../language/canonical.ts";
import type { Document, Word } from "../language/document.ts";
import { wordFacts } from "../words/background.ts";

/** An acronym that a document defines ("large language models (LLMs)"), as canonical keys. */
export interface AcronymDefinition {
  readonly short: string;
  readonly long: string;
  /** Number of words of the long form in the text. */
  readonly words: number;
}

/**
 * Finds pairs of short and long forms by the algorithm of Schwartz & Hearst (2003, PSB 8:451–462): the short form is in
 * parentheses, and its letters occur in order in the words before, the first one at the start of a word. Here that word must
 * also be able to begin a phrase, and the reverse order, "LLM (large language model)", is recognised.
 */
export function acronymsOf(document: Document): AcronymDefinition[] {
  const definitions = new Map<string, AcronymDefinition>();
  const { words } = document;
  for (const [i, word] of words.entries()) {
    const opens = word.gap.endsWith("(") || word.gap.endsWith("[");
    if (!opens || i === 0 || words[i - 1]!.sentence !== word.sentence) continue;
    const pair = longBefore(words, i) ?? longAfter(words, i);
    if (!pair) continue;
    const definition = {
      short: canonicalKey(pair.short),
      long: canonicalKey(pair.long),
      words: pair.long.split(" ").length,
    };
    if (isCommonWord(definition.short) || definition.short === definition.long) continue;
    for (const short of spellingsOf(definition.short).filter((one) => !definitions.has(one)))
      definitions.set(short, { ...definition, short });
  }
  return [...definitions.values(), ...generaOf(words)];
}

/**
 * Abbreviated names of species with their long forms: "H. pylori" in a paper that also writes "Helicobacter pylori". Where two genera fit,
 * the initial says nothing.
 */
function generaOf(words: readonly Word[]): AcronymDefinition[] {
  const shorts = new Map<string, Set<string>>();
  for (let i = 1; i < words.length; i++) {
    const [genus, species] = [words[i - 1]!, words[i]!];
    if (genus.text.length !== 2 || species.gap !== "" || !INITIAL.test(genus.text)) continue;
    shorts.set(`${genus.text} ${species.lower}`, new Set());
  }
  if (shorts.size === 0) return [];
  for (let i = 1; i < words.length; i++) {
    const [genus, species] = [words[i - 1]!, words[i]!];
    if (species.gap === "" && GENUS.test(genus.text)) shorts.get(`${genus.text[0]}. ${species.text}`)?.add(genus.text);
  }
  return [...shorts].flatMap(([short, genera]) => {
    const [genus, other] = genera;
    if (genus === undefined || other !== undefined) return [];
    return [{ short: canonicalKey(short), long: canonicalKey(`${genus} ${short.slice(3)}`), words: 2 }];
  });
}

/** As in tokens.ts, which the published site need not load. */
const INITIAL = /^\p{Lu}\.$/u;
const GENUS = /^\p{Lu}\p{Ll}{2,}$/u;

/** The key of an abbreviated species: "h pylori". */
const SPECIES_KEY = /^\p{Ll} \p{Ll}{4,}$/u;

/** True for the key of a species whose genus is abbreviated. */
export const isSpeciesShort = (key: string): boolean => SPECIES_KEY.test(key);

/** Letters and a number or a Greek letter, written together or apart: "IL6" and "IL-6", "TNFα" and "TNF-α". */
const LETTERS_AND_NUMBER = /^(\p{L}+?) ?(\p{N}+|(?<=\p{L}{2} ?)(?:alpha|beta|gamma|delta|kappa)(?: ?\p{N})?)$/u;

/** The keys of an acronym; an acronym with a number has two, and one with a Greek letter and a number ("TGF-β1") has three. */
function spellingsOf(short: string): string[] {
  const [, letters, number] = LETTERS_AND_NUMBER.exec(short) ?? [];
  if (letters === undefined || number === undefined) return [short];
  const joint = number.replace(" ", "");
  const spaces = joint.replace(/(?<=\p{L})(?=\p{N})/u, " ");
  return [...new Set([`${letters} ${joint}`, letters + joint, `${letters} ${spaces}`])];
}

/** True for "SET" or "AIM": keys ignore case, so the acronym would also match the everyday word. */
function isCommonWord(key: string): boolean {
  return (wordFacts(key)?.capital ?? 1) < 0.5 || (wordFacts(`${key}s`)?.capital ?? 1) < 0.5;
}

interface Pair {
  readonly short: string;
  readonly long: string;
}

/** True for two to ten characters with at least two capitals, or one capital and a digit: "LLMs", "3DGS", "BiLSTM". */
export function looksShort(text: string): boolean {
  const bare = text.replace(/s$/, "");
  if (bare.length < 2 || bare.length > 10 || !/^[\p{L}\p{N}-]+$/u.test(bare)) return false;
  const capitals = bare.replace(/\P{Lu}/gu, "").length;
  return capitals >= 2 || (capitals === 1 && (/\p{N}/u.test(bare) || bare.length === 2));
}

function longBefore(words: readonly Word[], at: number): Pair | undefined {
  const short = words[at]!.text;
  const next = words[at + 1];
  const closed = next === undefined || next.sentence !== words[at]!.sentence || /^[)\],;:]/.test(next.gap);
  if (!closed || !looksShort(short)) return undefined;
  const letters = short.replace(/s$/, "").replace(/[^\p{L}\p{N}]/gu, "");
  const reach = Math.min(letters.length + 5, letters.length * 2);
  let first = at;
  while (first > 0 && at - first < reach) {
    const word = words[first]!;
    if (first !== at && word.gap !== "") break;
    if (words[first - 1]!.sentence !== word.sentence) break;
    first--;
  }
  return matchBackwards(words, { first, at, letters: letters.toLowerCase(), short });
}

/** Finds the shortest sequence of words before `at` that spells the letters. */
function matchBackwards(
  words: readonly Word[],
  { first, at, letters, short }: { first: number; at: number; letters: string; short: string },
): Pair | undefined {
  for (let from = at - 1; from >= first; from--) {
    const start = words[from]!;
    if ("TPKVO".includes(start.kind) || start.lower[0] !== letters[0]) continue;
    const long = words
      .slice(from, at)
      .map((word) => word.text)
      .join(" ");
    if (spells(long.toLowerCase(), letters) && long.length > short.length) return { short, long };
  }
  return undefined;
}

/** True when the letters occur in order, enough of them at the starts of words. */
function spells(long: string, letters: string): boolean {
  const parts = long.split(/[\s-]+/).filter((part) => part !== "");
  return maxInitials(parts, letters) * 2 >= Math.min(parts.length, letters.length);
}

/** The maximal number of letters at starts of words when all occur in order; negative when they do not. */
function maxInitials(parts: readonly string[], letters: string): number {
  // best[n]: the maximum for the first n letters
  let best = new Array<number>(letters.length + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  for (const part of parts) {
    const next = [...best];
    for (const [from, initials] of best.entries()) {
      if (initials < 0 || part[0] !== letters[from]) continue;
      let at = 0;
      for (let n = from; n < letters.length; n++) {
        at = part.indexOf(letters[n]!, at) + 1;
        if (at === 0) break;
        next[n + 1] = Math.max(next[n + 1]!, initials + 1);
      }
    }
    best = next;
  }
  return best[letters.length]!;
}

function longAfter(words: readonly Word[], at: number): Pair | undefined {
  const before = words[at - 1]!;
  if (!looksShort(before.text)) return undefined;
  const letters = before.text
    .replace(/s$/, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
  let end = at;
  while (end + 1 < words.length && end - at < letters.length + 2) {
    const next = words[end + 1]!;
    if (next.gap !== "" || next.sentence !== before.sentence) break;
    end++;
  }
  const next = words[end + 1];
  if (end === at || (next !== undefined && next.sentence === before.sentence && !next.gap.startsWith(")")))
    return undefined;
  const long = words
    .slice(at, end + 1)
    .map((word) => word.text)
    .join(" ");
  const fits = long[0]?.toLowerCase() === letters[0] && spells(long.toLowerCase(), letters);
  return fits ? { short: before.text, long } : undefined;
}

/**
 * Replaces every acronym in a key by its long form, or the whole key when it is one. An acronym with a number stays inside a longer
 * key, because its two spellings have different numbers of words there.
 */
export function expandAcronyms(key: string, longOf: ReadonlyMap<string, string>): string {
  if (longOf.size === 0) return key;
  const whole = longOf.get(key);
  if (whole !== undefined) return whole;
  if (!key.includes(" ")) return key;
  const words = key.replace(SPECIES_INSIDE, (short) => longOf.get(short) ?? short).split(" ");
  return words.map((word) => (LETTERS_AND_NUMBER.test(word) ? word : (longOf.get(word) ?? word))).join(" ");
}

const SPECIES_INSIDE = /(?<!\S)\p{Ll} \p{Ll}{4,}(?!\S)/gu;
