import { trimEndOf } from "../../shared/scan.ts";
import { plainWords } from "../../shared/text.ts";
import { arxivById, bareArxiv, bareDoi, barePmid, webAddress } from "./identifiers.ts";
import { keywordList } from "./keywords.ts";
import { parseLiteral } from "./literal.ts";
import { personNames } from "./people.ts";
import type { RawRecord, SourceRecord } from "./source-record.ts";
import { abstractText, plainText } from "./text-values.ts";
import { isGenericTitle } from "./titles.ts";

/** Longer titles are cut; the longest real ones have some 1,500 characters. */
export const MAX_TITLE = 5000;

/**
 * Makes a record of whatever values a file gives, whatever their types; nothing here throws. `keywordsAreApart` says that a list of one
 * keyword holds one.
 */
export function buildRecord(raw: RawRecord, keywordsAreApart = false): SourceRecord {
  const url = webAddress(raw.url);
  const doi = bareDoi(raw.doi) ?? bareDoi(raw.url, true);
  const arxiv = bareArxiv(raw.arxiv) ?? bareArxiv(raw.url, true) ?? bareArxiv(doi, true) ?? arxivById(raw.id);
  const authors = personNames(raw.authors);
  const year = yearOf(raw.year) ?? yearInCitation(raw.venue);
  const foundPmid = barePmid(raw.pmid);
  // Some programs put the year into a field that others use for the number of PubMed.
  const pmid = foundPmid === String(year) ? null : foundPmid;
  const [title, venue] = [titleOf(raw), venueName(raw.venue)];
  return {
    id: identifier(raw.id) ?? placeId({ title, venue, year, place: raw.place, identifier: doi ?? arxiv ?? pmid }),
    title,
    abstract: abstractText(raw.abstract) || abstractText(textOfInvertedIndex(raw.invertedAbstract)),
    year,
    venue,
    authors: authors.length > 0 ? authors : personNames(raw.editors),
    keywords: keywordList(raw.keywords, keywordsAreApart),
    doi,
    arxiv,
    pmid,
    url: url ?? addressOf(doi, arxiv),
  };
}

interface Place {
  readonly title: string;
  readonly venue: string | null;
  readonly year: number | null;
  /** Volume, issue and page, as far as the file gives them. */
  readonly place: unknown;
  /** An identifier; with it no other one is needed. */
  readonly identifier: string | null;
}

/** What tells one "Editorial" from another when nothing else does: where it stands. */
function placeId({ title, venue, year, place, identifier }: Place): string | null {
  if (identifier !== null || !Array.isArray(place) || !isGenericTitle(title)) return null;
  const parts = [title, venue, year, ...place.map((part) => plainText(part).slice(0, 40))];
  return plainWords(parts.join(" ")).slice(0, 200).replaceAll(" ", "-");
}

/** "Title: subtitle", as libraries write it. */
function titleOf({ title, subtitle }: RawRecord): string {
  const main = plainText(title).slice(0, MAX_TITLE);
  const second = plainText(subtitle).slice(0, MAX_TITLE);
  if (second === "" || main.toLowerCase().includes(second.toLowerCase())) return main;
  if (main === "") return second;
  return /[?!.:–—]$/.test(main) ? `${main} ${second}` : `${trimEndOf(main, " ;,")}: ${second}`;
}

function addressOf(doi: string | null, arxiv: string | null): string | null {
  if (doi !== null) return `https://doi.org/${doi}`;
  return arxiv === null ? null : `https://arxiv.org/abs/${arxiv}`;
}

/** Whether the record has a title or an abstract; without either it is not a paper. */
export function hasWords(record: SourceRecord): boolean {
  return record.title !== "" || record.abstract !== "";
}

/** Databases that exports name as the "source"; none of them published the paper. */
const DATABASE = /^(crossref|scopus|web of science.*|wos|pubmed|medline|embase|google scholar|dblp.*|openalex)$/i;

/** "Endoscopic Ultrasound (2014) 3:3 (152-160)", "Hydrobiologia. 2007 15 June; 433-441": the journal with the place in it. */
const CITATION =
  /^(.{3,200}?)(?:\s\((?=(?:19|20)\d\d\)\s\d{1,4}:)|\.\s(?=Vol\b|\d{1,4}[(;: ]|(?:19|20)\d\d\b)|,?\s(?:(?:[A-Z][a-z]{2,8}\/)?[A-Z][a-z]{2,8}\s)?(?=(?:19|20)\d\d[;(]\d)).{0,200}?((?:19|20)\d\d)(?!\d).{0,300}$/;
/** A longer text is not the name of a journal. */
const MAX_VENUE = 500;

function yearInCitation(venue: unknown): number | null {
  const year = CITATION.exec(plainText(venue).slice(0, MAX_VENUE))?.[2];
  return year === undefined ? null : Number(year);
}

function venueName(value: unknown): string | null {
  const name = plainText(value).slice(0, MAX_VENUE).replace(CITATION, "$1");
  return name === "" || DATABASE.test(name) ? null : name;
}

function identifier(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  const text = plainText(value);
  return text === "0" || text === "" || text.length > 500 ? null : text;
}

/** The first plausible year in a number, a date, a CSL `date-parts` or a text. */
function yearOf(value: unknown, depth = 0): number | null {
  if (typeof value === "number")
    return plausibleYear(value) ?? (value > 1e11 ? plausibleYear(new Date(value).getUTCFullYear()) : null);
  if (typeof value === "string") return yearIn(value);
  if (value === null || typeof value !== "object" || depth > 4) return null;
  const parts = value as Record<string, unknown>;
  const members = Array.isArray(value) ? value : DATE_KEYS.map((key) => parts[key]);
  for (const member of members) {
    const year = yearOf(member, depth + 1);
    if (year !== null) return year;
  }
  return null;
}

const DATE_KEYS = "date-parts year publishYear value literal raw date date-time $date".split(" ");

/** Numbers of pages look like old years, so that these come second. */
function yearIn(text: string): number | null {
  const years: number[] = [];
  for (const match of text.slice(0, 500).matchAll(/(?<!\d)(\d{4})(?:\d{4})?(?!\d)/g)) {
    const year = plausibleYear(Number(match[1]));
    if (year !== null) years.push(year);
  }
  return years.find((year) => year >= 1800) ?? years[0] ?? null;
}

function plausibleYear(year: number): number | null {
  return Number.isInteger(year) && year >= 1400 && year <= 2199 ? year : null;
}

/** Rebuilds the text of an inverted index `{word: [positions]}` (OpenAlex). */
function textOfInvertedIndex(value: unknown): string {
  const index = typeof value === "string" ? parseLiteral(value) : value;
  if (index === null || typeof index !== "object" || Array.isArray(index)) return "";
  const nested = (index as Record<string, unknown>).InvertedIndex ?? index;
  const words: { at: number; word: string }[] = [];
  for (const [word, places] of Object.entries(nested as Record<string, unknown>)) {
    if (!Array.isArray(places)) continue;
    for (const at of places) if (typeof at === "number") words.push({ at, word });
  }
  words.sort((a, b) => a.at - b.at);
  return words.map(({ word }) => word).join(" ");
}
