import type { FieldNumber } from "../../contract/records.ts";
import { memoize } from "../../shared/memoize.ts";
import { looksShort } from "../candidates/acronyms.ts";
import { ByteReader, ByteWriter } from "./bytes.ts";
import { type PackedKnowledge, packKnowledge, unpackKnowledge } from "./packed-knowledge.ts";

/** One place of a packed candidate; offsets are UTF-16 units of the original field, `end` exclusive. */
export interface PackedPlace {
  /** Position in `PackedDocument.sentences`. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** Position in the candidate's `forms`. */
  readonly form: number;
  /** False when words in the middle are left out; such a place contains no other phrase. */
  readonly contiguous: boolean;
}

/** Bits of `PackedCandidate.traits`. */
export const TRAIT = {
  /** Is a whole noun phrase somewhere in the paper. */
  own: 1,
  /** Spans a preposition ("theory of mind"). */
  ofPhrase: 2,
  /**
   * Spans a conjunction, or is what one may stand for ("gold nanoparticles" in "gold and silver nanoparticles"); what other papers
   * write decides whether it is a concept. Those that span a comma or a parenthesis alone are ranked but never packed.
   */
  compound: 4,
  /** Written as an acronym ("LLM") without its long form in the paper. */
  acronym: 8,
  /** Always written as a name. */
  name: 16,
  /** The ranking of its paper keeps it. */
  kept: 32,
  /** Found only with words in its middle left out. */
  unfolded: 64,
  /** Occurs at least twice, and its shorter form nowhere; see isFirm. */
  firm: 128,
  /** A keyword of the paper. */
  listed: 256,
  /** One of its places is the keyword. */
  inKeywords: 512,
  /** Everywhere a part of a longer phrase; see isCutFromPhrase. */
  cut: 1024,
} as const;

/** A phrase of a paper that may become a concept. */
export interface PackedCandidate {
  readonly key: string;
  /** Probability that it is a concept of the paper, 0 … 255. */
  readonly score: number;
  /** Probability that the authors would choose it as a keyword, 0 … 255. */
  readonly index: number;
  /** Bits of TRAIT. */
  readonly traits: number;
  /** The spellings found in the paper. */
  readonly forms: readonly string[];
  readonly places: readonly PackedPlace[];
}

/** A sentence of the title or the abstract, or a keyword. */
export interface PackedSentence {
  readonly field: FieldNumber;
  readonly start: number;
  readonly end: number;
}

/** Everything that extraction passes to the vocabulary about one paper. */
export interface PackedDocument {
  readonly sentences: readonly PackedSentence[];
  /** Keys are distinct. */
  readonly candidates: readonly PackedCandidate[];
  /** Acronyms that the paper defines, as canonical keys. */
  readonly acronyms: readonly { readonly short: string; readonly long: string }[];
  /** What kind of thing its phrases name, and how they are related; stands last, so that others need not read it. */
  readonly knowledge: PackedKnowledge;
}

/** First character of the key of a line (see lastLines in extractor.ts); no phrase has it. */
export const LINE_MARK = "\u0002";

/** Version of the byte layout; part of the extractor's version. */
export const PACKED_FORMAT = 6;

/**
 * Packs the candidates of a paper for CandidateReader: first what the statistics of the collection need, then sentences, forms and
 * places. Which longer candidates contain a place is computed here, once.
 */
export function packDocument({ sentences, candidates, acronyms, knowledge }: PackedDocument): Uint8Array {
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
    out.integer(start * 4 + field);
    out.integer(end - start);
  }
  const containers = containersOf(candidates);
  for (const [i, candidate] of candidates.entries()) packPlaces(out, candidate, sentences, containers[i] ?? []);
  packKnowledge(out, knowledge, (sentence) => sentences[sentence]!.start);
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
  for (const [i, { sentence, start, end, form, contiguous }] of places.entries()) {
    const inside = containers[i] ?? [];
    out.integer(sentence);
    out.integer(start - sentences[sentence]!.start);
    out.integer(end - start);
    out.integer(form * 4 + (hasSeveralWords(forms[form]!) ? 2 : 0) + (contiguous ? 1 : 0));
    out.integer(inside.length);
    for (const container of inside) out.integer(container);
  }
}

