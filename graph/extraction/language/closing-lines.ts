import { maskLabels } from "./section-labels.ts";

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

/** What lists of keywords are called in other languages. */
const FOREIGN_KEYWORDS =
  "(?:palabras|paraules)[ -]clave?s?|mots[ -]?cl(?:é|e)s|palavras[ -]chave|schl(?:ü|ue)sselw(?:ö|oe)rter|schlagw(?:ö|oe)rter|parole[ -]chiave|trefwoorden|sleutelwoorden|nyckelord|n(?:ø|y)k(?:k)?elord|emneord|avainsanat|asiasanat|słowa kluczowe|klíčová slova|kľúčové slová|ključne (?:riječi|reči|besede)|kulcsszavak|cuvinte[ -]cheie|anahtar (?:kelimeler|sözcükler)|kata[ -]kunci|märksõnad|từ khóa|ключевые слова|ключові слова|λέξεις[- ]κλειδιά|关键词|關鍵詞|关键字|キーワード|키워드|주제어|descriptores|descritores|unitermos";
const FOREIGN_SIGN = new RegExp(FOREIGN_KEYWORDS, "iu");

/** Sentences without any of these words are no closing line; most abstracts have none of them. */
const SIGN =
  /©|ⓒ|\(c\)|copyright|reserved|publish|licen[cs]|database record|abstract|regist|\b(?:NCT|ISRCTN|ACTRN|CRD|JEL|MSC|PACS|AMS|UDC)\s?\d?|subject class|key\s?-?words|index terms|descriptors|e-?mail|correspond|interest|received|contact information|funding|the authors?\(?s?\)?,? (?:19|20)\d\d|(?:19|20)\d\d the authors|reprinted|creative commons|open[- ]access|acm has opted|permi(?:ts? (?:un|non|re)|ssion|tted)|(?:views?|opinions?|findings|conclusions?|contents?) (?:express|present|contain|(?:is|are) (?:those|solely))|(?:versions?|drafts?|parts?|portions?) of (?:this|the) |presented (?:in part )?(?:at|to) the|(?:communicated|edited|reviewed) by|editors?\W|part of (?:an?|the) (?:special|theme|discussion|virtual)|supplement|data.{0,40} available|open science|dryad|zenodo|figshare|cite th|classification|ahead of print|verlag|government work|(?:19|20)\d\d\W{0,4}$|(?:19|20)\d\d\s?;\s?\d|:\s?\d+\s?[-–]\s?\d|rights and|re-?use|summary|article history|eudract|levels? of evidence|\(AU\)/i;

