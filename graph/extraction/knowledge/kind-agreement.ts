import type { Document } from "../language/document.ts";
import { softmax } from "./classifier.ts";
import { hashOf, mix } from "./features.ts";
import type { WordSpan } from "./kind-features.ts";
import type { WordCodes } from "./word-codes.ts";

/** How much the other places of the same words count for a span, and its neighbours in an enumeration; by cross-validation. */
const SAME_WORDS = 0.8;
const ENUMERATION = 0.3;
const LISTING = new Set(["and", "or"].map(hashOf));
const COMMA = ",".charCodeAt(0);
const MIN_PROBABILITY = 1e-6;

/**
 * The probabilities of the kinds of spans, given those that each has by itself: spans of the same words, and neighbours in an
 * enumeration ("precision and recall"), tend to be of one kind. O(n log n).
 */
export function agreeOnKinds(
  document: Document,
  codes: WordCodes,
  spans: readonly WordSpan[],
  alone: readonly Float64Array[],
): Float64Array[] {
  const logs = alone.map((probabilities) => probabilities.map((p) => Math.log(p + MIN_PROBABILITY)));
  const sums = new Map<number, { readonly logs: Float64Array; count: number }>();
  const texts = spans.map(({ from, to }) => {
    let text = 0;
    for (let i = from; i <= to; i++) text = mix(text, codes.plain[i]!);
    return text;
  });
  for (const [i, text] of texts.entries()) {
    const sum = sums.get(text);
    if (sum === undefined) sums.set(text, { logs: Float64Array.from(logs[i]!), count: 1 });
    else {
      sum.count++;
      add(sum.logs, logs[i]!, 1);
    }
  }
  const result = logs.map((own) => Float64Array.from(own));
  for (const [i, text] of texts.entries()) {
    const sum = sums.get(text)!;
    if (sum.count === 1) continue;
    const weight = SAME_WORDS / Math.sqrt(sum.count - 1);
    add(result[i]!, sum.logs, weight);
    add(result[i]!, logs[i]!, -weight);
  }
  const order = [...spans.keys()].sort((a, b) => spans[a]!.from - spans[b]!.from || spans[a]!.to - spans[b]!.to);
  for (let n = 1; n < order.length; n++) {
    const [a, b] = [order[n - 1]!, order[n]!];
    if (!areListed(document, codes, spans[a]!, spans[b]!)) continue;
    add(result[a]!, logs[b]!, ENUMERATION);
    add(result[b]!, logs[a]!, ENUMERATION);
  }
  return result.map(softmax);
}

function add(into: Float64Array, values: Float64Array, weight: number): void {
  for (let k = 0; k < into.length; k++) into[k]! += weight * values[k]!;
}

/** True for spans of a sentence with only "and", "or" or a comma between them. */
function areListed({ words }: Document, { plain, gap }: WordCodes, left: WordSpan, right: WordSpan): boolean {
  if (words[left.from]!.sentence !== words[right.from]!.sentence) return false;
  const between = right.from - left.to - 1;
  return (between === 1 && LISTING.has(plain[left.to + 1]!)) || (between === 0 && gap[right.from] === COMMA);
}
