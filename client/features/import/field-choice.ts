import { type FieldSources, type ImportPreview, MappableField } from "../../../graph/contract/jobs.ts";
import { count, pluralize } from "../../ui/words/format.ts";

/** Which name the user chose for a field; "" for none. Fields that are missing stay as the server reads them. */
export type FieldChoice = Readonly<Partial<Record<MappableField, string>>>;

/** Fields in the order in which they are offered. */
export const offeredFields: readonly MappableField[] = [
  ...(["title", "abstract", "year", "authors", "venue", "keywords", "doi", "url"] as const),
  ...MappableField.options.filter((field) => ["id", "arxiv", "pmid"].includes(field)),
];

/** Names that can be chosen: those with a letter or digit, by which the server knows them. */
export function namesOf({ fields, ignored }: FieldSources): string[] {
  return [...new Set([...fields.flatMap(({ names }) => names), ...ignored])].filter((name) =>
    /[\p{L}\p{N}]/u.test(name),
  );
}

/** The name that feeds a field now: the one chosen, or the first that the server took. */
export function chosenName(field: MappableField, choice: FieldChoice, { fields }: FieldSources): string {
  return choice[field] ?? fields.find((one) => one.field === field)?.names[0] ?? "";
}

/**
 * The choice as the server takes it: "title=Heading,none=Notes". `sources` is what the server reads without a choice. A name that was
 * chosen for one field feeds no other.
 */
export function mapText(choice: FieldChoice, { fields }: FieldSources): string | undefined {
  const chosen = new Set(Object.values(choice));
  const pairs = Object.entries(choice).flatMap(([field, name]) => {
    if (name !== "") return [`${field}=${plain(name)}`];
    const before = fields.find((one) => one.field === field)?.names ?? [];
    return before.filter((one) => !chosen.has(one)).map((one) => `none=${plain(one)}`);
  });
  return pairs.length > 0 ? pairs.join(",") : undefined;
}

/** Commas separate the pairs; the server leaves out punctuation when it compares names. */
function plain(name: string): string {
  return name.replaceAll(",", " ");
}

/** "title ← TI, abstract ← AB", and the names that are ignored, the first few in words. */
export function fieldLine({ fields, ignored }: FieldSources, maxNames = 12): string {
  const parts = fields.map(({ field, names }) => `${field} ← ${names.join(" + ")}`);
  const without = ["title", "abstract"].filter((field) => !fields.some((one) => one.field === field));
  if (without.length > 0) parts.push(`nothing for ${without.join(" and ")}`);
  if (ignored.length === 0) return parts.join(", ");
  const more = ignored.length - maxNames;
  return `${parts.join(", ")}; ignored: ${ignored.slice(0, maxNames).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** What the file was read as, and what its papers lack; of the beginning of a file it says that there is more. */
export function findings({ formats, complete, records, withoutAbstract, withoutYear }: ImportPreview): string {
  if (records === 0) return complete ? "No paper was found in it." : "No paper was found in its beginning.";
  const lacks = [
    withoutAbstract > 0 ? `${count(withoutAbstract)} without abstract` : "",
    withoutYear > 0 ? `${count(withoutYear)} without year` : "",
  ].filter((lack) => lack !== "");
  const format = `Read as ${formats.join(", ")}`;
  if (complete) return `${format}: ${[pluralize(records, "paper"), ...lacks].join(", ")}.`;
  const lackNote = lacks.length > 0 ? ` (${lacks.join(", ")})` : "";
  return `${format}. First ${pluralize(records, "paper")} read${lackNote}; there are more.`;
}
