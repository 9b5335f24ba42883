import type { CandidateReader } from "../packing/candidate-reader.ts";
import { Integers } from "../packing/integers.ts";
import { MentionColumns } from "../packing/mention-columns.ts";
import { TextTable } from "../packing/text-table.ts";
import type { Collection } from "./collection.ts";
import type { Resolution } from "./resolution.ts";

/** A form of a concept with the papers that use it. */
export interface FormCount {
  readonly form: string;
  readonly papers: number;
}

/** Finds, over all papers, where the concepts are mentioned, and counts in how many papers and in which forms. */
export class ConceptCounts {
  readonly #collection: Collection;
  readonly #resolution: Resolution;
  /** By key id: papers that mention the concept, and the last one that did, from 1. */
  readonly #papers: Int32Array;
  readonly #lastPaper: Int32Array;
  /** Forms in the group of their concept. */
  readonly #forms = new TextTable();
  readonly #formPapers = new Integers();
  readonly #formLastPaper = new Integers();
  readonly mentions = new MentionColumns();
  #paper = 0;

  constructor(collection: Collection, resolution: Resolution) {
    this.#collection = collection;
    this.#resolution = resolution;
    this.#papers = new Int32Array(collection.size);
    this.#lastPaper = new Int32Array(collection.size);
  }

  /** Adds the paper that the reader has read, which has a number in the collection. */
  add(id: string, number: number, paper: CandidateReader): void {
    this.#paper++;
    this.mentions.beginPaper(id);
    const ids = this.#collection.rowOf(number);
    if (ids.length !== paper.count) throw new Error(`The candidates of ${id} are not those that were counted.`);
    for (let i = 0; i < paper.count; i++) {
      const concept = this.#resolution.conceptOf(ids[i]!, ids);
      if (concept < 0) continue;
      for (let p = paper.placeFirst.at(i); p < paper.placeFirst.at(i + 1); p++) {
        if (this.#resolution.isHidden(paper, ids, i, p)) continue;
        this.#count(concept, paper, p);
        this.mentions.add(concept, paper, p);
      }
    }
  }

  /** The concepts that some paper mentions. */
  *concepts(): Generator<{ readonly id: number; readonly papers: number; readonly forms: readonly FormCount[] }> {
    const forms = new Map<number, FormCount[]>();
    for (let form = 0; form < this.#forms.size; form++) {
      const id = this.#forms.groupOf(form);
      const counted = { form: this.#forms.text(form), papers: this.#formPapers.at(form) };
      const list = forms.get(id);
      if (list) list.push(counted);
      else forms.set(id, [counted]);
    }
    for (const [id, list] of forms) yield { id, papers: this.#papers[id]!, forms: list };
  }

  #count(concept: number, paper: CandidateReader, place: number): void {
    if (this.#lastPaper[concept] !== this.#paper) {
      this.#lastPaper[concept] = this.#paper;
      this.#papers[concept]! += 1;
    }
    const form = this.#forms.idOf(paper.bytes, paper.formFrom.at(place), paper.formTo.at(place), concept);
    this.#formPapers.extend(form + 1);
    this.#formLastPaper.extend(form + 1);
    if (this.#formLastPaper.at(form) === this.#paper) return;
    this.#formLastPaper.set(form, this.#paper);
    this.#formPapers.increase(form, 1);
  }
}