/** True for a form of two or more words, or an acronym. */
const hasSeveralWords: (form: string) => boolean = memoize((form) => /[\s-]/.test(form) || looksShort(form));

/** A place with the candidate it belongs to. */
interface CandidatePlace extends PackedPlace {
  /** Positions of the candidate, and of the place among its places. */
  readonly candidate: number;
  readonly place: number;
  readonly severalWords: boolean;
  /** It is a whole line, which hides everything inside it. */
  readonly isLine: boolean;
}

/**
 * For each place of each candidate, the positions of the candidates that hide it if they are concepts: "graph" is not counted
 * inside "knowledge graph". A phrase of several words (or an acronym) at the start of a longer one is still counted: "knowledge
 * graph completion" is about knowledge graphs, while "offline reinforcement learning" is something other than "reinforcement
 * learning". One sweep over each sentence keeps time linear for sentences of any length.
 */
function containersOf(candidates: readonly PackedCandidate[]): number[][][] {
  const containers = candidates.map(({ places }) => places.map((): number[] => []));
  for (const inSentence of placesBySentence(candidates)) {
    inSentence.sort((a, b) => a.start - b.start || b.end - a.end);
    let open: CandidatePlace[] = [];
    for (const inner of inSentence) {
      open = open.filter((outer) => outer.end > inner.start);
      const found = containers[inner.candidate]?.[inner.place];
      for (const outer of open) {
        if (mayHide(outer, inner) && !found?.includes(outer.candidate)) found?.push(outer.candidate);
      }
      if (inner.contiguous) open.push(inner);
    }
  }
  return containers;
}

/** True when `outer`, which begins no later and is no shorter if both begin together, may hide `inner`. */
function mayHide(outer: CandidatePlace, inner: CandidatePlace): boolean {
  if (outer.end < inner.end || outer.candidate === inner.candidate) return false;
  return outer.isLine || outer.start < inner.start || (outer.end > inner.end && !inner.severalWords);
}

function placesBySentence(candidates: readonly PackedCandidate[]): Iterable<CandidatePlace[]> {
  const bySentence = new Map<number, CandidatePlace[]>();
  for (const [candidate, { key, forms, places }] of candidates.entries()) {
    const isLine = key.startsWith(LINE_MARK);
    const severalWords = forms.map(hasSeveralWords);
    for (const [place, { sentence, start, end, form, contiguous }] of places.entries()) {
      const item = {
        sentence,
        start,
        end,
        form,
        contiguous,
        candidate,
        place,
        severalWords: severalWords[form] === true,
        isLine,
      };
      const list = bySentence.get(sentence);
      if (list) list.push(item);
      else bySentence.set(sentence, [item]);
    }
  }
  return bySentence.values();
}

/** The byte layout of a packed paper. */
export const formatOf = (bytes: Uint8Array): number => new ByteReader(bytes).integer();

/** Unpacks one paper to objects; CandidateReader reads many papers faster. */
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
    const start = first >>> 2;
    return { field: (first & 3) as FieldNumber, start, end: start + input.integer() };
  });
  const candidates = heads.map((head): PackedCandidate => {
    const forms = repeat(input, () => input.text() || head.key);
    return { ...head, forms, places: repeat(input, () => unpackPlace(input, sentences)) };
  });
  const knowledge = unpackKnowledge(input, (sentence) => sentences[sentence]!.start);
  return { sentences, candidates, acronyms, knowledge };
}

function unpackPlace(input: ByteReader, sentences: PackedDocument["sentences"]): PackedPlace {
  const sentence = input.integer();
  const start = input.integer() + (sentences[sentence]?.start ?? 0);
  const end = start + input.integer();
  const form = input.integer();
  // skip the containers, which follow from the places
  repeat(input, () => input.integer());
  return { sentence, start, end, form: form >>> 2, contiguous: (form & 1) === 1 };
}

function repeat<T>(input: ByteReader, read: () => T): T[] {
  const length = input.integer();
  const items: T[] = [];
  for (let i = 0; i < length; i++) items.push(read());
  return items;
}
