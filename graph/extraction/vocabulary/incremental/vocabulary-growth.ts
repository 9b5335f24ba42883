import type { BasisChange, ConceptRecord, GraphBasis, PaperMentions } from "../../../contract/records.ts";
import { LargeMap } from "../../../shared/size-limit.ts";
import { compareIds } from "../../../shared/text.ts";
import { CandidateReader } from "../../packing/candidate-reader.ts";
import { resolveAcronyms, restoreAcronyms } from "../acronym-senses.ts";
import { type Basis, packBasisChange, type StoredSize, unpackBasis } from "../basis.ts";
import { ConceptCounts, type FormCount } from "../concept-counts.ts";
import { conceptRecordOf, plainIdOf } from "../concept-record.ts";
import { Resolution } from "../resolution.ts";
import { affectedPapers, mentionsDiffer } from "./affected-papers.ts";

/** How a vocabulary changes when papers are added to its collection. */
export interface VocabularyChange {
  /** Ids of papers that were added. */
  readonly added: readonly string[];
  /** Ids of concepts that no longer exist. */
  readonly removed: readonly string[];
  /** Records of the concepts that are new or may have changed. */
  readonly concepts: readonly ConceptRecord[];
  /** Ids of concepts, ascending; the mentions below refer to positions in this array. */
  readonly mentioned: readonly string[];
  /** All mentions of the papers that were added or may mention other concepts than before. */
  mentions(): Iterable<PaperMentions>;
  basis(): BasisChange;
}

/** Adds papers to a vocabulary while reading few of the earlier ones again. */
export interface VocabularyGrowth {
  /** True for a paper of the collection, including those just added. */
  has(paper: string): boolean;
  add(paper: string, candidates: Uint8Array): void;
  decide(): GrowthCounter;
}

/** Counts the mentions of new and affected papers. */
export interface GrowthCounter {
  /** The papers that `count` must receive. */
  readonly papers: readonly string[];
  count(paper: string, candidates: Uint8Array): void;
  /** Ids of the concepts whose stored records `finish` needs. */
  concepts(): string[];
  /** Undefined when a concept would have to change its id; the vocabulary must then be built again. */
  finish(records: readonly ConceptRecord[]): VocabularyChange | undefined;
}

/**
 * Continues a stored vocabulary; undefined when other rules made it. Adding papers gives the same result as building from all
 * papers: counts are sums, the decisions before and after are both computed, and the papers where they may differ are read again
 * and counted by both.
 */
export function vocabularyGrowth(parts: GraphBasis): VocabularyGrowth | undefined {
  const unpacked = unpackBasis(parts);
  if (!unpacked) return undefined;
  const { basis, stored } = unpacked;
  const { collection } = basis;
  const reader = new CandidateReader();
  const before = new Resolution(collection, restoreAcronyms(collection, basis.acronyms));
  const papers = [...basis.papers];
  const numbers = new LargeMap<string, number>();
  for (const [number, paper] of papers.entries()) numbers.set(paper, number);
  return {
    has: (paper) => numbers.has(paper),
    add(paper, candidates) {
      reader.readKeys(candidates);
      collection.add(reader);
      numbers.set(paper, papers.push(paper) - 1);
    },
    decide: () => new Counter({ ...basis, papers }, stored, numbers, before),
  };
}

class Counter implements GrowthCounter {
  readonly papers: readonly string[];
  readonly #basis: Basis;
  /** What was stored before; those papers come first. */
  readonly #stored: StoredSize;
  readonly #numbers: LargeMap<string, number>;
  readonly #before: Resolution;
  readonly #after: Resolution;
  readonly #reader = new CandidateReader();
  readonly #countsBefore: ConceptCounts;
  readonly #countsAfter: ConceptCounts;
  readonly #changes = new CountChanges();

