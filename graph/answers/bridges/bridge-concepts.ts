import type { BridgeConcepts } from "../../contract/discovery.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import type { ConceptRoles } from "../../snapshot/threads/questions.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { type MapScope, mapScope } from "../map/map-scope.ts";

/** Above this, exact betweenness takes minutes, and sampled betweenness ranks nothing. */
const MAX_PAPERS_EXACT = 2000;
/** Concepts compared: rarer ones cannot connect communities, and constraint takes time with their neighbours' links. */
const MAX_CONCEPTS = 1000;
const MIN_PAPERS = 3;
const MIN_JOINT = 2;

type Sort = BridgeConcepts["sort"];

export interface BridgeConceptQuestion {
  readonly sort?: Sort | undefined;
  /** Only within the papers of this query. */
  readonly q?: string | undefined;
  readonly limit: number;
}

/** Concepts that connect communities, among those of most papers, in the whole corpus or within the papers of a query. */
export async function bridgeConcepts(snapshot: Snapshot, question: BridgeConceptQuestion): Promise<BridgeConcepts> {
  const sort = question.sort ?? "participation";
  const scope = await mapScope(snapshot, question.q);
  const exact = scope.papers <= MAX_PAPERS_EXACT;
  if (!exact && (sort === "betweenness" || sort === "bridgeness")) {
    throw new GraphError("UNSUPPORTED", `Exact ${sort} is computed for ${MAX_PAPERS_EXACT} papers at most.`, {
      hint: "Ask within fewer papers, such as those of a community, or use participation or constraint: estimates from a sample of paths are too rough to rank by.",
    });
  }
  const compared = scope.byPapers.subarray(0, MAX_CONCEPTS).filter((number) => scope.frequency[number]! >= MIN_PAPERS);
  const roles = await rolesWithin(snapshot, scope, Array.from(compared), exact);
  const refs = await conceptRefs(snapshot);
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const items = Array.from(compared, (number) => ({
    ...refs(number),
    papers: scope.frequency[number]!,
    participation: roles.participation[number]!,
    withinDegree: roles.withinDegree[number]!,
    constraint: finite(roles.constraint.get(number)),
    betweenness: finite(roles.paths?.betweenness[number]),
    bridgeness: finite(roles.paths?.bridgeness[number]),
  }));
  type Item = (typeof items)[number];
  // A concept that connects has low constraint; a concept without links has none and comes last.
  const rankOf = (item: Item) =>
    sort === "constraint" ? -(item.constraint ?? Number.POSITIVE_INFINITY) : (item[sort] ?? 0);
  const order = items.map((_, k) => k);
  order.sort((x, y) => rankOf(items[y]!) - rankOf(items[x]!) || compared[x]! - compared[y]!);
  const best = order.slice(0, question.limit).map((k) => items[k]!);
  return { sort, exact, papers: scope.papers, items: best };
}

/** The whole corpus is measured once and cached; a part of it is measured each time. */
async function rolesWithin(
  { analyses }: Snapshot,
  { mask }: MapScope,
  concepts: readonly number[],
  exact: boolean,
): Promise<ConceptRoles> {
  const communities = await analyses.communities();
  if (mask) return analyses.ask("bridgeConcepts", { communities, papers: mask, concepts, minJoint: MIN_JOINT, exact });
  return {
    participation: await analyses.participation(),
    paths: exact ? await analyses.betweenness() : undefined,
    constraint: await analyses.ask("constraint", { concepts, minJoint: MIN_JOINT }),
    withinDegree: await analyses.ask("withinDegree", { communities, minJoint: MIN_JOINT }),
  };
}
