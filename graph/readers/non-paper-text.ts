/** A kind of text that contains no papers, and a hint for its user. */
export interface NonPaperText {
  /** Completes "it looks like …". */
  readonly what: string;
  readonly hint: string;
}

/** The beginning of a text, prepared for the tests below. */
interface Sample {
  readonly text: string;
  readonly name: string;
  /** Lines that are not blank. */
  readonly lines: readonly string[];
}

const MAX_LINES = 400;
const EXPORT = "Isthmus reads titles and abstracts: export them as RIS, BibTeX or CSV from where you found the papers.";

interface KnownKind extends NonPaperText {
  readonly fits: (sample: Sample) => boolean;
}

const KINDS: readonly KnownKind[] = [
  { what: "the text of a licence", hint: EXPORT, fits: isLicence },
  { what: "a list of changes between two versions (a patch)", hint: EXPORT, fits: isPatch },
  {
    what: "an e-mail",
    hint: "Save the file that is attached to it. E-mails with listings of arXiv can be read as they are.",
    fits: isMail,
  },
  { what: "the log or the screen of a terminal", hint: EXPORT, fits: isLog },
  {
    what: "the LaTeX source of a paper",
    hint: "Use its .bib file, or make a text file with the title first and then the abstract.",
    fits: ({ lines }) => lines.some((line) => /^\s*\\(?:documentclass|begin\{document\})/.test(line)),
  },
  { what: "a program or a script", hint: EXPORT, fits: isCode },
  {
    what: "a README or another page in Markdown",
    hint: "If it lists papers, put each title on a line and its abstract on the next, or export them as RIS, BibTeX or CSV.",
    fits: isMarkdown,
  },
  { what: "a file of settings", hint: EXPORT, fits: isSettings },
  { what: "subtitles", hint: EXPORT, fits: ({ lines }) => share(lines, /^\d\d:\d\d:\d\d[,.]\d{3} -->/) > 0.15 },
  { what: "a calendar or an address book", hint: EXPORT, fits: ({ text }) => /^BEGIN:V(?:CARD|CALENDAR)/m.test(text) },
  {
    what: "a list of references without abstracts",
    hint: "Export them as RIS or BibTeX with abstracts; Zotero and AnyStyle turn such a list into records.",
    fits: isReferenceList,
  },
];

/** Recognises texts that are not papers: undefined when the text may contain papers. `name` is the name of the file. */
export function nonPaperTextOf(text: string, name: string): NonPaperText | undefined {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.slice(0, 500).trimEnd())
    .filter((line) => line.trim() !== "")
    .slice(0, MAX_LINES);
  return KINDS.find(({ fits }) => fits({ text, name, lines }));
}

function count(lines: readonly string[], pattern: RegExp): number {
  return lines.filter((line) => pattern.test(line)).length;
}

function share(lines: readonly string[], pattern: RegExp): number {
  return count(lines, pattern) / Math.max(1, lines.length);
}

/** Sentences that only licences contain. The name of a licence is not enough, because abstracts mention it too ("under the GNU General Public License"). */
const LICENCE =
  /permission is hereby granted, free of charge|redistribution and use in source and binary forms|is provided ["“]as is["”],? without warrant|everyone is permitted to copy and distribute verbatim|free and unencumbered software|by exercising the licensed rights/i;
const LICENCE_TITLE =
  /^\s*(?:the )?(?:mit|bsd|isc|apache|gnu|mozilla|eclipse|boost|creative commons|european union)\b.{0,60}licen[cs]e(?: version \d.{0,10})?\W*$/i;

function isLicence({ text, name, lines }: Sample): boolean {
  if (/^(?:licen[cs]e|copying|notice)\b/i.test(name)) return true;
  return (
    LICENCE.test(text.slice(0, 20_000).replace(/\s+/g, " ")) ||
    lines.slice(0, 4).some((line) => LICENCE_TITLE.test(line))
  );
}

function isPatch({ lines }: Sample): boolean {
  return lines.some((line) => line.startsWith("diff --git ")) || count(lines, /^@@ -\d+(?:,\d+)? \+\d/) > 0;
}

const MAIL_HEADER =
  /^(?:From|To|Cc|Bcc|Subject|Date|Message-ID|Reply-To|Received|Return-Path|Delivered-To|MIME-Version|Sent|Von|An|Betreff|Gesendet|De|À|Objet|Asunto|X-[\w-]+):\s*\S/i;

