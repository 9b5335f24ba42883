import { GraphError } from "../../../../graph/shared/errors.ts";

/** Stands in for the explanations of phrases, which take the extractor and what it found in every paper. */
async function notHere(): Promise<never> {
  throw new GraphError("FORBIDDEN", "A published copy does not keep why phrases are concepts.", {
    hint: "Open the corpus with Isthmus itself to see the reasons.",
  });
}

export const conceptReasons = notHere;
export const phraseReasons = notHere;
export const paperReading = notHere;