/** Where a statement may begin: after a sentence, at a new line, or before a character that only begins statements, such as ©. */
const BEGINNING =
  /(?<=[.!?][)"'”’\]]{0,2})\s{1,20}(?=[\p{Lu}\p{N}©ⓒ([*•"“]|ePub)|\s{0,20}\n\s{0,20}|(?<![Cc]opyright|COPYRIGHT|[Rr]ecord|[Bb]y|\d{4})\s{1,20}(?=©|ⓒ|\([cC]\)\s?(?:(?:19|20)\d\d|[Tt]he [Aa]uth)|(?:[Cc]opyright|COPYRIGHT)\s?(?:©|\([cC]\)|(?:19|20)\d\d)|\(PsycI|\[ABSTRACT FROM|(?:JEL|MSC|PACS|AMS)\s(?:\d{4}\s)?(?:[Cc]odes?|[Cc]lass|[Ss]ubject|[Nn]umbers?|\p{Lu}?\d)|(?:[Aa]uthor )?(?:[Kk]ey\s?-?[Ww]ords?|KEY\s?-?WORDS?|[Ii]ndex [Tt]erms)(?: and phrases)?\s?[:—–])/gu;

/** An initial or an abbreviation before a full stop: the statement goes on ("S. Karger AG", "No. 12"). */
const GOES_ON = /(?:^|[\s(])(?:\p{Lu}|U\.S|U\.K|no|vol|st|dr|prof|eds?|al)\.$/iu;

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
    /^(?:this|the) (?:\w+ ){0,2}(?:article|work|paper|publication|manuscript|document|chapter|abstract)\b.{0,40}\b(?:protected by copyright|subject to copyright|(?:licen[cs]ed|distributed|made available|published) under|is an open[- ]access (?:article|paper|publication)|in the public domain|government work|may be abridged)/iu,
  ],
  [
    "publisher",
    /^(?:first |originally |e?pub\w* )?(?:[Pp]ublished|[Rr]eprinted|[Rr]epublished|[Dd]istributed|[Pp]roduc(?:ed|tion)|[Hh]osted)(?: and hosting| and hosted| online| in (?:19|20)\d\d)?,? by (?:the )?\p{Lu}.{0,160}$/u,
  ],
  ["publisher", /^(?:first )?published (?:online\W{0,2})?(?:\d{1,2} \w+ )?(?:19|20)\d\d\W*$/iu],
  ["publisher", /\bdatabase record\b\W{0,3}(?:\(c\)|©|copyright|(?:19|20)\d\d)/iu],
  [
    "publisher",
    /^\W{0,3}(?:abstract (?:from|supplied by|provided by|reproduced from) (?:the )?(?:author|publisher|journal)|(?:author|publisher|journal)s?'? abstract\W*$)/iu,
  ],
  [
    "publisher",
    /^(?:however, users may (?:print|download)|no warranty is given about|users should refer to the original|.{0,80}content may not be copied or (?:e-?mailed|posted))/iu,
  ],
  [
    "publisher",
    /^(?:this|it) is an open[- ]access (?:article|paper|publication|chapter|work)\b|^.{0,160}\b(?:permit|allow)(?:s|ting|ing)? (?:unrestricted|unlimited|(?:any )?non-?commercial) (?:use|re-?use|distribution|sharing|copying|reproduction)\b|^.{0,250}\bprovided (?:that )?(?:the )?original (?:authors?|works?|sources?|articles?|publications?)\b.{0,60}\b(?:cited|credited|attributed|acknowledged)/iu,
  ],
  [
    "publisher",
    /^(?:re-?use (?:is )?permitted|no commercial re-?use|see rights and permissions|re(?:produced|printed|published|used) (?:with|by) (?:the )?(?:kind )?permission|(?:further|any|unauthori[sz]ed) (?:reproduction|distribution|use)\b.{0,40}\b(?:prohibited|permission)|(?:for|to (?:request|obtain)) (?:reprints?|permissions?)\b|reprints? and permissions?|permissions? to (?:make|copy|reproduce|reprint))/iu,
  ],
  ["publisher", /^licensee \p{Lu}|^e-?pub(?:lished|lication)? ahead of print|^dissertation abstracts international/iu],
  ["publisher", /^acm has opted to expose/iu],
  [
    "registration",
    /^\W{0,3}(?:(?:clinical|systematic|study|review|protocol|trial|prospero|clinicaltrials\.gov|prospective) ){0,3}(?:registration|registry|register|registered report|identifier)(?: (?:number|no\.?|id|identifier|information|code|at|in|with|of))*\s?(?:[:.=—–-]|\(|(?=\p{Lu}{2,}\p{N}|clinicaltrials|PROSPERO|https?))/iu,
  ],
  [
    "registration",
    /^.{0,160}\b(?:NCT ?\d{5,8}|ISRCTN ?\d{6,8}|ACTRN ?\d{9,}|CRD ?\d{8,}|ChiCTR[-\w]{0,12}\d{4,}|EudraCT\b.{0,20}\d{4}[-\d]*|UMIN ?\d{6,}|DRKS ?\d{6,}|CTRI\/\d{4}\S+|KCT ?\d{5,}|IRCT ?\w{6,}|PACTR ?\d{8,})\W{0,8}$/u,
  ],
  [
    "codes",
    /^\W{0,3}(?:JEL|PACS|MSC|AMS|UDC|UDK|(?:(?:19|20)\d\d )?[Mm]athematics? [Ss]ubject)\b[^:.]{0,45}?[:.—–-]?\s?(?:\(?(?:19|20)\d\d\)?\s?[:.]?\s?)?(?:[Pp]rimary:?\s?)?(?<![\p{L}\p{N}])(?:\p{Lu}\d{1,2}\b|\d\d\p{Lu}\d\d|\d\d[.-]\d\d|\d\d\p{Lu}xx|\d{3}[.:])/u,
  ],
  [
    "codes",
    /^\W{0,3}(?:(?:19|20)\d\d )?(?:(?:JEL|PACS|MSC|AMS|UDC|mathematics?) (?:(?:19|20)\d\d )?(?:subject )?|subject )(?:classifications?|codes)(?: codes?| numbers?| system)?(?: \((?:19|20)\d\d\)| (?:19|20)\d\d| \((?:JEL|PACS|MSC|AMS|UDC)\))?\W*$/iu,
  ],
  [
    "codes",
    /^\W{0,3}(?:subject )?classifications?(?: codes?| numbers?)?\W{1,3}(?:(?:19|20)\d\d\W{1,3})?(?:JEL|PACS|MSC|AMS|UDC)\b/iu,
  ],
  [
    "codes",
    /^\W{0,3}(?:(?:\p{Lu}\d{1,2}|\d\d\p{Lu}\d\d|\d\d\p{Lu}xx|\d\d[.-]\d\d(?:[.-]\p{Lu}\p{Ll})?)[,;]?\s{1,3}){1,12}\W?(?:JEL|PACS|MSC|AMS|UDC)\b/u,
  ],
  [
    "keywords",
    /^\W{0,3}(?:author )?(?:key\s?-?words?|index terms|mesh terms|subject headings|descriptors)(?: and phrases)?\s?[:.—–-]/iu,
  ],
  ["keywords", new RegExp(String.raw`^\W{0,3}(?:${FOREIGN_KEYWORDS})\s?[:.：—–-]`, "iu")],
  [
    "note",
    /^\W{0,3}(?:corresponding author|author (?:affiliations?|notes?|contributions?)|(?:address(?: for)? )?correspondence(?: to)?|e-?mail(?: address)?|conflicts? of interests?|competing interests?|declaration of interests?|disclosures?|funding(?: sources?| information)?|financial (?:support|disclosures?)|article history|levels? of evidence|acknowledge?ments?|received)\s?(?:[:(]|\d)/iu,
  ],
  [
    "note",
    /^(?:the authors? (?:declare|report|have)|there (?:are|is)|none of the authors).{0,40}\b(?:conflicts?|competing|financial) (?:of )?interests?/iu,
  ],
  ["note", /^(?:no contact information provided|see instructions (?:for|to) authors|\W?\(AU\)\W*$)/iu],
  [
    "note",
    /^\W{0,3}(?:(?:the|any|all) )?(?:views?|opinions?|findings|conclusions?|statements?|contents?)\b.{0,80}\b(?:(?:those|responsibility|opinions?|views?) of (?:the|its|their) (?:individual )?authors?|(?:do|does|should) not (?:necessarily )?(?:reflect|represent|be (?:construed|interpreted)))/iu,
  ],
  [
    "note",
    /^(?:an? |the )?(?:(?:much |very )?(?:earlier|previous|preliminary|shorter|longer|extended|abridged|abbreviated|prior|different|first) (?:versions?|drafts?)|parts?|portions?|some|versions?) of (?:this|the present|our) (?:paper|article|work|stud(?:y|ies)|manuscript|chapter|report|research|essay|abstract|material|data)\b.{0,60}\b(?:presented|published|appeared|circulated|read at|posted|delivered)\b/iu,
  ],
  [
    "note",
    /^(?:(?:paper|poster|work|study|findings|results) )?presented (?:in part |orally |as an? \w+ )?(?:at|to) the \p{Lu}/iu,
  ],
  [
    "note",
    /^\W{0,3}(?:(?:[Hh]andling|[Aa]cademic|[Ss]ection|[Aa]ssociate|[Gg]uest|[Mm]anaging|[Rr]eviewing|[Rr]esponsible|[Cc]ommunicating|[Ss]ubject|[Ss]enior|[Aa]ction|[Cc]hief) [Ee]ditors?(?:-in-chief)?\s?:|(?:[Cc]ommunicated|[Ee]dited|[Rr]ecommended) by (?:the )?(?:\p{Lu}[\p{L}.'’-]{0,20},? ?){1,6}\W*$)/u,
  ],
  [
    "note",
    /^(?:this|the) (?:\w+ ){0,2}(?:article|paper|work|review|commentary|essay) (?:is|was|forms|belongs) (?:a )?(?:part of|published in|to) (?:an?|the) (?:special|themed?|discussion|virtual|thematic) (?:\w+ )?(?:issue|section|collection|series|number|feature|volume|cluster)\b/iu,
  ],
  [
    "note",
    /^\W{0,3}(?:(?:electronic|online|additional) )?supplement(?:ary|al) (?:online )?(?:materials?|information|data|files?|content|figures?|tables?)\b.{0,80}\b(?:available|found|accompan\w+|accessed|online)\b/iu,
  ],
  [
    "note",
    /^(?:the )?(?:online|electronic|full|final|print|published) version of (?:this|the) (?:article|paper|chapter|review)\b/iu,
  ],
  [
    "note",
    /^(?:please see later in the article|(?:an? )?(?:video|graphical|author|plain language|editors?['’]?s?['’]?) (?:abstract|summary)\b.{0,20}\b(?:available|accompan|can be|is found))/iu,
  ],
  ["note", /^\W{0,3}(?:how to |to |please )?cite th(?:is|e) (?:article|paper|work|chapter|review)/iu],
  [
    "note",
    /^(?:(?:\p{Lu}[\p{L}'’&-]*[.,]?|of|and|the|for|in|&)[:,]? ){1,10}(?:(?:19|20)\d\d(?: \p{L}{3,9}\.?(?: \d{1,2})?)?\s?;\s?[A-Z]?\d{1,4}(?:-?\p{Lu})?(?:\s?\([\w .-]{1,12}\))?(?:\s?:\s?\w{1,8}(?:\s?[-–]\s?\w{1,8})?)?|(?:[Vv]ol\.? )?\d{1,4}(?:\s?\([\w .-]{1,12}\))?\s?[:,]\s?(?:pp?\. ?)?\w{0,2}\d{1,6}\s?[-–]\s?\w{1,8},? \(?(?:19|20)\d\d\)?)\W*$/u,
  ],
];

/** Statements that are recognised only at the end of the text, because a sentence of the abstract may read like them. */
const AT_END: readonly RegExp[] = [
  /^(?:(?:this|the) (?:[\w-]+ ){0,6}(?:article|work|paper|chapter|publication)|open|published|under|licen[cs]ed|distributed|available)\b.{0,100}\b(?:under|with|by|terms of)\b.{0,60}\b(?:CC[- ]BY|creative commons|open[- ]access)\b.{0,140}$/iu,
  /^(?:open access|published open access)\b.{0,80}$/iu,
  // "Springer 2009.", "RSNA, 2016."
  /^(?:\p{Lu}[\p{L}&-]+ ){0,3}(?:\p{Lu}{2,8}|Verlag|\p{Lu}\p{L}+-Verlag)(?: \p{Lu}\p{L}+){0,3},? (?:19|20)\d\d\W*$/u,
  /^(?:all |the |our |raw |source |study |research |supporting )?(?:data|datasets?|materials)\b.{0,40}\bavailable\b.{0,60}\b(?:dryad|zenodo|figshare|open science framework|on request|upon request|digital repository)\b/iu,
  /^(?:open science framework|OSF|dryad|zenodo|figshare)\b.{0,20}:\s?(?:https?:\/\/|www\.|doi:)\S{3,80}$/iu,
];

/** What is left of a list of codes where its name ends with a full stop. */
const ONLY_CODES = /^(?:(?:[Pp]rimary|[Ss]econdary)?\W{0,3}[\p{Lu}\p{N}.-]{2,8}[,;.]?\s?){1,20}$/u;

/**
 * The parts of an abstract that are not the abstract: statements of publishers and databases, registrations of trials, codes of
 * classifications, lists of keywords and notes about the authors. Each rule looks at one sentence; all repetitions are
 * bounded, which keeps time linear. A sentence about copyright or licences is no such statement.
 */
export function closingLinesOf(abstract: string): ClosingLine[] {
  if (!hasSign(abstract)) return [];
  const parts = partsOf(abstract);
  const kinds = parts.map(({ start, end }) => kindOf(abstract.slice(start, end)));
  for (const [i, { start, end }] of parts.entries()) {
    if (kinds[i - 1] === "codes" && ONLY_CODES.test(abstract.slice(start, end))) kinds[i] = "codes";
  }
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
      !/^\s*(?:[©ⓒ(]|Copyright|Published)/.test(text.slice(match.index, match.index + 12))
    )
      continue;
    if (match.index > start) parts.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) parts.push({ start, end: text.length });
  return parts;
}

const hasSign = (text: string) => SIGN.test(text) || FOREIGN_SIGN.test(text);

const kindOf = (text: string): ClosingKind | undefined =>
  hasSign(text) ? STATEMENTS.find(([, pattern]) => pattern.test(text))?.[0] : undefined;

/** True for "John Wiley & Sons, Ltd.", and for the end of a publisher's name after its first part: "Karger AG, Basel". */
function isPublisherName(text: string, before: ClosingKind | undefined): boolean {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  if (words.length > 18 || words.some((word) => /^\p{Ll}/u.test(word) && !NAME_WORDS.has(word))) return false;
  return PUBLISHER_NAME.test(text) || (before === "publisher" && words.length <= 5);
}

/**
 * Masks the closing lines of an abstract and the labels of its parts; the result is as long as the abstract. No phrase spans a label.
 */
export function maskClosingLines(abstract: string): string {
  let masked = maskLabels(abstract);
  for (const { start, end } of closingLinesOf(abstract)) {
    masked = masked.slice(0, start) + " ".repeat(end - start) + masked.slice(end);
  }
  return masked;
}
