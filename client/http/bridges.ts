import type { Between } from "../../graph/contract/connections.ts";
import type { Args } from "../../graph/contract/operations/endpoints.ts";
import type { BridgeOrder, BridgePaper, BridgeRanking } from "../../graph/contract/papers.ts";
import type { View } from "../state/view.ts";
import { call } from "./call.ts";
import { papersQuery } from "./map-args.ts";
import { useAnswer, usePages } from "./queries.ts";

/**
 * The question that the two sides of a view form: the ranking of bridge papers, all or those of one community; or the papers between
 * two sides, of which an empty one is everything else. `minConcepts` is left out when it is the default, `q` when the lens takes all papers.
 */
export type BridgeQuestion = { readonly minConcepts?: number; readonly q?: string } & (
  | { readonly kind: "ranking"; readonly a?: number; readonly b?: number }
  | { readonly kind: "between"; readonly a: string; readonly b: string }
);

type SideParams = Pick<View, "between" | "each" | "map">;

/** Two concepts on each side make a bridge; of two communities a paper must mention as many, of anything else one. */
export function bridgeQuestion({ between: { a, b }, each, map }: SideParams): BridgeQuestion {
  const [one, two] = [communityOf(a), communityOf(b)];
  const only = onlyPapers(map);
  const onlyFields = (a === null || one !== null) && (b === null || two !== null);
  if (onlyFields && (a === null || b === null)) {
    const fields = { ...(one === null ? {} : { a: one }), ...(two === null ? {} : { b: two }) };
    return { kind: "ranking", ...fields, ...only, ...minConceptsArgument(each ?? 2, 2) };
  }
  const minConcepts = minConceptsArgument(each ?? (onlyFields ? 2 : 1), 1);
  return { kind: "between", a: a ?? "else", b: b ?? "else", ...only, ...minConcepts };
}

/** The papers that the lens leaves. */
function onlyPapers(map: View["map"]): { readonly q?: string } {
  const q = papersQuery(map);
  return q === "" ? {} : { q };
}

function minConceptsArgument(minConcepts: number, defaultValue: number): { readonly minConcepts?: number } {
  return minConcepts > defaultValue ? { minConcepts } : {};
}

/** Fewest concepts of a paper on each side that a question asks for. */
export function minConceptsOf(question: BridgeQuestion): number {
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

/** The order of the table of bridge papers that the view asks for. */
export const bridgeOrderOf = ({ sort }: View): BridgeOrder => (sort?.by === "fields" ? "fields" : "score");

/** The ranked bridge papers that the view asks for, page by page; the table and the map share the answer, while both are by score. */
export function useRanking(view: View, enabled = true, order: BridgeOrder = "score") {
  const { correction } = view;
  const question = bridgeQuestion(view);
  const { kind, ...rankingArgs } = question.kind === "ranking" ? question : { kind: "ranking" as const };
  const args = { correction, ...(order === "score" ? {} : { sort: order }), ...rankingArgs };
  const pages = usePages<BridgePaper>(
    ["listBridges", args],
    (limit, offset, signal) => call("listBridges", { ...args, limit, offset }, signal),
    enabled && question.kind === kind,
    // Shuffles and re-seeded runs take long; until they are done, q and stability are empty.
    (first) => (first && (first as BridgeRanking).tested === null ? 3000 : false),
  );
  return { ...pages, ranking: pages.query.data?.pages[0] as BridgeRanking | undefined };
}

/** The two sides of the view, when it asks what lies between two. */
function sidesOf(view: View): Omit<Extract<BridgeQuestion, { kind: "between" }>, "kind"> | null {
  const { kind, ...sides } = bridgeQuestion(view);
  return kind === "between" ? (sides as Omit<Extract<BridgeQuestion, { kind: "between" }>, "kind">) : null;
}

/** As many papers as can be distinguished in the strait. */
export const maxInStrait = 200;

/** The strongest papers between the two sides of the view, all at once. */
export function useStrait(view: View) {
  const sides = sidesOf(view);
  return useAnswer("getBetween", sides && { ...sides, limit: maxInStrait, offset: 0 }, { keep: true });
}

/** What one paper connects of the two sides of the view; nothing where the view does not ask for two sides. */
export function useBetweenPaper(paper: string, view: View) {
  const sides = view.page === "bridges" ? sidesOf(view) : null;
  return useAnswer("getBetween", sides && { ...sides, paper, limit: 1, offset: 0 });
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

type BetweenItem = Between["items"][number];

export interface StraitYear {
  readonly year: number | null;
  readonly items: readonly BetweenItem[];
  /** How many years without papers lie between this one and the one above. */
  readonly gap: number;
}

/** Papers by year, the latest first and those without a year last; in each, from one shore to the other. */
export function straitYears(items: readonly BetweenItem[]): StraitYear[] {
  const years = new Map<number | null, BetweenItem[]>();
  for (const item of items) years.set(item.paper.year, [...(years.get(item.paper.year) ?? []), item]);
  const order = [...years].sort(([a], [b]) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY));
  return order.map(([year, own], k) => {
    const above = order[k - 1]?.[0] ?? null;
    return {
      year,
      items: own.sort((a, b) => a.lean - b.lean || a.rank - b.rank),
      gap: year !== null && above !== null ? above - year - 1 : 0,
    };
  });
}
