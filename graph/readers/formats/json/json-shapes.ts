import { fieldOf } from "../../record/fields.ts";
import { parseLiteral } from "../../record/literal.ts";
import { isObject, type Json } from "./json-entries.ts";

/** The rows of a table that is written by columns, as pandas, polars and Datasette do; undefined when it is none. */
export function rowsOf(object: Json): readonly Json[] | undefined {
  return splitTable(object) ?? columnsOfObjects(object) ?? columnsOfLists(object);
}

/** `{"columns": ["title", …], "data": [["A", …], …]}` */
function splitTable(object: Json): Json[] | undefined {
  const header = object.columns ?? object.header ?? object.headers ?? object.fields;
  const rows = object.data ?? object.rows ?? object.values;
  if (!Array.isArray(header) || !Array.isArray(rows) || !Array.isArray(rows[0])) return undefined;
  const names = header.map((column) => String(isObject(column) ? (column.name ?? column.id) : column));
  if (!namesPapers(names)) return undefined;
  return rows.map((row) => rowFrom(names, (_, i) => (Array.isArray(row) ? row[i] : undefined)));
}

/** `{"title": {"0": "A", "1": "B"}, "year": {"0": 2019, "1": 2020}}` */
function columnsOfObjects(object: Json): Json[] | undefined {
  const columns = Object.entries(object);
  const first = columns[0]?.[1];
  if (columns.length < 2 || !isObject(first)) return undefined;
  const index = Object.keys(first);
  if (index.length === 0 || index.some((key) => key.length > 200)) return undefined;
  const isColumn = (value: unknown) => isObject(value) && Object.hasOwn(value, index[0]!);
  if (!columns.every(([, value]) => isColumn(value)) || fieldOf(index[0]!) !== undefined) return undefined;
  const names = columns.map(([name]) => name);
  if (!namesPapers(names)) return undefined;
  return index.map((key) => rowFrom(names, (name) => (object[name] as Json)[key]));
}

/** `{"title": ["A", "B"], "year": [2019, 2020]}`; lists within one paper differ in length or stand beside other values. */
function columnsOfLists(object: Json): Json[] | undefined {
  const columns = Object.entries(object);
  const first = columns[0]?.[1];
  if (columns.length < 2 || !Array.isArray(first) || first.length < 2) return undefined;
  if (!columns.every(([, value]) => Array.isArray(value) && value.length === first.length)) return undefined;
  const names = columns.map(([name]) => name);
  if (!namesPapers(names) || names.some((name) => /_[a-z]{1,2}$/.test(name))) return undefined;
  return first.map((_, i) => rowFrom(names, (name) => (object[name] as unknown[])[i]));
}

function rowFrom(names: readonly string[], value: (name: string, i: number) => unknown): Json {
  return Object.fromEntries(names.map((name, i) => [name, value(name, i)]));
}

function namesPapers(names: readonly string[]): boolean {
  const fields = new Set(names.map((name) => fieldOf(name)?.field).filter(Boolean));
  return fields.size >= 2 && (fields.has("title") || fields.has("abstract"));
}

/** S2ORC gives the text of a paper and where in it title and abstract stand; its other keys stay as they are. */
export function annotatedPaper(object: Json): Json | undefined {
  const { content, ...others } = object;
  if (!isObject(content) || typeof content.text !== "string" || !isObject(content.annotations)) return undefined;
  const { text, annotations } = content;
  const span = (name: string) => spanIn(text, annotations[name]);
  return { ...others, title: span("title"), abstract: span("abstract"), authors: spansIn(text, annotations.author) };
}

function spanIn(text: string, annotation: unknown): string {
  return spansIn(text, annotation).join(" ");
}

function spansIn(text: string, annotation: unknown): string[] {
  const spans = typeof annotation === "string" ? parseLiteral(annotation) : annotation;
  if (!Array.isArray(spans)) return [];
  return spans.slice(0, 1000).flatMap((span) => {
    const { start, end } = isObject(span) ? span : {};
    if (!Number.isInteger(Number(start)) || !Number.isInteger(Number(end))) return [];
    return [text.slice(wordStart(text, Number(start)), Number(end)).trim()];
  });
}

/** Some offsets count from one; no title begins within a word. */
function wordStart(text: string, start: number): number {
  return start > 0 && /\p{L}/u.test(text[start] ?? "") && /\p{L}/u.test(text[start - 1] ?? "") ? start - 1 : start;
}
