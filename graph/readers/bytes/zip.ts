import yauzl from "yauzl";
import { GraphError } from "../../shared/errors.ts";

/** A file inside an archive. */
export interface ZipMember {
  readonly name: string;
  /** Undefined when it must not or cannot be read; `reason` then says why. */
  readonly bytes: AsyncIterable<Buffer> | undefined;
  readonly reason?: string;
}

/** Unpacking may make this many bytes of one, above a size that does no harm: more is a bomb. */
const MAX_RATIO = 200;
const SAFE_BYTES = 100_000_000;
const MAX_MEMBERS = 100_000;
/** Bytes that all members of one archive may unpack to. */
const MAX_TOTAL = 20_000_000_000;

/** Whether the bytes begin as a zip archive does. */
export function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5) && (head[3] === 4 || head[3] === 6);
}

/**
 * The members of a zip archive, one after another, unpacked as they are read and never written anywhere. Names that lead
 * out of the archive, encrypted members and bombs are reported instead of read.
 */
export async function* zipMembers(source: string | Buffer): AsyncGenerator<ZipMember> {
  const zip = await openZip(source);
  try {
    let count = 0;
    let total = 0;
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry);
      total += entry.uncompressedSize;
      if (++count > MAX_MEMBERS || total > MAX_TOTAL) {
        yield {
          name,
          bytes: undefined,
          reason: `the archive contains more than ${MAX_MEMBERS} files or 20 GB of text`,
        };
        return;
      }
      if (name.endsWith("/") || /(^|\/)(__MACOSX\/|\.[^./])/.test(name)) continue;
      yield await member(zip, entry, name);
    }
  } finally {
    zip.close();
  }
}

/** Without `decodeStrings` yauzl gives the bytes of the name, which its types do not know. */
function nameOf(entry: yauzl.Entry): string {
  const bytes = entry.fileName as string | Buffer;
  return (typeof bytes === "string" ? bytes : bytes.toString("utf8")).replaceAll("\\", "/");
}

/** The names of what is in an archive, with the reason for each that must not be read; nothing is unpacked. */
export async function* zipNames(source: string | Buffer): AsyncGenerator<{ name: string; reason: string | undefined }> {
  const zip = await openZip(source);
  try {
    for await (const entry of entriesOf(zip)) yield { name: nameOf(entry), reason: refusalOf(entry) };
  } finally {
    zip.close();
  }
}

async function member(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): Promise<ZipMember> {
  const reason = refusalOf(entry);
  if (reason !== undefined) return { name, bytes: undefined, reason };
  try {
    return { name, bytes: await streamOf(zip, entry) };
  } catch (error) {
    return { name, bytes: undefined, reason: error instanceof Error ? error.message : String(error) };
  }
}

function refusalOf(entry: yauzl.Entry): string | undefined {
  const unsafe = yauzl.validateFileName(nameOf(entry));
  if (unsafe !== null) return `its name leads out of the archive (${unsafe})`;
  if ((entry.generalPurposeBitFlag & 1) === 1) return "it is encrypted";
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize <= SAFE_BYTES || uncompressedSize <= compressedSize * MAX_RATIO) return undefined;
  return `it would unpack to ${Math.round(uncompressedSize / 1e6)} MB from almost nothing`;
}

function openZip(source: string | Buffer): Promise<yauzl.ZipFile> {
  // Names are checked one by one: a bad one must not end the archive. Sizes are checked by yauzl.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
  return new Promise((done, fail) => {
    const callback = (error: Error | null, zip?: yauzl.ZipFile) => {
      if (zip) return done(zip);
      const reason = `it is a damaged zip archive (${error?.message ?? "unreadable"})`;
      fail(new GraphError("INVALID_INPUT", reason, { hint: "Fetch or pack the archive again.", cause: error }));
    };
    if (typeof source === "string") yauzl.open(source, options, callback);
    else yauzl.fromBuffer(source, options, callback);
  });
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((done, fail) => {
      const settle = (act: () => void) => {
        zip.removeAllListeners("entry").removeAllListeners("end").removeAllListeners("error");
        act();
      };
      zip.once("entry", (next: yauzl.Entry) => settle(() => done(next)));
      zip.once("end", () => settle(() => done(undefined)));
      zip.once("error", (error: Error) =>
        settle(() =>
          fail(
            new GraphError("INVALID_INPUT", `the archive is damaged (${error.message}).`, {
              hint: "Fetch or pack the archive again.",
              cause: error,
            }),
          ),
        ),
      );
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream as AsyncIterable<Buffer>)));
  });
}
