import type { SourceRecord } from "../readers/record/source-record.ts";
import { isGenericTitle } from "../readers/record/titles.ts";
import { plainWords } from "../shared/text.ts";
import { familyName } from "./normalise.ts";
import { abstractsAlike, inOtherLanguages, titleSimilarity, titlesAlike } from "./similarity.ts";

/** What is compared of a record. */
export interface Traits {
  readonly record: SourceRecord;
  /** In plain words, as the abstract is; empty when there is none. */
  readonly title: string;
  readonly abstract: string;
  readonly isGeneric: boolean;
  /** Family name of the first author; empty when there is none. */
  readonly author: string;
  /** The words of each name in alphabetical order: "Li Xuhong" is "Xuhong Li". */
  readonly people: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
}

/** More authors than this are not needed to tell two lists apart. */
const AUTHORS = 30;

export function traitsOf(record: SourceRecord): Traits {
  const families = record.authors.slice(0, AUTHORS).map(familyName);
  return {
    record,
    title: plainWords(record.title),
    abstract: plainWords(record.abstract),
    isGeneric: isGenericTitle(record.title),
    author: families[0] ?? "",
    people: new Set(record.authors.slice(0, AUTHORS).map(nameWords)),
    families: new Set(families.filter((family) => family !== "")),
  };
}

function nameWords(name: string): string {
  return plainWords(name).split(" ").sort().join(" ");
}

/** Whether two records that share an identifier can be one paper. They cannot when both title and abstract, or both title and authors, are unlike. */
export function canShareIdentifier(a: Traits, b: Traits): boolean {
  if (a.title === "" || b.title === "" || a.title === b.title) return true;
  const people = shareAuthors(a, b);
  if (titlesAlike(a.title, b.title) && people !== false) return true;
  if (a.abstract === "" || b.abstract === "") return haveSameAuthors(a, b);
  if (abstractsAlike(a.abstract, b.abstract)) return people !== false;
  return people === true && inOtherLanguages(a.record.abstract, b.record.abstract);
}

/** Whether a record that its source gives now describes the same paper as the one it gave before, and no less of it. */
export function isUpdate(before: SourceRecord, now: SourceRecord): boolean {
  if (before.abstract !== "" && now.abstract === "") return false;
  const [a, b] = [traitsOf(before), traitsOf(now)];
  if (a.title !== "" && b.title !== "" && titlesAlike(a.title, b.title)) return shareAuthors(a, b) !== false;
  if (a.abstract !== "" && abstractsAlike(a.abstract, b.abstract)) return true;
  const shares = (["doi", "arxiv", "pmid"] as const).some(
    (kind) => before[kind] !== null && before[kind] === now[kind],
  );
  return shares && canShareIdentifier(a, b);
}

/** An abstract of this length identifies its paper. */
const OWN_ABSTRACT = 120;
/** How alike the titles of a paper stay when it is renamed. */
const MIN_RENAMED_LIKENESS = 0.5;
/** A title of this many words nearly identifies its paper. */
const OWN_TITLE = 5;

/**
 * Whether two records without a shared identifier are one paper: by the same abstract, or by the same title, year and first
 * author. A key that each source gave of its own does not keep them apart.
 */
export function isSameWork(a: Traits, b: Traits): boolean {
  if (a.isGeneric !== b.isGeneric || conflict(a, b)) return false;
  const abstracts = a.abstract !== "" && b.abstract !== "" && abstractsAlike(a.abstract, b.abstract);
  const long = Math.min(a.abstract.length, b.abstract.length) >= OWN_ABSTRACT;
  if (abstracts && a.title === b.title) return !a.isGeneric || long;
  if (abstracts && long && !a.isGeneric && titlesAlike(a.title, b.title)) return !haveOtherFirstAuthors(a, b);
  if (abstracts && long && !a.isGeneric && a.abstract === b.abstract) return isRenamed(a, b);
  if (a.isGeneric || a.title === "" || a.title !== b.title) return false;
  return datesAndAuthorsAgree(a, b);
}

