import { tidyLines, trimEndOf } from "../../shared/scan.ts";
import { parseLiteral } from "./literal.ts";
import { plainText, unique, withoutEntities } from "./text-values.ts";

/** The largest collaborations of physics have some 5,000 authors. */
const MAX_PEOPLE = 10_000;
/** A longer name is a sentence; it is shortened. */
const MAX_NAME = 200;
const MAX_LIST = 500_000;

/** Names of people, in order, from a string ("A and B; C"), a list of strings, or a list of objects. */
export function personNames(value: unknown): string[] {
  const names = namesIn(value, 0).slice(0, MAX_PEOPLE).map(displayName);
  return unique(names.filter((name) => !DEGREE.test(name)));
}

function namesIn(value: unknown, depth: number): string[] {
  if (depth > 4) return [];
  if (typeof value === "string") return splitNames(value);
  if (Array.isArray(value)) return namesInList(value, depth);
  if (value === null || typeof value !== "object") return [];
  return objectName(value as Record<string, unknown>, depth);
}

function namesInList(list: readonly unknown[], depth: number): string[] {
  if (isParsedName(list)) return [[list[1], list[0], list[2]].filter(Boolean).join(" ")];
  const characters = printedList(list);
  if (characters) return namesIn(characters, depth + 1);
  return authorsAmong(list).flatMap((item) =>
    typeof item === "string"
      ? tidyLines(withoutEntities(item.slice(0, MAX_LIST)))
          .replace(BRACKETS, dropRole)
          .split(";")
          .map((name) => name.trim())
      : namesIn(item, depth + 1),
  );
}

/** arXiv's `authors_parsed`: ["Family", "Given", "suffix"]. */
function isParsedName(list: readonly unknown[]): boolean {
  return list.length === 3 && list.every((part) => typeof part === "string") && list[2] === "";
}

/** A list that a program has written out character by character: "[", "'", "G", "i", "l", … */
function printedList(list: readonly unknown[]): unknown[] | undefined {
  if (list.length < 4 || list[0] !== "[" || !list.every((item) => typeof item === "string" && item.length <= 1)) {
    return undefined;
  }
  const value = parseLiteral(list.join(""));
  return Array.isArray(value) ? value : undefined;
}

/** Zotero, DataCite and others list editors and translators beside the authors, each with a role. */
function authorsAmong(list: readonly unknown[]): readonly unknown[] {
  const authors = list.filter((item) => /^(?:author|creator|aut|presenter|inventor|artist)$/i.test(roleOf(item) ?? ""));
  if (authors.length > 0) return authors;
  const others = list.filter(
    (item) => !/^(?:editor|seriesEditor|translator|reviewedAuthor|edt)$/i.test(roleOf(item) ?? ""),
  );
  return others.length > 0 ? others : list;
}

function roleOf(person: unknown): string | undefined {
  if (person === null || typeof person !== "object") return undefined;
  const { creatorType, role, contributorRole, contrib_type: type } = person as Record<string, unknown>;
  const found = creatorType ?? role ?? contributorRole ?? type;
  return typeof found === "string" ? found : undefined;
}

const GIVEN_NAMES = "given first firstName first_name ForeName forename givenName given_name given-name".split(" ");
const FAMILY_NAMES = "family last lastName last_name LastName surname familyName family_name family-name".split(" ");
const WHOLE = (
  "name display_name displayName literal fullname fullName full_name creatorName authname creator value text #text " +
  "raw_author_name wosStandard label"
).split(" ");

function objectName(person: Record<string, unknown>, depth: number): string[] {
  const inner = person.author ?? person.authors ?? person.person;
  if (inner !== null && typeof inner === "object") return namesIn(inner, depth + 1);
  const given = partOf(person, GIVEN_NAMES);
  const family = partOf(person, FAMILY_NAMES);
  const middle = Array.isArray(person.middle) ? person.middle.map(plainText).join(" ") : plainText(person.middle);
  const particle = plainText(person["non-dropping-particle"] ?? person["dropping-particle"]);
  if (family !== "") return [[given, middle, particle, family].filter((part) => part !== "").join(" ")];
  const whole = partOf(person, WHOLE) || given;
  return whole === "" ? [] : [whole];
}

function partOf(person: Record<string, unknown>, keys: readonly string[]): string {
  for (const key of keys) {
    const text = plainText(person[key]);
    if (text !== "") return text;
  }
  return "";
}

/**
 * Splits a string of names. "and", ";" and "|" separate people; a comma does so only when the parts cannot be
 * "Family, Given": when there are no other separators and every part has a space, or is "Family I." as in Scopus.
 */
