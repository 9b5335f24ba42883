import { constants, crc32, deflateRawSync } from "node:zlib";

export interface ZipMember {
  /** With slashes, relative. */
  readonly path: string;
  readonly content: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: the same files give the same bytes. */
const DATE = 0x21;

/**
 * Members as a ZIP archive, piece by piece (PKWARE's APPNOTE 6.3.10, without ZIP64: less than 4 GiB). What does not get smaller is stored as it is.
 * Written here because Node has everything but the three kinds of headers.
 */
export function* zip(members: Iterable<ZipMember>): Generator<Buffer> {
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of members) {
    const packed = deflateRawSync(content, { level: constants.Z_BEST_COMPRESSION });
    const isSmaller = packed.length < content.length;
    const data = isSmaller ? packed : content;
    const name = Buffer.from(path);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(FLAGS, 2);
    facts.writeUInt16LE(isSmaller ? 8 : 0, 4);
    facts.writeUInt16LE(DATE, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const header = Buffer.concat([signature(LOCAL), facts, name]);
    entries.push(centralEntry(facts, name, offset));
    yield header;
    yield data;
    offset += header.length + data.length;
  }
  yield* entries;
  yield endOf(entries, offset);
}

function signature(kind: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(kind);
  return bytes;
}

function centralEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(CENTRAL), made, facts, place, name]);
}

function endOf(entries: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    entries.reduce((sum, entry) => sum + entry.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return end;
}
