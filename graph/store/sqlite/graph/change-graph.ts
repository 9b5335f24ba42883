import type { GraphChange } from "../../store.ts";
import type { Connections } from "../database/open-database.ts";
import type { chunkWriter } from "./write-chunks.ts";
import type { conceptWriter } from "./write-concepts.ts";
import type { mentionWriter } from "./write-mentions.ts";

/** Makes the function that changes the graph, in a transaction of the writer; it gives the number of (paper, concept) pairs. */
export function changeWriter(
  { writer }: Connections,
  concepts: ReturnType<typeof conceptWriter>,
  mentions: ReturnType<typeof mentionWriter>,
  chunks: ReturnType<typeof chunkWriter>,
) {
  const numbersById = writer.prepare<[], number>("SELECT number FROM concept ORDER BY id").pluck();
  const numberOf = writer.prepare<[string], number>("SELECT number FROM concept WHERE id = ?").pluck();

  return function change({ added, removed, concepts: records, mentioned, mentions: newMentions }: GraphChange): number {
    const before = numbersById.all();
    concepts.change(records, removed);
    const after = numbersById.all();
    const ranks = ranksOf(after);
    const numbers = mentioned.map((id) => numberOf.get(id)!);
    const changed = new Map<string, number[]>();
    for (const { paper, row } of mentions.change(newMentions, numbers)) {
      changed.set(
        paper,
        row.map((position) => ranks[numbers[position]!]!),
      );
    }
    const newNumbers = Int32Array.from(before, (number) => ranks[number] ?? -1);
    return chunks.repack({ added: new Set(added), changed, newNumbers });
  };
}

/** The rank of each number, −1 for those that are not in the list. */
function ranksOf(numbers: readonly number[]): Int32Array {
  const ranks = new Int32Array(numbers.reduce((max, number) => Math.max(max, number + 1), 0)).fill(-1);
  for (const [rank, number] of numbers.entries()) ranks[number] = rank;
  return ranks;
}
