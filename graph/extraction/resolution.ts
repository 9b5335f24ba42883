import { readAcronyms } from "./acronym-senses.ts";
import type { CandidateReader } from "./candidate-reader.ts";
import type { Collection } from "./collection.ts";
import { termhoodOf } from "./termhood.ts";

/** A longer phrase hides one of several words inside it when it is in at least so many papers … */
const HIDING_PAPERS = 3;
/** … and in this share of the papers of the shorter one. */
const HIDING_SHARE = 0.05;

/** What the collection decides about keys: which concept each stands for, and which concept hides which. */
export class Resolution {
  readonly #collection: Collection;
  /** The key id that each key id stands for, −1 for none. */
  readonly #target: Int32Array;
  /** Best termhood among the keys that stand for each key. */
  readonly #best: Float64Array;
  readonly #ambiguous: ReadonlyMap<number, readonly number[]>;

  constructor(collection: Collection) {
    this.#collection = collection;
    const { target, ambiguous } = readAcronyms(collection);
    this.#best = new Float64Array(collection.size);
    const isConcept = new Uint8Array(collection.size);
    for (const [id, to] of target.entries()) {
      const { termhood, isEnough } = termhoodOf(collection, id);
      this.#best[to] = Math.max(this.#best[to] as number, termhood);
      if (isEnough) isConcept[to] = 1;
    }
    const apart = writtenApart(collection, isConcept);
    for (const [together, id] of apart) {
      this.#best[id] = Math.max(this.#best[id] as number, this.#best[together] as number);
    }
    this.#target = target.map((to) => (isConcept[to] === 1 ? (apart.get(to) ?? to) : -1));
    this.#ambiguous = ambiguous;
  }

  /** The concept (a key id) that a key stands for in a paper with these keys, −1 for none. */
  conceptOf(id: number, inPaper: { includes(id: number): boolean }): number {
    const senses = this.#ambiguous.get(id)?.filter((sense) => inPaper.includes(sense));
    return (this.#target[senses?.length === 1 ? (senses[0] as number) : id] ?? -1) as number;
  }

  /** Termhood of a concept: of its own key or of the acronym that counts for it, whichever is higher. */
  termhoodOf(concept: number): number {
    return this.#best[concept] ?? 0;
  }

  /** True when candidate `i` of a paper is hidden at place `p` by a longer one around it. */
  isHidden(
    { containers, containerFirst, severalWords }: CandidateReader,
    ids: Int32Array,
    i: number,
    p: number,
  ): boolean {
    for (let c = containerFirst.at(p); c < containerFirst.at(p + 1); c++) {
      if (this.#hides(ids[containers.at(c)] as number, ids[i] as number, severalWords.at(p) === 1)) return true;
    }
    return false;
  }

  /** True when the longer phrase is a concept that leaves no room for the shorter one inside it. */
  #hides(container: number, nested: number, severalWords: boolean): boolean {
    const concept = this.#target[container] ?? -1;
    if (concept < 0) return false;
    if (!severalWords) return true;
    const papers = this.#collection.candidatePapers;
    return papers.at(concept) >= Math.max(HIDING_PAPERS, HIDING_SHARE * papers.at(nested));
  }
}

/** Concepts written together that others write apart ("diffusionvla", "diffusion vla"), with the key they count for. */
function writtenApart(collection: Collection, isConcept: Uint8Array): Map<number, number> {
  const apart = new Map<number, number>();
  for (const [id, yes] of isConcept.entries()) {
    const key = yes === 1 ? collection.keyOf(id) : "";
    if (!key.includes(" ")) continue;
    const together = collection.keyId(key.replaceAll(" ", ""));
    if (together !== undefined && isConcept[together] === 1 && !apart.has(together)) apart.set(together, id);
  }
  return apart;
}
