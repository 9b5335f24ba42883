import { MeasureName } from "../../graph/contract/concepts.ts";
import { askedOf, putAsked } from "./asked.ts";
import { onMapOf, putOnMap } from "./on-map.ts";
import { firstView, type List, mostInSet, type Open, type Page, type Sort, type View } from "./view.ts";

const pages: readonly Page[] = [
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
];
const lists: readonly List[] = ["concepts", "links", "papers"];

/** The address of a view: what differs from the first view, in a fixed order. */
export function urlOf(view: View): string {
  const q = new URLSearchParams();
  const put = (name: string, value: string | number | null, first: unknown) => {
    if (value !== null && value !== first) q.set(name, String(value));
  };
  put("view", view.page, firstView.page);
  if (view.open?.kind === "concept") q.set("concept", view.open.id);
  if (view.open?.kind === "paper") q.set("paper", view.open.id);
  if (view.open?.kind === "community") q.set("community", String(view.open.id));
  if (view.open?.kind === "link") {
    q.set("link", view.open.a);
    q.set("with", view.open.b);
  }
  put("measure", view.measure, firstView.measure);
  put("strength", view.minStrength, firstView.minStrength);
  put("papers", view.minPapers, firstView.minPapers);
  put("joint", view.minJoint, firstView.minJoint);
  put("size", view.size, firstView.size);
  put("list", view.list, firstView.list);
  if (view.sort) q.set("sort", `${view.sort.down ? "-" : ""}${view.sort.by}`);
  put("correction", view.correction, firstView.correction);
  put("a", view.between.a, null);
  put("b", view.between.b, null);
  put("each", view.each, firstView.each);
  for (const concept of view.set) q.append("set", concept);
  put("q", view.query, firstView.query);
  putAsked(q, view.asked);
  putOnMap(q, view.map);
  const text = q.toString();
  return text === "" ? "/" : `/?${text}`;
}

/** The view of an address; what cannot be read counts as not said. */
export function viewOf(search: string): View {
  const q = new URLSearchParams(search);
  return {
    page: oneOf(pages, q.get("view"), firstView.page),
    open: openOf(q),
    measure: oneOf(MeasureName.options, q.get("measure"), firstView.measure),
    minStrength: numberOf(q.get("strength"), firstView.minStrength),
    minPapers: wholeOf(q.get("papers"), 1, 1_000_000),
    minJoint: wholeOf(q.get("joint"), 1, 1_000_000),
    size: wholeOf(q.get("size"), 1, 20_000),
    list: oneOf(lists, q.get("list"), firstView.list),
    sort: sortOf(q.get("sort")),
    correction: oneOf(["length", "raw"] as const, q.get("correction"), firstView.correction),
    between: { a: operandOf(q.get("a")), b: operandOf(q.get("b")) },
    each: wholeOf(q.get("each"), 1, 20),
    set: [...new Set(q.getAll("set"))].filter((concept) => concept !== "").slice(0, mostInSet),
    query: q.get("q") ?? "",
    asked: askedOf(q),
    map: onMapOf(q),
  };
}

/** Links of before concepts could be chosen name a community by its bare number. */
function operandOf(text: string | null): string | null {
  if (!text) return null;
  return /^\d+$/.test(text) ? `community:${text}` : text;
}

function openOf(q: URLSearchParams): Open | null {
  const concept = q.get("concept");
  if (concept) return { kind: "concept", id: concept };
  const a = q.get("link");
  const b = q.get("with");
  if (a && b) return { kind: "link", a, b };
  const paper = q.get("paper");
  if (paper) return { kind: "paper", id: paper };
  const community = wholeOf(q.get("community"), 1, 100_000);
  return community === null ? null : { kind: "community", id: community };
}

function sortOf(text: string | null): Sort | null {
  if (!text) return null;
  return text.startsWith("-") ? { by: text.slice(1), down: true } : { by: text, down: false };
}

function oneOf<T extends string>(all: readonly T[], text: string | null, otherwise: T): T {
  return all.find((one) => one === text) ?? otherwise;
}

function numberOf(text: string | null, otherwise: number | null): number | null {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : otherwise;
}

function wholeOf(text: string | null, min: number, max: number): number | null {
  const value = numberOf(text, null);
  return value === null || !Number.isInteger(value) ? null : Math.min(max, Math.max(min, value));
}
