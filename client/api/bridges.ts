import type { BridgePaper, BridgeRanking } from "../../graph/contract/bridge-answers.ts";
import type { Between } from "../../graph/contract/discovery-answers.ts";
import type { Args } from "../../graph/contract/endpoints.ts";
import type { View } from "../state/view.ts";
import { call } from "./call.ts";
import { usePages } from "./queries.ts";

/**
 * What the two sides of a view ask for: the ranking of bridge papers, all or those of given communities; the papers between
 * two things of any kind; or nothing yet, while a concept or a set stands alone.
 */
export type BridgeQuestion =
  | { readonly kind: "ranking"; readonly a?: number; readonly b?: number }
  | { readonly kind: "between"; readonly a: string; readonly b: string }
  | { readonly kind: "half"; readonly given: string };

export function bridgeQuestion({ a, b }: View["between"]): BridgeQuestion {
  const [one, two] = [communityOf(a), communityOf(b)];
  if ((a === null || one !== null) && (b === null || two !== null))
    return { kind: "ranking", ...(one === null ? {} : { a: one }), ...(two === null ? {} : { b: two }) };
  if (a !== null && b !== null) return { kind: "between", a, b };
  return { kind: "half", given: a ?? b ?? "" };
}

/** Number of the community that an operand names; null when it names something else. */
export function communityOf(operand: string | null): number | null {
  const number = /^community:(\d+)$/.exec(operand ?? "")?.[1];
  return number === undefined ? null : Number(number);
}

/** A paper as the bridges of the view have it: why it joins the fields asked for, and its rank among those that do. */
export function paperArgs(id: string, { page, correction, between }: View): Args<"getPaper"> {
  const question = bridgeQuestion(between);
  if (page !== "bridges" || question.kind !== "ranking") return { id };
  const { kind: _, ...fields } = question;
  return { id, correction, ...fields };
}

/** The ranked bridge papers that the view asks for, page by page; the table and the map share the answer. */
export function useRanking({ correction, between }: View, wanted = true) {
  const question = bridgeQuestion(between);
  const { kind, ...communities } = question.kind === "ranking" ? question : { kind: "ranking" as const };
  const args = { correction, ...communities };
  const pages = usePages<BridgePaper>(
    ["listBridges", args],
    (limit, offset, signal) => call("listBridges", { ...args, limit, offset }, signal),
    wanted && question.kind === kind,
    // Shuffles and re-seeded runs take their time; until they are done, q and stability are empty.
    (first) => (first && (first as BridgeRanking).tested === null ? 3000 : false),
  );
  return { ...pages, ranking: pages.query.data?.pages[0] as BridgeRanking | undefined };
}

/** The papers between the two sides of the view, page by page. */
export function useBetween({ between }: View, wanted = true) {
  const question = bridgeQuestion(between);
  const sides = question.kind === "between" ? { a: question.a, b: question.b } : { a: "", b: "" };
  const pages = usePages<Between["items"][number]>(
    ["getBetween", sides],
    (limit, offset, signal) => call("getBetween", { ...sides, limit, offset }, signal),
    wanted && question.kind === "between",
  );
  return { ...pages, answer: pages.query.data?.pages[0] as Between | undefined };
}
