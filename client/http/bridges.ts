import type { Between } from "../../graph/contract/connections.ts";
import type { Args } from "../../graph/contract/operations/endpoints.ts";
import type { BridgePaper, BridgeRanking } from "../../graph/contract/papers.ts";
import type { View } from "../state/view.ts";
import { call } from "./call.ts";
import { useAnswer, usePages } from "./queries.ts";

/**
 * The question that the two sides of a view form: the ranking of bridge papers, all or those of given communities; the papers between
 * two things of any kind; or none yet, while one side is a concept or a set and the other is empty. `minConcepts` is left out when it is the default.
 */
export type BridgeQuestion =
  | { readonly kind: "ranking"; readonly a?: number; readonly b?: number; readonly minConcepts?: number }
  | { readonly kind: "between"; readonly a: string; readonly b: string; readonly minConcepts?: number }
  | { readonly kind: "half"; readonly side: string };

type SideParams = Pick<View, "between" | "each">;

/** Bridge scores need two concepts on each side; with one concept on a side, papers between two communities are ranked by evenness. */
export function bridgeQuestion({ between: { a, b }, each }: SideParams): BridgeQuestion {
  const [one, two] = [communityOf(a), communityOf(b)];
  const fields = (a === null || one !== null) && (b === null || two !== null);
  if (a !== null && b !== null && (!fields || each === 1))
    return { kind: "between", a, b, ...minConceptsArgument(each, 1) };
  if (!fields) return { kind: "half", side: a ?? b ?? "" };
  return {
    kind: "ranking",
    ...(one === null ? {} : { a: one }),
    ...(two === null ? {} : { b: two }),
    ...minConceptsArgument(each, 2),
  };
}

function minConceptsArgument(minConcepts: number | null, defaultValue: number): { readonly minConcepts?: number } {
  return minConcepts !== null && minConcepts > defaultValue ? { minConcepts } : {};
}

/** Fewest concepts of a paper on each side that a question asks for. */
export function minConceptsOf(question: BridgeQuestion): number {
  if (question.kind === "half") return 1;
  return question.minConcepts ?? (question.kind === "ranking" ? 2 : 1);
}

/** Number of the community that an operand names; null when it names something else. */
export function communityOf(operand: string | null): number | null {
  const number = /^community:(\d+)$/.exec(operand ?? "")?.[1];
  return number === undefined ? null : Number(number);
}

/** The arguments for a paper in the bridges view: why it connects the chosen fields, and its rank among the papers that do. */
export function paperArgs(id: string, view: View): Args<"getPaper"> {
  const { page, correction } = view;
  const question = bridgeQuestion(view);
  if (page !== "bridges" || question.kind !== "ranking") return { id };
  const { kind: _, ...fields } = question;
  return { id, correction, ...fields };
}

/** The ranked bridge papers that the view asks for, page by page; the table and the map share the answer. */
export function useRanking(view: View, enabled = true) {
  const { correction } = view;
  const question = bridgeQuestion(view);
  const { kind, ...rankingArgs } = question.kind === "ranking" ? question : { kind: "ranking" as const };
  const args = { correction, ...rankingArgs };
  const pages = usePages<BridgePaper>(
    ["listBridges", args],
    (limit, offset, signal) => call("listBridges", { ...args, limit, offset }, signal),
    enabled && question.kind === kind,
    // Shuffles and re-seeded runs take long; until they are done, q and stability are empty.
    (first) => (first && (first as BridgeRanking).tested === null ? 3000 : false),
  );
  return { ...pages, ranking: pages.query.data?.pages[0] as BridgeRanking | undefined };
}

/** When two communities were first connected, and by which papers; nothing when the view asks for something else. */
export function useTimeline(view: View) {
  const question = bridgeQuestion(view);
  const fields = question.kind === "ranking" && question.a !== undefined && question.b !== undefined;
  const { a = 0, b = 0, minConcepts } = question.kind === "ranking" ? question : {};
  return useAnswer(
    "getTimeline",
    fields ? { a, b, limit: 30, offset: 0, ...(minConcepts === undefined ? {} : { minConcepts }) } : null,
  );
}

/** The papers between the two sides of the view, page by page. */
export function useBetween(view: View, enabled = true) {
  const question = bridgeQuestion(view);
  const { kind: _, ...sides } = question.kind === "between" ? question : { kind: null, a: "", b: "" };
  const pages = usePages<Between["items"][number]>(
    ["getBetween", sides],
    (limit, offset, signal) => call("getBetween", { ...sides, limit, offset }, signal),
    enabled && question.kind === "between",
  );
  return { ...pages, answer: pages.query.data?.pages[0] as Between | undefined };
}
