import type { MeasureName } from "../../graph/contract/measures.ts";
import { type ConceptPart, type Open, openOver } from "./open-panel.ts";
import {
  initialView,
  type List,
  type MapParams,
  maxIds,
  type Page,
  type PageOptions,
  type Sort,
  type View,
} from "./view.ts";

export type Change = (view: View) => View;

const open =
  (panel: Open): Change =>
  (view) => ({ ...view, open: openOver(view.open, panel) });

export const openConcept = (id: string, part?: ConceptPart): Change =>
  open({ kind: "concept", id, ...(part && { part }) });

/** The two ends are kept in one order, so that a link has one address. */
export const openLink = (a: string, b: string): Change =>
  open(a < b ? { kind: "link", a, b } : { kind: "link", a: b, b: a });

export const openPaper = (id: string): Change => open({ kind: "paper", id });

export const openCommunity = (id: number): Change => open({ kind: "community", id });

/** One step back: from the link to the concept it was opened from, from the last panel to the map. */
export const closePanel: Change = (view) => ({ ...view, open: view.open?.behind ?? null });

/** Nothing is open any more, nor what was behind it. */
export const closeAll: Change = (view) => ({ ...view, open: null });

export const showPage =
  (page: Page): Change =>
  (view) => ({ ...view, page });

export const showList =
  (list: List): Change =>
  (view) => ({ ...view, list, sort: null });

/** Asks a question in the query language. The panel of what was open before would stand beside an answer to something else. */
export const askPapers =
  (query: string): Change =>
  (view) => ({ ...view, page: "pairs", query, open: null });

/** Thresholds of one measure have no meaning for another, so changing it resets the threshold and the order. */
export const measureBy =
  (measure: MeasureName): Change =>
  (view) => ({ ...view, measure, minStrength: null, sort: null });

/** Thresholds, filters and colours as at first; what a reader added to the map, hid or selected stays. */
export const resetLens: Change = (view) => ({
  ...view,
  map: { ...initialView.map, ...readersOwn(view.map) },
  measure: initialView.measure,
  minStrength: initialView.minStrength,
  minPapers: initialView.minPapers,
  minJoint: initialView.minJoint,
  size: initialView.size,
  maxLinks: initialView.maxLinks,
});

function readersOwn({ pinned, hidden, expanded, selected, path, only, camera }: MapParams): Partial<MapParams> {
  return { pinned, hidden, expanded, selected, path, only, camera };
}

/** The first press sorts downwards, the next one reverses. */
export const sortBy =
  (by: string, now: Sort | null): Change =>
  (view) => ({ ...view, sort: { by, down: now?.by === by ? !now.down : true } });

/** The papers between two things, each named as the API names it. */
export const showBetween =
  (a: string | null, b: string | null): Change =>
  (view) => ({
    ...view,
    page: "bridges",
    // What is open explains the sides before.
    open: null,
    between: { a, b },
    options: { ...view.options, bridgeList: initialView.options.bridgeList },
  });

/** Changes options of a page. */
export const setOptions =
  (options: Partial<PageOptions>): Change =>
  (view) => ({ ...view, options: { ...view.options, ...options } });

/** Adds concepts to the matrix, each once, up to its limit. */
export const addToSet =
  (...concepts: readonly string[]): Change =>
  (view) => ({ ...view, set: [...new Set([...view.set, ...concepts])].slice(0, maxIds.set) });

export const removeFromSet =
  (concept: string): Change =>
  (view) => ({ ...view, set: view.set.filter((one) => one !== concept) });
