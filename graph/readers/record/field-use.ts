import type { Field, RawRecord } from "./source-record.ts";

/** The columns, keys or tags of a file that each field was read from, and those that were not used. */
export interface FieldReport {
  readonly file: string;
  /** Label of the reader. */
  readonly format: string;
  /** Names by field, in the order in which they occurred. */
  readonly fields: Partial<Record<Field, readonly string[]>>;
  readonly ignored: readonly string[];
}

/** A file keyed by id has a name for each paper; a report lists no more than this. */
const MAX_NAMES = 300;

/** Notes, while a file is read, what its names were taken for. */
export class FieldUse {
  readonly #fields = new Map<string, Field | undefined>();

  /** Notes that a name had a value, and the field that it means. */
  note(name: string, field: Field | undefined): void {
    if (name === "" || this.#fields.has(name) || this.#fields.size >= MAX_NAMES) return;
    this.#fields.set(name, field);
  }

  /** Notes the fields of a record that were found, for a format in which each has a place with a name in words. */
  noteFound(raw: RawRecord, places: Readonly<Partial<Record<Field, string>>>): void {
    for (const [field, place] of Object.entries(places))
      if (holds(raw[field as Field])) this.note(place, field as Field);
  }

  report(file: string, format: string): FieldReport {
    const fields: Partial<Record<Field, string[]>> = {};
    const ignored: string[] = [];
    for (const [name, field] of this.#fields) {
      if (field === undefined) ignored.push(name);
      else fields[field] = [...(fields[field] ?? []), name];
    }
    return { file, format, fields, ignored };
  }
}

function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holds) : value !== undefined && value !== null && value !== "";
}

/** Labels of fields in the order in which they are reported. */
const ORDER: readonly (readonly [Field, string])[] = [
  ...(["title", "subtitle", "abstract"] as const).map((field) => [field, field] as const),
  ["invertedAbstract", "abstract"],
  ...(["year", "venue", "authors", "editors", "keywords", "doi", "arxiv", "pmid", "url", "id", "place"] as const).map(
    (field) => [field, field] as const,
  ),
];

/** The names that fed each field, in the order of `fieldLine`. */
export function fieldSources({ fields }: FieldReport): { field: string; names: string[] }[] {
  return ORDER.flatMap(([field, label]) => {
    const names = fields[field];
    return names ? [{ field: label, names: [...names] }] : [];
  });
}

/** One line of display text: "title ← Título, abstract ← Resumen; not used: Volumen". */
export function fieldLine(report: FieldReport): string {
  const { fields, ignored } = report;
  const parts = fieldSources(report).map(({ field, names }) => `${field} ← ${names.join(" + ")}`);
  const without = (["title", "abstract"] as const).filter(
    (field) => !fields[field] && !(field === "abstract" && fields.invertedAbstract),
  );
  if (without.length > 0) parts.push(`nothing for ${without.join(" and ")}`);
  return `${parts.join(", ")}; not used: ${ignored.length > 0 ? ignored.join(", ") : "nothing"}`;
}
