import type * as concept from "../../../../graph/answers/explain/concept-reasons.ts";
import type * as phrase from "../../../../graph/answers/explain/phrase-reasons.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";

/** Stands in for the explanations of phrases, which take the extractor and what it found in every paper. */
async function refuse(): Promise<never> {
  throw new GraphError("FORBIDDEN", "A published copy does not keep why phrases are concepts.", {
    hint: "Open the corpus with Isthmus itself to see the reasons.",
  });
}

// Named after the originals, so that a renamed function does not compile here.
const standIns = {
  conceptReasons: refuse,
  phraseReasons: refuse,
  paperExplanation: refuse,
} satisfies Pick<typeof concept, "conceptReasons"> & Pick<typeof phrase, "phraseReasons" | "paperExplanation">;
export const { conceptReasons, phraseReasons, paperExplanation } = standIns;
