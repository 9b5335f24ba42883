import { type FieldMap, fieldOf, guessFields } from "../../record/fields.ts";
import { bareArxiv } from "../../record/identifiers.ts";
import type { ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";

type Json = Record<string, unknown>;

/** Where an object was found: on its own or in a list, or as the value of a key of another object. */
export interface Place {
  readonly line: number;
  readonly key?: string | undefined;
  readonly named?: FieldMap | undefined;
}

/** The papers in a JSON value: the value itself, or what its wrappers hold; an object without any is reported. */
export function* paperRecords(value: object, line: number, named?: FieldMap): Generator<ReadItem> {
  let found = 0;
  for (const item of papersIn(value, { line, named })) {
    if (item.kind === "record") found++;
    yield item;
  }
  if (found === 0 && !(Array.isArray(value) && value.length === 0)) yield noPaperProblem(line);
}

/** What is reported of an object that holds no paper. */
export function noPaperProblem(line: number): ReadItem {
  return {
    kind: "problem",
    line,
    reason: "the object has neither a title nor an abstract",
    cure: 'Give every paper a "title" and an "abstract", or name them with --map title=…,abstract=….',
  };
}

/** Descends through wrappers (lists, objects keyed by id, `results`, `message.items`, …) to the papers. */
export function* papersIn(value: object, place: Place): Generator<ReadItem> {
  if (Array.isArray(value)) {
    yield* papersInList(value, place);
    return;
  }
  const paper = paperIn(value as Json, place);
  if (paper) {
    yield { kind: "record", line: place.line, record: buildRecord(rawOf(paper, place)) };
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (child !== null && typeof child === "object") yield* papersIn(child, { ...place, key });
  }
}

function* papersInList(list: readonly unknown[], { line, named }: Place): Generator<ReadItem> {
  let found = 0;
  for (const child of list) {
    let here = 0;
    if (child !== null && typeof child === "object") {
      for (const item of papersIn(child, { line, named })) {
        here++;
        yield item;
      }
    }
    if (here === 0 && found > 0) yield noPaperProblem(line);
    found += here;
  }
}

/** Keys under which services put the paper itself: OpenReview, Zotero's API, search engines, repositories. */
const PAPER_KEYS = "content data _source fields attributes metadata paper bibjson work article".split(" ");
/** Keys of lists of papers; an object that has one and no authors or abstract of its own is a wrapper. */
const LIST_KEYS = new Set(
  "results items data papers records entries works articles documents publications docs hits notes library feed".split(
    " ",
  ),
);

/** The object that describes a paper, with what its wrapper adds; undefined when it only wraps others. */
function paperIn(object: Json, { key: place, named }: Place): Json | undefined {
  const evidence = evidenceOf(object, named);
  if (evidence.words && !(place !== undefined && evidence.fields < 2) && !isWrapper(object, evidence)) return object;
  for (const key of PAPER_KEYS) {
    const inner = object[key];
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) continue;
    const inside = evidenceOf(inner as Json, named);
    if (inside.words && !isWrapper(inner as Json, inside))
      return { ...inner, ...wrapperFields(object, key, inner as Json) };
  }
  return undefined;
}

/** What the wrapper of a paper adds to it. */
function wrapperFields(object: Json, innerKey: string, inner: Json): Json {
  const others = Object.entries(object).filter(([key]) => key !== innerKey && !(key in inner));
  return Object.fromEntries(others);
}

interface Found {
  readonly words: boolean;
  readonly fields: number;
  readonly own: boolean;
}

/** Names that also stand for other things than the title of a paper. */
const WEAK_NAMES = new Set(["name", "headline", "booktitle", "description", "summary", "text"]);

function evidenceOf(object: Json, named: FieldMap | undefined): Found {
  const fields = new Set<string>();
  let words = false;
  for (const key of Object.keys(object)) {
    const found = fieldOf(key, named);
    if (!found) continue;
    const { field, rank } = found;
    fields.add(field);
    if (field === "title" || field === "abstract" || field === "invertedAbstract")
      words ||= rank < 0 || !WEAK_NAMES.has(key.toLowerCase());
  }
  const both = fields.has("title") && fields.has("abstract");
  const weak = (fields.has("title") || fields.has("abstract")) && fields.has("id");
  return { words: words || both || weak, fields: fields.size, own: fields.has("authors") || fields.has("abstract") };
}

function isWrapper(object: Json, evidence: Found): boolean {
  if (evidence.own) return false;
  return Object.entries(object).some(
    ([key, value]) => LIST_KEYS.has(key.toLowerCase()) && Array.isArray(value) && isObject(value[0]),
  );
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function rawOf(paper: Json, { key, named }: Place) {
  const raw = guessFields(entriesOf(paper), named);
  if (raw.id === undefined && key !== undefined && /\d/.test(key)) raw.id = key;
  return raw;
}

/** The entries of a paper, with the identifiers and dates that some sources put one level down. */
function* entriesOf(paper: Json): Generator<readonly [string, unknown]> {
  for (const [key, value] of Object.entries(paper)) yield [key, unwrapValue(value)];
  for (const key of ["externalIds", "external_ids", "externalids", "ids", "identifiers"]) {
    if (isObject(paper[key])) yield* Object.entries(paper[key]).filter(([name]) => fieldOf(name)?.field !== "id");
  }
  if (Array.isArray(paper.versions) && isObject(paper.versions[0]))
    yield ["version created", paper.versions[0].created];
  yield* dataCite(paper);
  if (isArxivDump(paper)) yield ["arxiv", bareArxiv(paper.id)];
}

/** DataCite lists descriptions by type, and the journal as a container. */
function* dataCite(paper: Json): Generator<readonly [string, unknown]> {
  const { descriptions, container } = paper;
  if (Array.isArray(descriptions)) {
    const abstract = descriptions.find((one) => isObject(one) && one.descriptionType === "Abstract");
    yield ["abstract", isObject(abstract) ? abstract.description : undefined];
  }
  if (isObject(container)) yield ["container title", container.title];
}

/** OpenReview wraps each field as {"value": …}. */
function unwrapValue(value: unknown): unknown {
  return isObject(value) && Object.keys(value).length <= 2 && "value" in value ? value.value : value;
}

function isArxivDump(paper: Json): boolean {
  return "authors_parsed" in paper || ("categories" in paper && "submitter" in paper);
}
