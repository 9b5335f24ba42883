import type { Database } from "better-sqlite3";
import type { ConceptRecord, IncidenceChunk, PaperMentions } from "../../../contract/records.ts";
import { runWithoutPauses, runWithPauses } from "../../../shared/pauses.ts";
import { ChunkBuilder } from "../../packing/chunk-builder.ts";
import { conceptRow, unpackMentions, withConceptNumbers } from "../../packing/pack-mentions.ts";
import { checkAfter, DamageError, storedNumber, storedText, unseal } from "../database/damage.ts";
import type { Connections, scanner } from "../database/open-database.ts";
import { numbersOf } from "./chunk-bytes.ts";
import { CONCEPT_COLUMNS, type ConceptRow, conceptOf } from "./concept-rows.ts";

interface ChunkRow {
  readonly first_paper: number;
  readonly lengths: Uint8Array;
  readonly concepts: Uint8Array;
}

interface MentionRow {
  readonly id: string;
  readonly data: Uint8Array | null;
}

const CONCEPTS = `SELECT ${CONCEPT_COLUMNS} FROM concept`;
const PAPER_MENTIONS =
  "SELECT paper.id, mention.data FROM paper LEFT JOIN mention ON mention.paper = paper.number WHERE paper.in_graph";
const ALL_MENTIONS = `${PAPER_MENTIONS} ORDER BY paper.id`;
const SOME_MENTIONS = `${PAPER_MENTIONS} AND paper.id IN (SELECT value FROM json_each(?)) ORDER BY paper.id`;

/** Papers whose mentions are read in one turn; those of more are streamed over a connection of their own. */
const MAX_AT_ONCE = 50;

/** Makes the functions that read concepts, mentions and the packed incidence. */
export function graphReader({ reader }: Connections, scan: ReturnType<typeof scanner>) {
  const someConcepts = reader.prepare<[string], ConceptRow>(
    `${CONCEPTS} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const someMentions = reader.prepare<[string], MentionRow>(SOME_MENTIONS);
  const { ranks, prepareRanks } = conceptRanks(reader);
  /** Rows and ranks of one state of the store. */
  const mentionsOf = reader.transaction((papers: readonly string[]) => {
    return { rows: someMentions.all(JSON.stringify(papers)), rankOf: ranks(reader) };
  });

  async function* scanMentions(sql: string, ...values: string[]): AsyncGenerator<PaperMentions> {
    await prepareRanks();
    let rankOf: Int32Array = new Int32Array();
    const prepare = (snapshot: Database) => {
      rankOf = ranks(snapshot);
      return true;
    };
    for await (const row of scan<MentionRow>(sql, prepare, ...values)) yield paperMentionsOf(row, rankOf);
  }
  const allMentions = () => scanMentions(ALL_MENTIONS);

  return {
    async *eachConcept(): AsyncGenerator<ConceptRecord> {
      let last: string | undefined;
      for await (const row of scan<ConceptRow>(`${CONCEPTS} ORDER BY id`)) {
        const concept = conceptOf(row);
        checkAfter(last, concept.id);
        last = concept.id;
        yield concept;
      }
    },
    conceptsOf: (ids: readonly string[]): ConceptRecord[] => someConcepts.all(JSON.stringify(ids)).map(conceptOf),

    async *mentions(papers?: readonly string[]): AsyncGenerator<PaperMentions> {
      if (!papers) return yield* allMentions();
      if (papers.length > MAX_AT_ONCE) return yield* scanMentions(SOME_MENTIONS, JSON.stringify(papers));
      const { rows, rankOf } = mentionsOf(papers);
      for (const row of rows) yield paperMentionsOf(row, rankOf);
    },

    /** From the packed chunks; from the papers' own mentions when papers changed since the chunks were packed. */
    async *incidences(): AsyncGenerator<IncidenceChunk> {
      const packed = "SELECT first_paper, lengths, concepts FROM incidence_chunk ORDER BY first_paper";
      const current = "SELECT graph_hash IS NOT NULL FROM state";
      let isCurrent = false;
      let [concepts, papers] = [0, 0];
      for await (const row of scan<ChunkRow>(packed, (snapshot) => {
        isCurrent = snapshot.prepare(current).pluck().get() === 1;
        concepts = countOf(snapshot, "concept");
        papers = countOf(snapshot, "paper");
        return isCurrent;
      })) {
        const chunk = chunkOf(row, concepts);
        papers -= chunk.lengths.length;
        yield chunk;
      }
      if (isCurrent && papers !== 0) throw new DamageError("Chunks and papers do not agree.");
      if (isCurrent) return;
      const chunks = new ChunkBuilder();
      for await (const { mentions } of allMentions()) {
        const full = chunks.add(conceptRow(mentions));
        if (full) yield full;
      }
      const last = chunks.finish();
      if (last) yield last;
    },
  };
}

/** Concepts whose ranks are read before yielding to the event loop: a few milliseconds' work. */
const SLICE = 16_384;

/** Makes the function that gives the rank by id of each number that a concept has in the file; computed once a revision. */
function conceptRanks(reader: Database) {
  let known: { revision: number; rankOf: Int32Array } = { revision: -1, rankOf: new Int32Array() };
  const revisionOf = (database: Database) => database.prepare("SELECT revision FROM state").pluck().get() as number;

  function* readRanks(database: Database): Generator<void, Int32Array> {
    const page = database.prepare("SELECT number FROM concept ORDER BY id LIMIT ? OFFSET ?").pluck();
    const largest = database.prepare("SELECT max(number) FROM concept").pluck().get() as number | null;
    const rankOf = new Int32Array((largest ?? -1) + 1).fill(-1);
    for (let rank = 0; ; ) {
      const numbers = page.all(SLICE, rank) as number[];
      for (const number of numbers) rankOf[number] = rank++;
      if (numbers.length < SLICE) return rankOf;
      yield;
    }
  }

  return {
    ranks(database: Database): Int32Array {
      const revision = revisionOf(database);
      if (revision !== known.revision) known = { revision, rankOf: runWithoutPauses(readRanks(database)) };
      return known.rankOf;
    },
    /** Computes them in slices, for a graph that does not change meanwhile. */
    async prepareRanks(): Promise<void> {
      const revision = revisionOf(reader);
      if (revision === known.revision) return;
      const rankOf = await runWithPauses(readRanks(reader));
      if (revisionOf(reader) === revision) known = { revision, rankOf };
    },
  };
}

function countOf(database: Database, table: "concept" | "paper"): number {
  return storedNumber(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

/** A stored chunk, checked to be one of a graph with this many concepts. */
function chunkOf({ first_paper, lengths, concepts }: ChunkRow, count: number): IncidenceChunk {
  const chunk = { firstPaper: first_paper, lengths: numbersOf(lengths), concepts: numbersOf(concepts) };
  const pairs = chunk.lengths.reduce((sum, length) => sum + length, 0);
  if (pairs !== chunk.concepts.length || chunk.concepts.some((concept) => concept >= count)) {
    throw new DamageError("A chunk of the incidence does not agree with the concepts.");
  }
  return chunk;
}

function paperMentionsOf({ id, data }: MentionRow, rankOf: Int32Array): PaperMentions {
  const mentions = data ? withConceptNumbers(unpackMentions(unseal(data)), rankOf) : [];
  if (mentions.some(({ concept }) => !(concept >= 0)))
    throw new DamageError("A mention names a concept that is not there.");
  return { paper: storedText(id), mentions };
}
