import { ByteReader } from "./bytes.ts";
import { PACKED_FORMAT } from "./pack-document.ts";
import type { PackedCandidate, PackedDocument, PackedPlace } from "./packed-document.ts";

/** What `packDocument` packed, as objects: for reading single papers; CandidateReader reads many. */
export function unpackDocument(bytes: Uint8Array): PackedDocument {
  const input = new ByteReader(bytes);
  const format = input.integer();
  if (format !== PACKED_FORMAT) throw new Error(`packed candidates of format ${format}, expected ${PACKED_FORMAT}`);
  const acronyms = repeat(input, () => ({ short: input.text(), long: input.text() }));
  const heads = repeat(input, () => {
    return { key: input.text(), score: input.integer(), index: input.integer(), traits: input.integer() };
  });
  const sentences = repeat(input, () => {
    const first = input.integer();
    const start = first >>> 1;
    return { field: (first & 1) as 0 | 1, start, end: start + input.integer() };
  });
  const candidates = heads.map((head): PackedCandidate => {
    const forms = repeat(input, () => input.text() || head.key);
    return { ...head, forms, places: repeat(input, () => unpackPlace(input, sentences)) };
  });
  return { sentences, candidates, acronyms };
}

function unpackPlace(input: ByteReader, sentences: PackedDocument["sentences"]): PackedPlace {
  const sentence = input.integer();
  const start = input.integer() + (sentences[sentence]?.start ?? 0);
  const end = start + input.integer();
  const form = input.integer();
  // the candidates that it lies in follow from the places themselves
  repeat(input, () => input.integer());
  return { sentence, start, end, form: form >>> 2, whole: (form & 1) === 1 };
}

function repeat<T>(input: ByteReader, read: () => T): T[] {
  const length = input.integer();
  const items: T[] = [];
  for (let i = 0; i < length; i++) items.push(read());
  return items;
}
