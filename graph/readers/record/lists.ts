import { plainText, withoutEntities } from "./text-values.ts";

/** Names of people, in order, from a string ("A and B; C"), a list of strings, or a list of objects. */
export function personNames(value: unknown): string[] {
  return unique(
    namesIn(value)
      .map(displayName)
      .filter((name) => !DEGREE.test(name)),
  );
}

function namesIn(value: unknown): string[] {
  if (typeof value === "string") return quotedList(value) ?? splitNames(value);
  if (Array.isArray(value)) {
    if (isParsedName(value)) return [[value[1], value[0], value[2]].filter(Boolean).join(" ")];
    return value.flatMap((item) =>
      typeof item === "string"
        ? withoutEntities(item)
            .replace(ROLES, "")
            .split(/\s*;\s*/)
        : namesIn(item),
    );
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
  const clean = withoutEntities(text).trim().replace(ROLES, "");
  const parts = clean.split(/\s*[;|\n]\s*|\s+and\s+|\s*&\s+(?=\p{Lu})/u).filter((part) => part !== "");
  if (parts.length > 1) return parts.flatMap((part) => (commaList(part, 3) ? part.split(/\s*,\s*/) : [part]));
  return commaList(clean, 2) ? clean.split(/\s*,\s*/) : [clean];
}

function commaList(text: string, fewest: number): boolean {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== "");
  return parts.length >= fewest && parts.every((part) => /\S\s+\S/.test(part));
}

/** What databases add to a name: roles and addresses in brackets, marks of affiliations, degrees. */
const ROLES = /\s*\[[^[\]]*(?:author|inventor|editor|e-?mail|\bed\b)[^[\]]*\]/gi;
const ANNOTATION = /\s*\([^()]*@[^()]*\)|(?<=\p{L}\.?)\s+[\d,*+†‡§#]+$/gu;
const DEGREE = /^(?:MD|PhD|MPH|MSc|RN|FAAN|FACSM|MBA)$/;
const DEGREES =
  /(?<=,\s*\S.*?)[\s,]+(?:MD|M\.D\.|PhD|Ph\.\s?D\.?|MPH|MSc|MSN|BSc|RN|FAAN|FACSM|FACS|FRCP|DrPH|DSc|EdD|PsyD|DVM|DDS|MBBS|MBA)(?=$|[\s,;])[^,]*$/;

/** Signs of a name that databases write behind the family name: "Phillips J.C.", "Lim SM", "van Raaij MJ". */
const INITIALS_LAST = /^(\p{L}*\p{Ll}[\p{L}'’.-]*(?:\s+[\p{L}'’.-]*\p{L}[\p{L}'’-])*)\s+((?:\p{Lu}\.?-?){1,4})$/u;

/** "Family, Given" and "Family GI" → "Given Family"; a suffix stays at the end; other names as they are. */
function displayName(name: string): string {
  const clean = bareName(plainText(name));
  const parts = clean.split(/\s*,\s*/).filter((part) => part !== "");
  if (parts.length === 2) return `${parts[1]} ${parts[0]}`;
  if (parts.length === 3 && SUFFIX.test(parts[1] ?? "")) return `${parts[2]} ${parts[0]} ${parts[1]}`;
  if (parts.length === 3 && SUFFIX.test(parts[2] ?? "")) return `${parts[1]} ${parts[0]} ${parts[2]}`;
  const initials = INITIALS_LAST.exec(clean);
  return initials && !SUFFIX.test(initials[2] ?? "") ? `${initials[2]} ${initials[1]}` : clean;
}

const SUFFIX = /^(?:jr|sr|i{1,3}|iv|v)\.?$/i;

function bareName(name: string): string {
  let bare = name.replace(/[\s,;]+$|\s\d{4}$/g, "").replace(/^[\s,;]+/, "");
  if (/[[(@\d*+†‡§#]/.test(bare)) bare = bare.replace(ANNOTATION, "");
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(DEGREES, "");
  }
  return bare.replace(/[\s,;]+$/, "");
}

/** Keywords from a string with ";", "," or "|" between them, a list of strings, or a list of objects. */
export function keywordList(value: unknown): string[] {
  const listed = typeof value === "string" ? (quotedList(value) ?? value) : value;
  // A list of several is parted already: "Models, Molecular" is one keyword.
  const parts =
    Array.isArray(listed) && listed.length > 1 ? listed.flatMap((item) => keywordsIn(item, true)) : keywordsIn(listed);
  return unique(parts.map((part) => plainText(part).replace(/^\*\s*/, "")));
}

const ARXIV_CATEGORIES = /^\s*[a-z-]+(\.[A-Za-z-]{2,})?(\s+[a-z-]+\.[A-Za-z-]{2,})+\s*$/;

function keywordsIn(value: unknown, parted = false): string[] {
  if (typeof value === "string") return splitKeywords(withoutEntities(value), parted);
  if (Array.isArray(value)) return value.flatMap((item) => keywordsIn(item, parted));
  const text = plainText(value) || labelOf(value);
  return text === "" ? [] : [text];
}

function splitKeywords(text: string, parted: boolean): string[] {
  if (ARXIV_CATEGORIES.test(text)) return text.trim().split(/\s+/);
  if (/[;\n]/.test(text)) return text.split(/\s*[;\n]\s*/);
  if (text.includes("|")) return text.split(/\s*\|\s*/);
  // Commas within brackets belong to the keyword: "cyst (diagnosis, surgery)".
  return parted ? [text] : text.split(/\s*,\s*(?![^()]*\))/);
}

/** The keyword in an object, under the names that services give it (older OpenAlex, DataCite, DOAJ). */
function labelOf(value: unknown): string {
  if (value === null || typeof value !== "object") return "";
  const { keyword, subject, term, tag, label, descriptor } = value as Record<string, unknown>;
  return plainText(keyword ?? subject ?? term ?? tag ?? label ?? descriptor);
}

/** A list as Python or JSON prints it: ['One, two', "three"]. */
function quotedList(text: string): string[] | undefined {
  if (!/^\s*\[\s*['"].*['"]\s*\]\s*$/s.test(text)) return undefined;
  return [...text.matchAll(/(['"])((?:\\.|(?!\1\s*(?:,|\]\s*$))[\s\S])*)\1/g)].map((match) =>
    (match[2] ?? "").replace(/\\(['"\\])/g, "$1"),
  );
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((item) => item !== ""))];
}
