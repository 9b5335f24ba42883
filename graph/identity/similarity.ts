import { languageOf } from "../extraction/language/detect-language.ts";

/** Texts are compared in their first part; that is enough, and keeps it fast. */
const MAX_LENGTH = 3000;

/** Whether two titles (in plain words) may be of one paper: equal, cut short, without subtitle, or written a little otherwise. */
export function titlesAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === "" || b === "" || marksOf(a) !== marksOf(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 20 && long.startsWith(`${short} `)) return true;
  return titleSimilarity(a, b) >= 0.75;
}

/** Numbers and Roman numerals: "Part I" is not "Part II". */
function marksOf(title: string): string {
  return (title.match(/(?<= |^)(?:\d+|[ivx]{1,5})(?= |$)/g) ?? []).join(" ");
}

/** Whether two abstracts (in plain words) are of one paper: one may be cut, or have a sentence more. */
export function abstractsAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 15 && long.startsWith(`${short} `)) return true;
  const few = shingles(short);
  if (few.size < 6) return false;
  const many = shingles(long);
  let shared = 0;
  for (const one of few) if (many.has(one)) shared++;
  return shared >= few.size * 0.5;
}

/** Whether two texts are written in languages that are known to be different: then their words say nothing. */
export function inOtherLanguages(a: string, b: string): boolean {
  const [one, two] = [a, b].map((abstract) => languageOf({ title: "", abstract: abstract.slice(0, MAX_LENGTH) }));
  return one !== null && two !== null && one !== two;
}

/** Every three words that follow each other. */
function shingles(text: string): Set<string> {
  const words = text.slice(0, MAX_LENGTH).split(" ");
  const found = new Set<string>();
  for (let i = 0; i + 2 < words.length; i++) found.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return found;
}

/** Every three characters that follow each other. */
function trigrams(text: string): Set<string> {
  const padded = ` ${text.slice(0, 500)} `;
  const found = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  return found;
}

/** The share of common trigrams, 2 |A ∩ B| / (|A| + |B|), 0 … 1 (Dice 1945, DOI 10.2307/1932409). */
export function titleSimilarity(a: string, b: string): number {
  const [one, two] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const part of one) if (two.has(part)) shared++;
  return (2 * shared) / Math.max(1, one.size + two.size);
}