function splitNames(text: string): string[] {
  const clean = withoutFinalStop(tidyLines(withoutEntities(text.slice(0, MAX_LIST))).replace(BRACKETS, dropRole));
  const parts = clean.split(/ ?[;；|\n、] ?| and (?:and )?| & (?=\p{Lu})/u).filter((part) => part !== "");
  if (parts.length > 1) return parts.flatMap((part) => (isCommaList(part, 3) ? part.split(/ ?, ?/) : [part]));
  if (/^[\p{Script=Han}·]{2,6}(?: ?[,，] ?[\p{Script=Han}·]{2,6})+$/u.test(clean)) return clean.split(/ ?[,，] ?/);
  return isCommaList(clean, 2) ? clean.split(/ ?, ?/) : [clean];
}

/** "Gil F, Ives H.": the full stop ends the list when no name has one. */
function withoutFinalStop(text: string): string {
  return text.endsWith(".") && text.indexOf(".") === text.length - 1 && text.includes(",") ? text.slice(0, -1) : text;
}

function isCommaList(text: string, fewest: number): boolean {
  const parts = text.split(",").map((part) => part.trim());
  const names = parts.filter((part) => part !== "");
  return names.length >= fewest && names.every((part) => part.includes(" "));
}

/** What databases add to a name: roles and addresses in brackets, marks of affiliations, degrees. */
const BRACKETS = / ?\[[^[\]]{0,400}\]/g;
const ROLE = /author|inventor|editor|e-?mail|\bed\b/i;
const dropRole = (bracket: string) => (ROLE.test(bracket) ? "" : bracket);
const ANNOTATION = / ?\([^()@]{0,100}@[^()]{0,100}\)|(?<=\p{L}\.?) [\d,*+†‡§#]{1,20}$/gu;
const DEGREE = /^(?:MD|PhD|MPH|MSc|RN|FAAN|FACSM|MBA)$/;
const DEGREES =
  /^(?:MD|M\.D\.|PhD|Ph\.\s?D\.?|MPH|MSc|MSN|BSc|RN|FAAN|FACSM|FACS|FRCP|DrPH|DSc|EdD|PsyD|DVM|DDS|MBBS|MBA)$/;
const SUFFIX = /^(?:jr|sr|i{1,3}|iv|v)\.?$/i;
const INITIALS = /^(?:\p{Lu}\.?-?){1,4}$/u;

/** "Family, Given" and "Family GI" → "Given Family"; a suffix stays at the end; other names as they are. */
function displayName(name: string): string {
  const text = plainText(name.slice(0, 4 * MAX_NAME));
  if (text.length > MAX_NAME) return text.slice(0, MAX_NAME);
  const clean = bareName(text);
  const parts = clean.split(/ ?[,，] ?/).filter((part) => part !== "");
  if (parts.length === 2) return `${parts[1]} ${parts[0]}`;
  if (parts.length === 3 && SUFFIX.test(parts[1]!)) return `${parts[2]} ${parts[0]} ${parts[1]}`;
  if (parts.length === 3 && SUFFIX.test(parts[2]!)) return `${parts[1]} ${parts[0]} ${parts[2]}`;
  return initialsFirst(clean);
}

/** Databases write initials behind the family name: "Phillips J.C.", "Lim SM", "van Raaij MJ". */
function initialsFirst(name: string): string {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  const family = words.slice(0, -1);
  if (family.length === 0 || !INITIALS.test(last) || SUFFIX.test(last)) return name;
  const isName = family.every((word) => /^[\p{L}'’.-]+$/u.test(word) && /[\p{L}'’-]$/u.test(word));
  return isName && /^\p{L}*\p{Ll}/u.test(family[0]!) ? `${last} ${family.join(" ")}` : name;
}

function bareName(name: string): string {
  let bare = trimEndOf(name.replace(/ \d{4}$/, ""), " ,;").replace(/^[ ,;]+/, "");
  if (/[[(@\d*+†‡§#]/.test(bare)) bare = bare.replace(ANNOTATION, "");
  return withoutDegrees(trimEndOf(bare, " ,;"));
}

/** Degrees stand behind the given name: "Holm, Signe MD, PhD". */
function withoutDegrees(name: string): string {
  const comma = name.indexOf(",");
  if (comma < 0) return name;
  const words = name
    .slice(comma + 1)
    .trim()
    .split(/[ ,;]+/);
  const at = words.findIndex(
    (word, i) => i > 0 && (DEGREES.test(word) || DEGREES.test(`${word} ${words[i + 1] ?? ""}`)),
  );
  return at < 0 ? name : `${name.slice(0, comma)}, ${words.slice(0, at).join(" ")}`;
}
