import type { LinkBetween } from "../entities.ts";
import type { PaperTransfer } from "../papers.ts";

const wholeNumber = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** The words around the two concepts of a link, as the explorer and files say them: "brings X to Y", "connects X with Y", and who did before. */
export function linkWords({ isUse, before, firstYear }: LinkBetween): { verb: string; between: string; rest: string } {
  const [verb, between] = isUse ? ["brings", "to"] : ["connects", "with"];
  if (before === null) return { verb, between, rest: "" };
  if (before === 0) return { verb, between, rest: "; no earlier paper here mentions both" };
  return { verb, between, rest: `; ${whoDidSo(before, firstYear)}` };
}

/** "7 did before, first in 2021" */
function whoDidSo(before: number, firstYear: number | null): string {
  return before === 1
    ? `one did before, in ${firstYear}`
    : `${wholeNumber.format(before)} did before, first in ${firstYear}`;
}

type Predecessors = Pick<PaperTransfer, "before" | "firstYear" | "mentioned" | "earlierPapers" | "refersToEarlier">;

/**
 * Who brought a method to a task before, by what sentences say; else how many papers mention both, unless the paper itself refers to earlier
 * work. Empty where the paper has no year.
 */
export function whoDidBefore({ before, firstYear, mentioned, earlierPapers, refersToEarlier }: Predecessors): string {
  if (before === null) return "";
  if (before > 0) return whoDidSo(before, firstYear);
  if (refersToEarlier) return "it refers to earlier work itself";
  const both = mentioned === 1 ? "one mentions both" : `${wholeNumber.format(mentioned)} mention both`;
  return `none of the ${wholeNumber.format(earlierPapers)} earlier papers of this collection says so${mentioned > 0 ? `, though ${both}` : ""}`;
}
