import type { Mention } from "../contract/records.ts";
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
}

const WORDS = /[\p{L}\p{N}+#]+/gu;
/** Letters at the end of a word that inflection may change: "-ies", "-isation". */
const ENDING = 3;

/**
 * Finds the papers that contain phrases as whole words, in any spelling with the same canonical key (plural,
 * hyphens, British spelling). O(length of the texts · phrases); nothing is extracted.
 */
export async function findPhrases(
  phrases: readonly string[],
  texts: AsyncIterable<Text> | Iterable<Text>,
): Promise<Map<string, PhrasePaper[]>> {
  const wanted = phrases.map((phrase) => ({ key: canonicalKey(phrase), pattern: patternOf(phrase) }));
  const found = new Map<string, PhrasePaper[]>(phrases.map((phrase) => [phrase, []]));
  for await (const text of texts) {
    for (const [i, { key, pattern }] of wanted.entries()) {
      const title = placesIn(text.title, key, pattern, 0);
      const places = [...title, ...placesIn(text.abstract, key, pattern, 1)];
      if (places.length === 0) continue;
      const forms = places.map(({ field, start, end }) => (field === 0 ? text.title : text.abstract).slice(start, end));
      found.get(phrases[i]!)?.push({ paper: text.id, places, forms });
    }
  }
  return found;
}

function placesIn(text: string, key: string, pattern: RegExp, field: 0 | 1): PhrasePlace[] {
  const matches = [...text.matchAll(pattern)].filter(([form]) => canonicalKey(form) === key);
  if (matches.length === 0) return [];
  const sentences = tokenise(text);
  return matches.flatMap(({ index, 0: form }) => {
    const end = index + form.length;
    const sentence = sentences.find((one) => one.start <= index && end <= one.end);
    if (!sentence) return [];
    return [{ field, start: index, end, sentenceStart: sentence.start, sentenceEnd: sentence.end }];
  });
}

/**
 * What may be a way of writing the phrase: its words up to where inflection and British spelling begin, joined by nothing,
 * a space or a hyphen. The canonical key then decides.
 */
function patternOf(phrase: string): RegExp {
  const words = phrase.normalize("NFC").match(WORDS) ?? [];
  const stems = words.map((word) => {
    const stem = word.slice(0, Math.max(Math.min(2, word.length), word.length - ENDING));
    return `${stem.replace(/[+#]/g, "\\$&")}[\\p{L}\\p{N}+#]*`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}+#])${stems.join("[\\s_/‐‑‒–-]*")}`, "giu");
}
