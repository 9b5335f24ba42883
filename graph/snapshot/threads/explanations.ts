import { type ConceptExplanation, conceptExplainer } from "../../extraction/explain/explain-concept.ts";
import { explainPhrase, explainWords } from "../../extraction/explain/explain-phrase.ts";
import type { TextPlace } from "../../extraction/explain/paper-analysis.ts";
import { extractCandidates } from "../../extraction/extractor.ts";
import type { PaperText } from "../../extraction/language/document.ts";

/**
 * Questions about what extraction decided, by name. They need the extractor and its tables, which take half a second to load and which
 * few readers ask for: so they are answered in a thread of their own, which begins with the first of them.
 */
export const explanations = {
  /** Why a key is a concept, from the packed candidates of some papers and the texts of others. */
  explainConcept: ({ candidates, papers, key }: ConceptQuestion): ConceptExplanation => {
    const explainer = conceptExplainer();
    for (const packed of candidates) explainer.add(packed);
    for (const paper of papers) explainer.add(extractCandidates(paper));
    return explainer.explain(key);
  },

  /** How a phrase of a paper, or what stands at a place in it, is read. */
  explainPhrase: ({ paper, target }: { paper: PaperText; target: string | TextPlace }) => explainPhrase(paper, target),

  /** How every word of a paper is read. */
  explainWords: ({ paper, mentions }: { paper: PaperText; mentions: readonly TextPlace[] }) =>
    explainWords(paper, mentions),
};

interface ConceptQuestion {
  readonly candidates: readonly Uint8Array[];
  readonly papers: readonly PaperText[];
  readonly key: string;
}

export type ExplanationName = keyof typeof explanations;
export type ExplanationInput<E extends ExplanationName> = Parameters<(typeof explanations)[E]>[0];
export type ExplanationOutput<E extends ExplanationName> = ReturnType<(typeof explanations)[E]>;

/** What is sent to the thread. */
export interface ExplanationTask {
  readonly explanation: ExplanationName;
  readonly input: object;
}

/** Answers one of them. */
export function explain({ explanation, input }: ExplanationTask): unknown {
  return explanations[explanation](input as never);
}
