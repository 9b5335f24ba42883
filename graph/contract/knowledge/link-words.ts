import type { LinkBetween } from "../entities.ts";

const wholeNumber = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** The words around the two concepts of a link, as the explorer and files say them: "brings X to Y", "connects X with Y", and who did before. */
export function linkWords({ isUse, before, firstYear }: LinkBetween): { verb: string; between: string; rest: string } {
  const [verb, between] = isUse ? ["brings", "to"] : ["connects", "with"];
  if (before === null) return { verb, between, rest: "" };
  if (before === 0) return { verb, between, rest: "; no earlier paper here mentions both" };
  return { verb, between, rest: `; ${whoDidSo(before, firstYear)}` };
}

/** "7 did before, first in 2021" */
export function whoDidSo(before: number, firstYear: number | null): string {
  return before === 1
    ? `one did before, in ${firstYear}`
    : `${wholeNumber.format(before)} did before, first in ${firstYear}`;
}
