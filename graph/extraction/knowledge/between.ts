import { hashOf } from "./features.ts";
import type { WordSpan } from "./kind-features.ts";
import type { WordCodes } from "./word-codes.ts";

/** A span with the position of its most likely kind. */
export interface KindSpan extends WordSpan {
  readonly kind: number;
}

/** Two spans of one sentence, left before right, with the spans between them. */
export interface SpanPair<S extends KindSpan = KindSpan> {
  readonly left: S;
  readonly right: S;
  readonly between: readonly S[];
  /** How many spans of the document stand before the left one. */
  readonly rank: number;
}

/** What stands in for a span between the two. */
const SPAN = hashOf("a span");
const PREPOSITION = "P".charCodeAt(0);
const CONJUNCTION = "K".charCodeAt(0);
/** Connectors of an enumeration. */
const LISTING = new Set([
  ..."and or as well".split(" ").map(hashOf),
  SPAN,
  ...[",", "/", "("].map((sign) => sign.charCodeAt(0)),
]);
const MAX_LENGTH = 256;

/** What stands between two spans, in buffers that every pair uses again. */
export class Between {
  /** Words and punctuation, a span as SPAN. */
  readonly sequence = new Int32Array(MAX_LENGTH);
  readonly sequenceFine = new Int32Array(MAX_LENGTH);
  readonly sequenceMiddle = new Int32Array(MAX_LENGTH);
  length = 0;
  /** Punctuation, verbs, prepositions, conjunctions, and SPAN once for spans in a row. */
  readonly skeleton = new Int32Array(MAX_LENGTH);
  readonly skeletonMiddle = new Int32Array(MAX_LENGTH);
  skeletonLength = 0;
  isListing = true;

  read(codes: WordCodes, { left, right, between }: SpanPair): void {
    this.length = 0;
    this.skeletonLength = 0;
    this.isListing = true;
    let next = 0;
    for (let i = left.to + 1; i <= right.from; i++) {
      this.#putSign(codes.gap[i]!);
      if (i === right.from) break;
      while (next < between.length && between[next]!.from < i) next++;
      const span = between[next];
      if (span?.from === i) {
        this.#putSpan();
        i = span.to;
      } else this.#putWord(codes, i);
    }
  }

  #putSign(sign: number): void {
    if (sign === 0) return;
    this.#put(sign, sign, sign);
    this.#putSkeleton(sign, sign);
  }

  #putSpan(): void {
    this.#put(SPAN, SPAN, SPAN);
    if (this.skeletonLength === 0 || this.skeleton[this.skeletonLength - 1] !== SPAN) this.#putSkeleton(SPAN, SPAN);
  }

  #putWord({ form, fine, middle, tag, verbal }: WordCodes, i: number): void {
    this.#put(form[i]!, fine[i]!, middle[i]!);
    if (verbal[i] === 1) this.#putSkeleton(form[i]!, middle[i]!);
    else if (tag[i] === PREPOSITION || tag[i] === CONJUNCTION) this.#putSkeleton(form[i]!, form[i]!);
  }

  #put(form: number, fine: number, middle: number): void {
    if (this.length >= MAX_LENGTH) return;
    this.sequence[this.length] = form;
    this.sequenceFine[this.length] = fine;
    this.sequenceMiddle[this.length++] = middle;
  }

  #putSkeleton(form: number, middle: number): void {
    if (!LISTING.has(form)) this.isListing = false;
    if (this.skeletonLength >= MAX_LENGTH) return;
    this.skeleton[this.skeletonLength] = form;
    this.skeletonMiddle[this.skeletonLength++] = middle;
  }
}
