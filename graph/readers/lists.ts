import { plainText } from "./text-values.ts";

/** Names of people, in order, from a string ("A and B; C"), a list of strings, or a list of objects. */
export function personNames(value: unknown): string[] {
  return unique(namesIn(value).map(shownName));
}

function namesIn(value: unknown): string[] {
  if (typeof value === "string") return splitNames(value);
  if (Array.isArray(value)) {
    if (isParsedName(value)) return [[value[1], value[0], value[2]].filter(Boolean).join(" ")];
    return value.flatMap((item) => (typeof item === "string" ? item.split(/\s*;\s*/) : namesIn(item)));
  }
  if (value === null || typeof value !== "object") return [];
  return objectName(value as Record<string, unknown>);
}

/** arXiv's `authors_parsed`: ["Family", "Given", "suffix"]. */
function isParsedName(list: readonly unknown[]): boolean {
  return list.length === 3 && list.every((part) => typeof part === "string") && list[2] === "";
}

function objectName(person: Record<string, unknown>): string[] {
  const inner = person.author ?? person.authors ?? person.person;
  if (inner !== null && typeof inner === "object") return namesIn(inner);
  const given = plainText(
    person.given ?? person.first ?? person.firstName ?? person.first_name ?? person.ForeName ?? person.forename,
  );
  const family = plainText(
    person.family ?? person.last ?? person.lastName ?? person.last_name ?? person.LastName ?? person.surname,
  );
  const middle = plainText(person.middle);
  const particle = plainText(person["non-dropping-particle"] ?? person["dropping-particle"]);
  if (family !== "") return [[given, middle, particle, family].filter((part) => part !== "").join(" ")];
  const whole = plainText(
    person.name ??
      person.display_name ??
      person.literal ??
      person.fullname ??
      person.fullName ??
      person.full_name ??
      person.value ??
      person.raw_author_name ??
      given,
  );
  return whole === "" ? [] : [whole];
}

/**
 * Splits a string of names. "and", ";" and "|" part people; a comma does so only when the parts cannot be
 * "Family, Given": when there are no other separators and every part has a space, or is "Family I." as in Scopus.
 */
function splitNames(text: string): string[] {
  const clean = text.trim();
  const parts = clean.split(/\s*[;|\n]\s*|\s+and\s+|\s*&\s+(?=\p{Lu})/u).filter((part) => part !== "");
  if (parts.length > 1) return parts.flatMap((part) => (commaList(part, 3) ? part.split(/\s*,\s*/) : [part]));
  return commaList(clean, 2) ? clean.split(/\s*,\s*/) : [clean];
}

function commaList(text: string, fewest: number): boolean {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== "");
  return parts.length >= fewest && parts.every((part) => /\S\s+\S/.test(part));
}

/** "Family, Given" → "Given Family"; a suffix stays at the end; names without a comma as they are. */
function shownName(name: string): string {
  const clean = plainText(name)
    .replace(/[\s,;]+$|\s\d{4}$/g, "")
    .replace(/^[\s,;]+/, "");
  const parts = clean.split(/\s*,\s*/).filter((part) => part !== "");
  if (parts.length === 2) return `${parts[1]} ${parts[0]}`;
  if (parts.length === 3 && /^(jr|sr|i{1,3}|iv|v)\.?$/i.test(parts[1] ?? ""))
    return `${parts[2]} ${parts[0]} ${parts[1]}`;
  if (parts.length === 3 && /^(jr|sr|i{1,3}|iv|v)\.?$/i.test(parts[2] ?? ""))
    return `${parts[1]} ${parts[0]} ${parts[2]}`;
  return clean;
}

/** Keywords from a string with ";", "," or "|" between them, a list of strings, or a list of objects. */
export function keywordList(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.flatMap(keywordsIn) : keywordsIn(value);
  return unique(parts.map((part) => plainText(part).replace(/^\*\s*/, "")));
}

const ARXIV_CATEGORIES = /^\s*[a-z-]+(\.[A-Za-z-]{2,})?(\s+[a-z-]+\.[A-Za-z-]{2,})+\s*$/;

function keywordsIn(value: unknown): string[] {
  if (typeof value === "string") {
    if (ARXIV_CATEGORIES.test(value)) return value.trim().split(/\s+/);
    const separator = /[;\n]/.test(value) ? /\s*[;\n]\s*/ : value.includes("|") ? /\s*\|\s*/ : /\s*,\s*/;
    return value.split(separator);
  }
  if (Array.isArray(value)) return value.flatMap(keywordsIn);
  const text = plainText(value);
  return text === "" ? [] : [text];
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((item) => item !== ""))];
}
