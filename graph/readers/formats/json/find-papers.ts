import { fieldOf } from "../../record/fields.ts";
import type { FieldMap } from "../../record/source-record.ts";
import { isObject, type Json } from "./json-entries.ts";
import { annotatedPaper, rowsOf } from "./json-shapes.ts";

/** Where an object was found: on its own or in a list, or as the value of a key of another object. */
export interface JsonLocation {
  readonly line: number;
  readonly key?: string | undefined;
  readonly map?: FieldMap | undefined;
}

/** An object that is a paper, or one that stands where a paper could be. */
export interface JsonFinding {
  readonly kind: "paper" | "other";
  readonly object: Json;
  readonly place: JsonLocation;
}

/** Deeper objects are no wrappers of papers. */
const MAX_DEPTH = 60;

/** Descends through wrappers (lists, objects keyed by id, `results`, `message.items`, …) to the papers. */
export function* findPapers(value: object, place: JsonLocation, depth = 0): Generator<JsonFinding> {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    yield* papersInList(value, place, depth);
    return;
  }
  const object = value as Json;
  if (isAttachment(object)) return;
  const rows = rowsOf(object);
  if (rows) {
    yield* papersInList(rows, place, depth);
    return;
  }
  const paper = paperIn(object, place);
  if (paper) yield { kind: "paper", object: paper, place };
  else yield* papersInChildren(object, place, depth);
}

/** What a wrapper lists is what it is for: beside it stand collections, facets and settings. */
function* papersInChildren(object: Json, place: JsonLocation, depth: number): Generator<JsonFinding> {
  const children = Object.entries(object).filter(([, child]) => child !== null && typeof child === "object");
  const isList = ([key, child]: [string, unknown]) => LIST_KEYS.has(key.toLowerCase()) && Array.isArray(child);
  let found = false;
  for (const [key, child] of children.filter(isList)) {
    for (const one of findPapers(child as object, { ...place, key }, depth + 1)) {
      found ||= one.kind === "paper";
      yield one;
    }
  }
  if (found) return;
  for (const [key, child] of children.filter((entry) => !isList(entry) && !BESIDE_PAPERS.has(entry[0]))) {
    yield* findPapers(child as object, { ...place, key }, depth + 1);
  }
}

function* papersInList(list: readonly unknown[], { line, map }: JsonLocation, depth: number): Generator<JsonFinding> {
  for (const child of list) {
    if (child === null || typeof child !== "object") continue;
    let found = false;
    for (const one of findPapers(child, { line, map }, depth + 1)) {
      found = true;
      yield one;
    }
    if (!found && isObject(child) && !isAttachment(child)) yield { kind: "other", object: child, place: { line, map } };
  }
}

/** Keys under which services put the paper itself: OpenReview, Zotero's API, search engines, repositories. */
const PAPER_KEYS = "paper content data _source fields attributes metadata bibjson work article info row item".split(
  " ",
);
/** Keys of lists of papers; an object that has one and no authors or abstract of its own is a wrapper. */
const LIST_KEYS = new Set(
  (
    "results result items data papers records entries entry works articles documents publications docs hits hit notes library " +
    "feed collection rows"
  ).split(" "),
);
/** Keys of objects that also have titles and names but are no papers. */
const BESIDE_PAPERS = new Set(
  "attachments relations references citations facets aggregations config settings schema links".split(" "),
);

/** Zotero lists files and notes among the papers that they belong to. */
function isAttachment(object: Json): boolean {
  const type = object.itemType ?? (isObject(object.data) ? object.data.itemType : undefined);
  return type === "attachment" || type === "note" || type === "annotation";
}

/** The object that describes a paper, with what its wrapper adds; undefined when it only wraps others. */
function paperIn(object: Json, { key: place, map }: JsonLocation): Json | undefined {
  const annotated = annotatedPaper(object);
  if (annotated) return annotated;
  const evidence = evidenceOf(object, map);
  const isPaper = evidence.words && !(place !== undefined && evidence.fields.size < 2) && !isWrapper(object, evidence);
  const inner = PAPER_KEYS.find((key) => isInner(object, evidence, key, isPaper, map));
  if (inner === undefined) return isPaper ? object : undefined;
  const paper = object[inner] as Json;
  const otherEntries = Object.entries(object).filter(([key]) => key !== inner && !Object.hasOwn(paper, key));
  return Object.fromEntries([...Object.entries(paper), ...otherEntries]);
}

/** Whether the paper is what stands under the key, rather than the object itself. */
function isInner(object: Json, outer: Evidence, key: string, isPaper: boolean, map: FieldMap | undefined): boolean {
  const inner = object[key];
  if (!isObject(inner)) return false;
  const inside = evidenceOf(inner, map);
  if (!inside.words || isWrapper(inner, inside)) return false;
  if (!isPaper) return true;
  // Both have words: the outer one repeats the title of the inner one, or lacks it.
  const missing = inside.fields.has("title") && !outer.fields.has("title");
  return missing || (inner.title !== undefined && inner.title === object.title && inside.own);
}

interface Evidence {
  readonly words: boolean;
  readonly fields: ReadonlySet<string>;
  readonly own: boolean;
}

/** Names that also stand for other things than the title or the abstract of a paper. */
const WEAK_NAMES = new Set("name headline booktitle displayname description summary text".split(" "));

function evidenceOf(object: Json, map: FieldMap | undefined): Evidence {
  const fields = new Set<string>();
  let strong = false;
  let weak = false;
  for (const key of Object.keys(object)) {
    const found = fieldOf(key, map);
    if (!found) continue;
    fields.add(found.field);
    if (found.field !== "title" && found.field !== "abstract" && found.field !== "invertedAbstract") continue;
    if (found.rank < 0 || !WEAK_NAMES.has(key.toLowerCase().replace(/[^a-z]/g, ""))) strong = true;
    else weak = true;
  }
  const hasMore = ["authors", "year", "doi", "arxiv", "pmid", "venue"].some((field) => fields.has(field));
  return { words: strong || (weak && hasMore), fields, own: fields.has("authors") || fields.has("abstract") };
}

function isWrapper(object: Json, evidence: Evidence): boolean {
  if (evidence.own) return false;
  return Object.entries(object).some(
    ([key, value]) => LIST_KEYS.has(key.toLowerCase()) && Array.isArray(value) && isObject(value[0]),
  );
}
