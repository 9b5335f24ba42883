import type { Reader } from "../../record/reader.ts";
import { papersOfPage } from "./web-page.ts";

/** Web archives contain pictures too; only the first pages are looked at. */
const MAX_ARCHIVE = 100_000_000;

/** MHT and MHTML: a web page with all its parts in one file, as browsers save it. */
export const webArchive: Reader = {
  name: "mht",
  label: "web archive (MHT, MHTML)",
  detect: (head) =>
    /^MIME-Version:/im.test(head.slice(0, 4000)) &&
    /^Content-Type:\s*(?:multipart\/related|text\/html)/im.test(head.slice(0, 8000))
      ? 0.98
      : 0,
  async *read(text, options) {
    let archive = "";
    for await (const chunk of text) if (archive.length <= MAX_ARCHIVE) archive += chunk;
    const [head] = splitHead(archive);
    yield* papersOfPage(firstPage(archive), headerOf(head, "snapshot-content-location"), options?.use);
  },
};

function splitHead(part: string): [head: string, body: string] {
  const gap = /\r?\n[ \t]*\r?\n/.exec(part);
  return gap ? [part.slice(0, gap.index), part.slice(gap.index + gap[0].length)] : [part, ""];
}

/** The value of a header; long ones go on in lines that begin with a space. */
function headerOf(head: string, name: string): string | undefined {
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return lines
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim();
}

/** The first part that is a web page; the others are its frames, pictures and styles. */
function firstPage(archive: string): string {
  const [head, body] = splitHead(archive.replace(/^\s+/, ""));
  const boundary = /boundary="?([^";\s]+)"?/i.exec(headerOf(head, "content-type") ?? "")?.[1];
  if (boundary === undefined) return decodePart(body, headerOf(head, "content-transfer-encoding"));
  for (const part of body.split(`--${boundary}`)) {
    const [partHead, page] = splitHead(part.replace(/^\r?\n/, ""));
    if (/^text\/html/i.test(headerOf(partHead, "content-type") ?? "")) {
      return decodePart(page, headerOf(partHead, "content-transfer-encoding"));
    }
  }
  return "";
}

function decodePart(text: string, encoding: string | undefined): string {
  if (/base64/i.test(encoding ?? "")) return Buffer.from(text, "base64").toString("utf8");
  return /quoted-printable/i.test(encoding ?? "") ? quotedPrintable(text) : text;
}

/** "=\\n" goes on with the line, "=E2=80=99" are bytes of UTF-8. */
function quotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/(?:=[0-9A-F]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
}
