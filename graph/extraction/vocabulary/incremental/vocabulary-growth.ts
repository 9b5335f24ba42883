import type { ConceptRecord, GraphBasis } from "../../../contract/records.ts";
import { compareIds } from "../../../shared/text.ts";
import { CandidateReader } from "../../packing/candidate-reader.ts";
import { keptReading, readAcronyms } from "../acronym-reading.ts";
import { type Basis, type Packed, packBasisChange, unpackBasis } from "../basis.ts";
import { ConceptCounts } from "../concept-counts.ts";
import { conceptRecordOf, plainIdOf } from "../concept-record.ts";
import { Resolution } from "../resolution.ts";
import type { GrowthCounter, VocabularyChange, VocabularyGrowth } from "../vocabulary.ts";
import { readsOtherwise, shakenPapers } from "./affected-papers.ts";
import { CountChanges } from "./count-changes.ts";

/**
 * Takes up a vocabulary where it was decided; undefined when other rules decided it. Adding papers to it gives what deciding
 * over all papers gives: counts are sums, what was decided before and what is decided now are both worked out, and the papers
 * where they may differ are read again, once by either.
 */
export function vocabularyGrowth(parts: GraphBasis): VocabularyGrowth | undefined {
  const unpacked = unpackBasis(parts);
  if (!unpacked) return undefined;
  const { basis, packed } = unpacked;
  const { collection } = basis;
  const reader = new CandidateReader();
  const before = new Resolution(collection, keptReading(collection, basis.acronyms));
  const papers = [...basis.papers];
  const numbers = new Map(papers.map((paper, number) => [paper, number]));
  return {
    has: (paper) => numbers.has(paper),
    add(paper, candidates) {
      reader.readKeys(candidates);
      collection.add(reader);
      numbers.set(paper, papers.push(paper) - 1);
    },
    decide: () => new Counter({ ...basis, papers }, packed, numbers, before),
  };
}

class Counter implements GrowthCounter {
  readonly papers: readonly string[];
  readonly #basis: Basis;
  /** How much was there before; its papers come first. */
  readonly #packed: Packed;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #before: Resolution;
  readonly #after: Resolution;
  readonly #reader = new CandidateReader();
  readonly #then: ConceptCounts;
  readonly #now: ConceptCounts;
  readonly #changes = new CountChanges();

  constructor(basis: Basis, packed: Packed, numbers: ReadonlyMap<string, number>, before: Resolution) {
    const { collection, papers } = basis;
    this.#basis = basis;
    this.#packed = packed;
    this.#numbers = numbers;
    this.#before = before;
    this.#after = new Resolution(collection, readAcronyms(collection, before.acronyms));
    this.#then = new ConceptCounts(collection, before);
    this.#now = new ConceptCounts(collection, this.#after);
    const shaken = shakenPapers(collection, before, this.#after, packed.papers);
    this.papers = [...shaken.map((number) => papers[number]!), ...papers.slice(packed.papers)];
    for (const id of renewedConcepts(before, this.#after)) this.#changes.touch(id);
  }

  count(paper: string, candidates: Uint8Array): void {
    const number = this.#numbers.get(paper)!;
    this.#reader.readAll(candidates);
    if (number < this.#packed.papers) {
      const row = this.#basis.collection.rowOf(number);
      if (!readsOtherwise(this.#reader, row, this.#before, this.#after)) return;
      this.#then.add(paper, number, this.#reader);
    }
    this.#now.add(paper, number, this.#reader);
  }

  concepts(): string[] {
    for (const concept of this.#then.concepts()) this.#changes.add(concept, -1);
    for (const concept of this.#now.concepts()) this.#changes.add(concept, 1);
    return [...this.#changes.concepts()].map((id) => this.#idOf(id));
  }

  finish(stored: readonly ConceptRecord[]): VocabularyChange | undefined {
    const records = new Map(stored.map((record) => [record.id, record]));
    const shared = new Set(this.#basis.sharedSlugs);
    const removed: string[] = [];
    const concepts: ConceptRecord[] = [];
    for (const id of this.#changes.concepts()) {
      const key = this.#basis.collection.keyOf(id);
      const plain = plainIdOf(key);
      const former = records.get(plain);
      if (shared.has(plain) || (former !== undefined && former.key !== key)) return undefined;
      const { papers, forms } = this.#changes.of(id, former);
      if (papers > 0) {
        const record = conceptRecordOf(key, { papers, termhood: this.#after.termhoodOf(id) }, forms);
        concepts.push(record);
        // two new ones of one slug
        records.set(plain, record);
      } else if (former) removed.push(plain);
    }
    return {
      ...this.#mentions(),
      removed,
      concepts,
      basis: () => packBasisChange({ ...this.#basis, acronyms: this.#after.acronyms }, this.#packed),
    };
  }

  #mentions(): Pick<VocabularyChange, "added" | "mentioned" | "mentions"> {
    const ids = [...this.#now.concepts()].map(({ id }) => ({ keyId: id, id: this.#idOf(id) }));
    ids.sort((a, b) => compareIds(a.id, b.id));
    const numbers = new Int32Array(this.#basis.collection.size);
    for (const [i, { keyId }] of ids.entries()) numbers[keyId] = i;
    return {
      added: this.#basis.papers.slice(this.#packed.papers),
      mentioned: ids.map(({ id }) => id),
      mentions: () => this.#now.mentions.byPaper(numbers),
    };
  }

  #idOf(keyId: number): string {
    return plainIdOf(this.#basis.collection.keyOf(keyId));
  }
}

/** Concepts of now whose termhood is another than before. */
function renewedConcepts(before: Resolution, after: Resolution): Set<number> {
  const renewed = new Set<number>();
  for (let id = 0; id < after.target.length; id++) {
    const concept = after.target[id]!;
    if (concept >= 0 && before.best[concept] !== after.best[concept]) renewed.add(concept);
  }
  return renewed;
}
