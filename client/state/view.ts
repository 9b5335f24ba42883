import type { MeasureName } from "../../graph/contract/concepts.ts";
import { type Asked, nothingAsked } from "./asked.ts";
import { firstOnMap, type OnMap } from "./on-map.ts";

/** What the side panel shows. */
export type Open =
  | { readonly kind: "concept"; readonly id: string }
  | { readonly kind: "link"; readonly a: string; readonly b: string }
  | { readonly kind: "paper"; readonly id: string }
  | { readonly kind: "community"; readonly id: number };

/** The table is the map's equal: a page of its own where there is no room, or no WebGL, for both. */
export type Page =
  | "map"
  | "table"
  | "pairs"
  | "bridges"
  | "gaps"
  | "trends"
  | "compare"
  | "console"
  | "vocabulary"
  | "import";
export type List = "concepts" | "links" | "papers";

export interface Sort {
  readonly by: string;
  readonly down: boolean;
}

/** Everything the screen is a function of, besides the corpus; the address bar holds exactly this. */
export interface View {
  readonly page: Page;
  readonly open: Open | null;
  readonly measure: MeasureName;
  /** The lens; null leaves the choice to the server, which knows the size of the corpus. */
  readonly minStrength: number | null;
  readonly minPapers: number | null;
  readonly minJoint: number | null;
  /** Most concepts on the map. */
  readonly size: number | null;
  readonly list: List;
  readonly sort: Sort | null;
  readonly correction: "length" | "raw";
  /** What bridge papers must join: a concept's id, community:3 or set:name. */
  readonly between: { readonly a: string | null; readonly b: string | null };
  /** Fewest concepts that a bridge paper holds on each side; null = what suits the question. */
  readonly each: number | null;
  /** Concepts of the matrix; none = a concept and its strongest partners. */
  readonly set: readonly string[];
  /** What is asked in the query language; empty = nothing. */
  readonly query: string;
  readonly asked: Asked;
  readonly map: OnMap;
}

export const firstView: View = Object.freeze({
  page: "map",
  open: null,
  measure: "npmi",
  minStrength: null,
  minPapers: null,
  minJoint: null,
  size: null,
  list: "concepts",
  sort: null,
  correction: "length",
  between: { a: null, b: null },
  each: null,
  set: [],
  query: "",
  asked: nothingAsked,
  map: firstOnMap,
} satisfies View);

export type Change = (view: View) => View;

export const openConcept =
  (id: string): Change =>
  (view) => ({ ...view, open: { kind: "concept", id } });

/** The two ends are kept in one order, so that a link has one address. */
export const openLink =
  (a: string, b: string): Change =>
  (view) => ({ ...view, open: a < b ? { kind: "link", a, b } : { kind: "link", a: b, b: a } });

export const openPaper =
  (id: string): Change =>
  (view) => ({ ...view, open: { kind: "paper", id } });

export const openCommunity =
  (id: number): Change =>
  (view) => ({ ...view, open: { kind: "community", id } });

/** One step back: from the link to nothing, from the panel to the map. */
export const close: Change = (view) => ({ ...view, open: null });

export const showPage =
  (page: Page): Change =>
  (view) => ({ ...view, page });

export const showList =
  (list: List): Change =>
  (view) => ({ ...view, list, sort: null });

/** Strengths of one measure mean nothing in another: changing it frees the threshold and the order. */
export const measureBy =
  (measure: MeasureName): Change =>
  (view) => ({ ...view, measure, minStrength: null, sort: null });

/** Thresholds, filters and colours as at first; what a reader added to the map, hid or selected stays. */
export const resetLens: Change = (view) => ({
  ...view,
  map: { ...firstOnMap, ...keptByReader(view.map) },
  measure: firstView.measure,
  minStrength: firstView.minStrength,
  minPapers: firstView.minPapers,
  minJoint: firstView.minJoint,
  size: firstView.size,
});

function keptByReader({ pinned, hidden, expanded, selected, path, only, camera }: OnMap): Partial<OnMap> {
  return { pinned, hidden, expanded, selected, path, only, camera };
}

/** First press sorts downwards, the next turns round. */
export const sortBy =
  (by: string, now: Sort | null): Change =>
  (view) => ({ ...view, sort: { by, down: now?.by === by ? !now.down : true } });

/** The papers between two things, each named as the API names it. */
export const showBetween =
  (a: string | null, b: string | null): Change =>
  (view) => ({ ...view, page: "bridges", between: { a, b }, asked: { ...view.asked, joins: nothingAsked.joins } });

/** Changes what a view asks for. */
export const ask =
  (asked: Partial<Asked>): Change =>
  (view) => ({ ...view, asked: { ...view.asked, ...asked } });

/** Concepts can be in the matrix once; it takes so many. */
export const mostInSet = 40;

export const addToSet =
  (...concepts: readonly string[]): Change =>
  (view) => ({ ...view, set: [...new Set([...view.set, ...concepts])].slice(0, mostInSet) });

export const removeFromSet =
  (concept: string): Change =>
  (view) => ({ ...view, set: view.set.filter((one) => one !== concept) });
