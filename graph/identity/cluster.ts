import { compareIds } from "../shared/text.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Entry } from "./entry.ts";
import { keysOf } from "./entry.ts";
import { canShareIdentifier, conflict, isSameWork, type Traits, traitsOf } from "./same-paper.ts";

/** An identifier shared by more unlike groups of records than this is a placeholder and is ignored. */
const MAX_GROUPS = 40;
/** Members of a paper that are compared with those of another. */
const MAX_COMPARED = 40;

/**
 * Which entries are one paper; a pure function of the set of entries (which must be distinct and in order).
 *
 * 1. The same DOI, arXiv id or PMID, unless title and abstract, or title and authors, contradict each other.
 * 2. The same id with the same title or the same abstract, in one source or several.
 * 3. The same abstract, or the same title, year and first author, whatever ids their sources gave them.
 *
 * A record joins a paper only when it contradicts none of those that are in it already.
 */
export function cluster(entries: readonly Entry[]): Entry[][] {
  if (entries.length === 1) return [[...entries]];
  const joining = new Joining(entries.map(({ record }) => traitsOf(record)));
  for (const kind of ["doi", "arxiv", "pmid"] as const) {
    joining.join(({ record }) => record[kind] ?? [], canShareIdentifier, canShareIdentifier);
  }
  joining.join(
    ({ record }) => record.id ?? [],
    hasSameWords,
    (a, b) => canShareIdentifier(a, b),
  );
  const keys = new Map(entries.map((entry) => [entry.record, keysOf(entry).filter(isKeyOfWords)]));
  joining.join(
    ({ record }) => keys.get(record) ?? [],
    isSameWork,
    (a, b) => !conflict(a, b),
  );
  return joining.groups().map((group) => group.map((i) => entries[i]!));
}

function hasSameWords(a: Traits, b: Traits): boolean {
  return (a.title !== "" && a.title === b.title) || (a.abstract !== "" && a.abstract === b.abstract);
}

function isKeyOfWords(key: string): boolean {
  return key.startsWith("title:") || key.startsWith("abstract:");
}

type Relation = (a: Traits, b: Traits) => boolean;

class Joining {
  private readonly traits: readonly Traits[];
  private readonly sets: DisjointSets;
  private readonly members: number[][];

  constructor(traits: readonly Traits[]) {
    this.traits = traits;
    this.sets = new DisjointSets(traits.length);
    this.members = traits.map((_, i) => [i]);
  }

  groups(): number[][] {
    return this.sets.groups();
  }

  /** Joins those that have a key in common and are one by `isOne`, unless members of their sets contradict each other. */
  join(keysOf: (one: Traits) => string | readonly string[], isOne: Relation, fits: Relation): void {
    for (const block of this.blocks(keysOf)) {
      const roots: number[] = [];
      for (const member of this.abstractsFirst(block)) {
        const homes = roots
          .filter((root) => this.isSame(root, member, isOne, fits))
          .map((root) => this.sets.find(root));
        const [home, other] = new Set(homes);
        // What could be either of two unlike papers is left alone.
        const isOpen = other !== undefined && this.traits[member]!.abstract === "";
        if (home !== undefined && !isOpen) this.union(home, member);
        else if (roots.length < MAX_GROUPS) roots.push(member);
      }
    }
  }

  private abstractsFirst(block: readonly number[]): number[] {
    const [full, bare] = [true, false].map((has) => block.filter((i) => (this.traits[i]!.abstract !== "") === has));
    return [...full!, ...bare!];
  }

  private isSame(a: number, b: number, isOne: Relation, fits: Relation): boolean {
    if (this.sets.find(a) === this.sets.find(b)) return true;
    const [one, two] = [this.setOf(a), this.setOf(b)];
    if (!one.some((i) => two.some((j) => isOne(this.traits[i]!, this.traits[j]!)))) return false;
    return one.every((i) => two.every((j) => fits(this.traits[i]!, this.traits[j]!)));
  }

  private setOf(i: number): readonly number[] {
    return this.members[this.sets.find(i)]!.slice(0, MAX_COMPARED);
  }

  private union(a: number, b: number): void {
    const [x, y] = [this.sets.find(a), this.sets.find(b)];
    if (x === y) return;
    this.sets.union(x, y);
    const root = this.sets.find(x);
    this.members[root] = [...this.members[x]!, ...this.members[y]!].sort((one, two) => one - two);
  }

  /** The entries that share a key, keys in order, entries ascending. */
  private blocks(keysOf: (one: Traits) => string | readonly string[]): number[][] {
    const blocks = new Map<string, number[]>();
    for (const [i, one] of this.traits.entries()) {
      for (const key of [keysOf(one)].flat()) {
        const block = blocks.get(key);
        if (block) block.push(i);
        else blocks.set(key, [i]);
      }
    }
    const shared = [...blocks].filter(([, block]) => block.length > 1);
    return shared.sort(([a], [b]) => compareIds(a, b)).map(([, block]) => block);
  }
}
