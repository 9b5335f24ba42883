import { tidyLines } from "../../shared/scan.ts";
import { plainText, unique, withoutEntities } from "./text-values.ts";

/** More keywords, or longer ones, are no keywords: a table of contents, an abstract. */
const MAX_KEYWORDS = 1000;
const MAX_KEYWORD = 300;
const MAX_LIST = 200_000;

/**
 * Keywords from a string with ";", "," or "|" between them, a list of strings, or a list of objects. A list of several has its keywords
 * apart, "Models, Molecular" is one of them; a list of one has when the source shows it.
 */
export function keywordList(value: unknown, isApart = false): string[] {
  const parts =
    Array.isArray(value) && (isApart || value.length > 1)
      ? value.slice(0, MAX_KEYWORDS).flatMap((item) => keywordsIn(item, true))
      : keywordsIn(value, false);
  const keywords = parts.slice(0, MAX_KEYWORDS).map((part) => plainText(part.slice(0, 2 * MAX_KEYWORD)));
  return unique(keywords.map((keyword) => keyword.replace(/^\* ?/, "").slice(0, MAX_KEYWORD)));
}

/** A qualifier or the star of a main topic: "Asthma/epidemiology", "*Asthma". */
const HEADING = /^\*|[\p{Ll})] ?\/ ?\*?\p{Ll}{3}/u;

/** True when some records of a source show that its lists hold one keyword in each place: by several places, or by subject headings. */
export function areKeywordsApart(values: readonly unknown[]): boolean {
  const lists = values.filter((value): value is unknown[] => Array.isArray(value));
  if (lists.some((list) => list.length > 1)) return true;
  const texts = lists.flat().filter((text): text is string => typeof text === "string");
  return texts.some((text) => HEADING.test(text)) || areInverted(texts.filter((text) => text.includes(",")));
}

/** "Anemia, Iron-Deficiency", "Stress, Psychological": always one comma and two capitals, as lists of keywords do not have throughout. */
const areInverted = (texts: readonly string[]) =>
  texts.length >= MIN_INVERTED && texts.every((text) => /^\p{Lu}[^,]*, \p{Lu}[^,]*$/u.test(text));
const MIN_INVERTED = 5;

function keywordsIn(value: unknown, single: boolean, depth = 0): string[] {
  if (typeof value === "string") return splitKeywords(tidyLines(withoutEntities(value.slice(0, MAX_LIST))), single);
  if (value === null || typeof value !== "object" || depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((item) => keywordsIn(item, single, depth + 1));
  const text = plainText(value) || labelOf(value as Record<string, unknown>);
  if (text !== "") return [text];
  // Lists by kind of keyword, such as {"author_terms": {"terms": […]}}.
  return Object.values(value).flatMap((inner) => (typeof inner === "object" ? keywordsIn(inner, true, depth + 1) : []));
}

const ARXIV_CATEGORY = /^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/;

function splitKeywords(text: string, single: boolean): string[] {
  const words = text.split(" ");
  if (words.length > 1 && words[1]!.includes(".") && words.every((word) => ARXIV_CATEGORY.test(word))) return words;
  if (/[;；\n]/.test(text)) return text.split(/ ?[;；\n] ?/);
  if (text.includes("|")) return text.split(/ ?\| ?/);
  if (text.includes("、")) return text.split("、");
  return single ? [text] : splitAtCommas(text);
}

/** Commas within brackets belong to the keyword: "cyst (diagnosis, surgery)". */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === "(") depth++;
    else if (sign === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0 && (sign === "," || sign === "，")) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim());
}

/** The keyword in an object, under the names that services give it (older OpenAlex, DataCite, DOAJ). */
function labelOf({ keyword, subject, term, tag, label, descriptor }: Record<string, unknown>): string {
  return plainText(keyword ?? subject ?? term ?? tag ?? label ?? descriptor);
}