/** A paper that got another title on its way from one place to the next; databases also give a paper another one's abstract. */
function isRenamed(a: Traits, b: Traits): boolean {
  const years = Math.abs((a.record.year ?? 0) - (b.record.year ?? 0));
  return haveSameFirstAuthor(a, b) && years <= 1 && titleSimilarity(a.title, b.title) >= MIN_RENAMED_LIKENESS;
}

function datesAndAuthorsAgree(a: Traits, b: Traits): boolean {
  const years = a.record.year === b.record.year;
  const authors = haveSameFirstAuthor(a, b);
  if (years && a.author === "" && b.author === "") return a.record.year !== null;
  if (years && authors) return true;
  if (a.title.split(" ").length < OWN_TITLE) return false;
  const isYearOpen = a.record.year === null || b.record.year === null;
  const isAuthorOpen = a.author === "" || b.author === "";
  return (isYearOpen && authors) || (isAuthorOpen && years && a.record.year !== null && sameVenue(a, b));
}

function haveSameFirstAuthor(a: Traits, b: Traits): boolean {
  if (a.author === "" || b.author === "") return false;
  return a.author === b.author || nameWords(a.record.authors[0]!) === nameWords(b.record.authors[0]!);
}

function haveOtherFirstAuthors(a: Traits, b: Traits): boolean {
  return a.author !== "" && b.author !== "" && !haveSameFirstAuthor(a, b);
}

function sameVenue(a: Traits, b: Traits): boolean {
  return (
    a.record.venue !== null && b.record.venue !== null && plainWords(a.record.venue) === plainWords(b.record.venue)
  );
}

/** Whether two records cannot be one paper: other identifiers, years, first authors or abstracts. */
export function conflict(a: Traits, b: Traits): boolean {
  const [one, two] = [a.record, b.record];
  if (differ(one.arxiv, two.arxiv) || differ(one.pmid, two.pmid)) return true;
  const abstracts = a.abstract !== "" && b.abstract !== "";
  const alike = abstracts && abstractsAlike(a.abstract, b.abstract);
  if (abstracts && !alike && !inOtherLanguages(one.abstract, two.abstract)) return true;
  if (differ(one.doi, two.doi) && !isVersion(one.doi!, two.doi!) && !alike) return true;
  if (shareAuthors(a, b) === false) return true;
  return one.year !== null && two.year !== null && Math.abs(one.year - two.year) > (alike ? 3 : 0);
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** Registrants of preprints and deposits, where a paper has a second DOI, or one for each version. */
const DEPOSITS =
  /^10\.(?:48550|1101|2139|5281|6084|31234|31219|31235|26434|21203|20944|22541|36227|12688|17605|31223|5194|21105|13140)\//;

function isVersion(a: string, b: string): boolean {
  return DEPOSITS.test(a) || DEPOSITS.test(b);
}

/** Whether two lists name the same people; one author alone may have written both papers. */
function haveSameAuthors(a: Traits, b: Traits): boolean {
  if (a.families.size < 2 || a.families.size !== b.families.size) return false;
  return [...a.families].every((family) => b.families.has(family));
}

/** Whether the lists of authors have a name in common; undefined when one is empty. */
function shareAuthors(a: Traits, b: Traits): boolean | undefined {
  if (a.families.size === 0 || b.families.size === 0) return undefined;
  for (const family of a.families) if (b.families.has(family)) return true;
  for (const person of a.people) if (b.people.has(person)) return true;
  // Names in another order or script are no other people.
  return [...a.families].some((name) => [...b.families].some((other) => mayBeOne(name, other))) ? undefined : false;
}

function mayBeOne(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || /[^\p{Script=Latin} ]/u.test(a) !== /[^\p{Script=Latin} ]/u.test(b);
}
