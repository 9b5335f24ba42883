import type { ConceptRecord } from "../contract/records.ts";
import { columnFrom } from "../shared/columns/shared-memory.ts";
import { type TextColumn, TextColumnBuilder } from "../shared/columns/text-column.ts";
import { createPause } from "../shared/pauses.ts";

/** Concepts packed before the clock is read. */
const SLICE = 256;

/** Papers as columns, in order of id: what the snapshot keeps in memory. */
export interface PaperColumns {
  readonly ids: TextColumn;
  /** 0 = unknown. */
  readonly years: Int16Array;
  /** Position in `venueNames`, −1 = unknown. */
  readonly venues: Int32Array;
  readonly venueNames: string[];
}

/** Concepts as columns, by number: what the snapshot keeps in memory. */
export interface ConceptColumns {
  readonly ids: TextColumn;
  readonly keys: TextColumn;
  readonly labels: TextColumn;
  readonly papers: Uint32Array;
  readonly termhood: Float64Array;
  /** The forms of all aliases, concept by concept. */
  readonly forms: TextColumn;
  /** Papers of each form. */
  readonly formPapers: Uint32Array;
  /** Where the forms of each concept begin, and the end of the last one's. */
  readonly formStarts: Uint32Array;
}

/** A concept whose texts are made when they are read. To copy one as plain data, see `plainConcept`. */
class ConceptOfColumns implements ConceptRecord {
  private readonly columns: ConceptColumns;
  private readonly number: number;

  constructor(columns: ConceptColumns, number: number) {
    this.columns = columns;
    this.number = number;
  }

  get id(): string {
    return this.columns.ids.at(this.number);
  }

  get key(): string {
    return this.columns.keys.at(this.number);
  }

  get label(): string {
    return this.columns.labels.at(this.number);
  }

  get papers(): number {
    return this.columns.papers[this.number]!;
  }

  get termhood(): number {
    return this.columns.termhood[this.number]!;
  }

  get aliases(): ConceptRecord["aliases"] {
    const { forms, formPapers, formStarts } = this.columns;
    const first = formStarts[this.number]!;
    return Array.from({ length: formStarts[this.number + 1]! - first }, (_, k) => {
      return { form: forms.at(first + k), papers: formPapers[first + k]! };
    });
  }

  toJSON(): ConceptRecord {
    return plainConcept(this);
  }

  /** Adds its bytes to other columns. */
  addTo(builder: ConceptColumnsBuilder): void {
    builder.addFrom(this.columns, this.number);
  }
}

/** The concepts of columns, by number; each takes a few dozen bytes whatever its names. */
export function conceptsOf(columns: ConceptColumns): ConceptRecord[] {
  return Array.from(columns.papers, (_, number) => new ConceptOfColumns(columns, number));
}

/** Packs concepts as columns; yields to the event loop. */
export async function columnsOf(
  concepts: AsyncIterable<ConceptRecord> | Iterable<ConceptRecord>,
): Promise<ConceptColumns> {
  const pause = createPause();
  const builder = new ConceptColumnsBuilder();
  let number = 0;
  for await (const concept of concepts) {
    builder.add(concept);
    if (++number % SLICE === 0) await pause();
  }
  return builder.finish();
}

/** A concept as plain data. */
export function plainConcept({ id, key, label, aliases, papers, termhood }: ConceptRecord): ConceptRecord {
  return { id, key, label, aliases, papers, termhood };
}

/** Makes columns of concepts that come one after another. */
class ConceptColumnsBuilder {
  readonly #ids = new TextColumnBuilder();
  readonly #keys = new TextColumnBuilder();
  readonly #labels = new TextColumnBuilder();
  readonly #forms = new TextColumnBuilder();
  readonly #papers: number[] = [];
  readonly #termhood: number[] = [];
  readonly #formPapers: number[] = [];
  readonly #formStarts: number[] = [0];

  add(concept: ConceptRecord): void {
    if (concept instanceof ConceptOfColumns) concept.addTo(this);
    else this.#addRecord(concept);
  }

  #addRecord({ id, key, label, aliases, papers, termhood }: ConceptRecord): void {
    this.#ids.add(id);
    this.#keys.add(key);
    this.#labels.add(label);
    for (const alias of aliases) {
      this.#forms.add(alias.form);
      this.#formPapers.push(alias.papers);
    }
    this.#endConcept(papers, termhood);
  }

  addFrom(columns: ConceptColumns, number: number): void {
    this.#ids.addFrom(columns.ids, number);
    this.#keys.addFrom(columns.keys, number);
    this.#labels.addFrom(columns.labels, number);
    for (let k = columns.formStarts[number]!; k < columns.formStarts[number + 1]!; k++) {
      this.#forms.addFrom(columns.forms, k);
      this.#formPapers.push(columns.formPapers[k]!);
    }
    this.#endConcept(columns.papers[number]!, columns.termhood[number]!);
  }

  finish(): ConceptColumns {
    return {
      ids: this.#ids.finish(),
      keys: this.#keys.finish(),
      labels: this.#labels.finish(),
      forms: this.#forms.finish(),
      papers: columnFrom(this.#papers),
      termhood: Float64Array.from(this.#termhood),
      formPapers: columnFrom(this.#formPapers),
      formStarts: columnFrom(this.#formStarts),
    };
  }

  #endConcept(papers: number, termhood: number): void {
    this.#papers.push(papers);
    this.#termhood.push(termhood);
    this.#formStarts.push(this.#formPapers.length);
  }
}
