import { STRAY_WEIGHT } from "../../graph/analysis/bridges/mention-weights.ts";

/** The bridge score of one paper that names all its concepts everywhere, straight from the definition, everything recomputed from the rows of papers. */
export function slowBridge(
  rows: readonly (readonly number[])[],
  { community, specificity }: { community: ArrayLike<number>; specificity: ArrayLike<number> },
  communities: number,
  paper: number,
): { raw: number; diversity: number; eligible: boolean } {
  const all = rows.map((_, p) => paperOf(rows, community, communities, p));
  const linking = all.filter((p) => p.placed > 1);
  const profile = (m: number) =>
    Array.from({ length: communities + 1 }, (_, n) => sum(linking.map((p) => at(p.share, m) * at(p.share, n))));
  const mine = all[paper]!;
  const others = all.filter((p, k) => k !== paper && p.placed > 1);
  const pairs = orderedPairs(communities).map(([m, n]) => {
    const product = at(mine.share, m) * at(mine.share, n);
    const weighted = product === 0 ? 0 : product * (1 - cosine(profile(m), profile(n)));
    const standsInBoth = at(mine.count, m) >= 2 && at(mine.count, n) >= 2;
    const clear = [m, n].every((id) => {
      const telling = rows[paper]!.filter((c) => community[c] === id && specificity[c]! >= 0.3);
      return telling.length >= 2 && at(mine.share, id) >= 0.1;
    });
    return { weighted, standsInBoth, clear, ...apart(others, m, n) };
  });
  const sided = pairs.filter((pair) => pair.standsInBoth);
  const separate = sided.filter((pair) => pair.isApart);
  const known = separate.length > 0 ? separate : sided;
  const ofStatement = known.some((pair) => pair.clear) ? 1 : 2 / 3;
  const factor = sided.length === 0 ? 1 / 6 : ofStatement * (separate.length > 0 ? 1 : 1 / 6);
  return {
    raw: factor * sum(pairs.map((pair) => pair.weighted * pair.separateness)),
    diversity: sum(pairs.map((pair) => pair.weighted)),
    eligible: sided.length > 0,
  };
}

function apart(others: readonly SlowPaper[], m: number, n: number): { separateness: number; isApart: boolean } {
  if (others.length === 0) return { separateness: 0, isApart: false };
  const observed = sum(others.map((p) => at(p.share, m) * at(p.share, n)));
  const km = sum(others.map((p) => at(p.share, m)));
  const kn = sum(others.map((p) => at(p.share, n)));
  const spread = sum(others.map((p) => 1 - p.self)) / others.length;
  const expected = ((km * kn) / others.length) * spread;
  return {
    separateness: 1 - Math.min(1, (observed + 1) / (expected + 1)),
    isApart: observed < (2 / 3) * expected,
  };
}

function orderedPairs(count: number): [number, number][] {
  const ids = Array.from({ length: count }, (_, k) => k + 1);
  return ids.flatMap((m) => ids.filter((n) => n !== m).map((n) => [m, n] as [number, number]));
}

interface SlowPaper {
  share: number[];
  count: number[];
  placed: number;
  self: number;
}

/** A concept counts in full if another paper, too, mentions it with another one that this paper has of its community. */
function isTied(rows: readonly (readonly number[])[], community: ArrayLike<number>, paper: number, c: number): boolean {
  const others = rows.filter((_, p) => p !== paper);
  return rows[paper]!.some(
    (d) => d !== c && community[d] === community[c] && others.some((r) => r.includes(c) && r.includes(d)),
  );
}

function paperOf(
  rows: readonly (readonly number[])[],
  community: ArrayLike<number>,
  communities: number,
  paper: number,
): SlowPaper {
  const placed = rows[paper]!.filter((c) => community[c] !== 0);
  const weights = placed.map(
    (c) =>
      Math.log(1 + rows.length / rows.filter((r) => r.includes(c)).length) *
      (isTied(rows, community, paper, c) ? 1 : STRAY_WEIGHT),
  );
  const total = sum(weights);
  const share = new Array<number>(communities + 1).fill(0);
  const count = new Array<number>(communities + 1).fill(0);
  for (const [k, c] of placed.entries()) {
    const own = community[c]!;
    share[own] = at(share, own) + at(weights, k) / total;
    count[own] = at(count, own) + 1;
  }
  return { share, count, placed: placed.length, self: sum(weights.map((w) => (w / total) ** 2)) };
}

const at = (values: ArrayLike<number>, k: number) => values[k]!;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function cosine(x: readonly number[], y: readonly number[]): number {
  const dot = (u: readonly number[], v: readonly number[]) => sum(u.map((value, k) => value * at(v, k)));
  const size = Math.sqrt(dot(x, x) * dot(y, y));
  return size === 0 ? 0 : Math.min(1, dot(x, y) / size);
}

/** Specificity of each placed concept straight from its definition. */
export function slowSpecificity(
  rows: readonly (readonly number[])[],
  community: ArrayLike<number>,
  concepts: number,
): number[] {
  const weight = (c: number) => Math.log(1 + rows.length / rows.filter((r) => r.includes(c)).length);
  const placed = rows.map((row) => row.filter((c) => community[c] !== 0)).filter((row) => row.length > 0);
  const shareIn = (row: readonly number[], m: number) =>
    sum(row.filter((c) => community[c] === m).map(weight)) / sum(row.map(weight));
  return Array.from({ length: concepts }, (_, i) => {
    const m = community[i]!;
    if (m === 0) return 0;
    const chance = placed.length === 0 ? 0 : sum(placed.map((row) => shareIn(row, m))) / placed.length;
    const others = placed.filter((row) => row.includes(i)).map((row) => row.filter((c) => c !== i));
    const judged = others.filter((row) => row.length > 0);
    const found = (chance + sum(judged.map((row) => shareIn(row, m)))) / (1 + judged.length);
    return chance >= 1 ? 1 : Math.max(0, (found - chance) / (1 - chance));
  });
}
