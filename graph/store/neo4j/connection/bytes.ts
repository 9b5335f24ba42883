/** Bytes as the driver takes them. */
export function toBytes(data: Uint8Array): Int8Array {
  return new Int8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** Bytes as the driver gives them. */
export function fromBytes(data: Int8Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
