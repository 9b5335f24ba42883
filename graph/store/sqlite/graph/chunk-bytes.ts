import { DamageError, seal, unseal } from "../database/damage.ts";

/** The 32-bit numbers of a sealed blob; copied when its bytes do not begin on a multiple of four. */
export function numbersOf(blob: Uint8Array): Uint32Array {
  const bytes = unseal(blob);
  if (bytes.byteLength % 4 !== 0) throw new DamageError("A list of numbers is cut short.");
  if (bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return new Uint32Array(bytes.slice().buffer);
}

/** 32-bit numbers as a sealed blob. */
export function blobOf(numbers: Uint32Array): Buffer {
  return seal(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
}
