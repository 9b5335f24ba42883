import type { Document } from "../language/document.ts";
import type { KindSpan, SpanPair } from "./between.ts";

/**
 * The first two classes of the relation model. After them come types with a direction, each twice, as ">" (left is the head) and "<",
 * then those without one. For the training command.
 *
 * @internal
 */
export const NO_RELATION = "none";
/** @internal */
export const CONJUNCTION = "conjunction";

/** A relation that a pair may have: its class, and which span is the head. */
export interface Proposal<S extends KindSpan = KindSpan> {
  readonly pair: SpanPair<S>;
  readonly relation: number;
  /** Numbers that say how well it fits, PROPOSAL_NUMBERS. */
  readonly numbers: Float64Array;
}

/** A span with the probabilities of its kinds. */
export interface LikelySpan extends KindSpan {
  readonly probabilities: Float64Array;
}

/** Columns of a proposal: of the pair, of the kinds, of the places, of other pairs. */
export const PROPOSAL_NUMBERS = 52;
/** The best classes of every pair are looked at again. */
const PROPOSALS = 2;
/** A proposal below this probability is never right often enough to be looked at. */
export const MIN_PROPOSAL = 0.04;

/**
 * The probabilities of the relations of all pairs of one sentence, from both sides: what a relation competes with, and what
 * it follows from ("A and B for C": as A is used for C, so is B).
 */
export class PairTable<S extends LikelySpan> {
  readonly #spans: readonly S[];
  readonly #position: ReadonlyMap<S, number>;
  readonly #pairs: readonly SpanPair<S>[];
  readonly #classes: number;
  readonly #reverse: Int32Array;
  /** For spans a and b (position of a × number of spans + position of b) the probabilities as a sees them; the class none is 1 where there is no pair. */
  readonly #table: Float64Array;
  readonly #document: Document;

