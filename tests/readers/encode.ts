const tables = new Map<string, ReadonlyMap<string, number[]>>();

/** Bytes of a text in an encoding that the platform can only decode: the decoder is turned round. */
export function encode(text: string, encoding: string): Buffer {
  const table = tables.get(encoding) ?? invert(encoding);
  tables.set(encoding, table);
  return Buffer.from(
    [...text].flatMap((sign) => {
      if (sign.charCodeAt(0) < 0x80) return [sign.charCodeAt(0)];
      const bytes = table.get(sign);
      if (!bytes) throw new Error(`${encoding} has no ${sign}`);
      return bytes;
    }),
  );
}

/** Signs that Node's decoder of Windows-1252 gives as control characters. */
const WINDOWS_1252: Readonly<Record<string, number>> = { "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96, "—": 0x97 };

function invert(encoding: string): ReadonlyMap<string, number[]> {
  const table = new Map<string, number[]>();
  const note = (bytes: number[]) => {
    const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\uFFFD" && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0x80; byte <= 0xff; byte++) note([byte]);
  if (encoding === "windows-1252") for (const [sign, byte] of Object.entries(WINDOWS_1252)) table.set(sign, [byte]);
  if (/^(windows|iso|koi|mac)/.test(encoding)) return table;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) note([lead, trail]);
  }
  return table;
}
