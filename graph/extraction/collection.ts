import { looksShort } from "./acronyms.ts";
import { Integers } from "./integers.ts";
import { type PackedCandidate, type PackedDocument, type PackedPlace, TRAIT } from "./packing.ts";

/**
 * What the collection remembers of the candidates of every paper: integers in columns, and each key and form once.
 *
 * Sums are of integers, so the order in which papers are added does not matter.
 */
export class Collection {
  papers = 0;
  readonly keys: string[] = [];
  /** Per key: papers that hold it as a candidate, … on its own, … kept by the paper's own ranking, … as a name, … as "N of N". */
  readonly candidatePapers = new Integers();
  readonly ownPapers = new Integers();
  readonly keptPapers = new Integers();
  readonly namePapers = new Integers();
  readonly ofPapers = new Integers();
  readonly acronymPapers = new Integers();
  /** Per key: sums of the squares (0 … 255) of the papers' scores as concept and as keyword. */
  readonly conceptSquares = new Integers();
  readonly keywordSquares = new Integers();
  /** Per form: its key; forms are numbered over all keys. */
  readonly formKey = new Integers();
  readonly forms: string[] = [];
  /** Papers that define an acronym, by "short\nlong". */
  readonly definitions = new Map<string, number>();
  /** Paper after paper: number of candidates, then for each key, number of places, and
   * for each place its form, twice the number of its containers (plus 1 for a form of several words), and their keys.  */
  readonly rows = new Integers();

  readonly #keyIds = new Map<string, number>();
  readonly #formIds = new Map<string, number>();

  keyId(key: string): number | undefined {
    return this.#keyIds.get(key);
  }

  add(document: PackedDocument): void {
    this.papers++;
    for (const { short, long } of document.acronyms) {
      const pair = `${short}\n${long}`;
      this.definitions.set(pair, (this.definitions.get(pair) ?? 0) + 1);
    }
    const eligible = document.candidates.filter(isEligible);
    this.rows.push(eligible.length);
    const ids = new Map(eligible.map((candidate) => [candidate.key, this.#idOf(candidate.key)]));
    for (const candidate of eligible) this.#addCandidate(candidate, eligible, ids);
  }

  #addCandidate(candidate: PackedCandidate, all: readonly PackedCandidate[], ids: ReadonlyMap<string, number>): void {
    const id = ids.get(candidate.key) as number;
    this.candidatePapers.increase(id, 1);
    this.conceptSquares.increase(id, Math.round(candidate.score ** 2 / 255));
    this.keywordSquares.increase(id, Math.round(candidate.index ** 2 / 255));
    if (candidate.traits & TRAIT.own) this.ownPapers.increase(id, 1);
    if (candidate.traits & TRAIT.kept) this.keptPapers.increase(id, 1);
    if (candidate.traits & TRAIT.name) this.namePapers.increase(id, 1);
    if (candidate.traits & TRAIT.ofPhrase) this.ofPapers.increase(id, 1);
    if (candidate.traits & TRAIT.acronym) this.acronymPapers.increase(id, 1);
    this.rows.push(id);
    this.rows.push(candidate.places.length);
    for (const place of candidate.places) {
      const form = candidate.forms[place.form] as string;
      this.rows.push(this.#formIdOf(id, form));
      const containers = containersOf(place, candidate, all);
      this.rows.push(containers.length * 2 + (hasSeveralWords(form) ? 1 : 0));
      for (const container of containers) this.rows.push(ids.get(container.key) as number);
    }
  }

  #idOf(key: string): number {
    const known = this.#keyIds.get(key);
    if (known !== undefined) return known;
    const id = this.keys.push(key) - 1;
    this.#keyIds.set(key, id);
    for (const column of [
      this.candidatePapers,
      this.ownPapers,
      this.keptPapers,
      this.namePapers,
      this.ofPapers,
      this.acronymPapers,
      this.conceptSquares,
      this.keywordSquares,
    ]) {
      column.push(0);
    }
    return id;
  }

  #formIdOf(key: number, form: string): number {
    const name = `${key}\n${form}`;
    const known = this.#formIds.get(name);
    if (known !== undefined) return known;
    const id = this.forms.push(form) - 1;
    this.formKey.push(key);
    this.#formIds.set(name, id);
    return id;
  }
}

/** Whole coordinations and parentheses are ranked as spans but never become concepts. */
export function isEligible(candidate: PackedCandidate): boolean {
  return (candidate.traits & TRAIT.joined) === 0;
}

export const hasSeveralWords = (form: string) => /[\s-]/.test(form) || looksShort(form);

/**
 * The longer phrases that may hide this place when they are concepts: "graph" does not count inside "knowledge graph".
 * A phrase of two or more words (or an acronym) at the beginning of a longer one counts: what "knowledge graph completion" is
 * about is a knowledge graph; "offline reinforcement learning" is rather another thing than "reinforcement learning".
 */
export function containersOf(
  place: PackedPlace,
  candidate: PackedCandidate,
  all: readonly PackedCandidate[],
): PackedCandidate[] {
  const leads = hasSeveralWords(candidate.forms[place.form] as string);
  return all.filter(
    (other) =>
      other.key !== candidate.key &&
      other.places.some(
        (outer) =>
          outer.whole &&
          outer.sentence === place.sentence &&
          outer.start <= place.start &&
          outer.end >= place.end &&
          outer.end - outer.start > place.end - place.start &&
          !(leads && outer.start === place.start),
      ),
  );
}
