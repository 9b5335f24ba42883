import type { PairDetail, PairNumbers } from "../../../graph/contract/concepts.ts";
import { equalsText, probabilityText } from "../../../graph/shared/probability.ts";
import { about, count } from "./format.ts";

/** The lift of a pair in plain words; "chance" is independence: sA·sB/N papers together. */
export function describeLift(pair: Pick<PairNumbers, "papers" | "associationStrength">): string {
  if (pair.papers === 0) return "Never together";
  const lift = pair.associationStrength;
  if (lift >= 1.5) return `${about(lift)} times more often together than chance`;
  if (lift >= 0.67) return "About as often together as chance";
  return `${about(1 / lift)} times less often together than chance`;
}

/** "9 of 224 papers mention both; 0.4 expected by chance." */
export function describeCounts(pair: Pick<PairNumbers, "papers" | "expected">, corpus: number): string {
  const expected = pair.expected < 0.05 ? "fewer than 0.1" : about(pair.expected);
  return `${count(pair.papers)} of ${count(corpus)} papers ${pair.papers === 1 ? "mentions" : "mention"} both; ${expected} expected by chance.`;
}

/** Whether the joint papers of a pair may be chance: too few to be tested, or q at 0.05 or more. */
export function mayBeChance({ papers, q }: Pick<PairNumbers, "papers" | "q">): boolean {
  return q === null ? papers < 2 : q >= 0.05;
}

/** How a row of a pair is drawn when the family of q is known: grey when it may be chance, greyer when nothing can be said. */
export function toneOf(pair: Pick<PairNumbers, "papers" | "q">): "doubtful" | "untested" | undefined {
  if (pair.q === null) return "untested";
  return mayBeChance(pair) ? "doubtful" : undefined;
}

/** The figures behind the verdict of a pair: how many papers mention both against how many by chance, and how sure that is. */
export function describePair(
  pair: Pick<PairDetail, "verdict" | "papers" | "associationStrength" | "expected" | "q">,
  corpus: number,
): string {
  const expected = pair.expected < 0.05 ? "fewer than 0.1" : about(pair.expected);
  if (pair.verdict === "never") return `These two share no paper; ${expected} expected by chance.`;
  const counts = describeCounts(pair, corpus);
  if (pair.verdict === "untested") return `${counts} Whether that may be chance is being computed.`;
  if (pair.q === null) return `${counts} One of the two is in too few papers to be tested.`;
  return `${counts} ${describeLift(pair)}: ${describeChance(pair.q)}.`;
}

/** "very unlikely to be chance (q < 0.001)"; never "proves". */
export function describeChance(q: number): string {
  const verb = q < 0.001 ? "very unlikely to be" : q < 0.05 ? "unlikely to be" : "may be";
  return `${verb} chance (${equalsText("q", q)})`;
}

/** q for a table: "< 0.001", "0.004", "○ 0.31" when the pair may be chance, "–" when it was not tested. */
export function formatQ(q: number | null): string {
  if (q === null) return "–";
  return `${q >= 0.05 ? "○ " : ""}${probabilityText(q)}`;
}

/** "8.4×" */
export function times(lift: number): string {
  return `${about(lift)}×`;
}

/** What the panel of a pair answers; without years nobody can say since when. */
export function pairPurpose(hasYears: boolean): string {
  return `How much more often than by chance${hasYears ? ", since when," : ""} and in which sentences.`;
}
