import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { benjaminiHochberg, testableFamily } from "../../analysis/statistics/benjamini-hochberg.ts";
import { changeWithinVenues, venueShift, venueStrata } from "../../analysis/time/within-venues.ts";
import type { Trends } from "../../contract/trends.ts";
import { GraphError } from "../../shared/errors.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs, papersOf } from "../lookup/concept-answers.ts";
import { growthOf } from "../lookup/years.ts";
import { sharesOfStrongest } from "./trends.ts";

/** What `trends` is asked: the two periods to compare. */
export interface TrendsQuestion {
  readonly limit: number;
  /** Years such as 2015-2022; both or neither. */
  readonly earlier?: string | undefined;
  readonly later?: string | undefined;
  /** Compares all papers, or those of each venue; by default as the mix of venues suggests. */
  readonly within?: "corpus" | "venue" | undefined;
  readonly maxQ?: number | undefined;
}

type Period = [number, number];
interface Periods {
  readonly earlier: Period;
  readonly later: Period;
}

/** A rise or fall of larger q is not called so. */
const MAX_Q = 0.05;
/** From this shift of the mix of venues on, papers are compared within venues. */
const LARGE_SHIFT = 0.1;
/** A comparison within venues has to use at least half of the papers. */
const MIN_COMPARABLE = 0.5;

/** Concepts whose share of papers rises or falls most between two periods: the halves of the papers, or those asked for. */
export async function trends(snapshot: Snapshot, question: TrendsQuestion): Promise<Trends> {
  const { maxQ = MAX_Q } = question;
  const { strongest, minPapers, shares } = sharesOfStrongest(snapshot);
  const split = middleYear(snapshot.papers.years);
  const periods = periodsOf(question) ?? halves(snapshot.years, split);
  const none = { earlier: null, later: null, papersEarlier: 0, papersLater: 0, total: { rising: 0, falling: 0 } };
  if (periods === null || split === null) {
    const empty = { within: "corpus" as const, venues: null, maxQ, tested: 0, rising: [], falling: [] };
    return { years: [], papers: [], split, minPapers, concepts: 0, ...none, ...empty };
  }
  const count = (counts: readonly number[], [from, to]: Period) =>
    counts.reduce((sum, n, k) => sum + (inPeriod(shares.years[k], from, to) ? n : 0), 0);
  const [papersEarlier, papersLater] = [count(shares.papers, periods.earlier), count(shares.papers, periods.later)];
  const venues = venuesOf(snapshot, periods);
  const isShifted = venues !== null && venues.shift >= LARGE_SHIFT && venues.comparable >= MIN_COMPARABLE;
  const comparison = question.within ?? (isShifted ? "venue" : "corpus");
  const items = await mapWithPauses(strongest, (number, k) => {
    const counts = shares.mentions[k]!;
    const [before, after] = [count(counts, periods.earlier), count(counts, periods.later)];
    const change =
      comparison === "venue" && venues
        ? venues.changeOf(papersOf(snapshot, number))
        : changeOf(before, after, papersEarlier, papersLater);
    return { number, counts, before, after, ...change, growth: growthOf(counts, shares.papers) };
  });
  const { changes, tested } = withQ(items);
  const listed = changes.filter((item) => item.q <= maxQ);
  listed.sort((a, b) => a.q - b.q || Math.abs(b.score) - Math.abs(a.score) || a.number - b.number);
  const rising = listed.filter(({ score }) => score > 0);
  const falling = listed.filter(({ score }) => score < 0);
  const refs = await conceptRefs(snapshot);
  const answer = (list: typeof listed) =>
    list.slice(0, question.limit).map(({ number, ...item }) => ({ ...refs(number), ...item }));
  return {
    ...{ years: shares.years, papers: shares.papers, split, minPapers, concepts: strongest.length },
    ...{ ...periods, papersEarlier, papersLater, total: { rising: rising.length, falling: falling.length } },
    ...{ within: comparison, maxQ, tested, venues: venues && describeVenues(venues) },
    rising: answer(rising),
    falling: answer(falling),
  };
}

/** Corrects p for all concepts whose papers could show a change; q of the others is 1. */
function withQ<C extends { readonly p: number; readonly minP: number }>(items: readonly C[]) {
  const canShow = testableFamily(
    Float64Array.from(items, ({ minP }) => minP),
    MAX_Q,
  );
  const family = [...items.keys()].filter(canShow);
  const q = benjaminiHochberg(Float64Array.from(family, (k) => items[k]!.p));
  const qOf = new Map(family.map((k, place) => [k, q[place]!]));
  return {
    changes: items.map(({ p: _, minP: __, ...item }, k) => ({ ...item, q: qOf.get(k) ?? 1 })),
    tested: family.length,
  };
}

