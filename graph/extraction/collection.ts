import { encodeText } from "./bytes.ts";
import type { CandidateReader } from "./candidate-reader.ts";
import { Integers } from "./integers.ts";
import { TRAIT } from "./packed-document.ts";
import { TextTable } from "./text-table.ts";

/** Counts that are kept of each key; together they fill one line of the processor's cache. */
const COUNTS = ["candidate", "own", "kept", "of", "concept", "keyword", "name"] as const;
const STRIDE = 8;
const [CANDIDATE, OWN, KEPT, OF, CONCEPT, KEYWORD, NAME] = COUNTS.map((_, i) => i) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** One count of every key. */
export interface CountColumn {
  at(id: number): number;
}

/**
 * What the collection remembers of the candidates of every paper: each key once, and sums of integers, so that the order
 * in which papers are added does not matter.
 */
export class Collection {
  papers = 0;
  /** Papers that hold a key as a candidate, … on its own, … kept by the paper's own ranking, … as "N of N". */
  readonly candidatePapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + CANDIDATE) };
  readonly ownPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + OWN) };
  readonly keptPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + KEPT) };
  readonly ofPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + OF) };
  /** Papers that always write it as a name. */
  readonly namePapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + NAME) };
  /** Sums of the squares (0 … 255) of the papers' scores as concept and as keyword. */
  readonly conceptSquares: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + CONCEPT) };
  readonly keywordSquares: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + KEYWORD) };
  /** Papers that define an acronym, by "short\nlong". */
  readonly definitions = new Map<string, number>();

  readonly #keys = new TextTable();
  /** Key ids of every candidate, paper after paper: to find them again would take longer than everything else. */
  readonly #rows = new Integers();
  readonly #counts = new Integers();

  /** Number of distinct keys; their ids count from 0. */
  get size(): number {
    return this.#keys.size;
  }

  keyOf(id: number): string {
    return this.#keys.text(id);
  }

  keyId(key: string): number | undefined {
    const bytes = encodeText(key);
    const id = this.#keys.find(bytes, 0, bytes.length);
    return id < 0 ? undefined : id;
  }

  /** Key ids of the candidates of a paper, which begin at position `from` of all: papers come as they came to `add`. */
  idsOf({ bytes, count, keyFrom, keyTo }: CandidateReader, from: number): Int32Array {
    const ids = this.#rows.slice(from, from + count);
    const isNext = count === 0 || this.#keys.find(bytes, keyFrom.at(0), keyTo.at(0)) === ids[0];
    if (ids.length < count || !isNext) throw new Error("The papers come in another order than before.");
    return ids;
  }

  /** True when the key has one of some texts among its words. */
  hasWordOf(id: number, words: TextTable): boolean {
    return this.#keys.hasWordOf(id, words);
  }

  /** Adds the paper whose keys the reader has read. */
  add(paper: CandidateReader): void {
    this.papers++;
    for (const { short, long } of paper.acronyms) {
      const pair = `${short}\n${long}`;
      this.definitions.set(pair, (this.definitions.get(pair) ?? 0) + 1);
    }
    for (let i = 0; i < paper.count; i++) {
      const id = this.#keys.idOf(paper.bytes, paper.keyFrom.at(i), paper.keyTo.at(i));
      const at = id * STRIDE;
      this.#rows.push(id);
      const counts = this.#counts;
      const traits = paper.traits.at(i);
      counts.extend(at + STRIDE);
      counts.increase(at + CANDIDATE, 1);
      counts.increase(at + CONCEPT, Math.round(paper.score.at(i) ** 2 / 255));
      counts.increase(at + KEYWORD, Math.round(paper.index.at(i) ** 2 / 255));
      if (traits & TRAIT.own) counts.increase(at + OWN, 1);
      if (traits & TRAIT.kept) counts.increase(at + KEPT, 1);
      if (traits & TRAIT.ofPhrase) counts.increase(at + OF, 1);
      if (traits & TRAIT.name) counts.increase(at + NAME, 1);
    }
  }
}
