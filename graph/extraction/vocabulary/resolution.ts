import { compareIds } from "../../shared/text.ts";
import type { CandidateReader } from "../packing/candidate-reader.ts";
import { type AcronymReading, readAcronyms } from "./acronym-reading.ts";
import type { Collection } from "./collection.ts";
import { cutOf, termhoodOf } from "./termhood.ts";

/** A longer phrase hides one of several words inside it when it is in at least so many papers … */
export const HIDING_PAPERS = 3;
/** … and in this share of the papers of the shorter one. */
const HIDING_SHARE = 0.05;

/** Termhood is kept and compared in millionths, as concepts bear it. */
const MILLION = 1e6;

/** What the collection decides about keys: which concept each stands for, and which concept hides which. */
export class Resolution {
  readonly acronyms: AcronymReading;
  /** Papers that hold each key, as they were when this was decided. */
  readonly papers: Int32Array;
  /** The key id that each key id stands for, −1 for none. */
  readonly target: Int32Array;
  /** Best termhood, in millionths, among the keys that stand for each key. */
  readonly best: Int32Array;

  constructor(collection: Collection, acronyms: AcronymReading = readAcronyms(collection)) {
    const { size } = collection;
    this.acronyms = acronyms;
    this.papers = new Int32Array(size);
    this.best = new Int32Array(size);
    this.target = new Int32Array(size);
    const cutsOf = (own: number) => [0, 1, 2, 3].map((papers) => cutOf({ papers, own }, collection.papers) * MILLION);
    const [inside, free] = [cutsOf(0), cutsOf(1)];
    const isConcept = new Uint8Array(size);
    for (let id = 0; id < size; id++) this.target[id] = id;
    for (const [id, to] of acronyms.read) this.target[id] = to;
    for (let id = 0; id < size; id++) {
      const papers = collection.candidatePapers.at(id);
      const termhood = knownMillionths(collection, id);
      const to = this.target[id]!;
      this.papers[id] = papers;
      if (termhood > this.best[to]!) this.best[to] = termhood;
      const cuts = collection.ownPapers.at(id) > 0 ? free : inside;
      if (termhood >= cuts[Math.min(papers, 3)]!) isConcept[to] = 1;
    }
    const apart = writtenApart(collection, isConcept);
    for (const [together, id] of apart) {
      this.best[id] = Math.max(this.best[id]!, this.best[together]!);
    }
    for (let id = 0; id < size; id++) {
      const to = this.target[id]!;
      this.target[id] = isConcept[to] === 1 ? (apart.get(to) ?? to) : -1;
    }
  }

  /** The concept (a key id) that a key stands for in a paper with these keys, −1 for none. */
  conceptOf(id: number, inPaper: { includes(id: number): boolean }): number {
    const senses = this.acronyms.ambiguous.get(id)?.filter((sense) => inPaper.includes(sense));
    return this.target[senses?.length === 1 ? senses[0]! : id] ?? -1;
  }

  /** Termhood of a concept: of its own key or of the acronym that counts for it, whichever is higher. */
  termhoodOf(concept: number): number {
    return (this.best[concept] ?? 0) / MILLION;
  }

  /** True when candidate `i` of a paper is hidden at place `p` by a longer one around it. */
  isHidden(
    { containers, containerFirst, severalWords }: CandidateReader,
    ids: Int32Array,
    i: number,
    p: number,
  ): boolean {
    for (let c = containerFirst.at(p); c < containerFirst.at(p + 1); c++) {
      if (this.#hides(ids[containers.at(c)]!, ids[i]!, severalWords.at(p) === 1)) return true;
    }
    return false;
  }

  /** True when the longer phrase is a concept that leaves no room for the shorter one inside it. */
  #hides(container: number, nested: number, severalWords: boolean): boolean {
    const papers = this.papersOf(container);
    return severalWords ? papers >= this.papersToHide(nested) : papers > 0;
  }

  /** In how many papers the concept that a key stands for is; 0 when it stands for none. */
  papersOf(id: number): number {
    const concept = this.target[id]!;
    return concept < 0 ? 0 : this.papers[concept]!;
  }

  /** In how many papers a concept around a key of several words must be to hide it. */
  papersToHide(nested: number): number {
    return Math.max(HIDING_PAPERS, Math.ceil(HIDING_SHARE * this.papers[nested]!));
  }
}

/** Termhood of a key in millionths, worked out from the counts of now. */
export function millionthsOf(collection: Collection, id: number): number {
  return Math.round(termhoodOf(collection, id) * MILLION);
}

/** The same, but worked out only when the counts have changed since it last was. */
function knownMillionths(collection: Collection, id: number): number {
  const known = collection.termhoodAt(id);
  if (known >= 0) return known;
  const millionths = millionthsOf(collection, id);
  collection.setTermhood(id, millionths);
  return millionths;
}

/**
 * Concepts written together that others write apart ("diffusionvla", "diffusion vla"), with the key they count for: where
 * there are several, the one of most papers.
 */
function writtenApart(collection: Collection, isConcept: Uint8Array): Map<number, number> {
  const apart = new Map<number, number>();
  for (let id = 0; id < isConcept.length; id++) {
    if (isConcept[id] !== 1) continue;
    const together = collection.joinedId(id);
    if (together < 0 || together === id || isConcept[together] !== 1) continue;
    const other = apart.get(together);
    if (other === undefined || comesBefore(collection, id, other)) apart.set(together, id);
  }
  return apart;
}

/** By papers and then by text: never by number, which depends on the order in which papers came. */
function comesBefore(collection: Collection, a: number, b: number): boolean {
  const more = collection.candidatePapers.at(a) - collection.candidatePapers.at(b);
  return more > 0 || (more === 0 && compareIds(collection.keyOf(a), collection.keyOf(b)) < 0);
}
