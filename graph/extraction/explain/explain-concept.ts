import { canonicalKey } from "../language/canonical.ts";
import { CandidateReader } from "../packing/candidate-reader.ts";
import { KeyStatistics } from "../vocabulary/key-statistics.ts";
import { Resolution } from "../vocabulary/resolution.ts";
import { EVIDENCE, evidencePoints, type TermhoodParts, termhoodParts } from "../vocabulary/termhood.ts";
import { decisionOfCollection, faultText, NO_CANDIDATE } from "./reasons.ts";

/** One kind of evidence for a phrase (above 0) or against it, in log-odds. */
export interface EvidencePart {
  readonly name: string;
  readonly points: number;
}

/** Why a phrase is a concept of the collection, or is not. */
export interface ConceptExplanation extends Partial<Omit<TermhoodParts, "fault">> {
  readonly key: string;
  /** Why it cannot be a concept, as it goes on from "because". */
  readonly fault?: string | undefined;
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
  const collection = new KeyStatistics();
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

function explainKey(collection: KeyStatistics, resolution: Resolution, key: string): ConceptExplanation {
  const id = collection.keyId(key);
  if (id === undefined) {
    return { key, isConcept: false, countsFor: undefined, evidence: [], reasons: [NO_CANDIDATE] };
  }
  const parts = termhoodParts(collection, id);
  const concept = resolution.conceptOf(id, [id]);
  const countsFor = concept < 0 ? undefined : collection.keyOf(concept);
  const isNamed = collection.keywordPapers.at(id) > 0;
  const points = parts.fault === undefined && !isNamed ? evidencePoints(key, parts) : [];
  return {
    ...parts,
    fault: parts.fault && faultText(parts.fault),
    key,
    isConcept: concept >= 0,
    countsFor,
    evidence: points.map((value, i) => ({ name: EVIDENCE[i]!, points: value })),
    reasons: decisionOfCollection(key, parts, countsFor),
  };
}
