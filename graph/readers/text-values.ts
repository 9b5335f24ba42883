/** Marks up letters, never papers: only these are removed, so that a title like `<Creep Crack.pdf>` survives. */
const TAG =
  /<\/?(?:jats:|mml:|m:)?(?:p|i|b|u|em|strong|sub|sup|sc|sec|title|label|italic|bold|br|div|span|math|mi|mn|mo|mrow|msub|msup|msubsup|mtext|mstyle|mfrac|msqrt|mover|munder|inf|tt|scp|h[1-6]|ul|ol|li|list|list-item|abstract|abstracttext|inline-formula|tex-math|alternatives|xref|ext-link|a|semantics|annotation|font|small|underline|emph|monospace)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;

/** Text of any value: markup and control characters out, white space to single spaces. Lists give their first text. */
export function plainText(value: unknown): string {
  const text = textOf(value);
  if (text === "") return "";
  const bare = text.includes("<")
    ? text.replace(TAG, (tag) => (/^<\/?(jats:)?(p|br|div|sec|title|li|h\d)\b/i.test(tag) ? " " : ""))
    : text;
  const read = bare.includes("&") ? bare.replace(ENTITY, entity) : bare;
  return read
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}

function entity(whole: string, name: string): string {
  const known = ENTITIES[name.toLowerCase()];
  if (known !== undefined) return known;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
}

const NO_ABSTRACT =
  /^[[(]?\s*(?:no abstract(?: is)?(?: available| provided| found)?|abstract (?:is )?not available|n\/a|na|none|null|nan|undefined|not available|unavailable|-+|abstract)\s*[\])]?\.?$/i;

/** The abstract, without its own heading; empty when the value only says that there is none. */
export function abstractText(value: unknown): string {
  const text = plainText(Array.isArray(value) ? value.map(textOf).join(" ") : value);
  if (NO_ABSTRACT.test(text)) return "";
  return text.replace(/^abstract(?:\s*[:.—–-]\s*|\s+(?=\p{Lu}))/iu, "");
}

/** The text in a string, a number, the first member of a list, or the usual wrappers of an object. */
function textOf(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object" || depth > 3) return "";
  if (Array.isArray(value)) {
    for (const item of value) {
      const text = textOf(item, depth + 1);
      if (text.trim() !== "") return text;
    }
    return "";
  }
  const object = value as Record<string, unknown>;
  for (const key of WRAPPERS) {
    const text = textOf(object[key], depth + 1);
    if (text !== "") return text;
  }
  return "";
}

const WRAPPERS = "value text #text _ display_name name title journal-title full content source raw en".split(" ");
