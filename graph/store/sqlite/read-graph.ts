import type { ConceptRecord, IncidenceChunk, PaperMentions } from "../../contract/records.ts";
import { ChunkBuilder } from "../chunk-builder.ts";
import { conceptRow, unpackMentions } from "../pack-mentions.ts";
import type { Connections } from "./open-database.ts";
import type { scanner } from "./scan.ts";

interface ConceptRow extends Omit<ConceptRecord, "aliases"> {
  readonly aliases: string;
}

interface ChunkRow {
  readonly first_paper: number;
  readonly lengths: Uint8Array;
  readonly concepts: Uint8Array;
}

interface MentionRow {
  readonly id: string;
  readonly data: Uint8Array | null;
}

const PAPER_MENTIONS = "SELECT paper.id, mention.data FROM paper LEFT JOIN mention ON mention.paper = paper.number";

/** Makes the functions that read concepts, mentions and the packed incidence. */
export function graphReader({ reader }: Connections, scan: ReturnType<typeof scanner>) {
  const allConcepts = reader.prepare<[], ConceptRow>(
    "SELECT id, key, label, aliases, papers, termhood FROM concept ORDER BY number",
  );
  const someMentions = reader.prepare<[string], MentionRow>(
    `${PAPER_MENTIONS} WHERE paper.id IN (SELECT value FROM json_each(?)) ORDER BY paper.id`,
  );

  return {
    concepts: (): ConceptRecord[] =>
      allConcepts.all().map(({ id, key, label, aliases, papers, termhood }) => {
        return { id, key, label, aliases: JSON.parse(aliases) as ConceptRecord["aliases"], papers, termhood };
      }),

    async *mentions(papers?: readonly string[]): AsyncGenerator<PaperMentions> {
      const rows = papers
        ? someMentions.all(JSON.stringify(papers))
        : scan<MentionRow>(`${PAPER_MENTIONS} ORDER BY paper.id`);
      for await (const row of rows) yield { paper: row.id, mentions: row.data ? unpackMentions(row.data) : [] };
    },

    /** From the packed chunks; from the papers' own mentions when papers changed since the chunks were packed. */
    async *incidences(): AsyncGenerator<IncidenceChunk> {
      const packed = "SELECT first_paper, lengths, concepts FROM incidence_chunk ORDER BY first_paper";
      const current = "SELECT graph_hash IS NOT NULL FROM state";
      let isCurrent = false;
      for await (const row of scan<ChunkRow>(packed, (snapshot) => {
        isCurrent = snapshot.prepare(current).pluck().get() === 1;
        return isCurrent;
      })) {
        yield { firstPaper: row.first_paper, lengths: numbersOf(row.lengths), concepts: numbersOf(row.concepts) };
      }
      if (isCurrent) return;
      const chunks = new ChunkBuilder();
      for await (const row of scan<MentionRow>(`${PAPER_MENTIONS} ORDER BY paper.id`)) {
        const full = chunks.add(row.data ? conceptRow(unpackMentions(row.data)) : []);
        if (full) yield full;
      }
      const last = chunks.finish();
      if (last) yield last;
    },
  };
}

/** A blob as 32-bit numbers; copied when SQLite's bytes do not begin on a multiple of four. */
function numbersOf(bytes: Uint8Array): Uint32Array {
  if (bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return new Uint32Array(bytes.slice().buffer);
}
