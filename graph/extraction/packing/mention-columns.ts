import type { Mention, PaperMentions } from "../../contract/records.ts";
import type { CandidateReader } from "./candidate-reader.ts";
import { Integers } from "./integers.ts";

/** The mentions of all papers in columns, 20 bytes each, until the numbers of their concepts are known. */
export class MentionColumns {
  readonly #papers: string[] = [];
  /** Where the mentions of each paper begin. */
  readonly #first = new Integers();
  /** Twice the key id of the concept, and the field. */
  readonly #concept = new Integers();
  readonly #start = new Integers();
  readonly #end = new Integers();
  readonly #sentenceStart = new Integers();
  readonly #sentenceEnd = new Integers();

  beginPaper(paper: string): void {
    this.#papers.push(paper);
    this.#first.push(this.#start.length);
  }

  /** Adds a place of the paper begun as a mention of a concept. */
  add(concept: number, paper: CandidateReader, place: number): void {
    const sentence = paper.sentence.at(place);
    this.#concept.push(concept * 2 + paper.sentenceField.at(sentence));
    this.#start.push(paper.start.at(place));
    this.#end.push(paper.end.at(place));
    this.#sentenceStart.push(paper.sentenceStart.at(sentence));
    this.#sentenceEnd.push(paper.sentenceEnd.at(sentence));
  }

  /** Paper after paper, as they came; mentions in order and each once, with concepts numbered by `numbers` of key ids. */
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
      concept: numbers[concept >>> 1]!,
      field: (concept & 1) as 0 | 1,
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
