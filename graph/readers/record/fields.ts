import { MappableField } from "../../contract/jobs.ts";
import { GraphError } from "../../shared/errors.ts";
import { bareName, FIELD_NAMES, normalisedFieldName } from "./field-names.ts";
import type { FieldUse } from "./field-use.ts";
import { parseLiteral } from "./literal.ts";
import type { Field, FieldMap, RawRecord } from "./source-record.ts";

export interface FoundField {
  readonly field: Field;
  /** Place in the list of names of the field; −1 for what the user gave (`--map`). */
  readonly rank: number;
}

const BY_NAME = new Map<string, FoundField>();
for (const [field, names] of Object.entries(FIELD_NAMES)) {
  names.forEach((name, rank) => {
    const plain = normalisedFieldName(name);
    if (!BY_NAME.has(plain)) BY_NAME.set(plain, { field: field as Field, rank });
  });
}

const cache = new Map<string, FoundField | undefined>();

/** Which field a column, key or tag is, and how far down the list of its names; undefined when it is none. */
export function fieldOf(name: string, map?: FieldMap): FoundField | undefined {
  if (map?.has(normalisedFieldName(name))) {
    const given = map.get(normalisedFieldName(name));
    return given && { field: given, rank: -1 };
  }
  if (!cache.has(name)) {
    if (cache.size > 5000) cache.clear();
    cache.set(name, findField(name));
  }
  return cache.get(name);
}

function findField(name: string): FoundField | undefined {
  if (name.length > 200) return undefined;
  const exact = BY_NAME.get(normalisedFieldName(name));
  if (exact) return exact;
  const bare = bareName(name);
  const found = bare === undefined ? undefined : findField(bare);
  // The plain name is the most trusted, then English; "title_s" and "en_title_s" may stand beside each other.
  return found && { field: found.field, rank: found.rank + (/(^|_)en/i.test(name) ? 0.4 : 0.5) };
}

/** How a reader looks up names, and whom it tells what it took. */
export interface FieldLookup {
  readonly map?: FieldMap | undefined;
  readonly use?: FieldUse | undefined;
  /** What the file itself calls a name. */
  readonly labels?: ReadonlyMap<string, string> | undefined;
}

/** Puts the values of a record under their fields: of two names for one field, the more trusted that contains something. */
export function guessFields(
  entries: Iterable<readonly [name: string, value: unknown]>,
  { map, use, labels }: FieldLookup = {},
): RawRecord {
  const raw: RawRecord = {};
  const ranks: { [F in Field]?: number } = {};
  for (const [name, given] of entries) {
    const value = typeof given === "string" ? (parseLiteral(given) ?? given) : given;
    if (isEmpty(value)) continue;
    const found = fieldOf(name, map);
    use?.note(labels?.get(name) ?? name, found?.field);
    if (found) put(raw, ranks, found, value);
  }
  return raw;
}

function put(raw: RawRecord, ranks: { [F in Field]?: number }, { field, rank }: FoundField, value: unknown): void {
  const before = ranks[field];
  const better = before === undefined || rank < before;
  if (MULTI_VALUE.has(field)) raw[field] = collectValue(raw[field], value, better);
  else if (better) raw[field] = value;
  if (better) ranks[field] = rank;
}

/** Identifiers, addresses and dates: the most trusted name may contain something else, so the others follow as a fallback. */
const MULTI_VALUE = new Set<Field>(["doi", "arxiv", "pmid", "url", "year", "place"]);

function collectValue(before: unknown, value: unknown, isFirst: boolean): unknown[] {
  const list = Array.isArray(before) ? before : [];
  return isFirst ? [value, ...list] : [...list, value];
}

/** What R, Python, SQL and spreadsheets write where there is nothing. */
const MISSING = /^(?:NA|<NA>|N\/A|#N\/A|n\/a|NaN|nan|NaT|None|NULL|null|nil|\\N|undefined)?$/;

/** Whether a value only says that there is none. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.length < 20 ? MISSING.test(value.trim()) : value.trim() === "";
  if (typeof value === "number") return Number.isNaN(value);
  if (Array.isArray(value)) return value.every(isEmpty);
  return false;
}

/** Takes the place of a field for columns that feed none. */
const NO_FIELD = "none";

/** Reads what the user says about columns: "title=Headline,abstract=Body text,none=Notes". */
export function fieldMap(text: string): FieldMap {
  const map = new Map<string, Field | undefined>();
  for (const pair of text.split(",")) {
    const [field = "", column = ""] = pair.split(/=(.*)/s).map((part) => part.trim());
    const found = MappableField.safeParse(field).data;
    if ((found === undefined && field !== NO_FIELD) || normalisedFieldName(column) === "") {
      throw new GraphError("INVALID_INPUT", `“${pair.trim()}” names no column.`, {
        hint: `Write field=column, with one of the fields ${MappableField.options.join(", ")}, or ${NO_FIELD}.`,
      });
    }
    map.set(normalisedFieldName(column), found);
  }
  return map;
}

/** The text that `fieldMap` reads as this map. */
export function fieldMapText(map: FieldMap): string {
  return [...map].map(([name, field]) => `${field ?? NO_FIELD}=${name}`).join(",");
}
