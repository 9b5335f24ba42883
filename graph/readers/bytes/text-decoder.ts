import { GraphError } from "../../shared/errors.ts";

/** Turns bytes into text piece by piece; characters that are cut by the end of a piece are kept for the next. */
export interface PieceDecoder {
  push(bytes: Buffer): string;
  end(): string;
}

/** The characters that Windows-1252 has where ISO 8859-1 has control characters, from 0x80 on. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A decoder of any encoding that the platform knows by name. */
export function textDecoder(name: string): PieceDecoder {
  // Node's own decoder of Windows-1252 gives control characters for quotes and dashes (before 23.2).
  if (name === "windows-1252") return { push: windows1252, end: () => "" };
  const decoder = new TextDecoder(name);
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

function windows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80]!);
}

/** The name under which the platform knows an encoding that the user wrote: "cp1252", "GBK", "latin1", "mac". */
export function findEncoding(name: string): string {
  const plain = name.trim().toLowerCase();
  const windows = /^(?:cp|windows|win)[-_ ]?(125\d|874)$/.exec(plain)?.[1];
  const label = windows ? `windows-${windows}` : (ALIASES[plain] ?? plain);
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new GraphError("INVALID_INPUT", `There is no encoding “${name}”.`, {
      hint: "Encodings: utf-8, windows-1252, windows-1250, windows-1251, gb18030, shift_jis, big5, euc-kr, macintosh, ….",
    });
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  ...{ gbk: "gb18030", cp936: "gb18030", cp932: "shift_jis", sjis: "shift_jis", cp949: "euc-kr", cp950: "big5" },
  ...{ mac: "macintosh", macroman: "macintosh", mac_roman: "macintosh", "mac-roman": "macintosh", utf8: "utf-8" },
};
