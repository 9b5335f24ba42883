import { encodeText } from "../packing/bytes.ts";
import type { CandidateReader } from "../packing/candidate-reader.ts";
import { Integers } from "../packing/integers.ts";
import { TRAIT } from "../packing/packed-document.ts";
import { TextTable } from "../packing/text-table.ts";

/** Columns of the numbers stored for each key. */
const [CANDIDATE, OWN, ABOVE_CUT, OF, CONCEPT, KEYWORD, NAME, TERMHOOD, FIRM] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const [LISTED, IN_KEYWORDS, CUT, COMPOUND] = [9, 10, 11, 12] as const;
const STRIDE = 13;

/** The columns that count papers in which a candidate has a trait. */
const COLUMN_OF_TRAIT: readonly (readonly [trait: number, column: number])[] = [
  [TRAIT.own, OWN],
  [TRAIT.kept, ABOVE_CUT],
  [TRAIT.ofPhrase, OF],
  [TRAIT.name, NAME],
  [TRAIT.firm, FIRM],
  [TRAIT.listed, LISTED],
  [TRAIT.inKeywords, IN_KEYWORDS],
  [TRAIT.cut, CUT],
];

/** One count for every key id. */
export interface CountColumn {
  at(id: number): number;
}

/** All statistics of keys, as stored in a basis. */
export interface KeyStatisticsColumns {
  readonly keys: TextTable;
  /** STRIDE numbers for each key. */
  readonly counts: Integers;
  /** Key ids of the candidates of every paper; looking them up again would take longer than all other steps. */
  readonly rows: Integers;
  /** Where the row of each paper ends. */
  readonly rowEnds: Integers;
  /** Papers that define an acronym, by "short\nlong". */
  readonly definitions: Map<string, number>;
  /** Number of papers: those with a row, and those of which only sums were added. */
  papers: number;
}

/** The numbers of a key that can be added to those of other papers, in the order of their columns. */
const SUMS = [CANDIDATE, OWN, ABOVE_CUT, OF, CONCEPT, KEYWORD, NAME, FIRM, LISTED, IN_KEYWORDS, CUT, COMPOUND] as const;
/** How many sums a key has. */
export const SUM_COUNT = SUMS.length;

const emptyColumns = (): KeyStatisticsColumns => ({
  keys: new TextTable(),
  counts: new Integers(),
  rows: new Integers(),
  rowEnds: new Integers(),
  definitions: new Map(),
  papers: 0,
});

/**
 * Statistics of the candidates of all papers by key. All of them are sums of integers, so that the order in which papers are added
 * does not matter.
 */
