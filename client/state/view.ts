import { CONCEPT_KINDS, CONCEPT_RELATIONS, type ConceptKind } from "../../graph/contract/entities.ts";
import { MeasureName } from "../../graph/contract/measures.ts";
import { openParam } from "./open-panel.ts";
import { choice, flag, group, ids, number, text, type ValueOf, wholeNumber, word } from "./params.ts";
import { type Period, periodOf, periodText } from "./periods.ts";

export interface Sort {
  readonly by: string;
  readonly down: boolean;
}

/** The position of the camera: the middle, in parts of the corpus's first map, and how far it is zoomed in. */
export interface CameraPlace {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Addresses have a limited length, so lists do too. */
export const maxIds = {
  pinned: 100,
  hidden: 100,
  expanded: 40,
  opened: 24,
  selected: 200,
  path: 20,
  communities: 60,
  set: 40,
} as const;

/** Most links that a map can show. */
export const MAX_LINKS = 50_000;

const sort = word<Sort | null>(
  "sort",
  null,
  (text) => (text === "" ? null : text.startsWith("-") ? { by: text.slice(1), down: true } : { by: text, down: false }),
  (value) => value && `${value.down ? "-" : ""}${value.by}`,
);

/** A concept's id, community:3 or set:name. Old links name a community by its bare number. */
const operand = (name: string) =>
  word<string | null>(name, null, (text) => (/^\d+$/.test(text) ? `community:${text}` : text || null));

const years = word<Period | null>("years", null, periodOf, (value) => value && periodText(value));

const communities = word<readonly number[]>(
  "in",
  [],
  (text) => {
    const numbers = new Set(text.split(" ").map(Number));
    return [...numbers].filter((id) => Number.isInteger(id) && id > 0).slice(0, maxIds.communities);
  },
  (value) => value.join(" "),
);

const camera = word<CameraPlace | null>(
  "at",
  null,
  (text) => {
    const [x = Number.NaN, y = Number.NaN, zoom = Number.NaN] = text.split("_").map(Number);
    return [x, y, zoom].every(Number.isFinite) && zoom > 0 ? { x, y, zoom } : null;
  },
  (value) => value && [value.x, value.y, value.zoom].map((part) => part.toFixed(3)).join("_"),
);

/** What the map shows in addition to the thresholds of the lens, and the changes that the user made. */
const mapParams = group({
  show: choice("show", ["concepts", "both", "papers"]),
  colour: choice("colour", ["community", "year", "growth", "bridge"]),
  /** Heat in place of discs and links. */
  density: flag("density"),
  /** Only papers of these years are counted. */
  years,
  /** Only papers of a venue whose name contains this are counted; empty = of all. */
  venue: text("venue"),
  /** Only papers that this query finds are counted; empty = all. */
  within: text("within"),
  /** Only concepts of these communities; none = of all. */
  communities,
  /** Only concepts of these kinds; none = of all. */
  kinds: word<readonly ConceptKind[]>(
    "kind",
    [],
    (text) => CONCEPT_KINDS.filter((kind) => text.split(" ").includes(kind)),
    (value) => value.join(" "),
  ),
  /** Concepts stand for their kinds, which are left out until the camera is near, or they are expanded. */
  rolledUp: flag("rolled"),
  /** Concepts of a map that is rolled up whose kinds the camera is near enough to show. */
  opened: ids("near", maxIds.opened),
  /** Labels have a sign for the kind of their concept. */
  kindSigns: flag("signs"),
  /** Only links that sentences say, with arrows; empty = concepts that share papers. */
  relation: choice("relation", ["", ...CONCEPT_RELATIONS]),
  /** How much a concept must belong to one field; null = general words are left out. */
  specific: word<number | null>("specific", null, (text) =>
    Number(text) >= 0 && Number(text) <= 1 ? Number(text) : undefined,
  ),
  /** Only links that are strong compared with the others of their concepts. */
  backbone: flag("backbone"),
  /** Factor on the strength with which links are drawn; 1 suits their number. */
  ink: word("ink", 1, (text) => (Number(text) >= 0.2 && Number(text) <= 3 ? Number(text) : undefined)),
  /** Concepts up to this many links from the open one are highlighted. */
  depth: choice("depth", [1, 2, 3]),
  /** Concepts that stay whatever the lens says. */
  pinned: ids("pin", maxIds.pinned),
  hidden: ids("hide", maxIds.hidden),
  /** Concepts with partners added, one entry for each step. */
  expanded: ids("expand", maxIds.expanded, true),
  selected: ids("sel", maxIds.selected),
  /** The concepts of a path, in order. */
  path: ids("path", maxIds.path),
  /** The table lists what is selected, nothing else. */
  only: flag("only"),
  /** Null = the whole map. */
  camera,
});

/** Options of single pages. */
const pageOptions = group({
  /** Order of the candidates for discovery. */
  ranker: choice("ranker", ["learned", "relativeAdamicAdar", "adamicAdar", "averageMinimumWeight", "linkingTerms"]),
  /** The two fields whose gap is looked into, as 3-5; empty = none. */
  gap: text("gap"),
  /** The field whose tasks are listed with their methods; empty = all. */
  field: text("field"),
  /** Order of the matrix. */
  order: choice("order", ["alike", "given"]),
  /** What the table of the bridges lists. */
  bridgeList: choice("joins", ["papers", "paths", "first"]),
  /** What is compared: periods or concepts. */
  compare: choice("compare", ["periods", "concepts"]),
  /** The two sides of the comparison: years such as 2012-2018, or concepts; empty = the default of the corpus. */
  left: text("left"),
  right: text("right"),
  /** What trends compare; the first leaves it to the server, which knows how the mix of venues changed. */
  trendsOf: choice("trends-of", ["default", "corpus", "venue"]),
  /** Trends that may be chance are listed too. */
  unsure: flag("unsure"),
  /** The statement of the Cypher console that was run last, and its parameters as JSON. */
  statement: text("statement"),
  parameters: text("parameters"),
});

/**
 * Every parameter of the view: a row gives its name in the address, its initial value, and how it is read and written. The
 * type of the view, its address and the initial view all follow from here.
 */
const viewParams = group({
  /** The table is a page of its own where there is no room for both, or no WebGL. */
  page: choice("view", [
    "map",
    "table",
    "pairs",
    "bridges",
    "gaps",
    "trends",
    "compare",
    "console",
    "vocabulary",
    "import",
  ]),
  open: openParam,
  measure: word<MeasureName>("measure", "npmi", (text) => MeasureName.options.find((name) => name === text)),
  /** The lens; null leaves the choice to the server, which knows the size of the corpus. */
  minStrength: number("strength"),
  minPapers: wholeNumber("papers", 1, 1_000_000),
  minJoint: wholeNumber("joint", 1, 1_000_000),
  /** Most concepts on the map. */
  size: wholeNumber("size", 1, 20_000),
  /** Most links on the map, the strongest. */
  maxLinks: wholeNumber("links", 1, MAX_LINKS),
  list: choice("list", ["concepts", "links", "papers"]),
  sort,
  correction: choice("correction", ["length", "raw"]),
  /** What bridge papers must connect. */
  between: group({ a: operand("a"), b: operand("b") }),
  /** Fewest concepts of a bridge paper on each side; null = the default of the question. */
  each: wholeNumber("each", 1, 20),
  /** Concepts of the matrix; none = a concept and its strongest partners. */
  set: ids("set", maxIds.set),
  /** A query in the query language; empty = none. */
  query: text("q"),
  options: pageOptions,
  map: mapParams,
});

/** Everything that the screen depends on except the corpus; the address bar contains exactly this. */
export type View = ValueOf<typeof viewParams>;
export type Page = View["page"];
export type List = View["list"];
export type MapParams = View["map"];
export type PageOptions = View["options"];

export const initialView: View = viewParams.initial;

/** The address of a view: what differs from the initial view, in the order of the table. */
export function urlOf(view: View): string {
  const query = new URLSearchParams();
  viewParams.print(query, view);
  return query.size === 0 ? "/" : `/?${query}`;
}

/** The view of an address. */
export function viewOf(search: string): View {
  return viewParams.parse(new URLSearchParams(search));
}
