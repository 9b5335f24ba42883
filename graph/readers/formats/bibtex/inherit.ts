import type { BibtexField } from "./bibtex-fields.ts";

/** Fields of an entry, as they stand in the file. */
export type Fields = readonly BibtexField[];

/** What a paper takes over from the proceedings or the book that it stands in, except their title. */
const FROM_PARENT = new Set(
  "booktitle year date month publisher venue eventtitle series editor journal journaltitle".split(" "),
);
/** Entries that give what they have to others; longer chains are a mistake. */
const MAX_CHAIN = 5;
const MAX_PARENTS = 100_000;

/** Lends the fields of entries to those that name them with `crossref` or `xdata`. */
export class Inheritance {
  readonly #parents = new Map<string, Fields>();

  /** Remembers an entry that others may name. */
  keep(type: string, key: string, fields: Fields): void {
    if (key === "" || this.#parents.size >= MAX_PARENTS) return;
    if (type === "article" || type === "inproceedings") return;
    const inheritable = fields.filter(
      ({ name }) => type === "xdata" || name === "title" || isReference(name) || FROM_PARENT.has(name),
    );
    this.#parents.set(key.toLowerCase(), inheritable);
  }

  /** Whether the entry names one that has not come yet. */
  waits(fields: Fields): boolean {
    return referencesIn(fields).some(({ key }) => !this.#parents.has(key));
  }

  /** The fields with those of the entries that they name; a field of the entry's own stays. */
  complete(fields: Fields, depth = 0): Fields {
    if (depth > MAX_CHAIN) return fields;
    const all = [...fields];
    for (const { kind, key } of referencesIn(fields).slice(0, 20)) {
      const own = new Set(all.map(({ name }) => name));
      const parent = this.complete(this.#parents.get(key) ?? [], depth + 1);
      const lent = kind === "xdata" ? parent : parent.flatMap((field) => lentBy(field, parent));
      all.push(...lent.filter(({ name }) => !own.has(name) && !isReference(name)));
    }
    return all;
  }
}

function isReference(name: string): boolean {
  return name === "crossref" || name === "xdata";
}

function referencesIn(fields: Fields): { readonly kind: string; readonly key: string }[] {
  return fields
    .filter(({ name }) => isReference(name))
    .flatMap(({ name, value }) => value.split(",").map((key) => ({ kind: name, key: key.trim().toLowerCase() })))
    .filter(({ key }) => key !== "");
}

/** The title of the whole is the booktitle of its parts; what else is lent keeps its name. */
function lentBy(field: BibtexField, parent: Fields): BibtexField[] {
  if (field.name !== "title") return FROM_PARENT.has(field.name) ? [field] : [];
  return parent.some(({ name }) => name === "booktitle") ? [] : [{ name: "booktitle", value: field.value }];
}
