import sax from "sax";

/** Marks up letters, never papers: only these are removed, so that a title like `<Creep Crack.pdf>` survives. */
const TAG =
  /<\/?(?:jats:|mml:|m:)?(?:p|i|b|u|em|strong|sub|sup|sc|sec|title|label|italic|bold|br|div|span|math|mi|mn|mo|mrow|msub|msup|msubsup|mtext|mstyle|mfrac|msqrt|mover|munder|inf|it|tt|tex|hr|scp|copyrightinformation|h[1-6]|ul|ol|li|list|list-item|abstract|abstracttext|inline-formula|tex-math|alternatives|xref|ext-link|a|semantics|annotation|font|small|underline|emph|monospace)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*\/?>/gi;

const ENTITY = /&(?:[a-z][a-z0-9]{1,7}|#\d{1,7}|#x[0-9a-f]{1,6});/i;

/** The letters that entities of HTML stand for; some exports escape them twice. */
export function withoutEntities(text: string): string {
  let read = text;
  for (let round = 0; round < 2 && read.includes("&") && ENTITY.test(read); round++) {
    read = read.replace(new RegExp(ENTITY.source, "gi"), (whole) => letterOf(whole) ?? whole);
  }
  return read;
}

function letterOf(whole: string): string | undefined {
  const name = whole.slice(1, -1);
  if (!name.startsWith("#"))
    return ownValue((sax as unknown as SaxEntities).ENTITIES, name) ?? ownValue(ENTITIES, name.toLowerCase());
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** The names of HTML 4, which the XML parser knows but its types do not. */
interface SaxEntities {
  readonly ENTITIES: Readonly<Record<string, string>>;
}
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Text of any value: markup and control characters out, white space to single spaces. Lists give their first text. */
export function plainText(value: unknown): string {
  const text = withoutEntities(textOf(value));
  if (text === "") return "";
  const bare = text.includes("<")
    ? text
        .replace(TAG, (tag) => (/^<\/?(jats:)?(p|br|hr|div|sec|title|li|h\d)\b/i.test(tag) ? " " : ""))
        .replace(/<middle dot>/gi, "·")
    : text;
  return bare
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}

/** Longer texts are cut: no abstract is so long, and a whole book must not slow the rest down. */
export const MAX_ABSTRACT = 100_000;

const NO_ABSTRACT =
  /^[[(]?\s?(?:no abstract(?: is)?(?: available| provided| found)?|abstract (?:is )?not available|n\/a|na|none|null|nan|undefined|not available|unavailable|-{1,9}|abstract)\s?[\])]?\.?$/i;

/** The abstract, without its own heading; empty when the value only says that there is none. */
export function abstractText(value: unknown): string {
  const text = plainText(abstractOf(value).slice(0, 4 * MAX_ABSTRACT)).slice(0, MAX_ABSTRACT);
  if (text.length < 60 && NO_ABSTRACT.test(text)) return "";
  return text.replace(/^(?:[Aa]bstract|ABSTRACT)(?:\s?[:.—–-]\s?|\s(?=\p{Lu}))/u, "");
}

/** Abstracts come whole, in paragraphs, or in sections with headings: {"h1": "Abstract", "p": […]}. */
function abstractOf(value: unknown, depth = 0): string {
  if (Array.isArray(value) && depth < 4) return value.map((part) => abstractOf(part, depth + 1)).join(" ");
  if (value !== null && typeof value === "object" && "p" in value) return abstractOf(value.p, depth + 1);
  return textOf(value);
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

const WRAPPERS =
  "value text #text _ display_name name title journal-title journal_title sourceTitle full content source raw rendered en $".split(
    " ",
  );

/** The different texts of a list that are not empty. */
export function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((item) => item !== ""))];
}

/** The value under a name that a file gives, which may be "constructor". */
function ownValue(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
