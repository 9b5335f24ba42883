import { ByteWriter } from "./bytes.ts";
import { containersOf, hasSeveralWords } from "./containers.ts";
import type { PackedCandidate, PackedDocument, PackedSentence } from "./packed-document.ts";

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
    out.integer(start - sentences[sentence]!.start);
    out.integer(end - start);
    out.integer(form * 4 + (hasSeveralWords(forms[form]!) ? 2 : 0) + (whole ? 1 : 0));
    out.integer(inside.length);
    for (const container of inside) out.integer(container);
  }
}
