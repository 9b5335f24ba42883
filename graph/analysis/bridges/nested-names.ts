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
