import { type Line, splitLines } from "../../bytes/lines.ts";
import { normalisedFieldName } from "../../record/field-names.ts";
import type { Reader, ReaderOptions, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import type { Field, FieldMap, RawRecord } from "../../record/source-record.ts";

/** One of the formats in which each line begins with a tag: RIS, MEDLINE, Web of Science, EndNote. */
export interface TaggedDialect {
  readonly name: string;
  readonly label: string;
  /** A line with a tag (group 1) and a value (group 2), or with a tag that ends the record (group 3). */
  readonly line: RegExp;
  /** Tags that begin a record. */
  readonly starts: ReadonlySet<string>;
  /** Tags that a record has once: a second one begins the next record. */
  readonly once?: ReadonlySet<string>;
  /** Tags that end a record. */
  readonly ends: ReadonlySet<string>;
  /** A line that stands between two records, such as a number. */
  readonly separator?: RegExp;
  /** A blank line ends a record, unless that began with one of `starts` or the file has separators. */
  readonly blankEnds: boolean;
  /** Tags under which every line without a tag is a value of its own; elsewhere it goes on with the one before. */
  readonly perLine?: ReadonlySet<string>;
  /** The same for lines that are not indented. */
  readonly perBareLine?: ReadonlySet<string>;
  /** Tags that are read as another one, so that their values keep their order. */
  readonly sameAs?: Readonly<Record<string, string>>;
  /** The tags of each field, the most trusted first. */
  readonly tags: Partial<Record<Field, readonly string[]>>;
  /** Corrects what the tags alone would say, from the other values of the record. */
  refine?(raw: RawRecord, values: ReadonlyMap<string, readonly string[]>): void;
  /** How sure a text is of this dialect. */
  detect(head: string, name: string): number;
}

/** Fields that take the values of all their tags, not only of the most trusted. */
const MULTI_VALUE = new Set<Field>(["keywords", "doi", "url", "year", "place"]);

interface OpenRecord {
  readonly line: number;
  /** The values of each tag, each in the lines that it stands on. */
  readonly values: Map<string, string[][]>;
  last: string;
  hasStart: boolean;
}

/** Makes a reader of a dialect. Lines without a tag go on with the value before them. */
export function taggedReader(dialect: TaggedDialect): Reader {
  return {
    name: dialect.name,
    label: dialect.label,
    detect: (head, name) => dialect.detect(head, name),
    async *read(text, options = {}) {
      const assembly = new Assembly(dialect, options);
      for await (const line of splitLines(text)) {
        const item = assembly.add(line);
        if (item) yield item;
      }
      const last = assembly.finish();
      if (last) yield last;
    },
  };
}

class Assembly {
  private open: OpenRecord | undefined;
  private hasSeparators = false;
  /** A record with its first tag has been seen: lines outside of records are then remarks, such as a search. */
  private hasStarts = false;
  private readonly dialect: TaggedDialect;
  private readonly options: ReaderOptions;

  constructor(dialect: TaggedDialect, options: ReaderOptions) {
    this.dialect = dialect;
    this.options = options;
  }

  add({ number, text, length }: Line): ReadItem | undefined {
    if (text === undefined) {
      const reason = `the line is ${Math.round(length / 1e6)} million characters long`;
      return { kind: "problem", line: number, reason, hint: "Export the record again." };
    }
    if (this.dialect.separator?.test(text)) {
      this.hasSeparators = true;
      return this.finish();
    }
    const match = this.dialect.line.exec(text);
    if (!match) return this.untagged(text);
    const name = (match[1] ?? match[3] ?? "").toUpperCase();
    const tag = this.dialect.sameAs?.[name] ?? name;
    return this.dialect.ends.has(tag) ? this.finish() : this.tagged(tag, (match[2] ?? "").trim(), number);
  }

  private tagged(tag: string, value: string, line: number): ReadItem | undefined {
    const starts = this.dialect.starts.has(tag);
    const before = this.open && this.begins(tag, starts, this.open) ? this.finish() : undefined;
    this.open ??= { line, values: new Map(), last: "", hasStart: starts };
    this.open.hasStart ||= starts;
    this.open.last = tag;
    const values = this.open.values.get(tag);
    if (values) values.push([value]);
    else this.open.values.set(tag, [[value]]);
    return before;
  }

  /** Where blank lines separate the records, other tags may stand before the one that usually begins a record. */
  private begins(tag: string, starts: boolean, open: OpenRecord): boolean {
    if (starts) return open.hasStart || !this.dialect.blankEnds;
    return this.dialect.once?.has(tag) === true && open.values.has(tag);
  }

  private untagged(text: string): ReadItem | undefined {
    const { open, dialect } = this;
    if (!open) return undefined;
    if (!/\S/.test(text)) return dialect.blankEnds && !open.hasStart && !this.hasSeparators ? this.finish() : undefined;
    const values = open.values.get(open.last) ?? [];
    const bare = /^\S/.test(text) && dialect.perBareLine?.has(open.last);
    if (bare || dialect.perLine?.has(open.last)) values.push([text.trim()]);
    else values.at(-1)?.push(text.trim());
    return undefined;
  }

  finish(): ReadItem | undefined {
    const { open, dialect, options } = this;
    this.open = undefined;
    if (!open) return undefined;
    const values = new Map([...open.values].map(([tag, lists]) => [tag, lists.map(textOf)]));
    const raw = rawOf(values, dialect, options.map);
    const isKnown = Object.keys(raw).length > 0;
    if (!open.hasStart && this.hasStarts && raw.title === undefined) return undefined;
    this.hasStarts ||= open.hasStart;
    noteTags(values, dialect, options);
    const filledTags = [...values].filter(([tag, list]) => !HEADERS.has(tag) && list.some((value) => value !== ""));
    if (isKnown || (open.hasStart && filledTags.length > 0)) {
      return { kind: "record", line: open.line, record: buildRecord(raw) };
    }
    if ([...values.keys()].every((tag) => HEADERS.has(tag))) return undefined;
    const reason = "the record has neither a title nor an abstract nor an identifier";
    return { kind: "problem", line: open.line, reason, hint: "Export the record again with its title and abstract." };
  }
}

function textOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== "").join(" ");
}

