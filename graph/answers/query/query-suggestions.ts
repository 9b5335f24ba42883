import { CONCEPT_KINDS } from "../../contract/entities.ts";
import type { QuerySuggestions } from "../../contract/query.ts";
import { fields, parseQuery, sorts } from "../../query-language/parse-query.ts";
import { QueryError } from "../../query-language/query-error.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "../lookup/community-names.ts";
import { savedSets } from "../lookup/saved-sets.ts";
import { keywordIndex } from "./keyword-index.ts";

type Item = QuerySuggestions["items"][number];

/** What may stand at the cursor of a query, and what is wrong with the query so far. */
export async function querySuggestions(
  snapshot: Snapshot,
  { q, at = q.length, limit }: { q: string; at?: number | undefined; limit: number },
): Promise<QuerySuggestions> {
  const [piece = ""] = /(?:\p{L}+:)?(?:["“][^"”]*|[^\s()"“”]*)$/u.exec(q.slice(0, at)) ?? [];
  const items = await itemsFor(snapshot, piece, limit);
  return { start: at - piece.length, end: at, items: items.slice(0, limit), problem: problemOf(q) };
}

async function itemsFor(snapshot: Snapshot, piece: string, limit: number): Promise<Item[]> {
  const [, field = "", typed = piece] = /^(\p{L}+):(.*)$/su.exec(piece) ?? [];
  const value = typed.replace(/^["“]/, "").toLowerCase();
  const matches = (text: string) => text.toLowerCase().includes(value);
  switch (field.toLowerCase()) {
    case "":
      return [...fieldItems(value), ...(await conceptItems(snapshot, value, limit, ""))];
    case "concept":
      return conceptItems(snapshot, value, limit, "concept:");
    case "under":
      return conceptItems(snapshot, value, limit, "under:");
    case "kind":
      return CONCEPT_KINDS.filter(matches).map((kind) => item("kind", `kind:${kind}`, kind));
    case "sort":
      return sorts.filter(matches).map((sort) => item("sort", `sort:${sort}`, sort));
    case "set":
      return (await savedSets(snapshot.store))
        .filter(({ name }) => matches(name))
        .map(({ name }) => item("set", `set:${name}`, name));
    case "keyword":
      return keywordItems(snapshot, matches);
    case "venue":
      return venueItems(snapshot, matches);
    case "community":
      return communityItems(snapshot, value);
    case "year":
      return yearItems(snapshot, value);
    default:
      return [];
  }
}

function item(kind: Item["kind"], insert: string, label: string, papers: number | null = null): Item {
  return { insert, label, kind, papers };
}

function fieldItems(value: string): Item[] {
  if (value === "") return [];
  return fields.filter((field) => field.startsWith(value)).map((field) => item("field", `${field}:`, `${field}:`));
}

async function conceptItems(snapshot: Snapshot, value: string, limit: number, prefix: string): Promise<Item[]> {
  return (await snapshot.names.search(value, limit)).map(({ concept }) => {
    const { label, papers } = snapshot.concepts[concept]!;
    return item("concept", prefix + quote(label), label, papers);
  });
}

async function keywordItems(snapshot: Snapshot, matches: (text: string) => boolean): Promise<Item[]> {
  return [...(await keywordIndex(snapshot)).values()]
    .filter(({ form }) => matches(form))
    .sort((a, b) => b.papers.length - a.papers.length || (a.form < b.form ? -1 : 1))
    .map(({ form, papers }) => item("keyword", `keyword:${quote(form)}`, form, papers.length));
}

function venueItems({ papers }: Snapshot, matches: (text: string) => boolean): Item[] {
  const counts = new Map<number, number>();
  for (const venue of papers.venues) if (venue >= 0) counts.set(venue, (counts.get(venue) ?? 0) + 1);
  return [...counts]
    .map(([venue, count]) => ({ name: papers.venueNames[venue]!, count }))
    .filter(({ name }) => matches(name))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name, count }) => item("venue", `venue:${quote(name)}`, name, count));
}

async function communityItems(snapshot: Snapshot, value: string): Promise<Item[]> {
  const communities = await snapshot.analyses.communities();
  return Array.from({ length: communities.count }, (_, k) => k + 1)
    .map((id) => ({ id, label: communityName(snapshot, communities, id) }))
    .filter(({ id, label }) => String(id).startsWith(value) || label.toLowerCase().includes(value))
    .map(({ id, label }) => item("community", `community:${id}`, `${id} ${label}`, communities.papers[id]!));
}

function yearItems({ years, papers }: Snapshot, value: string): Item[] {
  if (years === null) return [];
  const counts = new Map<number, number>();
  for (const year of papers.years) if (year !== 0) counts.set(year, (counts.get(year) ?? 0) + 1);
  const single = [...counts]
    .sort(([a], [b]) => b - a)
    .map(([year, count]) => item("year", `year:${year}`, String(year), count));
  const range = item("year", `year:${years[0]}..${years[1]}`, `${years[0]}..${years[1]}`);
  return [range, ...single].filter(({ label }) => label.startsWith(value));
}

function quote(text: string): string {
  return /^[\p{L}\p{N}]+$/u.test(text) ? text : `"${text.replaceAll('"', "")}"`;
}

function problemOf(q: string): QuerySuggestions["problem"] {
  try {
    parseQuery(q);
    return null;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { message: error.message, hint: error.hint ?? null, start: error.start, end: error.end };
  }
}
