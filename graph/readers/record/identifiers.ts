import { trimEndOf } from "../../shared/scan.ts";

/** A DOI without a resolver's address, lower-case; `strict` takes it only from an address or a bare DOI. */
export function bareDoi(value: unknown, strict = false): string | null {
  for (const text of textsIn(value)) {
    if (strict && !/doi\.org\/10\.|^(doi:\s*)?10\./i.test(text)) continue;
    const doi = doiIn(text);
    if (doi !== null) return doi;
  }
  return null;
}

const ARXIV = String.raw`(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?`;
const ARXIV_VALUE = new RegExp(`^(?:arxiv:\\s{0,3})?${ARXIV}(?:\\s{0,3}\\[[^\\]]{0,40}\\])?$`, "i");
const ARXIV_ADDRESS = new RegExp(`arxiv(?:\\.org\\/(?:abs|pdf|html)\\/|[.:]|\\.org:)${ARXIV}`, "i");

/** An arXiv id without version; `strict` takes it only from an arXiv address, `arXiv:…` or an arXiv DOI. */
export function bareArxiv(value: unknown, strict = false): string | null {
  for (const text of textsIn(value)) {
    const match = (strict ? null : ARXIV_VALUE.exec(text.trim())) ?? ARXIV_ADDRESS.exec(text);
    if (match?.[1]) return match[1].replace(/^([a-z-]+)\.[A-Z]{2}\//i, "$1/").toLowerCase();
  }
  return null;
}

/** The arXiv id that an id is by its form alone: year and month, then a number ("2101.01234"). */
export function arxivById(id: unknown): string | null {
  const match = typeof id === "string" ? /^\s*(\d\d(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,2})?\s*$/.exec(id) : null;
  return match?.[1] ?? null;
}

const PMID =
  /^(?:pmid:?\s?|medline:\s?|https?:\/\/(?:www\.)?(?:pubmed\.)?ncbi\.nlm\.nih\.gov\/(?:pubmed\/)?)?(\d{1,8})(?:\.0)?\/?$/i;

/** A PubMed id: digits only; 0 is none. */
export function barePmid(value: unknown): string | null {
  for (const text of textsIn(value)) {
    const digits = PMID.exec(text.trim())?.[1]?.replace(/^0+/, "");
    if (digits) return digits;
  }
  return null;
}

/** The first http(s) address in a value, in an object's `url`, or in a list. */
export function webAddress(value: unknown): string | null {
  for (const text of textsIn(value)) {
    const match = /https?:\/\/[^\s"<>]{1,2000}/i.exec(text);
    if (match) return match[0].replace(/[.,;]{1,9}$/, "");
  }
  return null;
}

const MAX_TEXT = 5000;

/** The strings that a value contains, however it is wrapped. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.slice(0, MAX_TEXT)];
  if (typeof value === "number") return [String(value)];
  if (value === null || typeof value !== "object" || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => textsIn(item, depth + 1));
  const object = value as Record<string, unknown>;
  const inner = object.url ?? object.href ?? object.URL ?? object.value ?? object.id ?? object["#text"];
  return textsIn(inner, depth + 1);
}

/** No registered DOI is nearly so long. */
const MAX_DOI = 400;
/** What a sentence, a list or a citation puts behind a DOI. */
const TAIL = ".,;:'\"’”“‘`*…";
const BRACKETS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };

/**
 * The first DOI in a text, bare and lower-case: "10.1000/xyz". Suffixes may contain nearly any character (ANSI/NISO
 * Z39.84-2005): brackets stay when they are balanced, as in SICI DOIs (`10.1002/(SICI)1097-0258(1998)17:15<1661::AID>3.0.CO;2-2`).
 */
export function doiIn(text: string): string | null {
  const plain = legible(text);
  const prefix = /10\.\d{4,9}(?:\.\d{1,9}){0,4}\s?\/\s?(?=\S)/i.exec(plain);
  if (!prefix) return null;
  const start = prefix.index;
  const suffix = plain.slice(start + prefix[0].length, start + prefix[0].length + 3 * MAX_DOI);
  const end = suffixEnd(suffix);
  const bare = withoutTail(withoutPage(suffix.slice(0, end), plain.slice(0, start)));
  const doi = `${prefix[0].replace(/\s/g, "")}${bare}`.toLowerCase();
  return bare === "" || doi.length > MAX_DOI ? null : doi;
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
    /<\/?[a-z]{1,10}(?=[\s/>])/i,
    /[;,]\s?(?:doi:?\s?|https?:\/\/)?(?=10\.\d{4,9}\/)/i,
  ];
  const unclosed = suffix.indexOf("<", suffix.lastIndexOf(">") + 1);
  const ends = [...stops.map((stop) => suffix.search(stop)), unclosed].filter((at) => at >= 0);
  return Math.min(suffix.length, ...ends);
}

/** Addresses of publishers go on behind the DOI: "/full", "/pdf", "?journalCode=x", "#section". */
function withoutPage(suffix: string, before: string): string {
  if (!/https?:\/\/\S*$/i.test(before.slice(-200))) return suffix;
  const path = suffix.replace(/[?#](?=[\w-]{1,40}(?:=|$)).*/s, "");
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