function noteTags(values: ReadonlyMap<string, unknown>, dialect: TaggedDialect, { use, map }: ReaderOptions): void {
  if (!use) return;
  for (const tag of values.keys()) {
    if (HEADERS.has(tag)) continue;
    const found = Object.entries(dialect.tags).find(([, tags]) => tags.includes(tag))?.[0] as Field | undefined;
    use.note(tag, map?.has(normalisedFieldName(tag)) ? map.get(normalisedFieldName(tag)) : found);
  }
}

/** Tags of whole files (Web of Science, PubMed) and of empty records. */
const HEADERS = new Set(["FN", "VR", "EF", "TY", "PT", "RT", "%0", ""]);

function rawOf(
  given: ReadonlyMap<string, readonly string[]>,
  dialect: TaggedDialect,
  map: FieldMap | undefined,
): RawRecord {
  const raw: RawRecord = {};
  const values = map ? new Map([...given].filter(([tag]) => !map.has(normalisedFieldName(tag)))) : given;
  for (const [field, tags] of Object.entries(dialect.tags) as [Field, readonly string[]][]) {
    const found = tags
      .map((tag) => (values.get(tag) ?? []).filter((value) => value !== ""))
      .filter((list) => list.length > 0);
    if (found.length === 0) continue;
    const chosen = MULTI_VALUE.has(field) ? found.flat() : (found[0] ?? []);
    raw[field] = field === "abstract" ? longest(found.map((list) => list.join(" "))) : chosen;
  }
  dialect.refine?.(raw, values);
  if (map) putMapped(raw, given, map);
  return raw;
}

/** The user's mapping of tags overrides that of the dialect. */
function putMapped(raw: RawRecord, values: ReadonlyMap<string, readonly string[]>, map: FieldMap): void {
  for (const [tag, list] of values) {
    const field = map.get(normalisedFieldName(tag));
    if (field === undefined || list.every((value) => value === "")) continue;
    raw[field] = field === "abstract" ? list.join(" ") : list;
  }
}

/** Of two abstracts, one is often cut short or only says that there is none. */
function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), "");
}
