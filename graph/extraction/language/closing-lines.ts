/** Replaces every character of a closing line, formula, citation or address; no phrase spans it. */
export const GAP = "\u0001";

/** Fact of a store that closing lines are searched for concepts too. */
export const CLOSING_LINES_FACT = "closing lines";

/** What the text of an abstract field contains apart from the abstract. */
export type ClosingKind = "publisher" | "registration" | "codes" | "keywords" | "note";

/** A range of an abstract that is not part of the abstract, in UTF-16 units; `end` is exclusive. */
export interface ClosingLine {
  readonly start: number;
  readonly end: number;
  readonly kind: ClosingKind;
}

/** Texts without any of these words have no closing line; most abstracts end here. */
const SIGN =
  /©|ⓒ|\(c\)|copyright|reserved|publish|licen[cs]|database record|abstract|regist|\b(?:NCT|ISRCTN|ACTRN|CRD|JEL|MSC|PACS|AMS|UDC)\s?\d?|subject class|key\s?-?words|index terms|descriptors|e-?mail|correspond|interest|received|contact information|funding|the authors?\(?s?\)?,? (?:19|20)\d\d|(?:19|20)\d\d the authors|reprinted|creative commons|open[- ]access/i;

/** Where a statement may begin: after a sentence, at a new line, or before a character that only begins statements, such as ©. */
const BEGINNING =
  /(?<=[.!?][)"'”’\]]{0,2})\s{1,20}(?=[\p{Lu}\p{N}©ⓒ([*•"“])|\s{0,20}\n\s{0,20}|(?<![Cc]opyright|COPYRIGHT|[Rr]ecord|[Bb]y|\d{4})\s{1,20}(?=©|ⓒ|\([cC]\)\s?(?:(?:19|20)\d\d|[Tt]he [Aa]uth)|(?:[Cc]opyright|COPYRIGHT)\s?(?:©|\([cC]\)|(?:19|20)\d\d)|\(PsycI|\[ABSTRACT FROM|(?:JEL|MSC|PACS|AMS)\s(?:\d{4}\s)?(?:[Cc]odes?|[Cc]lass|[Ss]ubject|[Nn]umbers?|\p{Lu}?\d)|(?:[Aa]uthor )?(?:[Kk]ey\s?-?[Ww]ords?|KEY\s?-?WORDS?|[Ii]ndex [Tt]erms)(?: and phrases)?\s?[:—–])/gu;

/** An initial or an abbreviation before a full stop: the statement goes on ("S. Karger AG", "No. 12"). */
const GOES_ON = /(?:^|[\s(])(?:\p{Lu}|no|vol|st|dr|prof|eds?|al)\.$/iu;

const PUBLISHER_NAME =
  /\b(?:Elsevier|Springer|Wiley|Blackwell|Taylor\s?(?:&|and)\s?Francis|Informa|SAGE|MDPI|IEEE|Karger|Thieme|Lippincott|Wolters Kluwer|Kluwer|University Press|Emerald|Hindawi|Frontiers Media|IOP|Chemical Society|Royal Society|Psychological Association|BMJ|De Gruyter|Nature Publishing|Macmillan|Pergamon|Academic Press|Liebert|Bentham|Copernicus|EDP Sciences|Hogrefe|Publish(?:er|ers|ing)|Publications)\b/;

/** Words in lower case of a line that only names a publisher. */
const NAME_WORDS = new Set(
  "of and the for by on behalf trading as in part under a an published rights all reserved".split(" "),
);

/** Statements that are recognised wherever they stand; each pattern begins where its sentence begins. */
const STATEMENTS: readonly (readonly [ClosingKind, RegExp])[] = [
  [
    "publisher",
    /^\W{0,3}(?:[Cc]opyright|COPYRIGHT)?\W{0,3}[©ⓒ]\W{0,3}(?:[Cc]opyright\W{0,3})?(?:\p{N}|\p{Lu}|the |by )/u,
  ],
  ["publisher", /^\W{0,3}(?:copyright\W{0,3})?\(c\)\W{0,3}(?:copyright\W{0,3})?(?:(?:19|20)\d\d|the auth|auth)/iu],
  ["publisher", /^(?:19|20)\d\d,? (?:©|\(c\)|(?:the )?authors?\b|published by|elsevier|wiley|springer|IEEE)/iu],
  ["publisher", /^the authors?(?:\(s\))?,? (?:19|20)\d\d\b/iu],
  [
    "publisher",
    /^\W{0,3}copyright\b\W{0,3}(?:(?:19|20)\d\d|of .{1,150} is the property|(?:is )?(?:held|owned|retained) by|applies to all)/iu,
  ],
  ["publisher", /^\W{0,3}copyright,? (?:by )?(?:the )?\p{Lu}[\p{L}&.,' -]{2,80}(?:19|20)\d\d\W{0,3}$/u],
  ["publisher", /^.{0,140}\ball rights? (?:are )?reserved\b.{0,60}$/iu],
  [
    "publisher",
    /^(?:this|the) (?:\w+ ){0,2}(?:article|work|paper|publication|manuscript|document|chapter|abstract)\b.{0,40}\b(?:protected by copyright|subject to copyright|(?:licen[cs]ed|distributed|made available|published) under|is an open[- ]access (?:article|paper|publication)|in the public domain|government work|is part of (?:a|the) (?:special|themed?|discussion|virtual)|may be abridged)/iu,
  ],
  [
    "publisher",
    /^(?:first |originally |e?pub\w* )?(?:[Pp]ublished|[Rr]eprinted|[Rr]epublished|[Dd]istributed|[Pp]roduc(?:ed|tion)|[Hh]osted)(?: and hosting| and hosted| online| in (?:19|20)\d\d)?,? by (?:the )?\p{Lu}.{0,160}$/u,
  ],
  ["publisher", /^published (?:online )?(?:\d{1,2} \w+ )?(?:19|20)\d\d\W*$/iu],
  ["publisher", /\bdatabase record\b\W{0,3}(?:\(c\)|©|copyright|(?:19|20)\d\d)/iu],
  [
    "publisher",
    /^\W{0,3}(?:abstract (?:from|supplied by|provided by|reproduced from) (?:the )?(?:author|publisher|journal)|(?:author|publisher|journal)s?'? abstract\W*$)/iu,
  ],
  [
    "publisher",
    /^(?:however, users may (?:print|download)|no warranty is given about|users should refer to the original|.{0,80}content may not be copied or (?:e-?mailed|posted))/iu,
  ],
  ["publisher", /^licensee \p{Lu}/iu],
  ["publisher", /^acm has opted to expose/iu],
  [
    "registration",
    /^\W{0,3}(?:(?:clinical|systematic|study|review|protocol|trial|prospero|clinicaltrials\.gov|prospective) ){0,3}(?:registration|registry|register|identifier)(?: (?:number|no\.?|id|identifier|information|code|at|in|with|of))*\s?(?:[:.=—–-]|\(|(?=\p{Lu}{2,}\p{N}|clinicaltrials|PROSPERO|https?))/iu,
  ],
  [
    "registration",
    /^.{0,160}\b(?:NCT ?\d{5,8}|ISRCTN ?\d{6,8}|ACTRN ?\d{9,}|CRD ?\d{8,}|ChiCTR[-\w]{0,12}\d{4,}|EudraCT\b.{0,20}\d{4}|UMIN ?\d{6,}|DRKS ?\d{6,}|CTRI\/\d{4}\S+|KCT ?\d{5,}|IRCT ?\w{6,}|PACTR ?\d{8,})\W{0,8}$/u,
  ],
  [
    "codes",
    /^\W{0,3}(?:JEL|PACS|MSC|AMS|UDC|UDK|(?:(?:19|20)\d\d )?[Mm]athematics? [Ss]ubject)\b[^:.]{0,45}?[:.—–-]?\s?(?:\(?(?:19|20)\d\d\)?\s?[:.]?\s?)?(?:[Pp]rimary:?\s?)?(?<![\p{L}\p{N}])(?:\p{Lu}\d{1,2}\b|\d\d\p{Lu}\d\d|\d\d[.-]\d\d|\d\d\p{Lu}xx|\d{3}[.:])/u,
  ],
  [
    "keywords",
    /^\W{0,3}(?:author )?(?:key\s?-?words?|index terms|mesh terms|subject headings|descriptors)(?: and phrases)?\s?[:.—–-]/iu,
  ],
  [
    "note",
    /^\W{0,3}(?:corresponding author|author (?:affiliations?|notes?|contributions?)|(?:address(?: for)? )?correspondence(?: to)?|e-?mail(?: address)?|conflicts? of interests?|competing interests?|declaration of interests?|disclosures?|funding(?: sources?| information)?|financial (?:support|disclosures?)|acknowledge?ments?|received)\s?(?:[:(]|\d)/iu,
  ],
  [
    "note",
    /^(?:the authors? (?:declare|report|have)|there (?:are|is)|none of the authors).{0,40}\b(?:conflicts?|competing|financial) (?:of )?interests?/iu,
  ],
  ["note", /^no contact information provided/iu],
];

/** Statements that are recognised only at the end of the text, because a sentence of the abstract may read like them. */
const AT_END: readonly RegExp[] = [
  /^(?:(?:this|the) (?:[\w-]+ ){0,6}(?:article|work|paper|chapter|publication)|open|published|under|licen[cs]ed|distributed|available)\b.{0,100}\b(?:under|with|by|terms of)\b.{0,60}\b(?:CC[- ]BY|creative commons|open[- ]access)\b.{0,140}$/iu,
  /^(?:open access|published open access)\b.{0,80}$/iu,
];

/**
 * The parts of an abstract that are not the abstract: statements of publishers and databases, registrations of trials, codes of
 * classifications, lists of keywords and notes about the authors. Each rule looks at one sentence; all repetitions are
 * bounded, which keeps time linear. A sentence about copyright or licences is no such statement.
 */
export function closingLinesOf(abstract: string): ClosingLine[] {
  if (!SIGN.test(abstract)) return [];
  const parts = partsOf(abstract);
  const kinds = parts.map(({ start, end }) => kindOf(abstract.slice(start, end)));
  let last = parts.length - 1;
  while (last >= 0) {
    const text = abstract.slice(parts[last]!.start, parts[last]!.end);
    kinds[last] ??=
      last > 0 && (AT_END.some((pattern) => pattern.test(text)) || isPublisherName(text, kinds[last - 1]))
        ? "publisher"
        : undefined;
    if (kinds[last] === undefined) break;
    last--;
  }
  return parts.flatMap((part, i) => (kinds[i] === undefined ? [] : [{ ...part, kind: kinds[i]! }]));
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const match of text.matchAll(BEGINNING)) {
    if (match.index <= start && parts.length === 0 && text.slice(0, match.index).trim() === "") continue;
    if (
      GOES_ON.test(text.slice(Math.max(start, match.index - 6), match.index)) &&
      !/^\s*[©ⓒ(]/.test(text.slice(match.index, match.index + 12))
    )
      continue;
    if (match.index > start) parts.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) parts.push({ start, end: text.length });
  return parts;
}

const kindOf = (text: string): ClosingKind | undefined => STATEMENTS.find(([, pattern]) => pattern.test(text))?.[0];

/** True for "John Wiley & Sons, Ltd.", and for the end of a publisher's name after its first part: "Karger AG, Basel". */
function isPublisherName(text: string, before: ClosingKind | undefined): boolean {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  if (words.length > 14 || words.some((word) => /^\p{Ll}/u.test(word) && !NAME_WORDS.has(word))) return false;
  return PUBLISHER_NAME.test(text) || (before === "publisher" && words.length <= 5);
}

/** Words of the labels of structured abstracts. */
const LABEL_WORDS = [
  "abstract|aims?|analysis|approach|area|background|boundaries|case|clinical|collection|conclusions?|context|contributions?|control",
  "criteria|data|design|diagnosis|discussion|eligibility|evidence|exposures?|extraction|findings|follow-up|goals?|groups?|highlights",
  "hypothes[ie]s|implications?|importance|innovation|interpretation|interventions?|introduction|key|learned|lessons|level|limitations?",
  "location|main|materials?|measurements?|measures|messages?|methodology|methods?|motivation|novelty|objectives?|observations?",
  "originality|outcomes?|participants|patients|perspectives?|points|population|practical|practice|principal|problem|procedures?",
  "prospects|purpose|question|rationale|recommendations?|relevance|reports?|research|results?|review|sample|scope|search|selection",
  "settings?|significance|social|sources?|statement|statistical|strategy|strategies|study|subjects|summary|synthesis|tests?|theoretical",
  "time|treatments?|type|value|year",
].join("|");

/** A label with what is before and after it: "Main outcome measures:", "METHODS We …", "Results. A …", "MethodsThe …". */
const LABEL = new RegExp(
  String.raw`(^\s{0,9}|[.!?;:)\]"”]\s{0,9}|\n\s{0,9})((?:${LABEL_WORDS})(?:(?:,? (?:and|of|for|in) (?:the )?| & |, | ?/ ?| )(?:${LABEL_WORDS})){0,5})(\s?[:：]|\s[-–—]\s|[.](?=\s)|(?=\s|\p{L}))`,
  "giu",
);
/** Other words in capitals before a colon: "INCLUSION CRITERIA:". */
const CAPITALS_LABEL = /(^\s{0,9}|[.!?;:)\]]\s{0,9}|\n\s{0,9})\p{Lu}{4,30}(?: (?:\p{Lu}{2,30}|&)){1,5}:/gu;
/** Labels that some databases glue to the first word of their part. */
const OFTEN_GLUED =
  /^(?:abstract|aims?|background|conclusions?|discussion|findings|importance|interpretation|introduction|limitations?|materials|methods?|methodology|objectives?|observations|patients|purpose|rationale|results|significance|summary)\b/i;

/** Labels without a sign behind them: "Methods We asked …". One alone may be the first word of a name ("Methods Engineering"). */
const BARE_LABEL =
  /(?:^|[.!?]\s{1,3})(?:Aims?|Background|Conclusions?|Findings|Introduction|Methods?|Objectives?|Purpose|Results) \p{Lu}/gu;
const MIN_BARE_LABELS = 2;

/** True when the words at a place are a label, by how they and what follows are written. */
function isLabel(label: string, end: string, after: string, hasBareLabels: boolean): boolean {
  if (!/^\p{Lu}/u.test(label)) return false;
  if (end === ".") return /^\s+\p{Lu}/u.test(after);
  if (end !== "") return true;
  if (label === label.toUpperCase()) return label.length > 3 && /^\s+(?:\p{Lu}\p{Ll}|[AI] |\p{N})/u.test(after);
  const begins = hasBareLabels ? /^ ?\p{Lu}[\p{Ll} ]/u : /^\p{Lu}[\p{Ll} ]/u;
  return OFTEN_GLUED.test(label) && /\p{Ll}$/u.test(label) && begins.test(after);
}

/**
 * Masks the closing lines of an abstract and the labels of its parts; the result is as long as the abstract. No phrase spans a label.
 */
export function maskClosingLines(abstract: string): string {
  const gap = (all: string, before: string) => before + GAP.repeat(all.length - before.length);
  const hasBareLabels = (abstract.match(BARE_LABEL)?.length ?? 0) >= MIN_BARE_LABELS;
  let masked = abstract
    .replace(LABEL, (all: string, before: string, label: string, end: string, at: number) => {
      const after = abstract.slice(at + all.length, at + all.length + 12);
      return isLabel(label, end.trim(), after, hasBareLabels) ? gap(all, before) : all;
    })
    .replace(CAPITALS_LABEL, gap);
  for (const { start, end } of closingLinesOf(abstract)) {
    masked = masked.slice(0, start) + " ".repeat(end - start) + masked.slice(end);
  }
  return masked;
}
