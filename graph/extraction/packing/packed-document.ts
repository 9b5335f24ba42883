/** One place of a packed candidate; offsets in UTF-16 units of the original field. */
export interface PackedPlace {
  /** Position in `PackedDocument.sentences`. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** Position in the candidate's `forms`. */
  readonly form: number;
  /** False when words in the middle are left out (unfolded from a coordination): it then contains no other phrase. */
  readonly whole: boolean;
}

/** Bits of `PackedCandidate.traits`. */
export const TRAIT = {
  /** Stands somewhere as a whole noun phrase. */
  own: 1,
  /** Spans a preposition ("theory of mind"). */
  ofPhrase: 2,
  /** Spans a conjunction, a comma or a parenthesis: ranked as a span, never a node, and not packed. */
  joined: 4,
  /** Written as an acronym ("LLM") without its long form in the paper. */
  acronym: 8,
  /** Always with a capital where a capital means something. */
  name: 16,
  /** The document's own ranking keeps it. */
  kept: 32,
  /** Found only as part of longer phrases or by unfolding a coordination. */
  unfolded: 64,
} as const;

export interface PackedCandidate {
  readonly key: string;
  /** Probability 0 … 255 that it is a concept of the document. */
  readonly score: number;
  /** Probability 0 … 255 that the authors would name it as a keyword. */
  readonly index: number;
  readonly traits: number;
  readonly forms: readonly string[];
  readonly places: readonly PackedPlace[];
}

export interface PackedSentence {
  readonly field: 0 | 1;
  readonly start: number;
  readonly end: number;
}

/** What extraction hands to the collection about one paper. */
export interface PackedDocument {
  readonly sentences: readonly PackedSentence[];
  /** Keys are distinct. */
  readonly candidates: readonly PackedCandidate[];
  /** Acronyms that the paper defines, with the canonical keys of their short and long forms. */
  readonly acronyms: readonly { readonly short: string; readonly long: string }[];
}