  constructor(basis: Basis, stored: StoredSize, numbers: LargeMap<string, number>, before: Resolution) {
    const { collection, papers } = basis;
    this.#basis = basis;
    this.#stored = stored;
    this.#numbers = numbers;
    this.#before = before;
    this.#after = new Resolution(collection, resolveAcronyms(collection, before.acronyms));
    this.#countsBefore = new ConceptCounts(collection, before);
    this.#countsAfter = new ConceptCounts(collection, this.#after);
    const affected = affectedPapers(collection, before, this.#after, stored.papers);
    this.papers = [...affected.map((number) => papers[number]!), ...papers.slice(stored.papers)];
    for (const id of conceptsWithNewTermhood(before, this.#after)) this.#changes.touch(id);
  }

  count(paper: string, candidates: Uint8Array): void {
    const number = this.#numbers.get(paper)!;
    this.#reader.readAll(candidates);
    const row = this.#basis.collection.rowOf(number);
    if (number < this.#stored.papers) {
      if (!mentionsDiffer(this.#reader, row, this.#before, this.#after)) return;
      this.#countsBefore.add(paper, row, this.#reader);
    }
    this.#countsAfter.add(paper, row, this.#reader);
  }

  concepts(): string[] {
    for (const concept of this.#countsBefore.concepts()) this.#changes.add(concept, -1);
    for (const concept of this.#countsAfter.concepts()) this.#changes.add(concept, 1);
    return [...this.#changes.concepts()].map((id) => this.#idOf(id));
  }

  finish(records: readonly ConceptRecord[]): VocabularyChange | undefined {
    const recordOf = new Map(records.map((record) => [record.id, record]));
    const shared = new Set(this.#basis.sharedSlugs);
    const removed: string[] = [];
    const concepts: ConceptRecord[] = [];
    for (const id of this.#changes.concepts()) {
      const key = this.#basis.collection.keyOf(id);
      const plain = plainIdOf(key);
      const previous = recordOf.get(plain);
      if (shared.has(plain) || (previous !== undefined && previous.key !== key)) return undefined;
      const { papers, forms } = this.#changes.apply(id, previous);
      if (papers > 0) {
        const record = conceptRecordOf(key, { papers, termhood: this.#after.termhoodOf(id) }, forms);
        concepts.push(record);
        // a second new concept with this slug must be noticed
        recordOf.set(plain, record);
      } else if (previous) removed.push(plain);
    }
    return {
      ...this.#mentions(),
      removed,
      concepts,
      basis: () => packBasisChange({ ...this.#basis, acronyms: this.#after.acronyms }, this.#stored),
    };
  }

  #mentions(): Pick<VocabularyChange, "added" | "mentioned" | "mentions"> {
    const ids = [...this.#countsAfter.concepts()].map(({ id }) => ({ keyId: id, id: this.#idOf(id) }));
    ids.sort((a, b) => compareIds(a.id, b.id));
    const numbers = new Int32Array(this.#basis.collection.size);
    for (const [i, { keyId }] of ids.entries()) numbers[keyId] = i;
    return {
      added: this.#basis.papers.slice(this.#stored.papers),
      mentioned: ids.map(({ id }) => id),
      mentions: () => this.#countsAfter.mentions.byPaper(numbers),
    };
  }

  #idOf(keyId: number): string {
    return plainIdOf(this.#basis.collection.keyOf(keyId));
  }
}

/** Present concepts whose termhood has changed. */
function conceptsWithNewTermhood(before: Resolution, after: Resolution): Set<number> {
  const changed = new Set<number>();
  for (let id = 0; id < after.target.length; id++) {
    const concept = after.target[id]!;
    if (concept >= 0 && before.best[concept] !== after.best[concept]) changed.add(concept);
  }
  return changed;
}

interface Change {
  papers: number;
  readonly forms: Map<string, number>;
}

/** Changes of the numbers of papers of concepts and of their forms. */
class CountChanges {
  readonly #changes = new Map<number, Change>();

  /** The change of a concept, at first of nothing. */
  touch(id: number): Change {
    const known = this.#changes.get(id);
    if (known) return known;
    const change = { papers: 0, forms: new Map<string, number>() };
    this.#changes.set(id, change);
    return change;
  }

  /** Adds counts (sign 1) or subtracts them (sign −1). */
  add({ id, papers, forms }: { id: number; papers: number; forms: readonly FormCount[] }, sign: 1 | -1): void {
    const change = this.touch(id);
    change.papers += sign * papers;
    for (const { form, papers: count } of forms) change.forms.set(form, (change.forms.get(form) ?? 0) + sign * count);
  }

  concepts(): Iterable<number> {
    return this.#changes.keys();
  }

  /** The counts of a concept after its change; `previous` has those before, if any. */
  apply(id: number, previous: ConceptRecord | undefined): { papers: number; forms: FormCount[] } {
    const change = this.touch(id);
    const papers = (previous?.papers ?? 0) + change.papers;
    const counts = new Map(previous?.aliases.map(({ form, papers: count }) => [form, count]));
    for (const [form, count] of change.forms) counts.set(form, (counts.get(form) ?? 0) + count);
    const forms = [...counts].flatMap(([form, count]) => (count === 0 ? [] : { form, papers: count }));
    if (papers < 0 || forms.some((one) => one.papers < 0)) throw new Error("The graph is not that of its basis.");
    return { papers, forms };
  }
}
