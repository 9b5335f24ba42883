import type { PairNumbers } from "../../graph/contract/answers.ts";
import { about, count } from "./format.ts";

/** What the numbers of a pair say in plain words; "chance" is independence: sA·sB/N papers together. */
export function reading(pair: Pick<PairNumbers, "papers" | "associationStrength">): string {
  if (pair.papers === 0) return "Never together";
  const lift = pair.associationStrength;
  if (lift >= 1.5) return `${about(lift)} times more often together than chance`;
  if (lift >= 0.67) return "About as often together as chance";
  return `${about(1 / lift)} times less often together than chance`;
}

/** "9 of 224 papers hold both; 0.4 would by chance." */
export function countReading(pair: Pick<PairNumbers, "papers" | "expected">, corpus: number): string {
  const expected = pair.expected < 0.05 ? "fewer than 0.1" : about(pair.expected);
  return `${count(pair.papers)} of ${count(corpus)} papers ${pair.papers === 1 ? "holds" : "hold"} both; ${expected} would by chance.`;
}

/** "very unlikely to be chance (q < 0.001)"; never "proves". */
export function chanceReading(q: number): string {
  if (q < 0.001) return "very unlikely to be chance (q < 0.001)";
  return `${q < 0.05 ? "unlikely to be" : "may be"} chance (q = ${quality(q).replace("○ ", "")})`;
}

/** q for a table: "< 0.001", "0.004", "○ 0.31" where it may be chance, "–" where it is not tested. */
export function quality(q: number | null): string {
  if (q === null) return "–";
  if (q < 0.001) return "< 0.001";
  return `${q >= 0.05 ? "○ " : ""}${q.toFixed(q < 0.01 ? 3 : 2)}`;
}

/** "8.4×" */
export function times(lift: number): string {
  return `${about(lift)}×`;
}
