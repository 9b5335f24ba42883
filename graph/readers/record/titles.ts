import { plainWords } from "../../shared/text.ts";

/** Titles that thousands of different papers have. */
const GENERIC = new Set(
  (
    "abstract|abstracts|acknowledgements|acknowledgments|announcement|announcements|appendix|author index|avant propos|" +
    "back matter|book review|book reviews|call for papers|comment|comments|commentary|conclusion|conclusions|contents|" +
    "corrections|correction|correspondence|corrigenda|corrigendum|cover|discussion|dear editor|dear colleagues|" +
    "editorial|editorial board|editorial note|editor s note|editors note|editorials|einleitung|errata|erratum|" +
    "expression of concern|foreword|from the editor|from the editors|front matter|frontmatter|geleitwort|" +
    "guest editorial|guest editors introduction|highlights|in memoriam|in this issue|index|inhalt|introduction|" +
    "introduccion|issue information|keynote|letter|letters|letter to the editor|letters to the editor|list of reviewers|" +
    "masthead|message from the chairs|message from the editor|news|notes|obituary|obituaries|oral presentations|" +
    "organizing committee|poster abstracts|poster presentations|posters|preface|prefacio|presentacion|prologo|program|" +
    "program committee|publisher s note|references|reply|reply to the editor|response|retraction|retraction notice|" +
    "retraction note|reviewers|reviews|subject index|summary|table of contents|title page|untitled|vorwort|welcome|" +
    "welcome message|withdrawn|no title|title|not available"
  ).split("|"),
);

/** Whether a title says nothing about the paper ("Editorial", "Preface 3"): it never shows that two papers are one. */
export function isGenericTitle(title: string): boolean {
  if (title.length > 60) return false;
  const words = plainWords(title).replace(/ (?:\d{1,4}|[ivx]{1,5})$/, "");
  return words.length < 3 || GENERIC.has(words);
}

/** How much a line looks like an abstract (> 0) rather than a title (< 0): length, sentences, capitals. */
export function abstractness(line: string): number {
  let score = lengthScore(line.length) + endScore(line) + capitalScore(line);
  if (line.length > 120 && /[a-z0-9)\]][.!?]["'”’)\]]?\s+\p{Lu}/u.test(line)) score += 1.5;
  if (/^(we|in this|this (paper|work|article|study)|abstract\b)/i.test(line)) score += 1;
  return Math.max(-4, Math.min(6, score));
}

function lengthScore(length: number): number {
  if (length < 60) return -2.5;
  if (length < 150) return -1.5;
  if (length < 250) return 0;
  return length < 400 ? 2 : 4;
}

function endScore(line: string): number {
  if (/[.…]["'”’)\]]*$/.test(line)) return 2;
  return /[!?]["'”’)\]]*$/.test(line) ? 0 : -1;
}

function capitalScore(line: string): number {
  const words = line.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word));
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length / Math.max(1, words.length);
  if (words.length >= 2 && capital > 0.6) return -1.5;
  return words.length >= 8 && capital < 0.3 ? 1 : 0;
}
