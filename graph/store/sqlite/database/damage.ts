import { crc32 } from "node:zlib";
import { compareIds } from "../../../shared/text.ts";

/** Thrown where the content of a file cannot be what was written to it; user-facing-error.ts adds the name of the file. */
export class DamageError extends Error {}

const CHECKSUM_BYTES = 4;

/** Bytes with their checksum (CRC-32) at the end: flipped bits in a blob are something that SQLite itself does not notice. */
export function seal(bytes: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(bytes.length + CHECKSUM_BYTES);
  sealed.set(bytes);
  sealed.writeUInt32LE(crc32(bytes), bytes.length);
  return sealed;
}

/** The bytes that were sealed; an error when they are not the same any more. */
export function unseal(sealed: unknown): Uint8Array {
  if (!(sealed instanceof Uint8Array) || sealed.length < CHECKSUM_BYTES) throw new DamageError("A blob is cut short.");
  const bytes = sealed.subarray(0, sealed.length - CHECKSUM_BYTES);
  const checksum = Buffer.from(sealed.buffer, sealed.byteOffset + bytes.length, CHECKSUM_BYTES).readUInt32LE();
  if (checksum !== crc32(bytes)) throw new DamageError("A blob does not have its checksum.");
  return bytes;
}

/** A column that contains text. */
export function storedText(value: unknown): string {
  if (typeof value !== "string") throw new DamageError("A text is missing.");
  return value;
}

/** A column that contains text or nothing. */
export function storedTextOrNull(value: unknown): string | null {
  return value === null ? null : storedText(value);
}

/** A column that contains a number. */
export function storedNumber(value: unknown): number {
  if (typeof value !== "number") throw new DamageError("A number is missing.");
  return value;
}

/** A column that contains a whole number or nothing. */
export function storedIntegerOrNull(value: unknown): number | null {
  if (value !== null && !Number.isSafeInteger(value)) throw new DamageError("A whole number is missing.");
  return value as number | null;
}

/** A column that contains a list as JSON, each item of which is checked. */
export function storedList<T>(json: unknown, item: (value: unknown) => T): T[] {
  const list = storedJson(json);
  if (!Array.isArray(list)) throw new DamageError("A list is missing.");
  return list.map(item);
}

/** A column that contains JSON. */
export function storedJson(json: unknown): unknown {
  try {
    return JSON.parse(storedText(json));
  } catch (error) {
    throw error instanceof DamageError
      ? error
      : new DamageError("A text is not the JSON that was written.", { cause: error });
  }
}

/** Ids come from an index in order; where one does not follow the one before it, index and table no longer agree. */
export function checkAfter(before: string | undefined, id: string): void {
  if (before !== undefined && !(compareIds(before, id) < 0)) throw new DamageError("Ids are not in order.");
}
