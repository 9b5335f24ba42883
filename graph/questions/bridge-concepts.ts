import type { BridgeConcepts } from "../contract/discovery-answers.ts";
import type { Snapshot } from "../snapshot.ts";
import { GraphError } from "../util/errors.ts";
import { conceptRefs } from "./references.ts";

/** Above this, exact betweenness takes minutes, and sampled betweenness ranks nothing. */
const MOST_PAPERS_EXACT = 2000;
/** Concepts compared: rarer ones cannot join anything, and constraint costs their neighbours' links. */
const MOST_COMPARED = 1000;
const MIN_PAPERS = 3;
const MIN_JOINT = 2;

type Sort = BridgeConcepts["sort"];

/** Concepts that join communities, among those of most papers. */
export async function bridgeConcepts(
  snapshot: Snapshot,
  question: { sort?: Sort | undefined; limit: number },
): Promise<BridgeConcepts> {
  const exact = snapshot.incidence.papers <= MOST_PAPERS_EXACT;
  const sort = question.sort ?? "participation";
  if (!exact && (sort === "betweenness" || sort === "bridgeness")) {
    throw new GraphError("UNSUPPORTED", `Exact ${sort} is computed for ${MOST_PAPERS_EXACT} papers at most.`, {
      hint: "Use participation or constraint: sampled paths would rank nothing here.",
    });
  }
  const compared = snapshot.byPapers
    .subarray(0, MOST_COMPARED)
    .filter((number) => (snapshot.frequency[number] as number) >= MIN_PAPERS);
  const participation = await snapshot.analyses.participation();
  const paths = exact ? await snapshot.analyses.betweenness() : undefined;
  const constraint = await snapshot.analyses.run("constraint", {
    concepts: Array.from(compared),
    minJoint: MIN_JOINT,
  });
  const communities = await snapshot.analyses.communities();
  const withinDegree = await snapshot.analyses.run("withinDegree", { communities, minJoint: MIN_JOINT });
  const refs = await conceptRefs(snapshot);
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const items = Array.from(compared, (number) => ({
    ...refs(number),
    participation: participation[number] as number,
    withinDegree: withinDegree[number] as number,
    constraint: finite(constraint.get(number)),
    betweenness: finite(paths?.betweenness[number]),
    bridgeness: finite(paths?.bridgeness[number]),
  }));
  // Low constraint is what joins; a concept without links has none and comes last.
  const rankOf = (item: (typeof items)[number]) =>
    sort === "constraint" ? -(item.constraint ?? Number.POSITIVE_INFINITY) : (item[sort] ?? 0);
  const order = items.map((_, k) => k);
  order.sort(
    (x, y) =>
      rankOf(items[y] as (typeof items)[number]) - rankOf(items[x] as (typeof items)[number]) ||
      (compared[x] as number) - (compared[y] as number),
  );
  return { sort, exact, items: order.slice(0, question.limit).map((k) => items[k] as (typeof items)[number]) };
}
