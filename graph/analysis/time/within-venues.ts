import { hypergeometricChances } from "../statistics/hypergeometric.ts";
import { normalTwoSided } from "../statistics/normal.ts";

/** The venues of papers as strata: papers of one stratum are compared with each other only. */
export interface VenueStrata {
  /** Stratum of each paper; 0 = no venue is known. */
  readonly of: Uint32Array;
  /** Of each stratum, a name of its venue. */
  readonly names: readonly string[];
}

/** Papers by venue; years in the names of venues are ignored, as in "ICRA 2019". */
export function venueStrata(venues: Int32Array, venueNames: readonly string[]): VenueStrata {
  const strata = new Map<string, number>();
  const names = ["no venue"];
  const stratumOf = venueNames.map((name) => {
    const series = name
      .replaceAll(/\b(19|20)\d\d\b|'\d\d\b/g, "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const known = strata.get(series);
    if (known !== undefined) return known;
    strata.set(series, names.length);
    return names.push(name) - 1;
  });
  return { of: Uint32Array.from(venues, (venue) => (venue < 0 ? 0 : stratumOf[venue]!)), names };
}

/** Papers of each stratum in two periods. */
export interface StrataOfPeriods {
  readonly earlier: Uint32Array;
  readonly later: Uint32Array;
}

/** How much the mix of venues differs between two periods. */
export interface VenueShift {
  /** Share of papers that would have to change their venue for both periods to have the same mix, beyond what chance gives; 0 … 1. */
  readonly shift: number;
  /** Share of the papers whose venue has papers in both periods: what a comparison within venues can use. */
  readonly comparable: number;
}

/**
 * Half of the summed differences of the shares of venues (total variation distance), less what two random samples of the same mix
 * would differ: E|d| = √(2·p(1 − p)·(1/n₁ + 1/n₂)/π). O(venues).
 */
export function venueShift({ earlier, later }: StrataOfPeriods): VenueShift {
  const [before, after] = [sumOf(earlier), sumOf(later)];
  if (before === 0 || after === 0) return { shift: 0, comparable: 0 };
  let difference = 0;
  let comparable = 0;
  for (let v = 0; v < earlier.length; v++) {
    const [e, l] = [earlier[v]!, later[v]!];
    const p = (e + l) / (before + after);
    const byChance = Math.sqrt(((2 / Math.PI) * p * (1 - p) * (before + after)) / (before * after));
    difference += Math.max(0, Math.abs(e / before - l / after) - byChance);
    if (e > 0 && l > 0) comparable += e + l;
  }
  return { shift: difference / 2, comparable: comparable / (before + after) };
}

const sumOf = (counts: Uint32Array) => counts.reduce((sum, n) => sum + n, 0);

/** How much a concept changed between two periods, venue by venue. */
export interface VenueChange {
  /** Standard deviations from what is expected; above 0 for a rise. */
  readonly z: number;
  /** Chance of a difference this large, either way. */
  readonly p: number;
  /** The smallest p that any placing of these papers could give: a concept of few comparable papers cannot show a change. */
  readonly minP: number;
}

/**
 * Change of one concept within venues: its papers in both periods against those expected if in each venue its share were the same.
 *
 * z = (Σ a_v − Σ E_v)/√ΣVar_v with a_v its later papers of venue v, E_v = m_v·l_v/n_v and the variance of the hypergeometric distribution.
 * Mantel & Haenszel 1959, DOI 10.1093/jnci/22.4.719. p is twice the smaller tail of Σ a_v, exact (the distributions of the venues are
 * convolved) up to a variance of MAX_EXACT_VARIANCE, normal beyond. z = 0 and p = 1 where no venue has papers in both periods.
 * O(venues of the concept + its comparable papers²).
 */
export function changeWithinVenues({ earlier, later }: StrataOfPeriods, concept: StrataOfPeriods): VenueChange {
  const shared: VenueMentions[] = [];
  for (let v = 0; v < earlier.length; v++) {
    const mentions = concept.earlier[v]! + concept.later[v]!;
    if (mentions === 0 || earlier[v] === 0 || later[v] === 0) continue;
    shared.push({
      mentions,
      mentionsLater: concept.later[v]!,
      papersLater: later[v]!,
      papers: earlier[v]! + later[v]!,
    });
  }
  let difference = 0;
  let variance = 0;
  for (const { mentions: m, mentionsLater, papersLater: l, papers: n } of shared) {
    difference += mentionsLater - (m * l) / n;
    variance += (m * (n - m) * l * (n - l)) / (n * n * Math.max(1, n - 1));
  }
  if (variance === 0) return { z: 0, p: 1, minP: 1 };
  const z = difference / Math.sqrt(variance);
  return variance > MAX_EXACT_VARIANCE ? { z, p: normalTwoSided(z), minP: 0 } : { z, ...exactChance(shared) };
}

/** From this variance on the normal distribution is as good. */
const MAX_EXACT_VARIANCE = 60;

/** Papers of one venue with papers in both periods, and those of them that mention the concept. */
interface VenueMentions {
  readonly mentions: number;
  readonly mentionsLater: number;
  readonly papersLater: number;
  readonly papers: number;
}

function exactChance(venues: readonly VenueMentions[]): { p: number; minP: number } {
  let at = 0;
  let chances: Float64Array = Float64Array.of(1);
  for (const { mentions, mentionsLater, papersLater, papers } of venues) {
    const { smallest, chances: own } = hypergeometricChances(mentions, papersLater, papers);
    at += mentionsLater - smallest;
    chances = convolve(chances, own);
  }
  const upper = chances.subarray(at).reduce((sum, chance) => sum + chance, 0);
  const lower = chances.subarray(0, at + 1).reduce((sum, chance) => sum + chance, 0);
  const twoSided = (chance: number) => Math.min(1, 2 * chance);
  return { p: twoSided(Math.min(upper, lower)), minP: twoSided(Math.min(chances[0]!, chances.at(-1)!)) };
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) sums[i + j]! += a[i]! * b[j]!;
  return sums;
}
