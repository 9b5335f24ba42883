import { doiIn } from "./doi.ts";

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

/** The strings that a value holds, however it is wrapped. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.slice(0, MAX_TEXT)];
  if (typeof value === "number") return [String(value)];
  if (value === null || typeof value !== "object" || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => textsIn(item, depth + 1));
  const object = value as Record<string, unknown>;
  const inner = object.url ?? object.href ?? object.URL ?? object.value ?? object.id ?? object["#text"];
  return textsIn(inner, depth + 1);
}
