/** Zeroed memory. Threads share it, so that an index is held once; a browser's page may have no such memory, nor such threads. */
export function newMemory(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

/** A column of zeros in such memory. */
export function newColumn(length: number): Uint32Array {
  return new Uint32Array(newMemory(length * Uint32Array.BYTES_PER_ELEMENT));
}

/** A column of these numbers in such memory. */
export function columnFrom(values: ArrayLike<number>): Uint32Array {
  const column = newColumn(values.length);
  column.set(values);
  return column;
}