  constructor(
    document: Document,
    classes: readonly string[],
    pairs: readonly SpanPair<S>[],
    probabilities: readonly Float64Array[],
  ) {
    this.#document = document;
    this.#classes = classes.length;
    this.#reverse = reverseClasses(classes);
    this.#pairs = pairs;
    this.#spans = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))].sort(
      (a, b) => a.from - b.from || a.to - b.to,
    );
    this.#position = new Map(this.#spans.map((span, i) => [span, i]));
    const size = this.#spans.length;
    this.#table = new Float64Array(size * size * classes.length);
    for (let cell = 0; cell < size * size; cell++) this.#table[cell * classes.length] = 1;
    for (const [i, { left, right }] of pairs.entries()) {
      const own = probabilities[i]!;
      const there = this.#cell(this.#position.get(left)!, this.#position.get(right)!);
      const back = this.#cell(this.#position.get(right)!, this.#position.get(left)!);
      for (let k = 0; k < classes.length; k++) {
        this.#table[there + k] = own[k]!;
        this.#table[back + this.#reverse[k]!] = own[k]!;
      }
    }
  }

  #cell(a: number, b: number): number {
    return (a * this.#spans.length + b) * this.#classes;
  }

  /** The most likely relations of every pair, best first. */
  proposals(): Proposal<S>[] {
    let related = 0;
    for (const { left, right } of this.#pairs)
      related += 1 - this.#table[this.#cell(this.#position.get(left)!, this.#position.get(right)!)]!;
    return this.#pairs.flatMap((pair) => {
      const at = this.#cell(this.#position.get(pair.left)!, this.#position.get(pair.right)!);
      const own = this.#table.subarray(at, at + this.#classes);
      const order = bestTwo(own);
      const margin = own[order[0]!]! - own[order[1]!]!;
      return order.slice(0, PROPOSALS).flatMap((relation, rank) =>
        own[relation]! < MIN_PROPOSAL
          ? []
          : [
              {
                pair,
                relation,
                numbers: this.#numbers(pair, relation, { rank, margin, related: related / this.#spans.length }),
              },
            ],
      );
    });
  }

  #numbers(
    pair: SpanPair<S>,
    relation: number,
    { rank, margin, related }: { rank: number; margin: number; related: number },
  ): Float64Array {
    const [l, r] = [this.#position.get(pair.left)!, this.#position.get(pair.right)!];
    const own = this.#table.subarray(this.#cell(l, r), this.#cell(l, r) + this.#classes);
    const back = this.#reverse[relation]!;
    // even classes, and those without direction, have the left span as their head
    const leftIsHead = relation % 2 === 0;
    const [head, tail] = leftIsHead ? [l, r] : [r, l];
    const fromHead = leftIsHead ? relation : back;
    const [h, t] = [this.#spans[head]!, this.#spans[tail]!];
    const row = new Float64Array(PROPOSAL_NUMBERS);
    row.set([own[relation]!, own[0]!, own[1]!, own[back]!, rank, fromHead >> 1, leftIsHead ? 1 : 0, margin]);
    let n = 8;
    for (let k = 2; k < this.#classes; k += 2) row[n++] = own[k]! + (this.#reverse[k] === k ? 0 : own[k + 1]!);
    row.set(h.probabilities, n);
    n += h.probabilities.length;
    row.set(t.probabilities, n);
    n += t.probabilities.length;
    const { sentence } = this.#document.words[pair.left.from]!;
    row[n++] = pair.right.from - pair.left.to - 1;
    row[n++] = l;
    row[n++] = r;
    row[n++] = this.#spans.length;
    row[n++] = r - l;
    row[n++] = sentence;
    row[n++] = this.#document.sentences.length - 1 - sentence;
    row[n++] = h.to - h.from;
    row[n++] = t.to - t.from;
    this.#putOthers(row, n, { head, tail, fromHead, related });
    return row;
  }

  /** What the other pairs of the two spans say. */
  #putOthers(
    row: Float64Array,
    n: number,
    { head, tail, fromHead, related }: { head: number; tail: number; fromHead: number; related: number },
  ): void {
    const table = this.#table;
    const back = this.#reverse[fromHead]!;
    const distance = Math.abs(head - tail);
    const best = row.subarray(n);
    best[10] = related;
    for (let o = 0; o < this.#spans.length; o++) {
      if (o === head || o === tail) continue;
      const h = this.#cell(head, o);
      const t = this.#cell(tail, o);
      // the same relation with another head, with another tail, and in the other roles
      raise(best, 0, table[t + back]!);
      raise(best, 1, table[h + fromHead]!);
      raise(best, 2, table[t + fromHead]!);
      raise(best, 3, table[h + back]!);
      raise(best, 4, table[h + 1]!);
      raise(best, 5, table[t + 1]!);
      const headRelated = 1 - table[h]! - table[h + 1]!;
      const tailRelated = 1 - table[t]! - table[t + 1]!;
      raise(best, 6, headRelated);
      raise(best, 7, tailRelated);
      best[8]! += headRelated;
      best[9]! += tailRelated;
      // over another span in an enumeration with the head or the tail, and over two steps
      raise(best, 11, table[h + 1]! * table[t + back]!);
      raise(best, 12, table[t + 1]! * table[h + fromHead]!);
      raise(best, 13, Math.min(table[h + 2]!, table[t + 3]!));
      // a head, or a tail, that is nearer
      if (Math.abs(o - tail) < distance) {
        raise(best, 14, table[t + back]!);
        best[15]! += 1;
      }
      if (Math.abs(o - head) < distance) raise(best, 16, table[h + fromHead]!);
    }
  }
}

/** Puts a value in the place of a smaller one. */
function raise(values: Float64Array, at: number, value: number): void {
  if (value > values[at]!) values[at] = value;
}

const reverseOf = new WeakMap<readonly string[], Int32Array>();

/** The class of every class seen from the other span: "used-for<" for "used-for>"; computed once. */
function reverseClasses(classes: readonly string[]): Int32Array {
  const known = reverseOf.get(classes);
  if (known !== undefined) return known;
  const other = (name: string) =>
    name.endsWith(">") ? `${name.slice(0, -1)}<` : name.endsWith("<") ? `${name.slice(0, -1)}>` : name;
  const reverse = Int32Array.from(classes, (name) => classes.indexOf(other(name)));
  reverseOf.set(classes, reverse);
  return reverse;
}

/** Positions of the two greatest probabilities of relations; conjunctions are none. */
function bestTwo(probabilities: Float64Array): readonly [number, number] {
  let first = 2;
  let second = 3;
  if (probabilities[3]! > probabilities[2]!) [first, second] = [3, 2];
  for (let k = 4; k < probabilities.length; k++) {
    if (probabilities[k]! > probabilities[first]!) {
      second = first;
      first = k;
    } else if (probabilities[k]! > probabilities[second]!) second = k;
  }
  return [first, second];
}
