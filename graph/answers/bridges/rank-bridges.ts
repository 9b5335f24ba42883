import { MIN_CONCEPTS_PER_SIDE } from "../../analysis/bridges/bridge-model.ts";
import type { Communities } from "../../analysis/communities/communities.ts";
import { GraphError } from "../../shared/errors.ts";
import { sortByRank } from "../../shared/sort-by-rank.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOfOptionalQuery } from "../query/query.ts";

/** What `bridgeRanking` is asked. */
export interface BridgeQuestion {
  readonly correction: "length" | "raw";
  /** Only papers that connect community a with b (either alone: with any). */
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  /** Only papers with this many specific concepts on each side; a bridge needs two. */
  readonly minConcepts?: number | undefined;
  /** Only papers of this query; ranks count among them. */
  readonly q?: string | undefined;
  /** Best first by default. */
  readonly sort?: "score" | "fields" | undefined;
  readonly limit: number;
  readonly offset: number;
  /** False = without significance and stability, which take long to compute. */
  readonly tests?: boolean;
}

export type BridgeFilter = Pick<BridgeQuestion, "correction" | "a" | "b" | "minConcepts" | "q">;

export function minConceptsOf({ minConcepts = MIN_CONCEPTS_PER_SIDE }: BridgeFilter): number {
  return Math.max(MIN_CONCEPTS_PER_SIDE, minConcepts);
}

/** The papers that can be bridges, best first; with communities or a query in the question, only papers that are in all of them. */
export async function rankBridges(snapshot: Snapshot, question: BridgeFilter): Promise<Uint32Array> {
  const communities = await snapshot.analyses.communities();
  const fields = communitiesOf(communities, question);
  const { order, orderRaw } = await snapshot.analyses.bridges();
  const all = question.correction === "raw" ? orderRaw : order;
  const minConcepts = minConceptsOf(question);
  const ofQuery = await papersOfOptionalQuery(snapshot, question.q);
  const wanted = ofQuery ? all.filter((paper) => ofQuery.has(paper)) : all;
  if (fields.length === 0 && minConcepts === MIN_CONCEPTS_PER_SIDE) return wanted;
  const nested = await snapshot.analyses.nestedNames();
  const found = await snapshot.analyses.ask("papersOfFields", { communities, nested, fields, minConcepts });
  const papersOfFields = new Set(found);
  const { sides } = await snapshot.analyses.bridges();
  // In a small collection a paper may be known by a field of which it has one concept, in its title.
  const isKnownBy = (paper: number) =>
    minConcepts === MIN_CONCEPTS_PER_SIDE &&
    fields.every((field) => sides[2 * paper] === field || sides[2 * paper + 1] === field);
  return wanted.filter((paper) => papersOfFields.has(paper) || isKnownBy(paper));
}

/** The ranking, and the same papers in the order asked for. */
export async function sortedBridges(snapshot: Snapshot, question: BridgeFilter & Pick<BridgeQuestion, "sort">) {
  const { count } = await snapshot.analyses.communities();
  const { fields } = await snapshot.analyses.bridges();
  const ranked = await rankBridges(snapshot, question);
  return { ranked, sorted: question.sort === "fields" ? sortByFields(ranked, count, fields) : ranked };
}

/** Papers of the most fields first, of equally many in the order given. */
function sortByFields(ranked: Uint32Array, all: number, fields: Uint32Array): Uint32Array {
  return sortByRank(Uint32Array.from(ranked.keys()), (k) => all - fields[ranked[k]!]!).map((k) => ranked[k]!);
}

/** The communities that a question names, of which there may be none. @throws GraphError when one does not exist or both are the same. */
export function communitiesOf({ count }: Communities, { a, b }: BridgeFilter): number[] {
  const fields = [a, b].filter((community) => community !== undefined);
  const unknown = fields.find((community) => community > count);
  if (unknown !== undefined) {
    throw new GraphError("NOT_FOUND", `There is no community ${unknown}.`, {
      hint: `Communities are numbered 1 to ${count}, the largest first.`,
    });
  }
  if (a !== undefined && a === b) {
    throw new GraphError("INVALID_INPUT", "A bridge connects two different communities.", {
      hint: "Name two different communities.",
    });
  }
  return fields;
}
