import { ByteReader, ByteWriter } from "./bytes.ts";

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
  /** Spans a conjunction, a comma or a parenthesis: ranked as a span, never a node. */
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
  readonly candidates: readonly PackedCandidate[];
  /** Acronyms that the paper defines, with the canonical keys of their short and long forms. */
  readonly acronyms: readonly { readonly short: string; readonly long: string }[];
}

const FORMAT = 2;

/** The bytes of a document's candidates. */
export function packDocument(document: PackedDocument): Uint8Array {
  const out = new ByteWriter();
  out.integer(FORMAT);
  out.integer(document.sentences.length);
  for (const { field, start, end } of document.sentences) {
    out.integer(start * 2 + field);
    out.integer(end - start);
  }
  out.integer(document.acronyms.length);
  for (const { short, long } of document.acronyms) {
    out.text(short);
    out.text(long);
  }
  out.integer(document.candidates.length);
  for (const candidate of document.candidates) packCandidate(out, candidate, document.sentences);
  return out.finish();
}

function packCandidate(out: ByteWriter, candidate: PackedCandidate, sentences: readonly PackedSentence[]): void {
  out.text(candidate.key);
  out.integer(candidate.score);
  out.integer(candidate.index);
  out.integer(candidate.traits);
  out.integer(candidate.forms.length);
  for (const form of candidate.forms) out.text(form === candidate.key ? "" : form);
  out.integer(candidate.places.length);
  for (const { sentence, start, end, form, whole } of candidate.places) {
    out.integer(sentence);
    out.integer(start - (sentences[sentence] as PackedSentence).start);
    out.integer(end - start);
    out.integer(form * 2 + (whole ? 1 : 0));
  }
}

/** What `packDocument` packed. */
export function unpackDocument(bytes: Uint8Array): PackedDocument {
  const input = new ByteReader(bytes);
  const format = input.integer();
  if (format !== FORMAT) throw new Error(`packed candidates of format ${format}, expected ${FORMAT}`);
  const sentences = repeat(input, (): PackedSentence => {
    const first = input.integer();
    const start = first >>> 1;
    return { field: (first & 1) as 0 | 1, start, end: start + input.integer() };
  });
  const acronyms = repeat(input, () => ({ short: input.text(), long: input.text() }));
  const candidates = repeat(input, () => unpackCandidate(input, sentences));
  return { sentences, candidates, acronyms };
}

function unpackCandidate(input: ByteReader, sentences: readonly PackedSentence[]): PackedCandidate {
  const key = input.text();
  const score = input.integer();
  const index = input.integer();
  const traits = input.integer();
  const forms = repeat(input, () => input.text() || key);
  const places = repeat(input, (): PackedPlace => {
    const sentence = input.integer();
    const start = input.integer() + (sentences[sentence] as PackedSentence).start;
    const end = start + input.integer();
    const form = input.integer();
    return { sentence, start, end, form: form >>> 1, whole: (form & 1) === 1 };
  });
  return { key, score, index, traits, forms, places };
}

function repeat<T>(input: ByteReader, read: () => T): T[] {
  const length = input.integer();
  const items: T[] = [];
  for (let i = 0; i < length; i++) items.push(read());
  return items;
}
