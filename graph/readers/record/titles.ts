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
