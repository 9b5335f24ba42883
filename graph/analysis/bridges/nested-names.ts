import { runsOfWords } from "../../shared/runs-of-words.ts";
import { defineAnalysis } from "../define-analysis.ts";

/** For each concept those whose names are part of its name: shorter[offsets[c] … offsets[c + 1]). */
export interface NestedNames {
  readonly offsets: Uint32Array;
  readonly shorter: Uint32Array;
}

/** Finds the concepts whose names are runs of words within the name of another one. O(concepts · words²). */
export function nestedNames(keys: readonly string[]): NestedNames {
  const numbers = new Map(keys.map((key, concept) => [key, concept]));
  const offsets = new Uint32Array(keys.length + 1);
  const shorter: number[] = [];
  for (const [concept, key] of keys.entries()) {
    const found = new Set<number>();
    for (const run of runsOfWords(key)) {
      const other = numbers.get(run);
      if (other !== undefined && other !== concept) found.add(other);
    }
    shorter.push(...found);
    offsets[concept + 1] = shorter.length;
  }
  return { offsets, shorter: Uint32Array.from(shorter) };
}

/** The same among some concepts, ascending, by their places in this list. O(concepts + nested names). */
export function namesAmong({ offsets, shorter }: NestedNames, names: Uint32Array): NestedNames {
  const place = new Uint32Array(offsets.length - 1);
  for (const [k, concept] of names.entries()) place[concept] = k + 1;
  const newOffsets = new Uint32Array(names.length + 1);
  const newShorter: number[] = [];
  for (const [k, concept] of names.entries()) {
    for (let n = offsets[concept]!; n < offsets[concept + 1]!; n++) {
      const own = place[shorter[n]!]!;
      if (own !== 0) newShorter.push(own - 1);
    }
    newOffsets[k + 1] = newShorter.length;
  }
  return { offsets: newOffsets, shorter: Uint32Array.from(newShorter) };
}

/** The words of each name without their endings, as numbers, function words left out: stems[offsets[c] … offsets[c + 1]). */
export interface NameStems {
  readonly offsets: Uint32Array;
  readonly stems: Uint32Array;
}

const SHORTEST_STEM = 4;
const ENDING = /(?:e|er|or|ing|ed|ion|ation|cation|y|al|able|ment|ive|ity|ness)$/;
const FUNCTION_WORDS = new Set(["of", "in", "for", "and", "to", "the", "on", "with", "by", "from", "at"]);
const stemOf = (word: string) => {
  const stem = word.replace(ENDING, "");
  return stem.length < SHORTEST_STEM ? word : stem;
};

/** Numbers the stems of all words of these names. O(words). */
export function nameStems(keys: readonly string[]): NameStems {
  const numbers = new Map<string, number>();
  const offsets = new Uint32Array(keys.length + 1);
  const stems: number[] = [];
  for (const [concept, key] of keys.entries()) {
    for (const word of key.split(" ").filter((one) => !FUNCTION_WORDS.has(one))) {
      const stem = stemOf(word);
      const number = numbers.get(stem) ?? numbers.size;
      numbers.set(stem, number);
      stems.push(number);
    }
    offsets[concept + 1] = stems.length;
  }
  return { offsets, stems: Uint32Array.from(stems) };
}

/** Whether two names have a word in common, whatever its ending: "meshing" and "mesh", "domain adaptation" and "adaptation methods". */
export function shareWord({ offsets, stems }: NameStems, one: number, other: number): boolean {
  for (let i = offsets[one]!; i < offsets[one + 1]!; i++) {
    for (let j = offsets[other]!; j < offsets[other + 1]!; j++) if (stems[i] === stems[j]) return true;
  }
  return false;
}

export const nestedNamesAnalysis = defineAnalysis({
  name: "nestedNames",
  title: "Finding names within names",
  version: 1,
  needs: {},
  publish: false,
  precompute: "screen",
  readsNames: true,
  run: (_, { names }) => nestedNames(names),
});