export class KeyStatistics {
  /** Papers with the key as a candidate, as a whole noun phrase, kept by their ranking, and over a preposition. */
  readonly candidatePapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + CANDIDATE) };
  readonly ownPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + OWN) };
  readonly keptPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + ABOVE_CUT) };
  readonly ofPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + OF) };
  /** Papers that always write it as a name. */
  readonly namePapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + NAME) };
  /** Papers that repeat it and never shorten it; see TRAIT.firm. */
  readonly firmPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + FIRM) };
  /** Papers that list it as a keyword, and those where the keyword is a mention; see TRAIT. */
  readonly listedPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + LISTED) };
  readonly keywordPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + IN_KEYWORDS) };
  /** Papers that write it only as a part of longer phrases; see TRAIT.cut. */
  readonly cutPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + CUT) };
  /** Papers that write it with a conjunction, or in which a conjunction may stand for it; the other columns do not count them. */
  readonly compoundPapers: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + COMPOUND) };
  /** Sums of the squares (0 … 255) of the papers' scores as concept and as keyword. */
  readonly conceptSquares: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + CONCEPT) };
  readonly keywordSquares: CountColumn = { at: (id) => this.#counts.at(id * STRIDE + KEYWORD) };
  /** Papers that define an acronym, by "short\nlong". */
  readonly definitions: ReadonlyMap<string, number>;

  readonly columns: KeyStatisticsColumns;
  readonly #keys: TextTable;
  readonly #counts: Integers;

  /** Takes over the given columns. */
  constructor(columns: KeyStatisticsColumns = emptyColumns()) {
    this.columns = columns;
    this.definitions = columns.definitions;
    this.#keys = columns.keys;
    this.#counts = columns.counts;
  }

  /** Number of papers added. */
  get papers(): number {
    return this.columns.papers;
  }

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

  /** The id of a key written without spaces, −1 when it is not a key. */
  joinedId(id: number): number {
    return this.#keys.findJoined(id);
  }

  /** A view of the key ids of the candidates of a paper; papers are numbered in the order in which they were added. */
  rowOf(paper: number): Int32Array {
    const { rows, rowEnds } = this.columns;
    return rows.slice(paper === 0 ? 0 : rowEnds.at(paper - 1), rowEnds.at(paper));
  }

  /** The key ids of the candidates of the paper that the reader has just read, −1 for keys that are not in the collection. */
  idsOf(paper: CandidateReader): Int32Array {
    const ids = new Int32Array(paper.count);
    for (let i = 0; i < ids.length; i++) ids[i] = this.#keys.find(paper.bytes, paper.keyFrom.at(i), paper.keyTo.at(i));
    return ids;
  }

  /** The sums of a key, SUM_COUNT numbers; `addSums` of another collection takes them. */
  sumsOf(id: number): number[] {
    return SUMS.map((column) => this.#counts.at(id * STRIDE + column));
  }

  /** Adds the sums of a key over papers that were counted elsewhere. */
  addSums(key: string, sums: readonly number[]): void {
    const at = this.#keys.add(key) * STRIDE;
    this.#counts.extend(at + STRIDE);
    for (const [i, column] of SUMS.entries()) this.#counts.increase(at + column, sums[i]!);
    this.#counts.set(at + TERMHOOD, 0);
  }

  /** Adds the papers that define an acronym, counted elsewhere. */
  addDefinition(short: string, long: string, papers: number): void {
    const { definitions } = this.columns;
    const pair = `${short}\n${long}`;
    definitions.set(pair, (definitions.get(pair) ?? 0) + papers);
  }

  /** Adds a number of papers that were counted elsewhere; their rows are not known. */
  addPapers(papers: number): void {
    this.columns.papers += papers;
  }

  /** The termhood of a key in millionths, −1 until it is set after the last change of its counts. */
  termhoodAt(id: number): number {
    return this.#counts.at(id * STRIDE + TERMHOOD) - 1;
  }

  setTermhood(id: number, millionths: number): void {
    this.#counts.set(id * STRIDE + TERMHOOD, millionths + 1);
  }

  /** The ids of the keys that are some neighbouring words of a key, but not all of them. */
  partsOf(id: number): number[] {
    return this.#keys.partsOf(id);
  }

  /** True when the key, or one of its words, is in a table. */
  hasWordOf(id: number, words: TextTable): boolean {
    return this.#keys.hasWordOf(id, words);
  }

  /** Adds the paper whose keys the reader has just read. */
  add(paper: CandidateReader): void {
    const { rows, rowEnds } = this.columns;
    for (const { short, long } of paper.acronyms) this.addDefinition(short, long, 1);
    const counts = this.#counts;
    for (let i = 0; i < paper.count; i++) {
      const id = this.#keys.idOf(paper.bytes, paper.keyFrom.at(i), paper.keyTo.at(i));
      const at = id * STRIDE;
      rows.push(id);
      const traits = paper.traits.at(i);
      counts.extend(at + STRIDE);
      if (traits & TRAIT.compound) {
        counts.increase(at + COMPOUND, 1);
        continue;
      }
      counts.increase(at + CANDIDATE, 1);
      counts.increase(at + CONCEPT, Math.round(paper.score.at(i) ** 2 / 255));
      counts.increase(at + KEYWORD, Math.round(paper.index.at(i) ** 2 / 255));
      for (const [trait, column] of COLUMN_OF_TRAIT) if (traits & trait) counts.increase(at + column, 1);
      counts.set(at + TERMHOOD, 0);
    }
    rowEnds.push(rows.length);
    this.columns.papers++;
  }
}