/** Signed root of G², the chance of a difference so large either way, and the least that it could be. */
function changeOf(before: number, after: number, papersEarlier: number, papersLater: number) {
  const ratio = pairMeasures.g2.value(after, before + after, papersLater, papersEarlier + papersLater);
  const all = before + after;
  const ends = [chanceOf(all, 0, papersEarlier, papersLater), chanceOf(0, all, papersEarlier, papersLater)];
  return {
    score: Math.sign(ratio) * Math.sqrt(Math.abs(ratio)),
    p: chanceOf(before, after, papersEarlier, papersLater),
    minP: Math.min(...ends),
  };
}

/** The venues of both periods; null when no paper has one. */
function venuesOf({ papers }: Snapshot, { earlier, later }: Periods) {
  if (papers.venueNames.length === 0) return null;
  const strata = venueStrata(papers.venues, papers.venueNames);
  const countPapers = (paperNumbers: Iterable<number>) => {
    const counts = { earlier: new Uint32Array(strata.names.length), later: new Uint32Array(strata.names.length) };
    for (const paper of paperNumbers) {
      const year = papers.years[paper]!;
      const stratum = strata.of[paper]!;
      if (inPeriod(year, ...earlier)) counts.earlier[stratum]!++;
      else if (inPeriod(year, ...later)) counts.later[stratum]!++;
    }
    return counts;
  };
  const all = countPapers(papers.years.keys());
  return {
    ...venueShift(all),
    all,
    names: strata.names,
    changeOf(paperNumbers: Iterable<number>) {
      const { z, p, minP } = changeWithinVenues(all, countPapers(paperNumbers));
      return { score: z, p, minP };
    },
  };
}

const MAX_CHANGED_VENUES = 3;

function describeVenues({ shift, comparable, all, names }: NonNullable<ReturnType<typeof venuesOf>>) {
  const total = (counts: Uint32Array) =>
    Math.max(
      1,
      counts.reduce((sum, n) => sum + n, 0),
    );
  const [before, after] = [total(all.earlier), total(all.later)];
  const changed = names
    .map((venue, v) => ({ venue, earlier: all.earlier[v]! / before, later: all.later[v]! / after }))
    .sort((a, b) => Math.abs(b.later - b.earlier) - Math.abs(a.later - a.earlier) || (a.venue < b.venue ? -1 : 1))
    .slice(0, MAX_CHANGED_VENUES);
  return { shift, comparable, changed };
}

/** Chance of a difference so large either way, if the papers of the concept were drawn at random from both periods. */
function chanceOf(before: number, after: number, papersEarlier: number, papersLater: number): number {
  const { hypergeometric } = pairMeasures;
  const all = papersEarlier + papersLater;
  const more = hypergeometric.value(after, before + after, papersLater, all);
  const fewer = hypergeometric.value(before, before + after, papersEarlier, all);
  return Math.min(1, 2 * Math.min(more, fewer));
}

function inPeriod(year: number | undefined, from: number, to: number): boolean {
  return year !== undefined && year >= from && year <= to;
}

function periodsOf({ earlier, later }: TrendsQuestion): Periods | null {
  if (earlier === undefined && later === undefined) return null;
  if (earlier === undefined || later === undefined) {
    throw new GraphError("INVALID_INPUT", "Only one period is given.", { hint: "Name both, earlier and later." });
  }
  const periods = { earlier: yearsOf(earlier), later: yearsOf(later) };
  if (periods.earlier[1] >= periods.later[0]) {
    throw new GraphError("INVALID_INPUT", "The two periods overlap, or are in the wrong order.", {
      hint: "Let the later one begin after the earlier one ends.",
    });
  }
  return periods;
}

function yearsOf(text: string): Period {
  const [from = 0, to = 0] = text.split("-").map(Number);
  if (from > to)
    throw new GraphError("INVALID_INPUT", `“${text}” ends before it begins.`, { hint: "Such as 2015-2022." });
  return [from, to];
}

function halves(years: Period | null, split: number | null): Periods | null {
  return years === null || split === null ? null : { earlier: [years[0], split], later: [split + 1, years[1]] };
}

/** The year that divides the dated papers most evenly; null when there are not two years. */
function middleYear(years: Int16Array): number | null {
  const dated = years.filter((year) => year !== 0).sort();
  const last = dated.at(-1);
  if (last === undefined || dated[0] === last) return null;
  const middle = dated[dated.length >> 1]!;
  return middle === last ? middle - 1 : middle;
}
