import { lowerBound, upperBound } from "../../shared/binary-search.ts";
import type { LaterPapers } from "./later-papers.ts";

/** One non-hit in this many is kept: a regular sample of the non-hits is enough for the AUC. */
const SAMPLE = 50;

/** The best of a stream of millions of pairs; of equal ones the earlier stays. Also how well the values tell hits from others. */
export class TopPairs {
  readonly #limit: number;
  readonly #values: number[] = [];
  readonly #pairs: LaterPapers[] = [];
  readonly #hits: number[] = [];
  readonly #others: number[] = [];
  #offered = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(value: number, pair: LaterPapers, isHit: boolean): void {
    if (isHit) this.#hits.push(value);
    else if (this.#offered++ % SAMPLE === 0) this.#others.push(value);
    const values = this.#values;
    if (values.length >= this.#limit && value <= (values.at(-1) ?? Number.POSITIVE_INFINITY)) return;
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle]! >= value) low = middle + 1;
      else high = middle;
    }
    values.splice(low, 0, value);
    this.#pairs.splice(low, 0, pair);
    if (values.length > this.#limit) {
      values.pop();
      this.#pairs.pop();
    }
  }

  /** Best first. */
  pairs(): readonly LaterPapers[] {
    return this.#pairs;
  }

  /** Chance that a hit has a larger value than another pair, ties half; null without hits or others. O(n log n). */
  areaUnderCurve(): number | null {
    const others = Float64Array.from(this.#others).sort();
    if (this.#hits.length === 0 || others.length === 0) return null;
    const wins = this.#hits.reduce((sum, hit) => sum + (lowerBound(others, hit) + upperBound(others, hit)) / 2, 0);
    return wins / (this.#hits.length * others.length);
  }
}