function isMail({ lines }: Sample): boolean {
  const head = lines.slice(0, 40);
  if (/^From [^\s@]+@\S+ (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /.test(lines[0] ?? "")) return true;
  const addresses = count(head, /^(?:From|To|Von|De|An|À): ?\S/i);
  return addresses > 0 && count(head, MAIL_HEADER) >= 3;
}

const TIME =
  /^\W{0,2}(?:\d{4}-\d\d-\d\d[T ]|\d\d\/\w{3}\/\d{4}:|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d )?\d\d:\d\d(?::\d\d)?\b/;
const LEVEL = /^.{0,60}\b(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE)\b/;
const ACCESS = /" \d{3} (?:\d+|-)(?: |$)/;
const PROMPT =
  /^(?:\(\S+\) )?(?:[^\s@]+@[^\s:~]+[:~ ]\S*(?: \S*)?[$#%]|\$ \S|>>> |PS [A-Z]:\\|[A-Z]:\\\S*> ?|In \[\d+\]:)/;
const TRACE =
  /^\s*(?:Traceback \(most recent call last\)|at [^\s(]+ ?\([^\s()]+:\d+\)|npm (?:ERR!|error|warn)|error: |fatal: )/i;

function isLog({ text, lines }: Sample): boolean {
  // The character that begins a colour in the output of a terminal.
  if (text.includes("\u001b[")) return true;
  const marks = [TIME, LEVEL, ACCESS].some((pattern) => share(lines, pattern) >= 0.3);
  return (
    marks ||
    count(lines, PROMPT) >= 2 ||
    share(lines, TRACE) >= 0.2 ||
    (count(lines, PROMPT) > 0 && PROMPT.test(lines[0] ?? ""))
  );
}

const CODE_NAME =
  /\.(?:[cm]?[jt]sx?|py|r|rb|php|java|kt|scala|go|rs|c|cc|cpp|h|hpp|cs|swift|m|jl|lua|pl|sh|bash|zsh|ps1|bat|sql|css|scss|vue|svelte|ipynb|do|sas|mk|cmake|gradle)$/i;
const CODE =
  /[;{}]$|^\s*(?:import\s|from \S+ import|def \w|class \w+\s*[:({]|function\b|const\s|let\s|var\s|public\s|private\s|#include|#define|package\s|using\s|return\b|if\s*\(|for\s*\(|while\s*\(|fn \w|elif |else:|try:|end$|\/\/|\/\*|\* @|library\(|select\s.*\sfrom\s|insert into|create table)|^\s*\w+\s*(?:<-|:=|=)\s*\S+\(/i;

function isCode({ name, lines }: Sample): boolean {
  if (lines[0]?.startsWith("#!")) return true;
  const part = share(lines, CODE);
  return CODE_NAME.test(name) ? part >= 0.1 : part >= 0.3 && lines.length >= 5;
}

/** Signs of Markdown and similar formats, and how many lines need one. One kind of sign alone also occurs in other texts. */
const MARKDOWN: readonly (readonly [pattern: RegExp, least: number])[] = [
  [/^#{1,6} \S/, 2],
  [/^\s*(?:```|~~~)/, 1],
  [/\[[^\]]{1,80}\]\([^)\s]{1,300}\)/, 1],
  [/^\s*!\[/, 1],
  [/^\s*[-*+] \S/, 3],
  [/^\s*\|.*\|\s*$/, 3],
  [/^(?:={4,}|-{4,}|~{4,})$/, 2],
  [/^\.\. \w+::/, 1],
  [/^\s*(?:pip|npm|npx|git|conda|docker|brew|cargo|apt-get|apt) (?:install|clone|run|add|i|pull)\b/, 1],
];

function isMarkdown({ name, lines }: Sample): boolean {
  if (/^(?:readme|contributing|changelog|code_of_conduct|security)\b/i.test(name)) return true;
  const signs = MARKDOWN.filter(([pattern, least]) => count(lines, pattern) >= least).length;
  return signs >= 2 || (signs === 1 && /\.(?:md|markdown|rst|adoc|org)$/i.test(name));
}

function isSettings({ lines }: Sample): boolean {
  return lines.length >= 4 && share(lines, /^\s*(?:[\w.-]{1,60}\s*[:=]\s*\S*|\[[\w. -]{1,60}\]|- \S+|[#;].*)$/) >= 0.7;
}

/** Most lines have names, a year and pages, a volume or a DOI. */
function isReferenceList({ lines }: Sample): boolean {
  const reference = /^(?:\[\d{1,4}\]|\d{1,4}\.)?\s*\p{Lu}[\p{L}'’-]+,? .{0,300}\b(?:1[89]|20)\d\d[a-z]?\b/u;
  const place = /\d{1,5}\s?[-–]\s?\d{1,5}|\bpp?\. ?\d|\bdoi\b|https?:\/\/|\bVol\b|\d\s?\(\d{1,3}\)/i;
  const fitting = lines.filter((line) => reference.test(line) && place.test(line));
  return lines.length >= 3 && fitting.length >= lines.length * 0.7;
}
