import { MAX_INTEGER, tooLargeError } from "../../shared/size-limit.ts";
import { encodeText } from "./bytes.ts";
import { Integers } from "./integers.ts";

const SPACE = 0x20;
/** With more, the numbers of the slots would not fit. */
const MAX_TEXTS = 2 ** 28;

/**
 * Numbers distinct texts in the order in which they are added, each within a group. Texts stay bytes: as strings in a Map, a few
 * million of them took four times the memory and most of the time of a rebuild.
 */
export class TextTable {
  #bytes: Buffer = Buffer.alloc(1 << 16);
  /** Where each text begins, and the end of the last one. */
  #starts = new Integers();
  #groups = new Integers();
  /**
   * A hash table with open addressing. A slot contains id + 1 (0 when empty) and the hash, which saves looking up the text: most of the
   * time goes to waiting for memory.
   */
  #slots = new Int32Array(1 << 13);

  /** 1 for every value of prefixCode that some text has. */
  readonly #prefixes = new Uint8Array(1 << 15);
  /** Buffer for findJoined. */
  #joined = new Uint8Array(256);

  readonly #maxBytes: number;
  readonly #maxTexts: number;

  /** It refuses more bytes or texts than its 32-bit columns can number; lower limits serve tests. */
  constructor({ maxBytes = MAX_INTEGER, maxTexts = MAX_TEXTS } = {}) {
    this.#maxBytes = maxBytes;
    this.#maxTexts = maxTexts;
    this.#starts.push(0);
  }

