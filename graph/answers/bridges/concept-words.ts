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

/** Whether a shorter name of several words stands for a longer one that has one word more: "deep neural network" for "deep neural network model". */
export function isShortFor(shorter: Key, longer: Key): boolean {
  const words = wordsOf(shorter);
  return words.length >= 2 && wordsOf(longer).length === words.length + 1 && hasWords(longer, words);
}

/**
 * The two concepts by which a paper is of a field, the most telling first, without one whose name has all words of the other if there is another. None
 * where they say all that the name of the field says.
 */
export function sideNames(concepts: readonly ConceptRecord[], fieldName: string): string[] {
  const [first, ...others] = concepts;
  if (!first) return [];
  const isSaid = (part: string) =>
    concepts.some((own) => part === own.label || hasWords(own, part.toLowerCase().split(/[\s-]/)));
  if (fieldName.split(" & ").every(isSaid)) return [];
  const second = others.find((other) => !contains(first, other) && !contains(other, first)) ?? others[0];
  return (second ? [first, second] : [first]).map(({ label }) => label);
}
