import type { ConceptRecord } from "../../contract/records.ts";
import type { CooccurrenceRow } from "../../incidence/cooccurrence.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import { runsOfWords } from "../../shared/runs-of-words.ts";

/*
 * "Gaussian mixture model" contains "Gaussian mixture": wherever the longer name stands, so does the shorter one. That both occur in the
 * same papers says how they are written, not what goes with what, and such pairs would be the strongest of a corpus.
 */

type Concepts = readonly Pick<ConceptRecord, "key">[];

/** Whether the name of another concept is part of that of `concept`, or contains it. */
export function nestedWith(concepts: Concepts, concept: number): (other: number) => boolean {
  const { key } = concepts[concept]!;
  return (other) => {
    const otherKey = concepts[other]!.key;
    return otherKey.length < key.length ? containsRun(key, otherKey) : containsRun(otherKey, key);
  };
}

const nestedOfRows = new WeakMap<CooccurrenceRow, Uint8Array>();

/** For each partner of a concept 1 where its name is nested with that of the concept; remembered as long as the row is. */
export async function nestedPartners(concepts: Concepts, concept: number, row: CooccurrenceRow): Promise<Uint8Array> {
  const known = nestedOfRows.get(row);
  if (known) return known;
  const isNested = nestedWith(concepts, concept);
  const bits = await wordBitsOf(concepts);
  const own = bits[concept]!;
  const nested = new Uint8Array(row.concepts.length);
  for (let k = 0; k < nested.length; k++) {
    const other = row.concepts[k]!;
    const common = (bits[other]! & own) >>> 0;
    if ((common === own || common === bits[other]) && isNested(other)) nested[k] = 1;
  }
  nestedOfRows.set(row, nested);
  return nested;
}

const bitsOfConcepts = new WeakMap<Concepts, Promise<Uint32Array>>();

/**
 * A bit for each word of each key, made once for all concepts: of two nested names the longer has all bits of the shorter, so that a
 * hundred thousand names need not be read to find the few nested ones.
 */
function wordBitsOf(concepts: Concepts): Promise<Uint32Array> {
  const known = bitsOfConcepts.get(concepts);
  if (known !== undefined) return known;
  const bits = mapWithPauses(concepts, ({ key }) => wordBits(key)).then((each) => Uint32Array.from(each));
  bitsOfConcepts.set(concepts, bits);
  return bits;
}

function wordBits(key: string): number {
  let [bits, hash] = [0, 0];
  for (let at = 0; at <= key.length; at++) {
    if (at < key.length && key[at] !== " ") {
      hash = Math.imul(hash, 31) + key.charCodeAt(at);
    } else {
      bits |= 1 << (Math.imul(hash, 0x9e3779b1) >>> 27);
      hash = 0;
    }
  }
  return bits >>> 0;
}

/**
 * Whether the name of another concept is of the same family: part of that of `concept`, or containing it, or with the same last two words.
 * "Generative language model" and "vision-language model" are no new idea for "large language model".
 */
export function sameFamily(concepts: Concepts, concept: number): (other: number) => boolean {
  const isNested = nestedWith(concepts, concept);
  const ending = endingOf(concepts[concept]!.key);
  return (other) => isNested(other) || (ending !== "" && ` ${concepts[other]!.key} `.includes(` ${ending} `));
}

/** The last two words of a key; nothing where it has fewer. */
function endingOf(key: string): string {
  const words = key.split(" ");
  return words.length < 2 ? "" : words.slice(-2).join(" ");
}

/** Whether a run of words is within a longer key; asked of all partners of a concept, so that no run is made for it. */
function containsRun(key: string, run: string): boolean {
  if (key.length <= run.length) return false;
  for (let at = key.indexOf(run); at >= 0; at = key.indexOf(run, at + 1)) {
    const end = at + run.length;
    if ((at === 0 || key[at - 1] === " ") && (end === key.length || key[end] === " ")) return true;
  }
  return false;
}

/** Whether of two shown concepts the name of one is part of that of the other. O(shown), each by the runs of words in its name. */
export function nestedAmong(concepts: Concepts, shown: Iterable<number>): (a: number, b: number) => boolean {
  const numbers = new Map<string, number[]>();
  for (const concept of shown) {
    const { key } = concepts[concept]!;
    numbers.set(key, [...(numbers.get(key) ?? []), concept]);
  }
  const longerNames = new Map<number, Set<number>>();
  for (const [key, longer] of numbers) {
    const shorter = new Set(runsOfWords(key).flatMap((part) => numbers.get(part) ?? []));
    if (shorter.size > 0) for (const concept of longer) longerNames.set(concept, shorter);
  }
  return (a, b) => longerNames.get(a)?.has(b) === true || longerNames.get(b)?.has(a) === true;
}
