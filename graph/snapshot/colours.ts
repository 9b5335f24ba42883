import type { ConceptRecord } from "../contract/records.ts";
import { compareIds } from "../shared/text.ts";

/** What colours the answers of a snapshot: communities by concept number, those at hand. */
export interface Coloured {
  readonly concepts: readonly ConceptRecord[];
  /** Undefined while none were found, of this revision or an earlier one. */
  coloursAtHand(): Promise<Uint32Array | undefined>;
}

/** The communities of a former revision by the numbers that concepts have now; 0 for those that are new. */
export async function formerColours(
  former: Coloured | undefined,
  concepts: readonly ConceptRecord[],
): Promise<Uint32Array | undefined> {
  const before = await former?.coloursAtHand();
  if (!former || !before) return undefined;
  const colours = new Uint32Array(concepts.length);
  let at = 0;
  concepts.forEach(({ id }, number) => {
    while (at < former.concepts.length && compareIds(former.concepts[at]!.id, id) < 0) at++;
    if (former.concepts[at]?.id === id) colours[number] = before[at]!;
  });
  return colours;
}
