import { trimEndOf } from "../../shared/scan.ts";

/** No registered DOI is nearly so long. */
const MAX_LENGTH = 400;
/** What a sentence, a list or a citation puts behind a DOI. */
const TAIL = ".,;:'\"’”“‘`*…";
const BRACKETS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };

/**
 * The first DOI in a text, bare and lower-case: "10.1000/xyz". Suffixes may hold nearly any character (ANSI/NISO
 * Z39.84-2005): brackets stay when they are balanced, as in SICI DOIs (`10.1002/(SICI)1097-0258(1998)17:15<1661::AID>3.0.CO;2-2`).
 */
export function doiIn(text: string): string | null {
  const plain = legible(text);
  const prefix = /10\.\d{4,9}(?:\.\d{1,9}){0,4}\s?\/\s?(?=\S)/i.exec(plain);
  if (!prefix) return null;
  const start = prefix.index;
  const suffix = plain.slice(start + prefix[0].length, start + prefix[0].length + 3 * MAX_LENGTH);
  const end = suffixEnd(suffix);
  const bare = withoutTail(withoutPage(suffix.slice(0, end), plain.slice(0, start)));
  const doi = `${prefix[0].replace(/\s/g, "")}${bare}`.toLowerCase();
  return bare === "" || doi.length > MAX_LENGTH ? null : doi;
}

/** Escapes of addresses and of HTML resolved, typographic hyphens plain, invisible characters out. */
function legible(text: string): string {
  const cut = text.slice(0, 4000).replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, "");
  const signs = cut.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/&(lt|gt|amp);/gi, (_, name: string) => {
    return { lt: "<", gt: ">", amp: "&" }[name.toLowerCase()] ?? "";
  });
  if (!signs.includes("%")) return signs;
  try {
    return decodeURIComponent(signs);
  } catch {
    return signs;
  }
}

/** Where the suffix ends: at white space, a quote, a tag of HTML, or where a list goes on with the next DOI. */
function suffixEnd(suffix: string): number {
  const stops = [
    /[\s"“”|\\。，；、）]|\p{Script=Han}/u,
    /<(?:\/?[a-z]{1,10}(?=[\s/>])|[^>]*$)/i,
    /[;,]\s?(?:doi:?\s?|https?:\/\/)?(?=10\.\d{4,9}\/)/i,
  ];
  const ends = stops.map((stop) => suffix.search(stop)).filter((at) => at >= 0);
  return Math.min(suffix.length, ...ends);
}

/** Addresses of publishers go on behind the DOI: "/full", "/pdf", "?journalCode=x", "#section". */
function withoutPage(suffix: string, before: string): string {
  if (!/https?:\/\/\S*$/i.test(before.slice(-200))) return suffix;
  const path = suffix.replace(/[?#](?=[\w-]{1,40}(?:=|$)).*$/, "");
  if (/doi\.org\/(?:doi:)?$/i.test(before)) return path;
  const bare = path.replace(
    /(?:\/(?:full|abstract|pdf|epdf|pdfdirect|fulltext|meta|references|summary|html|epub)|\.pdf|\.full(?:\.pdf)?)$/i,
    "",
  );
  return /(?:bio|med)rxiv\.org/i.test(before) ? bare.replace(/v\d{1,2}$/, "") : bare;
}

/** Closing brackets that were opened before the DOI, and punctuation, do not belong to it; counted once, from the end. */
function withoutTail(suffix: string): string {
  const surplus: Record<string, number> = {};
  for (const [close, open] of Object.entries(BRACKETS)) surplus[close] = count(suffix, close) - count(suffix, open);
  let doi = trimEndOf(suffix, TAIL);
  for (let close = doi.at(-1) ?? ""; (surplus[close] ?? 0) > 0; close = doi.at(-1) ?? "") {
    surplus[close]!--;
    doi = trimEndOf(doi.slice(0, -1), TAIL);
  }
  return doi;
}

function count(text: string, sign: string): number {
  let total = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) total++;
  return total;
}
