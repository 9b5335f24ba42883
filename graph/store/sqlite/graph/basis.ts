import type { BasisChange, GraphBasis } from "../../../contract/records.ts";
import { DamageError, seal, unseal } from "../database/damage.ts";
import type { Connections } from "../database/open-database.ts";
import { papersChangedError } from "./write-chunks.ts";

/** Bytes to a piece: what is added at the end of a part leaves the pieces before it as they are. */
const PIECE = 1 << 18;

interface Piece {
  readonly part: string;
  readonly data: Uint8Array;
}

/** Makes the functions over what the graph was decided from. */
export function basisTable({ reader, writer }: Connections) {
  const lengths = reader
    .prepare<[], [part: string, length: number]>("SELECT part, sum(length(data) - 4) FROM basis GROUP BY part")
    .raw();
  const pieces = reader.prepare<[], Piece>("SELECT part, data FROM basis ORDER BY part, piece");
  const pieceAt = writer
    .prepare<[string, number], Uint8Array>("SELECT data FROM basis WHERE part = ? AND piece = ?")
    .pluck();
  const lengthOf = writer
    .prepare<[string], number>("SELECT coalesce(sum(length(data) - 4), 0) FROM basis WHERE part = ?")
    .pluck();
  const put = writer.prepare("INSERT INTO basis VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data");
  const shorten = writer.prepare("DELETE FROM basis WHERE part = ? AND piece >= ?");
  const keepOnly = writer.prepare("DELETE FROM basis WHERE part NOT IN (SELECT value FROM json_each(?))");
  const forget = writer.prepare("DELETE FROM basis");

  const savePart = (part: string, unchanged: number, bytes: Uint8Array) => {
    // The basis was dropped with candidates that were removed or replaced since it was read.
    if (unchanged > lengthOf.get(part)!) throw papersChangedError();
    let piece = Math.floor(unchanged / PIECE);
    const begun = unchanged % PIECE;
    const head = begun === 0 ? new Uint8Array() : unseal(pieceAt.get(part, piece)).subarray(0, begun);
    const rest = begun === 0 ? bytes : Buffer.concat([head, bytes]);
    for (let at = 0; at < rest.length; at += PIECE, piece++) {
      const data = seal(rest.subarray(at, at + PIECE));
      const before = pieceAt.get(part, piece);
      if (!before || Buffer.compare(before, data) !== 0) put.run(part, piece, data);
    }
    shorten.run(part, piece);
  };

  const readAll = reader.transaction((): GraphBasis | undefined => {
    const parts = new Map(lengths.all().map(([part, length]) => [part, { bytes: new Uint8Array(length), at: 0 }]));
    for (const { part, data } of pieces.iterate()) {
      const bytes = unseal(data);
      const whole = parts.get(part);
      if (!whole || whole.at + bytes.length > whole.bytes.length) throw new DamageError("The basis is damaged.");
      whole.bytes.set(bytes, whole.at);
      whole.at += bytes.length;
    }
    return parts.size === 0 ? undefined : new Map([...parts].map(([part, { bytes }]) => [part, bytes]));
  });

  return {
    /** None when it is damaged: the concepts are then chosen from the start. */
    read(): GraphBasis | undefined {
      try {
        return readAll();
      } catch (error) {
        if (error instanceof DamageError) return undefined;
        throw error;
      }
    },
    /** Only what differs is written; without parts there is none any more. In a transaction of the writer. */
    save(basis: BasisChange): void {
      keepOnly.run(JSON.stringify([...basis.keys()]));
      for (const [part, { kept, bytes }] of basis) savePart(part, kept, bytes);
    },
    /** In a transaction of the writer. */
    forget: () => void forget.run(),
  };
}
