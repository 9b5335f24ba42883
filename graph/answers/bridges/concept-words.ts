import { sameStem } from "../../analysis/communities/name-words.ts";
import type { ConceptRecord } from "../../contract/records.ts";

type Key = Pick<ConceptRecord, "key">;

const wordsOf = ({ key }: Key) => key.split(" ");

/** Whether the name of the concept has all these words, whatever their endings. */
export function hasWords(concept: Key, words: readonly string[]): boolean {
  const own = wordsOf(concept);
  return words.every((word) => own.some((other) => sameStem(word, other)));
}

/** Whether the name of the concept has all words of the other one: "large language model" of "language model". */
export function contains(concept: Key, other: Key): boolean {
  return hasWords(concept, wordsOf(other));
}

/**
 * Whether two names are nearly about one thing: they share a word that is not merely what both are kinds of. "Attention head" and "self-attention"
 * do, "language model" and "reward model" do not.
 */
export function areAlike(one: Key, other: Key): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (contains(one, other) || contains(other, one)) return true;
  return words.some((word, i) =>
    others.some((two, j) => sameStem(word, two) && (i < words.length - 1 || j < others.length - 1)),
  );
}

/**
 * Whether a phrase of one name also names the other: a shorter one of several words stands for a longer one that has one word more ("deep neural network"
 * for "deep neural network model"), and a longer one is of the kind that it ends with ("multi-task reinforcement learning" for "reinforcement learning").
 */
export function alsoNames(phrase: Key, other: Key): boolean {
  const [words, others] = [wordsOf(phrase), wordsOf(other)];
  if (words.length > others.length) return others.length >= 2 && phrase.key.endsWith(` ${other.key}`);
  return words.length >= 2 && others.length === words.length + 1 && hasWords(other, words);
}

/**
 * The concept or two by which a paper is of a field, the most telling first: those of its own work if it has any, without one whose name has all words of
 * the other if there is another. None where its concepts say all that the name of the field says.
 */
export function sideNames(
  concepts: readonly ConceptRecord[],
  fieldName: string,
  isOwn: (concept: ConceptRecord, k: number) => boolean,
): string[] {
  const own = concepts.filter(isOwn);
  const [first, ...others] = own.length > 0 ? own : concepts;
  if (!first) return [];
  const isSaid = (part: string) =>
    concepts.some((one) => part === one.label || hasWords(one, part.toLowerCase().split(/[\s-]/)));
  if (fieldName.split(" & ").every(isSaid)) return [];
  const second = others.find((other) => !contains(first, other) && !contains(other, first)) ?? others[0];
  return (second ? [first, second] : [first]).map(({ label }) => label);
}
