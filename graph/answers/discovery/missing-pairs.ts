import { linkingTerms } from "../../analysis/discovery/open-discovery.ts";
import type { MissingPairList } from "../../contract/discovery.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs, labelsOf } from "../lookup/references.ts";

const THROUGH = 3;

/** Concepts of one community that were never seen with a concept of another, those first of which most papers would be expected. */
export async function missingPairList(
  snapshot: Snapshot,
  { a, b, limit }: { a: number; b: number; limit: number },
): Promise<MissingPairList> {
  const communities = await snapshot.analyses.communities();
  if (a === b || Math.max(a, b) > communities.count) {
    throw new GraphError("NOT_FOUND", `There are no two communities ${a} and ${b}.`, {
      hint: `They are numbered from 1 to ${communities.count}.`,
    });
  }
  const refs = await conceptRefs(snapshot);
  const found = await snapshot.analyses.ask("missingPairs", { communities, a, b, limit });
  return {
    ...{ a, b, total: found.total, possible: found.possible },
    labels: labelsOf(snapshot, communities, a, b),
    items: found.pairs.map((pair) => ({
      a: refs(pair.a),
      b: refs(pair.b),
      expected: pair.expected,
      through: linkingTerms(snapshot.incidence, pair.a, pair.b)
        .slice(0, THROUGH)
        .map(({ concept, withA, withC }) => ({ concept: refs(concept), withA, withC })),
    })),
  };
}
