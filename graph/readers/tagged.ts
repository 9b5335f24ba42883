import type { Field, RawRecord } from "./fields.ts";
import { type Line, splitLines } from "./lines.ts";
import type { Reader, ReadItem } from "./reader.ts";
import { buildRecord } from "./record.ts";

/** One of the formats in which each line begins with a tag: RIS, MEDLINE, Web of Science, EndNote. */
export interface TaggedDialect {
  readonly name: string;
  readonly label: string;
  /** A line with a tag (group 1) and a value (group 2). */
  readonly line: RegExp;
  /** Tags that begin a record. */
  readonly starts: ReadonlySet<string>;
  /** Tags that end a record. */
  readonly ends: ReadonlySet<string>;
  /** A blank line ends a record, unless that began with one of `starts`. */
  readonly blankEnds: boolean;
  /** Tags under which every line without a tag is a value of its own; elsewhere it goes on with the one before. */
  readonly perLine?: ReadonlySet<string>;
  /** The tags of each field, the most trusted first. */
  readonly tags: Partial<Record<Field, readonly string[]>>;
  /** How sure a text is of this dialect. */
  detect(head: string, name: string): number;
}

/** Fields that take the values of all their tags, not only of the most trusted. */
const GATHERED = new Set<Field>(["keywords", "doi", "url"]);

interface Open {
  readonly line: number;
  readonly values: Map<string, string[]>;
  last: string;
  readonly marked: boolean;
}

/** Makes a reader of a dialect. Lines without a tag go on with the value before them. */
export function taggedReader(dialect: TaggedDialect): Reader {
  return {
    name: dialect.name,
    label: dialect.label,
    detect: (head, name) => dialect.detect(head, name),
    async *read(text) {
      const assembly = new Assembly(dialect);
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
  private open: Open | undefined;
  private readonly dialect: TaggedDialect;

  constructor(dialect: TaggedDialect) {
    this.dialect = dialect;
  }

  add({ number, text, length }: Line): ReadItem | undefined {
    if (text === undefined) {
      const reason = `the line is ${Math.round(length / 1e6)} million characters long`;
      return { kind: "problem", line: number, reason, cure: "Export the record again." };
    }
    const match = this.dialect.line.exec(text);
    if (!match) return this.untagged(text);
    const tag = (match[1] ?? "").toUpperCase();
    const value = (match[2] ?? "").trim();
    if (this.dialect.ends.has(tag)) return this.finish();
    const before = this.dialect.starts.has(tag) && this.open ? this.finish() : undefined;
    this.open ??= { line: number, values: new Map(), last: "", marked: this.dialect.starts.has(tag) };
    this.open.last = tag;
    const values = this.open.values.get(tag);
    if (values) values.push(value);
    else this.open.values.set(tag, [value]);
    return before;
  }

  private untagged(text: string): ReadItem | undefined {
    if (!this.open) return undefined;
    if (!/\S/.test(text)) return this.dialect.blankEnds && !this.open.marked ? this.finish() : undefined;
    const values = this.open.values.get(this.open.last) ?? [];
    if (this.dialect.perLine?.has(this.open.last)) values.push(text.trim());
    else values.push(`${values.pop() ?? ""} ${text.trim()}`.trim());
    return undefined;
  }

  finish(): ReadItem | undefined {
    const { open } = this;
    this.open = undefined;
    if (!open) return undefined;
    const raw = rawOf(open.values, this.dialect);
    if (Object.keys(raw).length > 0) return { kind: "record", line: open.line, record: buildRecord(raw) };
    const header = [...open.values.keys()].every((tag) => HEADERS.has(tag));
    if (header) return undefined;
    const reason = "the record has neither a title nor an abstract nor an identifier";
    return { kind: "problem", line: open.line, reason, cure: "Export the record again with its title and abstract." };
  }
}

/** Tags of whole files (Web of Science, PubMed) and of empty records. */
const HEADERS = new Set(["FN", "VR", "EF", "TY", "PT", "%0", ""]);

function rawOf(values: ReadonlyMap<string, readonly string[]>, dialect: TaggedDialect): RawRecord {
  const raw: RawRecord = {};
  for (const [field, tags] of Object.entries(dialect.tags) as [Field, readonly string[]][]) {
    const found = tags
      .map((tag) => (values.get(tag) ?? []).filter((value) => value !== ""))
      .filter((list) => list.length > 0);
    if (found.length === 0) continue;
    const chosen = GATHERED.has(field) ? found.flat() : (found[0] ?? []);
    raw[field] = field === "abstract" ? chosen.join(" ") : chosen;
  }
  return raw;
}
