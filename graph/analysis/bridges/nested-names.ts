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
