import type { FieldNumber, Mention, PaperMentions } from "../../contract/records.ts";
import type { CandidateReader } from "../packing/candidate-reader.ts";
import { Integers } from "../packing/integers.ts";
import { TextTable } from "../packing/text-table.ts";
import type { KeyStatistics } from "./key-statistics.ts";
import type { Resolution } from "./resolution.ts";

/** A form of a concept with the papers that use it. */
export interface FormCount {
  readonly form: string;
  readonly papers: number;
}

/** A concept (by its key id) that at least one paper mentions, with its forms. */
export interface ConceptCount {
  readonly id: number;
  readonly papers: number;
  readonly forms: readonly FormCount[];
}

/** Collects the mentions of all papers and counts the papers and forms of every concept. */
export class ConceptCounts {
  readonly #resolution: Resolution;
  /** By key id: number of papers that mention the concept, and the last of them, counted from 1. */
  readonly #papers: Int32Array;
  readonly #lastPaper: Int32Array;
  /** Forms, grouped by the key id of their concept. */
  readonly #forms = new TextTable();
  readonly #formPapers = new Integers();
  readonly #formLastPaper = new Integers();
  readonly mentions = new MentionColumns();
  #paper = 0;

  constructor(collection: KeyStatistics, resolution: Resolution) {
    this.#resolution = resolution;
    this.#papers = new Int32Array(collection.size);
    this.#lastPaper = new Int32Array(collection.size);
  }

  /** Adds the paper that the reader has read; `ids` are the key ids of its candidates. */
  add(id: string, ids: Int32Array, paper: CandidateReader): void {
    this.#paper++;
    this.mentions.beginPaper(id);
    if (ids.length !== paper.count) throw new Error(`The candidates of ${id} are not those that were counted.`);
    for (let i = 0; i < paper.count; i++) {
      const concept = this.#resolution.conceptOf(ids[i]!, ids, paper.traits.at(i));
      if (concept < 0) continue;
      for (let p = paper.placeFirst.at(i); p < paper.placeFirst.at(i + 1); p++) {
        if (this.#resolution.isHidden(paper, ids, i, p)) continue;
        this.#count(concept, paper, p);
        this.mentions.add(concept, paper, p);
      }
    }
  }

  /** The concepts that at least one paper mentions. */
  *concepts(): Generator<ConceptCount> {
    const forms = new Map<number, FormCount[]>();
    for (let form = 0; form < this.#forms.size; form++) {
      const id = this.#forms.groupOf(form);
      const count = { form: this.#forms.text(form), papers: this.#formPapers.at(form) };
      const list = forms.get(id);
      if (list) list.push(count);
      else forms.set(id, [count]);
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

/** The mentions of all papers in columns, 20 bytes each, until the final numbers of their concepts are known. */
class MentionColumns {
  readonly #papers: string[] = [];
  /** Where the mentions of each paper begin. */
  readonly #first = new Integers();
  /** Four times the key id of the concept, plus the field. */
  readonly #concept = new Integers();
  readonly #start = new Integers();
  readonly #end = new Integers();
  readonly #sentenceStart = new Integers();
  readonly #sentenceEnd = new Integers();

  beginPaper(paper: string): void {
    this.#papers.push(paper);
    this.#first.push(this.#start.length);
  }

  /** Adds a place of the current paper as a mention of a concept. */
  add(concept: number, paper: CandidateReader, place: number): void {
    const sentence = paper.sentence.at(place);
    this.#concept.push(concept * 4 + paper.sentenceField.at(sentence));
    this.#start.push(paper.start.at(place));
    this.#end.push(paper.end.at(place));
    this.#sentenceStart.push(paper.sentenceStart.at(sentence));
    this.#sentenceEnd.push(paper.sentenceEnd.at(sentence));
  }

  /** The distinct mentions of each paper in order of place; `numbers` gives the number of a concept by its key id. */
  *byPaper(numbers: Int32Array): Generator<PaperMentions> {
    for (const [i, paper] of this.#papers.entries()) {
      const end = i + 1 < this.#first.length ? this.#first.at(i + 1) : this.#start.length;
      const mentions: Mention[] = [];
      for (let at = this.#first.at(i); at < end; at++) mentions.push(this.#mention(at, numbers));
      mentions.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
      yield {
        paper,
        mentions: mentions.filter((mention, m) => m === 0 || !isSame(mention, mentions[m - 1]!)),
      };
    }
  }

  #mention(at: number, numbers: Int32Array): Mention {
    const concept = this.#concept.at(at);
    return {
      concept: numbers[concept >>> 2]!,
      field: (concept & 3) as FieldNumber,
      start: this.#start.at(at),
      end: this.#end.at(at),
      sentenceStart: this.#sentenceStart.at(at),
      sentenceEnd: this.#sentenceEnd.at(at),
    };
  }
}

function isSame(a: Mention, b: Mention): boolean {
  return a.concept === b.concept && a.field === b.field && a.start === b.start && a.end === b.end;
}
