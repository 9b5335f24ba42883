import type { ConceptRecord } from "../contract/records.ts";
import { buildIncidence } from "../incidence/build.ts";
import { type Incidence, newColumn } from "../incidence/incidence.ts";
import type { DerivedData, GraphReader, PaperColumns } from "../store/store.ts";
import { readEachPiece, savePieces } from "./memo.ts";

/** The data behind every answer: concepts and papers by number, and which paper mentions which concept. */
export interface Index {
  readonly concepts: readonly ConceptRecord[];
  readonly papers: PaperColumns;
  readonly incidence: Incidence;
}

/** Raised when the columns change; those of other versions are not read. */
const COLUMNS = "index/2";
/** Concepts of one piece: a few milliseconds' work. */
const PIECE = 8192;
/** Numbers of one piece, a mebibyte: packing and storing hold a piece several times. */
const NUMBERS = 2 ** 18;
/** Between the texts of a column. Where a text contains it, their number is wrong and the columns are not used. */
const SEPARATOR = "\0";

/** A run of concepts as columns. Strings that are cut from one text cost a fraction of a row each. */
interface ConceptColumns {
  readonly ids: string;
  readonly keys: string;
  readonly labels: string;
  /** Each concept's as JSON. */
  readonly aliases: string;
  readonly papers: Uint32Array;
  readonly termhood: Float64Array;
}

interface PaperPiece extends Omit<PaperColumns, "ids"> {
  readonly ids: string;
}

type Sizes = Pick<Incidence, "papers" | "concepts"> & { readonly mentions: number };

/** A concept whose aliases are parsed only when they are needed, which is seldom. */
class ConceptOfColumns implements ConceptRecord {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly papers: number;
  readonly termhood: number;
  readonly #aliases: string;

  constructor(id: string, key: string, label: string, aliases: string, papers: number, termhood: number) {
    this.id = id;
    this.key = key;
    this.label = label;
    this.papers = papers;
    this.termhood = termhood;
    this.#aliases = aliases;
  }

  get aliases(): ConceptRecord["aliases"] {
    return JSON.parse(this.#aliases);
  }
}

/** The index of a revision as it was stored, or undefined: several times as quick as reading rows. */
export async function recallIndex(store: DerivedData, revision: number): Promise<Index | undefined> {
  let papers: PaperColumns | undefined;
  let incidence: Incidence | undefined;
  let places: Uint32Array[] = [];
  const concepts: ConceptRecord[] = [];
  const isWhole = await readEachPiece(store, COLUMNS, revision, (piece, number) => {
    if (number === 0) {
      const paperPiece = piece as PaperPiece;
      papers = { ...paperPiece, ids: textsOf(paperPiece.ids) };
    } else if (number === 1) {
      incidence = emptyIncidence(piece as Sizes);
      places = runsOf(incidence);
    } else if (piece instanceof Uint32Array) {
      places.shift()?.set(piece);
    } else {
      for (const concept of conceptsOf(piece as ConceptColumns)) concepts.push(concept);
    }
  });
  if (!isWhole || !papers || !incidence || places.length > 0) return undefined;
  const agree = papers.ids.length === incidence.papers && concepts.length === incidence.concepts;
  return agree ? { papers, concepts, incidence } : undefined;
}

function emptyIncidence({ papers, concepts, mentions }: Sizes): Incidence {
  const [paperOffsets, paperConcepts] = [newColumn(papers + 1), newColumn(mentions)];
  const [conceptOffsets, conceptPapers] = [newColumn(concepts + 1), newColumn(mentions)];
  return { papers, concepts, paperOffsets, paperConcepts, conceptOffsets, conceptPapers };
}

/** Its columns, cut into pieces. */
function runsOf({ paperOffsets, paperConcepts, conceptOffsets, conceptPapers }: Incidence): Uint32Array[] {
  return [paperOffsets, paperConcepts, conceptOffsets, conceptPapers].flatMap((column) =>
    Array.from({ length: Math.ceil(column.length / NUMBERS) }, (_, run) =>
      column.subarray(run * NUMBERS, (run + 1) * NUMBERS),
    ),
  );
}

/** Reads the index from the rows of a store. */
export async function readIndex(store: GraphReader): Promise<Index> {
  const [papers, concepts] = [await store.paperColumns(), await store.concepts()];
  const incidence = await buildIncidence(papers.ids.length, concepts.length, store.incidences());
  return { papers, concepts, incidence };
}

/** Stores the index in the shape in which it is used, in chunks; yields to the event loop between them. */
export async function saveIndex(store: DerivedData, revision: number, index: Index): Promise<void> {
  await savePieces(store, COLUMNS, revision, piecesOf(index));
}

function* piecesOf({ papers, concepts, incidence }: Index): Generator<object> {
  const { ids, ...columns } = papers;
  yield { ...columns, ids: ids.join(SEPARATOR) } satisfies PaperPiece;
  const { paperConcepts } = incidence;
  yield { papers: incidence.papers, concepts: incidence.concepts, mentions: paperConcepts.length } satisfies Sizes;
  yield* runsOf(incidence);
  for (let from = 0; from < concepts.length; from += PIECE) {
    const piece = concepts.slice(from, from + PIECE);
    yield {
      ids: piece.map(({ id }) => id).join(SEPARATOR),
      keys: piece.map(({ key }) => key).join(SEPARATOR),
      labels: piece.map(({ label }) => label).join(SEPARATOR),
      aliases: piece.map(({ aliases }) => JSON.stringify(aliases)).join(SEPARATOR),
      papers: Uint32Array.from(piece, (concept) => concept.papers),
      termhood: Float64Array.from(piece, ({ termhood }) => termhood),
    } satisfies ConceptColumns;
  }
}

/** An empty list when the columns have different lengths. */
function conceptsOf({ papers, termhood, ...columns }: ConceptColumns): ConceptRecord[] {
  const [ids, keys, labels, aliases] = [columns.ids, columns.keys, columns.labels, columns.aliases].map(textsOf);
  const agree = [ids, keys, labels, aliases].every((texts) => texts?.length === papers.length);
  if (!agree) return [];
  return Array.from(
    papers,
    (count, k) => new ConceptOfColumns(ids![k]!, keys![k]!, labels![k]!, aliases![k]!, count, termhood[k]!),
  );
}

/** The texts of a column. An empty one is that of no texts, for ids and keys are never empty. */
function textsOf(column: string): string[] {
  return column === "" ? [] : column.split(SEPARATOR);
}
