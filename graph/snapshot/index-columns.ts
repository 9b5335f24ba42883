import { buildIncidence } from "../incidence/build.ts";
import type { Incidence } from "../incidence/incidence.ts";
import { newColumn, newMemory } from "../shared/columns/shared-memory.ts";
import { TextColumn } from "../shared/columns/text-column.ts";
import type { ConceptColumns, PaperColumns } from "../store/columns.ts";
import type { DerivedData, GraphReader } from "../store/store.ts";
import { readEachPiece, savePieces } from "./memo.ts";

/** The data behind every answer: concepts and papers by number, and which paper mentions which concept. */
export interface Index {
  readonly concepts: ConceptColumns;
  readonly papers: PaperColumns;
  readonly incidence: Incidence;
}

/** Raised when the columns change; those of other versions are not read. */
const COLUMNS = "index/3";
/** Bytes of one piece: packing and storing hold a piece several times. */
const PIECE = 2 ** 20;

/** The first piece: the length of each column, and what is not one. */
interface Sizes {
  readonly papers: number;
  readonly concepts: number;
  readonly mentions: number;
  readonly forms: number;
  readonly bytes: Readonly<Record<"paperIds" | "ids" | "keys" | "labels" | "forms", number>>;
  readonly venueNames: string[];
}

/** The index of a revision as it was stored, or undefined: read in one sweep into the memory in which it is used. */
export async function recallIndex(store: DerivedData, revision: number): Promise<Index | undefined> {
  let index: Index | undefined;
  let runs: Uint8Array[] = [];
  let agree = true;
  const isWhole = await readEachPiece(store, COLUMNS, revision, (piece, number) => {
    if (number === 0) {
      index = emptyIndex(piece as Sizes);
      runs = runsOf(index);
      return;
    }
    const run = runs.shift();
    if (run?.length === (piece as Uint8Array).length) run.set(piece as Uint8Array);
    else agree = false;
  });
  return isWhole && agree && runs.length === 0 ? index : undefined;
}

/** Reads the index from the rows of a store. */
export async function readIndex(store: GraphReader): Promise<Index> {
  const [papers, concepts] = [await store.paperColumns(), await store.conceptColumns()];
  const incidence = await buildIncidence(papers.ids.length, concepts.ids.length, store.incidences());
  return { papers, concepts, incidence };
}

/** Stores the index in the shape in which it is used, in chunks; yields to the event loop between them. */
export async function saveIndex(store: DerivedData, revision: number, index: Index): Promise<void> {
  await savePieces(store, COLUMNS, revision, [sizesOf(index), ...runsOf(index)]);
}

function sizesOf({ papers, concepts, incidence }: Index): Sizes {
  const { ids, keys, labels, forms } = concepts;
  return {
    ...{ papers: papers.ids.length, concepts: ids.length },
    ...{ mentions: incidence.paperConcepts.length, forms: forms.length },
    bytes: {
      ...{ paperIds: papers.ids.bytes.length, ids: ids.bytes.length, keys: keys.bytes.length },
      ...{ labels: labels.bytes.length, forms: forms.bytes.length },
    },
    venueNames: papers.venueNames,
  };
}

function emptyIndex({ papers, concepts, mentions, forms, bytes, venueNames }: Sizes): Index {
  const texts = (count: number, size: number) => new TextColumn(new Uint8Array(newMemory(size)), newColumn(count + 1));
  return {
    papers: {
      ids: texts(papers, bytes.paperIds),
      years: new Int16Array(papers),
      venues: new Int32Array(papers),
      venueNames,
    },
    concepts: {
      ...{ ids: texts(concepts, bytes.ids), keys: texts(concepts, bytes.keys), labels: texts(concepts, bytes.labels) },
      ...{ papers: newColumn(concepts), termhood: new Float64Array(concepts) },
      ...{ forms: texts(forms, bytes.forms), formPapers: newColumn(forms), formStarts: newColumn(concepts + 1) },
    },
    incidence: {
      ...{ papers, concepts },
      ...{ paperOffsets: newColumn(papers + 1), paperConcepts: newColumn(mentions) },
      ...{ conceptOffsets: newColumn(concepts + 1), conceptPapers: newColumn(mentions) },
    },
  };
}

/** The bytes of all columns, in a fixed order, cut into pieces. */
function runsOf({ papers, concepts, incidence }: Index): Uint8Array[] {
  const columns = [
    ...[papers.years, papers.venues, papers.ids.starts, papers.ids.bytes],
    ...[incidence.paperOffsets, incidence.paperConcepts, incidence.conceptOffsets, incidence.conceptPapers],
    ...[concepts.papers, concepts.termhood, concepts.formPapers, concepts.formStarts],
    ...[concepts.ids, concepts.keys, concepts.labels, concepts.forms].flatMap(({ starts, bytes }) => [starts, bytes]),
  ];
  return columns.flatMap(({ buffer, byteOffset, byteLength }) =>
    Array.from({ length: Math.ceil(byteLength / PIECE) }, (_, run) => {
      const from = run * PIECE;
      return new Uint8Array(buffer, byteOffset + from, Math.min(PIECE, byteLength - from));
    }),
  );
}
