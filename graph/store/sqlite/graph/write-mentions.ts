import type { PaperMentions } from "../../../contract/records.ts";
import { ChunkBuilder } from "../../packing/chunk-builder.ts";
import { conceptRow, packMentions, withConceptNumbers } from "../../packing/pack-mentions.ts";
import type { GraphDraft } from "../../store.ts";
import { seal } from "../database/damage.ts";
import type { Connections, scanner } from "../database/open-database.ts";
import { type chunkWriter, isEqual, papersChangedError } from "./write-chunks.ts";

interface StoredMentions {
  readonly id: string;
  readonly number: number;
  readonly data: Uint8Array | null;
}

/** The distinct concepts of a paper, ascending. */
interface PaperRow {
  readonly paper: string;
  readonly row: readonly number[];
}

/** Makes the functions that bring mentions and packed incidence up to date: only what differs is written. */
export function mentionWriter(
  { writer }: Connections,
  scan: ReturnType<typeof scanner>,
  chunkTable: ReturnType<typeof chunkWriter>,
) {
  const put = writer.prepare("INSERT INTO mention VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data");
  const remove = writer.prepare("DELETE FROM mention WHERE paper = ?");
  const paperAt = writer.prepare<[string], StoredMentions>(
    `SELECT paper.id, paper.number, mention.data FROM paper LEFT JOIN mention ON mention.paper = paper.number
     WHERE paper.id = ?`,
  );
  /** True when it differs from what is stored. */
  const saveMentions = ({ number, data }: StoredMentions, packed: Uint8Array): boolean => {
    const sealed = packed.length > 0 ? seal(packed) : packed;
    if (isEqual(data, sealed)) return false;
    if (packed.length > 0) put.run(number, sealed);
    else remove.run(number);
    return true;
  };
  /**
   * `numbers` are those of the concepts in the file, by rank of id; in a transaction of the writer. Gives the number of
   * (paper, concept) pairs, and whether anything changed.
   */
  const replace = async (mentions: GraphDraft["mentions"], numbers: Int32Array) => {
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
        if (!paper || paper.id !== of.paper) throw papersChangedError();
        note(saveMentions(paper, packMentions(withConceptNumbers(of.mentions, numbers))));
        const row = conceptRow(of.mentions);
        pairs += row.length;
        count++;
        const full = chunks.add(row);
        if (full) note(chunkTable.save(full));
      }
      if (!(await papers.next()).done) throw papersChangedError();
    } finally {
      await papers.return(undefined);
    }
    const rest = chunks.finish();
    if (rest) note(chunkTable.save(rest));
    note(chunkTable.endAt(count));
    return { pairs, changed };
  };

  /** Writes the mentions of some papers, concepts numbered as above. Gives the row of each. */
  const change = (mentions: Iterable<PaperMentions>, numbers: ArrayLike<number>): PaperRow[] => {
    const rows: PaperRow[] = [];
    for (const of of mentions) {
      const paper = paperAt.get(of.paper);
      if (!paper) throw papersChangedError();
      saveMentions(paper, packMentions(withConceptNumbers(of.mentions, numbers)));
      rows.push({ paper: of.paper, row: conceptRow(of.mentions) });
    }
    return rows;
  };

  return { replace, change };
}
