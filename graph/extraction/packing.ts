import { ByteWriter } from "./bytes.ts";
import { containersOf, hasSeveralWords } from "./containers.ts";

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

/** Version of the layout; part of the extractor's tag. */
export const PACKED_FORMAT = 3;

/**
 * The bytes of a document's candidates, for CandidateReader. First what the statistics of the collection need, then forms
 * and places; which places lie in which longer candidates is worked out here, once.
 */
export function packDocument({ sentences, candidates, acronyms }: PackedDocument): Uint8Array {
  const out = new ByteWriter();
  out.integer(PACKED_FORMAT);
  out.integer(acronyms.length);
  for (const { short, long } of acronyms) {
    out.text(short);
    out.text(long);
  }
  out.integer(candidates.length);
  for (const { key, score, index, traits } of candidates) {
    out.text(key);
    out.integer(score);
    out.integer(index);
    out.integer(traits);
  }
  out.integer(sentences.length);
  for (const { field, start, end } of sentences) {
    out.integer(start * 2 + field);
    out.integer(end - start);
  }
  const containers = containersOf(candidates);
  for (const [i, candidate] of candidates.entries()) packPlaces(out, candidate, sentences, containers[i] ?? []);
  return out.finish();
}

function packPlaces(
  out: ByteWriter,
  { key, forms, places }: PackedCandidate,
  sentences: readonly PackedSentence[],
  containers: readonly (readonly number[])[],
): void {
  out.integer(forms.length);
  for (const form of forms) out.text(form === key ? "" : form);
  out.integer(places.length);
  for (const [i, { sentence, start, end, form, whole }] of places.entries()) {
    const inside = containers[i] ?? [];
    out.integer(sentence);
    out.integer(start - (sentences[sentence] as PackedSentence).start);
    out.integer(end - start);
    out.integer(form * 4 + (hasSeveralWords(forms[form] as string) ? 2 : 0) + (whole ? 1 : 0));
    out.integer(inside.length);
    for (const container of inside) out.integer(container);
  }
}
