import type { IncidenceChunk } from "../../contract/records.ts";
import { GraphError } from "../../util/errors.ts";
import { ChunkBuilder } from "../chunk-builder.ts";
import { conceptRow, packMentions, renumbered } from "../pack-mentions.ts";
import type { GraphDraft } from "../store.ts";
import type { Connections } from "./open-database.ts";
import type { scanner } from "./scan.ts";

interface StoredMentions {
  readonly id: string;
  readonly number: number;
  readonly data: Uint8Array | null;
}

interface StoredChunk {
  readonly lengths: Uint8Array;
  readonly concepts: Uint8Array;
}

/** Makes the function that brings mentions and packed incidence up to date: only what differs is written. */
export function mentionWriter({ writer }: Connections, scan: ReturnType<typeof scanner>) {
  const put = writer.prepare("INSERT INTO mention VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data");
  const remove = writer.prepare("DELETE FROM mention WHERE paper = ?");
  const chunkAt = writer.prepare<[number], StoredChunk>(
    "SELECT lengths, concepts FROM incidence_chunk WHERE first_paper = ?",
  );
  const putChunk = writer.prepare(
    `INSERT INTO incidence_chunk VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET lengths = excluded.lengths, concepts = excluded.concepts`,
  );
  const dropChunks = writer.prepare("DELETE FROM incidence_chunk WHERE first_paper >= ?");

  /** True when it differs from what is stored. */
  const saveMentions = ({ number, data }: StoredMentions, packed: Uint8Array): boolean => {
    if (isEqual(data, packed)) return false;
    if (packed.length > 0) put.run(number, packed);
    else remove.run(number);
    return true;
  };
  const saveChunk = ({ firstPaper, lengths, concepts }: IncidenceChunk): boolean => {
    const [newLengths, newConcepts] = [bytesOf(lengths), bytesOf(concepts)];
    const before = chunkAt.get(firstPaper);
    if (before && isEqual(before.lengths, newLengths) && isEqual(before.concepts, newConcepts)) return false;
    putChunk.run(firstPaper, newLengths, newConcepts);
    return true;
  };

  /**
   * `numbers` are those of the concepts in the file, by rank of id; in a transaction of the writer. Gives the number of
   * (paper, concept) pairs, and whether anything changed.
   */
  return async function writeMentions(mentions: GraphDraft["mentions"], numbers: Int32Array) {
    const papers = scan<StoredMentions>(
      `SELECT paper.id, paper.number, mention.data FROM paper LEFT JOIN mention ON mention.paper = paper.number
       ORDER BY paper.id`,
    );
    const chunks = new ChunkBuilder();
    let pairs = 0;
    let count = 0;
    let changed = false;
    const note = (differs: boolean) => {
      changed ||= differs;
    };
    try {
      for await (const of of mentions) {
        const { value: paper } = await papers.next();
        if (!paper || paper.id !== of.paper) throw papersChanged();
        note(saveMentions(paper, packMentions(renumbered(of.mentions, numbers))));
        const row = conceptRow(of.mentions);
        pairs += row.length;
        count++;
        const full = chunks.add(row);
        if (full) note(saveChunk(full));
      }
      if (!(await papers.next()).done) throw papersChanged();
    } finally {
      await papers.return(undefined);
    }
    const rest = chunks.finish();
    if (rest) note(saveChunk(rest));
    note(dropChunks.run(count).changes > 0);
    return { pairs, changed };
  };
}

function isEqual(before: Uint8Array | null, after: Uint8Array): boolean {
  return Buffer.compare(before ?? new Uint8Array(), after) === 0;
}

function bytesOf(numbers: Uint32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function papersChanged(): GraphError {
  return new GraphError("CONFLICT", "The papers changed while their graph was being made", {
    hint: "Run the extraction again: it takes up where it stopped.",
  });
}
