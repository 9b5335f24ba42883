import type { ConceptRecord } from "../../contract/records.ts";

/*
 * "Gaussian mixture model" contains "Gaussian mixture": wherever the longer name stands, so does the shorter one. That both occur in the
 * same papers says how they are written, not what goes with what, and such pairs would be the strongest of a corpus.
 */

/** The keys of all runs of words within a key, itself left out. A key of n words has fewer than n²/2. */
export function keysWithin(key: string): string[] {
  const words = key.split(" ");
  const keys: string[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= words.length; end++) {
      if (end - start < words.length) keys.push(words.slice(start, end).join(" "));
    }
  }
  return keys;
}

type Concepts = readonly Pick<ConceptRecord, "key">[];

/** Whether the name of another concept is part of that of `concept`, or contains it. */
export function nestedWith(concepts: Concepts, concept: number): (other: number) => boolean {
  const { key } = concepts[concept]!;
  const within = new Set(keysWithin(key));
  return (other) => {
    const otherKey = concepts[other]!.key;
    return within.has(otherKey) || (otherKey.length > key.length && keysWithin(otherKey).includes(key));
  };
}

/** Whether of two shown concepts the name of one is part of that of the other. O(shown), each by the runs of words in its name. */
export function nestedAmong(concepts: Concepts, shown: Iterable<number>): (a: number, b: number) => boolean {
  const numbers = new Map<string, number[]>();
  for (const concept of shown) {
    const { key } = concepts[concept]!;
    numbers.set(key, [...(numbers.get(key) ?? []), concept]);
  }
  const within = new Map<number, Set<number>>();
  for (const [key, longer] of numbers) {
    const shorter = new Set(keysWithin(key).flatMap((part) => numbers.get(part) ?? []));
    if (shorter.size > 0) for (const concept of longer) within.set(concept, shorter);
  }
  return (a, b) => within.get(a)?.has(b) === true || within.get(b)?.has(a) === true;
}
