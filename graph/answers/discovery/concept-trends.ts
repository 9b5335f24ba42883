import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { benjaminiHochberg } from "../../analysis/statistics/benjamini-hochberg.ts";
import type { Trends } from "../../contract/trends.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { growthOf } from "../lookup/years.ts";
import { sharesOfStrongest } from "./trends.ts";

export interface TrendsQuestion {
  readonly limit: number;
  /** Years such as 2015-2022; both or neither. */
  readonly earlier?: string | undefined;
  readonly later?: string | undefined;
}

type Period = [number, number];
interface Periods {
  readonly earlier: Period;
  readonly later: Period;
}

/** Concepts whose share of papers rises or falls most between two periods: the halves of the papers, or those asked for. */
export async function trends(snapshot: Snapshot, question: TrendsQuestion): Promise<Trends> {
  const { looked, minPapers, shares } = sharesOfStrongest(snapshot);
  const split = middleYear(snapshot.papers.years);
  const periods = periodsOf(question) ?? halves(snapshot.years, split);
  const none = { earlier: null, later: null, papersEarlier: 0, papersLater: 0, total: { rising: 0, falling: 0 } };
  if (periods === null || split === null)
    return { years: [], papers: [], split, minPapers, looked: 0, ...none, rising: [], falling: [] };
  const within = (counts: readonly number[], [from, to]: Period) =>
    counts.reduce((sum, n, k) => sum + (inPeriod(shares.years[k], from, to) ? n : 0), 0);
  const [papersEarlier, papersLater] = [within(shares.papers, periods.earlier), within(shares.papers, periods.later)];
  const items = Array.from(looked, (number, k) => {
    const counts = shares.mentions[k]!;
    const [before, after] = [within(counts, periods.earlier), within(counts, periods.later)];
    const ratio = pairMeasures.g2.value(after, before + after, papersLater, papersEarlier + papersLater);
    const score = Math.sign(ratio) * Math.sqrt(Math.abs(ratio));
    const p = chanceOf(before, after, papersEarlier, papersLater);
    return { number, counts, before, after, score, p, growth: growthOf(counts, shares.papers) };
  });
  const q = benjaminiHochberg(Float64Array.from(items, ({ p }) => p));
  const tested = items.map(({ p: _, ...item }, k) => ({ ...item, q: q[k]! }));
  const rising = tested.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.number - b.number);
  const falling = tested.filter(({ score }) => score < 0).sort((a, b) => a.score - b.score || a.number - b.number);
  const refs = await conceptRefs(snapshot);
  const answer = (list: typeof tested) =>
    list.slice(0, question.limit).map(({ number, ...item }) => ({ ...refs(number), ...item }));
  return {
    ...{ years: shares.years, papers: shares.papers, split, minPapers, looked: looked.length },
    ...{ ...periods, papersEarlier, papersLater, total: { rising: rising.length, falling: falling.length } },
    rising: answer(rising),
    falling: answer(falling),
  };
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
    throw new GraphError("INVALID_INPUT", "One period is compared with nothing.", { hint: "Name earlier and later." });
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

/** The year that parts the dated papers most evenly; null when there are not two years. */
function middleYear(years: Int16Array): number | null {
  const dated = years.filter((year) => year !== 0).sort();
  const last = dated.at(-1);
  if (last === undefined || dated[0] === last) return null;
  const middle = dated[dated.length >> 1]!;
  return middle === last ? middle - 1 : middle;
}
