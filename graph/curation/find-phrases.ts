import { type Mention, textOfField } from "../contract/records.ts";
import { type Keyword, keywordsOf } from "../extraction/keywords.ts";
import { canonicalKey } from "../extraction/language/canonical.ts";
import { tokenise } from "../extraction/language/tokens.ts";

/** A place of a phrase; which concept it becomes is decided elsewhere. */
export type PhrasePlace = Omit<Mention, "concept">;

/** Where one paper contains a phrase. */
export interface PhrasePaper {
  readonly paper: string;
  readonly places: readonly PhrasePlace[];
  /** The phrase as it is written at each of the places. */
  readonly forms: readonly string[];
}

interface Text {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
}

const WORDS = /[\p{L}\p{N}+#]+/gu;
/** What may stand between two words of a phrase. */
const JOIN = /^[\s_/‐‑‒–-]+$/;
/** Letters at the end of a word that inflection may change: "-ies", "-isation". */
const ENDING = 3;

/**
 * Finds the papers that contain phrases as whole words or list them as keywords, in any spelling with the same canonical key (plural,
 * hyphens, British spelling). O(length of the texts · phrases); nothing is extracted.
 */
export async function findPhrases(
  phrases: readonly string[],
  texts: AsyncIterable<Text> | Iterable<Text>,
): Promise<Map<string, PhrasePaper[]>> {
  const wanted = phrases.map((phrase) => ({ key: canonicalKey(phrase), stems: stemsOf(phrase) }));
  const found = new Map<string, PhrasePaper[]>(phrases.map((phrase) => [phrase, []]));
  for await (const text of texts) {
    for (const [i, { key, stems }] of wanted.entries()) {
      const inText = [...placesIn(text.title, key, stems, 0), ...placesIn(text.abstract, key, stems, 1)];
      const listed = keywordsOf(text.keywords).filter((keyword) => keyword.key === key);
      if (inText.length + listed.length === 0) continue;
      const forms = inText.map(({ field, start, end }) => textOfField(text, field).slice(start, end));
      const places = [...inText, ...listed.map(keywordPlace)];
      found.get(phrases[i]!)?.push({ paper: text.id, places, forms: [...forms, ...listed.map(({ form }) => form)] });
    }
  }
  return found;
}

/** A keyword as a place. */
function keywordPlace({ start, end }: Keyword): PhrasePlace {
  return { field: 2, start, end, sentenceStart: start, sentenceEnd: end };
}

function placesIn(text: string, key: string, stems: readonly string[], field: 0 | 1): PhrasePlace[] {
  const lower = text.toLowerCase();
  if (stems.length === 0 || !stems.every((stem) => lower.includes(stem))) return [];
  const spans = spansOf(text, key, stems);
  if (spans.length === 0) return [];
  const sentences = tokenise(text);
  return spans.flatMap(({ start, end }) => {
    const sentence = sentences.find((one) => one.start <= start && end <= one.end);
    return sentence ? [{ field, start, end, sentenceStart: sentence.start, sentenceEnd: sentence.end }] : [];
  });
}

/** The words of a phrase in lower case, up to where inflection and British spelling begin; the canonical key then decides. */
function stemsOf(phrase: string): string[] {
  const words = phrase.normalize("NFC").toLowerCase().match(WORDS) ?? [];
  return words.map((word) => word.slice(0, Math.max(Math.min(2, word.length), word.length - ENDING)));
}

interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text contains the phrase. Not by a pattern with `[\p{L}]*` for every ending, whose time grows with the
 * length of the text to the power of the number of words.
 */
function spansOf(text: string, key: string, stems: readonly string[]): { start: number; end: number }[] {
  const words = [...text.matchAll(WORDS)].map(
    ({ 0: form, index: start }): Word => ({ form: form.toLowerCase(), start, end: start + form.length }),
  );
  const spans: { start: number; end: number }[] = [];
  for (let first = 0; first < words.length; first++) {
    const last = lastWord(text, words, first, key, stems);
    if (last === undefined) continue;
    spans.push({ start: words[first]!.start, end: words[last]!.end });
    first = last;
  }
  return spans;
}

/** The word that ends a phrase which begins at the word `first`; words may be joined by nothing, spaces or hyphens. */
function lastWord(text: string, words: readonly Word[], first: number, key: string, stems: readonly string[]) {
  // How many stems the words so far may stand for: "dataset" for one or for two of "data set".
  let counts = new Set([0]);
  for (let at = first; at < words.length && counts.size > 0; at++) {
    const word = words[at]!;
    if (at > first && !JOIN.test(text.slice(words[at - 1]!.end, word.start))) return undefined;
    const next = new Set<number>();
    for (const count of counts) for (let n = stemsIn(word.form, stems, count); n > 0; n--) next.add(count + n);
    if (next.delete(stems.length) && canonicalKey(text.slice(words[first]!.start, word.end)) === key) return at;
    counts = next;
  }
  return undefined;
}

/** How many stems, from a given one on, a word contains one after another, the first at its beginning. */
function stemsIn(form: string, stems: readonly string[], from: number): number {
  if (!form.startsWith(stems[from]!)) return 0;
  let end = stems[from]!.length;
  let count = 1;
  for (; from + count < stems.length; count++) {
    const stem = stems[from + count]!;
    const start = form.indexOf(stem, end);
    if (start < 0) break;
    end = start + stem.length;
  }
  return count;
}
