import { ByteReader } from "./bytes.ts";
import { Integers } from "./integers.ts";
import { PACKED_FORMAT } from "./packed-document.ts";
import { type PackedKnowledge, unpackKnowledge } from "./packed-knowledge.ts";

/**
 * Reads the packed candidates of one paper after another into the same columns. Texts stay ranges of bytes because a rebuild reads
 * millions of candidates.
 */
export class CandidateReader {
  bytes: Uint8Array = new Uint8Array();
  /** Number of candidates of the paper. */
  count = 0;
  /** Range of each key in `bytes`. */
  readonly keyFrom = new Integers();
  readonly keyTo = new Integers();
  readonly score = new Integers();
  readonly index = new Integers();
  readonly traits = new Integers();
  acronyms: { readonly short: string; readonly long: string }[] = [];

  readonly sentenceField = new Integers();
  readonly sentenceStart = new Integers();
  readonly sentenceEnd = new Integers();
  /** Position of the first place of each candidate, and at the end the number of places. */
  readonly placeFirst = new Integers();
  readonly sentence = new Integers();
  readonly start = new Integers();
  readonly end = new Integers();
  /** Range of the form of each place in `bytes`. */
  readonly formFrom = new Integers();
  readonly formTo = new Integers();
  /** 1 where the form of a place has several words or is an acronym, else 0. */
  readonly severalWords = new Integers();
  /** Position in `containers` of the first one of each place, and at the end their number. */
  readonly containerFirst = new Integers();
  /** Positions of the candidates that contain a place. */
  readonly containers = new Integers();

  #input = new ByteReader(this.bytes);

  /** Reads keys, scores, traits and acronyms only. */
  readKeys(bytes: Uint8Array): void {
    const input = new ByteReader(bytes);
    this.#input = input;
    this.bytes = bytes;
    const format = input.integer();
    if (format !== PACKED_FORMAT) throw new Error(`packed candidates of format ${format}, expected ${PACKED_FORMAT}`);
    this.acronyms = [];
    for (let left = input.integer(); left > 0; left--) this.acronyms.push({ short: input.text(), long: input.text() });
    for (const column of [this.keyFrom, this.keyTo, this.score, this.index, this.traits]) column.clear();
    this.count = input.integer();
    for (let left = this.count; left > 0; left--) {
      const length = input.integer();
      this.keyFrom.push(input.at);
      input.at += length;
      this.keyTo.push(input.at);
      this.score.push(input.integer());
      this.index.push(input.integer());
      this.traits.push(input.integer());
    }
  }

  /** Reads everything, including sentences, forms and places. */
  readAll(bytes: Uint8Array): void {
    this.readKeys(bytes);
    this.#readSentences();
    for (const column of [this.placeFirst, this.sentence, this.start, this.end, this.formFrom, this.formTo])
      column.clear();
    for (const column of [this.severalWords, this.containerFirst, this.containers]) column.clear();
    for (let i = 0; i < this.count; i++) this.#readPlaces(i);
    this.placeFirst.push(this.start.length);
    this.containerFirst.push(this.containers.length);
  }

  /** Reads everything, and what the sentences say of kinds and relations. */
  readKnowledge(bytes: Uint8Array): PackedKnowledge {
    this.readAll(bytes);
    return unpackKnowledge(this.#input, (sentence) => this.sentenceStart.at(sentence));
  }

  #readSentences(): void {
    const input = this.#input;
    for (const column of [this.sentenceField, this.sentenceStart, this.sentenceEnd]) column.clear();
    for (let left = input.integer(); left > 0; left--) {
      const first = input.integer();
      this.sentenceField.push(first & 3);
      this.sentenceStart.push(first >>> 2);
      this.sentenceEnd.push((first >>> 2) + input.integer());
    }
  }

  readonly #froms = new Integers();
  readonly #tos = new Integers();

  #readPlaces(i: number): void {
    const input = this.#input;
    this.#froms.clear();
    this.#tos.clear();
    for (let left = input.integer(); left > 0; left--) {
      const length = input.integer();
      this.#froms.push(length === 0 ? this.keyFrom.at(i) : input.at);
      input.at += length;
      this.#tos.push(length === 0 ? this.keyTo.at(i) : input.at);
    }
    this.placeFirst.push(this.start.length);
    for (let left = input.integer(); left > 0; left--) {
      const sentence = input.integer();
      const start = input.integer() + this.sentenceStart.at(sentence);
      this.sentence.push(sentence);
      this.start.push(start);
      this.end.push(start + input.integer());
      const form = input.integer();
      this.formFrom.push(this.#froms.at(form >>> 2));
      this.formTo.push(this.#tos.at(form >>> 2));
      this.severalWords.push((form >>> 1) & 1);
      this.containerFirst.push(this.containers.length);
      for (let inside = input.integer(); inside > 0; inside--) this.containers.push(input.integer());
    }
  }
}
