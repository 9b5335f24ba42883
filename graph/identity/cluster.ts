import { compareIds } from "../shared/text.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Entry } from "./entry.ts";
import { familyName, normaliseWords } from "./normalise.ts";

/** What clustering compares of an entry. */
interface Traits {
  readonly entry: Entry;
  readonly title: string;
  /** Normalised; empty when there is none. */
  readonly abstract: string;
  readonly year: number | null;
  readonly author: string;
  readonly withoutIds: boolean;
}

/**
 * Which entries are one paper; a pure function of the set of entries (which must be distinct and in order).
 *
 * 1. The same source id with the same title or the same abstract, in one source or two.
 * 2. The same DOI, arXiv id or PMID, unless that would join different ids of one source.
 * 3. Without any id: the same title and compatible abstract, year and first author.
 */
export function cluster(entries: readonly Entry[]): Entry[][] {
  if (entries.length === 1) return [[...entries]];
  const traits = entries.map(traitsOf);
  const sets = new DisjointSets(entries.length);
  joinSameSourceId(traits, sets);
  joinSharedIdentifiers(traits, sets);
  joinWithoutIds(traits, sets);
  attachToIdentified(traits, sets);
  return sets.groups().map((group) => group.map((i) => entries[i]!));
}

function traitsOf(entry: Entry): Traits {
  const { record } = entry;
  return {
    entry,
    title: normaliseWords(record.title),
    abstract: normaliseWords(record.abstract),
    year: record.year,
    author: familyName(record.authors[0] ?? ""),
    withoutIds: record.id === null && !record.doi && !record.arxiv && !record.pmid,
  };
}

function joinSameSourceId(traits: readonly Traits[], sets: DisjointSets): void {
  const keys = ({ entry, title, abstract }: Traits) => {
    const words = entry.record.id === null ? [] : [title, abstract];
    return words.flatMap((text, i) => (text === "" ? [] : JSON.stringify([entry.record.id, i, text])));
  };
  for (const [, members] of groupBy(traits, keys)) for (const member of members) sets.union(members[0]!, member);
}

function joinSharedIdentifiers(traits: readonly Traits[], sets: DisjointSets): void {
  for (const kind of ["doi", "arxiv", "pmid"] as const) {
    const byValue = groupBy(traits, ({ entry }) => entry.record[kind] ?? []);
    for (const [, members] of byValue) joinCompatible(members, traits, sets);
  }
}

/** Joins each member to the first set before it that holds no other id of one of its sources. */
function joinCompatible(members: readonly number[], traits: readonly Traits[], sets: DisjointSets): void {
  const sourceIds = (root: number) =>
    new Map(
      traits
        .filter((_, i) => sets.find(i) === root)
        .flatMap(({ entry }) => entry.namespaces.map((namespace) => [namespace, entry.record.id] as const))
        .filter(([, id]) => id !== null),
    );
  const roots: number[] = [];
  for (const member of members) {
    const own = sourceIds(sets.find(member));
    const home = roots.find((root) => {
      const theirs = sourceIds(sets.find(root));
      return [...own].every(([namespace, id]) => (theirs.get(namespace) ?? id) === id);
    });
    if (home === undefined) roots.push(member);
    else sets.union(home, member);
  }
}

/**
 * Entries without ids: the same title, year and first author. Different abstracts make different papers; an entry
 * without abstract belongs to the only one there is. A title alone ("Editorial") joins nothing but equal abstracts.
 */
function joinWithoutIds(traits: readonly Traits[], sets: DisjointSets): void {
  const loose = (trait: Traits, key: readonly unknown[]) => (trait.withoutIds ? JSON.stringify(key) : []);
  const byKey = groupBy(traits, (t) => (t.title === "" ? [] : loose(t, [t.title, t.year, t.author])));
  for (const [, members] of byKey) {
    const first = traits[members[0]!] as Traits;
    const abstracts = new Set(members.map((i) => traits[i]!.abstract).filter((text) => text !== ""));
    const known = first.year !== null || first.author !== "";
    if (known && abstracts.size <= 1) for (const member of members) sets.union(members[0]!, member);
  }
  const byWords = groupBy(traits, (t) => (t.abstract === "" ? [] : loose(t, [t.title, t.abstract])));
  for (const [, members] of byWords) {
    const years = new Set(members.map((i) => traits[i]!.year).filter((year) => year !== null));
    const key = (i: number) => (years.size <= 1 ? "" : String(traits[i]!.year));
    const firstOf = new Map<string, number>();
    for (const member of members) {
      const first = firstOf.get(key(member));
      if (first === undefined) firstOf.set(key(member), member);
      else sets.union(first, member);
    }
  }
}

/** Joins a paper without ids to the first identified entry that is the same paper by its words. */
function attachToIdentified(traits: readonly Traits[], sets: DisjointSets): void {
  const identified = groupBy(traits, (t) => (t.withoutIds || t.title === "" ? [] : t.title));
  if (identified.length === 0) return;
  const byTitle = new Map(identified);
  const attached = new Set<number>();
  for (const [i, trait] of traits.entries()) {
    if (!trait.withoutIds || attached.has(sets.find(i))) continue;
    const home = byTitle.get(trait.title)?.find((j) => samePaper(trait, traits[j]!));
    if (home === undefined) continue;
    sets.union(i, home);
    attached.add(sets.find(i));
  }
}

function samePaper(a: Traits, b: Traits): boolean {
  if (a.year !== null && b.year !== null && a.year !== b.year) return false;
  if (a.abstract !== "" && a.abstract === b.abstract) return true;
  const known = a.year !== null && a.year === b.year && a.author !== "" && a.author === b.author;
  return known && (a.abstract === "" || b.abstract === "");
}

/** Positions by key, keys in order, positions ascending. */
function groupBy(traits: readonly Traits[], keys: (trait: Traits) => string | readonly string[]): [string, number[]][] {
  const groups = new Map<string, number[]>();
  for (const [i, trait] of traits.entries()) {
    for (const key of [keys(trait)].flat()) {
      const group = groups.get(key);
      if (group) group.push(i);
      else groups.set(key, [i]);
    }
  }
  return [...groups].sort(([a], [b]) => compareIds(a, b));
}
