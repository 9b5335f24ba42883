import { encodeText } from "./bytes.ts";
import { Integers } from "./integers.ts";

const SPACE = 0x20;

/**
 * Numbers distinct texts in the order in which they come, each within a group. Texts stay bytes: as strings in a Map, a few
 * million of them took four times the memory and most of the time of a rebuild.
 */
export class TextTable {
  #bytes = Buffer.alloc(1 << 16);
  /** Where each text begins, and the end of the last one. */
  readonly #starts = new Integers();
  readonly #groups = new Integers();
  /** Open addressing, two numbers a slot: id + 1, or 0 where nothing is, and the hash: most of the time goes to waiting for memory. */
  #slots = new Int32Array(1 << 13);

  constructor() {
    this.#starts.push(0);
  }

  get size(): number {
    return this.#groups.length;
  }

  /** The number of a text (UTF-8) in a group, a new one if it has none. */
  idOf(bytes: Uint8Array, from: number, to: number, group = 0): number {
    const slot = this.#slotOf(bytes, from, to, group);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    const id = this.#add(bytes, from, to, group);
    this.#slots[slot] = id + 1;
    if (this.size * 4 > this.#slots.length) this.#rehash();
    return id;
  }

  add(text: string): number {
    const bytes = encodeText(text);
    return this.idOf(bytes, 0, bytes.length);
  }

  /** The number of a text, or −1. */
  find(bytes: Uint8Array, from: number, to: number, group = 0): number {
    return (this.#slots[this.#slotOf(bytes, from, to, group)] as number) - 1;
  }

  text(id: number): string {
    return this.#bytes.toString("utf8", this.#starts.at(id), this.#starts.at(id + 1));
  }

  /** True when a text is, or has between spaces, one of the texts of another table. */
  hasWordOf(id: number, words: TextTable): boolean {
    const end = this.#starts.at(id + 1);
    let from = this.#starts.at(id);
    if (words.find(this.#bytes, from, end) >= 0) return true;
    for (let at = from; at <= end; at++) {
      if (at < end && this.#bytes[at] !== SPACE) continue;
      if (words.find(this.#bytes, from, at) >= 0) return true;
      from = at + 1;
    }
    return false;
  }

  groupOf(id: number): number {
    return this.#groups.at(id);
  }

  /** The slot that holds the text, or the empty one where it belongs. */
  #slotOf(bytes: Uint8Array, from: number, to: number, group: number): number {
    const hash = hashOf(bytes, from, to, group);
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash << 1) & last;
    for (let id = slots[slot] as number; id > 0; id = slots[slot] as number) {
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
    const id = this.#groups.push(group);
    const start = this.#starts.at(id);
    const end = start + to - from;
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(this.#bytes.length * 2, end));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (let i = from; i < to; i++) this.#bytes[start + i - from] = bytes[i] as number;
    this.#starts.push(end);
    return id;
  }

  #rehash(): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2);
    const last = slots.length - 1;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] === 0) continue;
      const hash = before[at + 1] as number;
      let slot = (hash << 1) & last;
      while (slots[slot] !== 0) slot = (slot + 2) & last;
      slots[slot] = before[at] as number;
      slots[slot + 1] = hash;
    }
    this.#slots = slots;
  }
}

/** FNV-1a over group and bytes, its high bits folded into the low ones that choose the slot. */
function hashOf(bytes: Uint8Array, from: number, to: number, group: number): number {
  let hash = Math.imul(group ^ 0x811c9dc5, 0x01000193);
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
