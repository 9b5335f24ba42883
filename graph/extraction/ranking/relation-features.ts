import type { Candidate } from "../candidates/candidates.ts";
import type { FeatureContext } from "../candidates/context.ts";
import type { Span } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import { GAP } from "../language/mask.ts";
import type { FeatureRow } from "./feature-row.ts";

/** What the candidates of a document have in common. */
interface Shared {
  readonly wordCounts: ReadonlyMap<string, number>;
  /** Distinct candidates by the last word of their key. */
  readonly heads: ReadonlyMap<string, number>;
  /** For each candidate, how many others contain it, … and stand on their own, and how many it contains, within runs. */
  readonly longer: Int32Array;
  readonly longerOwn: Int32Array;
  readonly shorter: Int32Array;
  readonly text: readonly number[];
}

const lastWord = (key: string) => key.slice(key.lastIndexOf(" ") + 1);

const increase = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

export function sharedOf({ document, candidates }: FeatureContext): Shared {
  const wordCounts = new Map<string, number>();
  for (const { lower } of document.words) increase(wordCounts, lower);
  const heads = new Map<string, number>();
  for (const { key } of candidates) increase(heads, lastWord(key));
  return { wordCounts, heads, ...nesting(candidates), text: textFeatures(document, candidates) };
}

interface Inside {
  readonly i: number;
  readonly span: Span;
}

/** More places in one run than any real one has: their nesting is left out, so that time stays linear. */
const CROWD = 400;

function nesting(candidates: readonly Candidate[]): Nesting {
  const nested = {
    longer: new Int32Array(candidates.length),
    longerOwn: new Int32Array(candidates.length),
    shorter: new Int32Array(candidates.length),
  };
  for (const inRun of placesByRun(candidates)) {
    if (inRun.length > CROWD) continue;
    for (const a of inRun) {
      for (const b of inRun) if (a.i !== b.i && contains(b.span, a.span)) countNested(nested, a, b);
    }
  }
  return nested;
}

const contains = (outer: Span, inner: Span) => outer.from <= inner.from && outer.to >= inner.to;

type Nesting = Pick<Shared, "longer" | "longerOwn" | "shorter">;

function countNested(nested: Nesting, inner: Inside, outer: Inside): void {
  nested.longer[inner.i]! += 1;
  nested.shorter[outer.i]! += 1;
  if (outer.span.own) nested.longerOwn[inner.i]! += 1;
}

function placesByRun(candidates: readonly Candidate[]): Iterable<Inside[]> {
  const byRun = new Map<number, Inside[]>();
  for (const [i, { spans }] of candidates.entries()) {
    for (const span of spans) {
      if (span.joined !== "") continue;
      const list = byRun.get(span.run.from);
      if (list) list.push({ i, span });
      else byRun.set(span.run.from, [{ i, span }]);
    }
  }
  return byRun.values();
}

function textFeatures(document: Document, candidates: readonly Candidate[]): number[] {
  const { words, sentences, bounds } = document;
  let rarity = 0;
  let taken = 0;
  for (const word of words) {
    rarity += word.lexeme.rarity;
    if (word.gap.includes(GAP)) taken++;
  }
  return [
    Math.log1p(words.length),
    sentences.length,
    rarity / Math.max(1, words.length),
    candidates.length / Math.max(1, words.length),
    Math.min(60, bounds[1] ?? 0),
    taken / Math.max(1, sentences.length),
  ];
}

/** Counts of the candidate's words in the text and of its relatives among the candidates. */
export function putRelations(
  row: FeatureRow,
  { candidates, defined }: FeatureContext,
  shared: Shared,
  { i, words }: { i: number; words: readonly Word[] },
): void {
  const { key } = candidates[i]!;
  row.put(Math.log(shared.wordCounts.get(words.at(-1)!.lower) ?? 1));
  row.put(Math.log(shared.wordCounts.get(words[0]!.lower) ?? 1));
  row.put(Math.log1p(shared.heads.get(lastWord(key)) ?? 0));
  row.put(Math.log1p(shared.longer[i]!));
  row.put(Math.log1p(shared.shorter[i]!));
  row.put(Math.log1p(shared.longerOwn[i]!));
  row.flag(defined.has(key));
}
