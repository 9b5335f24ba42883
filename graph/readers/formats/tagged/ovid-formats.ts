import type { Reader } from "../../record/reader.ts";
import { type TaggedDialect, taggedReader } from "./tagged.ts";

/** Ovid numbers its records: `<12. >`, in the plain display `<12>`. */
const NUMBER = /^\s{0,3}<\d+\.? ?>\s*$/;

const OVID_DIALECT = {
  starts: new Set<string>(),
  ends: new Set<string>(),
  separator: NUMBER,
  blankEnds: false,
} satisfies Partial<TaggedDialect>;

/** Ovid's tagged export: `TI  - …` under a number in angle brackets, often indented by a space. */
export const ovidTagged: Reader = taggedReader({
  ...OVID_DIALECT,
  name: "ovid",
  label: "Ovid tagged",
  line: /^\s{0,3}([A-Z][A-Z0-9]{1,4})\s{1,3}-(?: (.*)|\s*)$/s,
  tags: {
    id: ["AN", "UI"],
    title: ["TI", "BT", "TT"],
    abstract: ["AB"],
    year: ["YR", "DP", "PY", "DG", "SO"],
    venue: ["JN", "JT", "SO"],
    authors: ["AU", "ED"],
    keywords: ["KW", "ID", "DE", "MH", "SH"],
    doi: ["DO", "DI"],
    pmid: ["PM", "UI"],
    url: ["XL", "OU"],
  },
  detect: (head) => (NUMBER_LINE.test(head) && /^\s{0,3}(?:VN|DB|UI|AN)\s{1,3}- \S/m.test(head) ? 0.97 : 0),
});

/** Ovid's plain display: the name of each field on a line, its text indented below. */
export const ovidPlain: Reader = taggedReader({
  ...OVID_DIALECT,
  name: "ovid-text",
  label: "Ovid plain text",
  line: /^([A-Z][A-Za-z-]*(?: [A-Za-z-]+){0,4})\s*$/,
  tags: {
    id: ["ACCESSION NUMBER", "UNIQUE IDENTIFIER"],
    title: ["TITLE", "CHAPTER TITLE", "BOOK TITLE"],
    abstract: ["ABSTRACT"],
    year: ["YEAR OF PUBLICATION", "DATE OF PUBLICATION", "PUBLICATION DATE", "SOURCE", "STATUS"],
    venue: ["JOURNAL NAME", "SOURCE"],
    authors: ["AUTHOR", "AUTHORS", "EDITOR", "EDITORS"],
    keywords: ["AUTHOR KEYWORDS", "KEYWORD HEADING", "KEYWORDS", "MESH SUBJECT HEADINGS", "SUBJECT HEADINGS"],
    doi: ["DOI NUMBER", "DIGITAL OBJECT IDENTIFIER"],
    pmid: ["PMID", "UNIQUE IDENTIFIER"],
    url: ["LINK TO THE OVID FULL TEXT OR CITATION", "LINK"],
  },
  detect: (head) =>
    /^(?:Title|Author|Source|Abstract)[ \t]{0,20}[\r\n]{1,4} {1,4}\S/m.test(head) && hasHeadings(head) ? 0.95 : 0,
});

const NUMBER_LINE = /^\s{0,3}<\d+\.? ?>\s*$/m;
const hasHeadings = (head: string) =>
  (head.match(/^(?:Title|Authors?|Source|Abstract|Accession Number|Institution|Publication Type)\s*$/gm)?.length ??
    0) >= 3;

/** RefWorks' tagged export: `RT Journal Article`, then a tag of two characters, a space and the value. */
export const refWorks: Reader = taggedReader({
  name: "refworks",
  label: "RefWorks tagged",
  line: /^([A-Z][A-Z0-9])(?: (.*)|)$/s,
  starts: new Set(["RT"]),
  ends: new Set(["ER"]),
  blankEnds: false,
  tags: {
    id: ["ID", "AN"],
    title: ["T1", "OT", "ST"],
    abstract: ["AB"],
    year: ["YR", "FD"],
    venue: ["JF", "JO", "T2", "T3"],
    authors: ["A1", "A2"],
    keywords: ["K1"],
    doi: ["DO"],
    url: ["UL", "LK"],
  },
  detect: (head) => (/^RT [A-Z]\w/m.test(head) && /^(?:A1|T1) \S/m.test(head) ? 0.96 : 0),
});
