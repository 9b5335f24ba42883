/** Arrays of numbers; their bytes are stored after the text. */
const ARRAYS = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;
type ArrayName = keyof typeof ARRAYS;

/** Marks values that JSON cannot express. */
const MARK = "\u0000";

/**
 * Packs a value of plain objects, lists, maps, sets and typed arrays into bytes that a browser unpacks quickly: the length of a
 * JSON text, the text, and the bytes of the arrays, each at a multiple of eight.
 */
export function packValues(value: unknown): Uint8Array<ArrayBuffer> {
  const pieces: { at: number; bytes: Uint8Array }[] = [];
  let end = 0;
  const text = JSON.stringify(outward(value, keep));
  const json = new TextEncoder().encode(text);
  const start = roundUpTo8(4 + json.length);
  const packed = new Uint8Array(start + end);
  new DataView(packed.buffer).setUint32(0, json.length, true);
  packed.set(json, 4);
  for (const { at, bytes } of pieces) packed.set(bytes, start + at);
  return packed;

  function keep(bytes: Uint8Array): number {
    const at = end;
    pieces.push({ at, bytes });
    end = roundUpTo8(at + bytes.length);
    return at;
  }
}

/** What `packValues` packed. Arrays are copies: they stay when the bytes are let go. */
export function unpackValues(bytes: Uint8Array<ArrayBufferLike>): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  const start = roundUpTo8(4 + length);
  return inward(JSON.parse(text), (at, length) => bytes.slice(start + at, start + at + length).buffer as ArrayBuffer);
}

function roundUpTo8(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function outward(value: unknown, keep: (bytes: Uint8Array) => number): unknown {
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { [MARK]: "number", is: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (value === undefined) return { [MARK]: "undefined" };
  if (value === null || typeof value !== "object") return value;
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    // A Buffer of Node is an array of bytes like any other.
    const name = value instanceof Uint8Array ? "Uint8Array" : value.constructor.name;
    return { [MARK]: name, at: keep(bytes), bytes: bytes.length };
  }
  if (value instanceof Map) return { [MARK]: "Map", of: [...value].map((entry) => outward(entry, keep)) };
  if (value instanceof Set) return { [MARK]: "Set", of: [...value].map((entry) => outward(entry, keep)) };
  if (Array.isArray(value)) return value.map((item) => outward(item, keep));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, outward(item, keep)]));
}

type MarkedValue = { readonly [MARK]?: string; is: string; of: unknown[]; at: number; bytes: number };

function inward(value: unknown, bytesAt: (at: number, bytes: number) => ArrayBuffer): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => inward(item, bytesAt));
  const marked = value as MarkedValue;
  const kind = marked[MARK];
  if (kind === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inward(item, bytesAt)]));
  }
  if (kind === "number") return Number(marked.is);
  if (kind === "undefined") return undefined;
  const of = (marked.of ?? []).map((item) => inward(item, bytesAt));
  if (kind === "Map") return new Map(of as [unknown, unknown][]);
  if (kind === "Set") return new Set(of);
  return new ARRAYS[kind as ArrayName](bytesAt(marked.at, marked.bytes));
}