  /** Restores a table, with all texts in group 0, from its `all` and `lengths()`. */
  static of(all: Uint8Array, lengths: Int32Array): TextTable {
    const table = new TextTable();
    if (all.length > table.#maxBytes) throw tooLargeError(`The stored texts have ${all.length} bytes, which is`);
    const room = lengths.length + Math.ceil(lengths.length / 16);
    const starts = new Int32Array(room + 1);
    let slots = table.#slots.length;
    while (lengths.length * 4 > slots) slots *= 2;
    table.#slots = new Int32Array(slots);
    for (let id = 0, from = 0; id < lengths.length; id++) {
      const to = from + lengths[id]!;
      table.#place(id, hashOf(all, from, to, 0));
      table.#prefixes[prefixCode(all, from, to)] = 1;
      starts[id + 1] = to;
      from = to;
    }
    table.#bytes = Buffer.from(all.buffer, all.byteOffset, all.byteLength);
    table.#starts = new Integers(starts, lengths.length + 1);
    table.#groups = new Integers(new Int32Array(room), lengths.length);
    return table;
  }

  /** The bytes of all texts, one after another; a view, valid until the next one is added. */
  get all(): Uint8Array {
    return this.#bytes.subarray(0, this.#starts.at(this.size));
  }

  /** The number of bytes of each text, from the text `first` on. */
  lengths(first = 0): Int32Array {
    const lengths = new Int32Array(this.size - first);
    for (let i = 0; i < lengths.length; i++) lengths[i] = this.#starts.at(first + i + 1) - this.#starts.at(first + i);
    return lengths;
  }

  get size(): number {
    return this.#groups.length;
  }

  /** The id of a text (a range of UTF-8 bytes) in a group; a new text gets the next id. */
  idOf(bytes: Uint8Array, from: number, to: number, group = 0): number {
    const slot = this.#slotOf(bytes, from, to, group);
    const known = this.#slots[slot]!;
    if (known > 0) return known - 1;
    const id = this.#add(bytes, from, to, group);
    this.#slots[slot] = id + 1;
    if (this.size * 4 > this.#slots.length) this.#rehash();
    return id;
  }

  /** The id of a text in group 0. */
  add(text: string): number {
    const bytes = encodeText(text);
    return this.idOf(bytes, 0, bytes.length);
  }

  /** The id of a text, −1 when it is not in the table. */
  find(bytes: Uint8Array, from: number, to: number, group = 0): number {
    return this.#slots[this.#slotOf(bytes, from, to, group)]! - 1;
  }

  text(id: number): string {
    return this.#bytes.toString("utf8", this.#starts.at(id), this.#starts.at(id + 1));
  }

  /** True when a text, or one of its words, or a single letter with the word behind it ("h pylori"), is in another table. */
  hasWordOf(id: number, words: TextTable): boolean {
    const begin = this.#starts.at(id);
    const end = this.#starts.at(id + 1);
    if (words.#contains(this.#bytes, begin, end)) return true;
    let from = begin;
    for (let at = begin; at < end; at++) {
      if (this.#bytes[at] !== SPACE) continue;
      if (words.#contains(this.#bytes, from, at)) return true;
      if (at - from === 1 && words.#contains(this.#bytes, from, this.#endOfWord(at + 1, end))) return true;
      from = at + 1;
    }
    return from > begin && words.#contains(this.#bytes, from, end);
  }

  /** Where the word at a byte ends. */
  #endOfWord(from: number, end: number): number {
    let at = from;
    while (at < end && this.#bytes[at] !== SPACE) at++;
    return at;
  }

  /** Like `find`, but skips the look-up when no text has this prefix. */
  #contains(bytes: Uint8Array, from: number, to: number): boolean {
    return this.#prefixes[prefixCode(bytes, from, to)] === 1 && this.find(bytes, from, to) >= 0;
  }

  /** The ids of the texts in this table that are some neighbouring words of a text, but not all of them. */
  partsOf(id: number): number[] {
    const [begin, end] = [this.#starts.at(id), this.#starts.at(id + 1)];
    const starts = [begin];
    for (let at = begin; at < end; at++) if (this.#bytes[at] === SPACE) starts.push(at + 1);
    const parts: number[] = [];
    for (let from = 0; from < starts.length; from++) {
      for (let to = from + 1; to <= starts.length; to++) {
        if (to - from === starts.length) continue;
        const stop = to === starts.length ? end : starts[to]! - 1;
        const part = this.find(this.#bytes, starts[from]!, stop);
        if (part >= 0) parts.push(part);
      }
    }
    return parts;
  }

  /** The id of a text without its spaces, −1 when it is not in the table. */
  findJoined(id: number): number {
    const [from, end] = [this.#starts.at(id), this.#starts.at(id + 1)];
    if (this.#joined.length < end - from) this.#joined = new Uint8Array(2 * (end - from));
    let length = 0;
    for (let at = from; at < end; at++) {
      const byte = this.#bytes[at]!;
      if (byte !== SPACE) this.#joined[length++] = byte;
    }
    return this.find(this.#joined, 0, length);
  }

  groupOf(id: number): number {
    return this.#groups.at(id);
  }

  /** The slot of a text, or the empty slot for it. */
  #slotOf(bytes: Uint8Array, from: number, to: number, group: number): number {
    const hash = hashOf(bytes, from, to, group);
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash << 1) & last;
    for (let id = slots[slot]!; id > 0; id = slots[slot]!) {
      if (slots[slot + 1] === hash && this.#groups.at(id - 1) === group && this.#holds(id - 1, bytes, from, to))
        return slot;
      slot = (slot + 2) & last;
    }
    slots[slot + 1] = hash;
    return slot;
  }

  #holds(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const own = this.#bytes;
    const start = this.#starts.at(id);
    if (this.#starts.at(id + 1) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (own[start + i - from] !== bytes[i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, group: number): number {
    const start = this.#starts.at(this.size);
    const end = start + to - from;
    if (end > this.#maxBytes || this.size >= this.#maxTexts) {
      throw tooLargeError(`The ${this.size + 1} different texts of the collection have ${end} bytes, which is`);
    }
    const id = this.#groups.push(group);
    if (end > this.#bytes.length) {
      const wanted = Math.max(Math.ceil(this.#bytes.length * 1.5), end);
      const grown = Buffer.alloc(Math.min(wanted, this.#maxBytes));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (let i = from; i < to; i++) this.#bytes[start + i - from] = bytes[i]!;
    this.#starts.push(end);
    this.#prefixes[prefixCode(bytes, from, to)] = 1;
    return id;
  }

  #rehash(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] !== 0) this.#place(before[at]! - 1, before[at + 1]!);
    }
  }

  /** Puts an id into the next free slot. */
  #place(id: number, hash: number): void {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash << 1) & last;
    while (slots[slot] !== 0) slot = (slot + 2) & last;
    slots[slot] = id + 1;
    slots[slot + 1] = hash;
  }
}

/** FNV-1a over group and bytes; the high bits are mixed into the low ones, which choose the slot. */
function hashOf(bytes: Uint8Array, from: number, to: number, group: number): number {
  let hash = Math.imul(group ^ 0x811c9dc5, 0x01000193);
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

/** A code of 15 bits for the first two bytes and the length of a text. */
function prefixCode(bytes: Uint8Array, from: number, to: number): number {
  const length = Math.min(to - from, 15);
  return length < 2 ? length : ((bytes[from]! * 37 + bytes[from + 1]!) & 0x7ff) * 16 + length;
}
