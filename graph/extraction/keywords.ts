import { canonicalKey } from "./language/canonical.ts";

/** Fact of a store that keywords are mentions of their own, and its value. */
export const KEYWORDS_FACT = "keywords";
export const KEYWORD_CONCEPTS = "concepts";

/** A keyword of a paper, given by its authors or by a database. */
export interface Keyword {
  /** Canonical key of its form. */
  readonly key: string;
  /** As it is written in running text: "type 2 diabetes mellitus" for "Diabetes Mellitus, Type 2/genetics". */
  readonly form: string;
  /** Its place in the text of all keywords; see textOfField. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The keywords of a paper that may name a concept, each key once, without the qualifiers of subject headings. */
export function keywordsOf(keywords: readonly string[]): Keyword[] {
  const byKey = new Map<string, Keyword>();
  let start = 0;
  for (const keyword of keywords) {
    const end = start + keyword.length;
    const form = formOf(keyword);
    const key = form === "" ? "" : canonicalKey(form);
    if (key !== "" && !byKey.has(key)) byKey.set(key, { key, form, start, end });
    start = end + SEPARATOR_LENGTH;
  }
  return [...byKey.values()];
}

/** The canonical key of a keyword; what names nothing (codes, "Humans") stands for itself. */
export function keyOfKeyword(keyword: string): string {
  return canonicalKey(formOf(keyword) || keyword) || keyword.toLowerCase();
}

/** The length of what textOfField puts between two keywords. */
const SEPARATOR_LENGTH = 2;
const MAX_WORDS = 8;

/** Codes of classifications, which stand among the keywords of some sources: "Q56", "cs.CL", "05C15", "62-07". */
const CODE = /^(?:[A-Z]\d{1,3}|\d{2}(?:[A-Z]\d{2}|-\d{2})|[a-z-]+\.[A-Za-z-]+)$/;

/** The words of a keyword in the order of running text, without its qualifiers; empty when it names nothing. */
export function formOf(keyword: string): string {
  const heading = withoutQualifiers(withoutEnds(keyword)).replace(/(?<=\S)\s*\([^()]*\)$/, "");
  const form = inTextOrder(heading).replace(/\s+/g, " ").trim();
  const isName = /\p{L}{2}|^\p{L}$/u.test(form) && !CODE.test(form) && form.split(" ").length <= MAX_WORDS;
  return isName && !CHECK_TAGS.has(heading.toLowerCase()) ? form : "";
}

/** "Aspirin/adverse effects/*therapeutic use" → "Aspirin"; "Rome--History" → "Rome"; "HIV/AIDS" stays whole. */
function withoutQualifiers(heading: string): string {
  const [main = ""] = heading.split("--");
  const [name = "", ...parts] = main.split("/");
  const isQualified = parts.length > 0 && parts.every((part) => isQualifier(withoutEnds(part)));
  return withoutEnds(isQualified ? name : main);
}

/** Without stars, full stops and spaces at its ends. */
function withoutEnds(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && "* .".includes(text[start]!)) start++;
  while (end > start && "* .".includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Qualifiers in full ("diagnosis") or as Ovid abbreviates them ("di [Diagnosis]"). */
const isQualifier = (part: string) => QUALIFIERS.has(part.toLowerCase()) || /^[a-z]{2} \[[^\]]+\]$/.test(part);

/** Inverted headings in the order of running text: "Receptors, Cell Surface" → "Cell Surface Receptors". */
function inTextOrder(heading: string): string {
  const parts = heading.split(/, (?![^()]*\))/);
  const isInverted = parts.length > 1 && parts.length <= 4 && parts.every((part) => /^[\p{Lu}\p{N}]/u.test(part));
  return isInverted ? parts.reverse().join(" ") : heading;
}

const listOf = (text: string): ReadonlySet<string> => new Set(text.split("|").map((one) => one.trim()));

/** Whom a study is about, not what: MEDLINE has these among the subject headings of nearly every paper. */
const CHECK_TAGS = listOf(
  "human|humans|animal|animals|male|female|adult|young adult|middle aged|aged|aged, 80 and over|adolescent|child|" +
    "child, preschool|infant|infant, newborn|men|women|nonhuman|article|priority journal|controlled study|" +
    "research support, non-u.s. gov't|research support, n.i.h., extramural|english abstract|journal article",
);

/** The qualifiers of the Medical Subject Headings, newer and older ones. */
const QUALIFIERS = listOf(
  "abnormalities|administration & dosage|adverse effects|agonists|analogs & derivatives|analysis|anatomy & histology|" +
    "antagonists & inhibitors|biosynthesis|blood|blood supply|cerebrospinal fluid|chemical synthesis|chemically induced|" +
    "chemistry|classification|complications|congenital|cytology|deficiency|diagnosis|diagnostic imaging|diet therapy|" +
    "drug effects|drug therapy|economics|education|embryology|enzymology|epidemiology|ethics|ethnology|etiology|genetics|" +
    "growth & development|history|immunology|injuries|innervation|instrumentation|isolation & purification|" +
    "legislation & jurisprudence|manpower|metabolism|methods|microbiology|mortality|nursing|organization & administration|" +
    "parasitology|pathogenicity|pathology|pharmacokinetics|pharmacology|physiology|physiopathology|poisoning|" +
    "prevention & control|psychology|radiation effects|radiography|radionuclide imaging|radiotherapy|rehabilitation|" +
    "secondary|secretion|standards|statistics & numerical data|supply & distribution|surgery|therapeutic use|therapy|" +
    "toxicity|transmission|transplantation|trends|ultrasonography|ultrastructure|urine|utilization|veterinary|virology",
);
