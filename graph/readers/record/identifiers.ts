/** A DOI without a resolver's address, lower-case; `strict` takes it only from an address or a bare DOI. */
export function bareDoi(value: unknown, strict = false): string | null {
  for (const text of texts(value)) {
    const match = /10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+/i.exec(percentDecode(text));
    if (!match || (strict && !/doi\.org\/10\.|^(doi:\s*)?10\./i.test(text))) continue;
    const doi = trimDoi(match[0]).toLowerCase();
    if (doi.length > 7) return doi;
  }
  return null;
}

/** Punctuation that a sentence puts after a DOI is not part of it; a closing bracket is when it was opened. */
function trimDoi(doi: string): string {
  let text = doi.replace(/[.,;:'"’”}\]>]+$/, "");
  while (text.endsWith(")") && (text.match(/\(/g)?.length ?? 0) < (text.match(/\)/g)?.length ?? 0)) {
    text = text.slice(0, -1).replace(/[.,;:]+$/, "");
  }
  return text;
}

const ARXIV = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?`;
const ARXIV_VALUE = new RegExp(`^(?:arxiv:\\s*)?${ARXIV}(?:\\s*\\[.*\\])?$`, "i");
const ARXIV_ADDRESS = new RegExp(`arxiv(?:\\.org\\/(?:abs|pdf|html)\\/|[.:]|\\.org:)${ARXIV}`, "i");

/** An arXiv id without version; `strict` takes it only from an arXiv address, `arXiv:…` or an arXiv DOI. */
export function bareArxiv(value: unknown, strict = false): string | null {
  for (const text of texts(value)) {
    const match = (strict ? null : ARXIV_VALUE.exec(text.trim())) ?? ARXIV_ADDRESS.exec(text);
    if (match?.[1]) return match[1].replace(/^([a-z-]+)\.[A-Z]{2}\//i, "$1/").toLowerCase();
  }
  return null;
}

/** A PubMed id: digits only. */
export function barePmid(value: unknown): string | null {
  for (const text of texts(value)) {
    const match =
      /^(?:pmid:?\s*|medline:\s*|https?:\/\/(?:www\.)?(?:pubmed\.)?ncbi\.nlm\.nih\.gov\/(?:pubmed\/)?)?(\d{1,9})\/?$/i.exec(
        text.trim(),
      );
    if (match?.[1]) return match[1].replace(/^0+(?=\d)/, "");
  }
  return null;
}

/** The first http(s) address in a value, in an object's `url`, or in a list. */
export function webAddress(value: unknown): string | null {
  for (const text of texts(value)) {
    const match = /https?:\/\/[^\s"<>]+/i.exec(text);
    if (match) return match[0].replace(/[.,;]+$/, "");
  }
  return null;
}

/** The strings that a value holds, however it is wrapped. */
function texts(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  if (typeof value === "number") return [String(value)];
  if (value === null || typeof value !== "object" || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => texts(item, depth + 1));
  const object = value as Record<string, unknown>;
  const inner = object.url ?? object.href ?? object.URL ?? object.value ?? object.id ?? object["#text"];
  return texts(inner, depth + 1);
}

function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
