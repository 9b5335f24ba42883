import { canonicalKey } from "../language/canonical.ts";
import { CandidateReader } from "../packing/candidate-reader.ts";
import { Collection } from "../vocabulary/collection.ts";
import { Resolution } from "../vocabulary/resolution.ts";
import { EVIDENCE, evidencePoints, type TermhoodParts, termhoodParts } from "../vocabulary/termhood.ts";

/** One kind of evidence for a phrase (above 0) or against it, in log-odds. */
export interface EvidencePart {
  readonly name: string;
  readonly points: number;
}

/** Why a phrase is a concept of the collection, or is not. */
export interface ConceptExplanation extends Partial<TermhoodParts> {
  readonly key: string;
  readonly isConcept: boolean;
  /** Key of the concept that it counts for; another key for an acronym with a dominant sense. */
  readonly countsFor: string | undefined;
  /** The evidence for its termhood, which sums to its log-odds; empty when a fault rules the phrase out. */
  readonly evidence: readonly EvidencePart[];
  /** The same in sentences. */
  readonly reasons: readonly string[];
}

/** Explains phrases after it has received all papers. */
export interface ConceptExplainer {
  /** Adds the packed candidates of a paper; the order of the papers does not matter. */
  add(candidates: Uint8Array): void;
  explain(phrase: string): ConceptExplanation;
}

/** Explains the decisions of the vocabulary, from the same candidates and by the same rules. */
export function conceptExplainer(): ConceptExplainer {
  const collection = new Collection();
  const reader = new CandidateReader();
  let resolution: Resolution | undefined;
  return {
    add(candidates) {
      reader.readKeys(candidates);
      collection.add(reader);
    },
    explain(phrase) {
      resolution ??= new Resolution(collection);
      return explainKey(collection, resolution, canonicalKey(phrase));
    },
  };
}

function explainKey(collection: Collection, resolution: Resolution, key: string): ConceptExplanation {
  const id = collection.keyId(key);
  if (id === undefined) {
    const reasons = ["No paper has it as a candidate: ask with one of its papers to see how it is read there."];
    return { key, isConcept: false, countsFor: undefined, evidence: [], reasons };
  }
  const parts = termhoodParts(collection, id);
  const concept = resolution.conceptOf(id, [id]);
  const countsFor = concept < 0 ? undefined : collection.keyOf(concept);
  const points = parts.fault === undefined ? evidencePoints(key, parts) : [];
  return {
    ...parts,
    key,
    isConcept: concept >= 0,
    countsFor,
    evidence: points.map((value, i) => ({ name: EVIDENCE[i]!, points: value })),
    reasons: reasonsOf(key, parts, countsFor),
  };
}

function reasonsOf(key: string, parts: TermhoodParts, countsFor: string | undefined): string[] {
  const { papers, own, kept, concept, keyword, fault, termhood, cut } = parts;
  const reasons = [
    `${countOf(papers, "paper has", "papers have")} it as a candidate: ${own} as a noun phrase of its own, ${kept} among the best of the paper.`,
    `As a concept of its papers it scores ${concept.toFixed(2)}, as a keyword ${keyword.toFixed(2)} (quadratic means, 0 to 1).`,
    fault === undefined
      ? `Its termhood is ${termhood.toFixed(2)}; ${cut.toFixed(2)} makes a concept.`
      : `It is left out because ${fault}.`,
  ];
  if (countsFor !== undefined && countsFor !== key) reasons.push(`It counts for “${countsFor}”.`);
  return reasons;
}

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
