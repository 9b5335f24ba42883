import type { Reader } from "../../record/reader.ts";
import { taggedReader } from "./tagged.ts";

const count = (head: string, pattern: RegExp) => head.match(pattern)?.length ?? 0;

/** The tags of the format: with one space only before the dash, others are text ("AI - based"). */
const RIS_TAG =
  "A[1234BDNTU]|BT|C[1-8AEFLNPRTY]|D[ABIOP]|E[DPRT]|I[DS]|J[12AFO]|K[1W]|L[1-4ABKT]|M[123]|N[12V]|OP|P[BMY]|R[INP]|S[ENPTV]|T[123AITY]|U[1-5RT]|V[LO]|Y[12]";

/** RIS, as Zotero, Mendeley, EndNote, Scopus, Web of Science, Ovid, Embase, Rayyan, Lens and Dimensions write it. */
export const ris: Reader = taggedReader({
  name: "ris",
  label: "RIS",
  line: new RegExp(
    `^\\s{0,3}(?:([A-Z][A-Z0-9](?=(?: {2,3}|\\t)-)|(?:${RIS_TAG})(?= -))\\s{1,3}-\\s?(.*)|(ER)\\s*(?:-\\s*)?)$`,
    "s",
  ),
  starts: new Set(["TY"]),
  ends: new Set(["ER"]),
  blankEnds: false,
  perBareLine: new Set(["KW", "AU", "A1", "UR", "L1", "L2"]),
  sameAs: { A1: "AU", K1: "KW" },
  tags: {
    id: ["ID", "AN", "UT", "U1"],
    title: ["TI", "T1", "CT", "BT", "TT", "ST"],
    abstract: ["AB", "N2"],
    year: ["PY", "Y1", "DA"],
    venue: ["JF", "T2", "JO", "JA", "J2", "J1", "BT", "C3", "T3"],
    authors: ["AU", "A2", "ED"],
    keywords: ["KW"],
    doi: ["DO", "DI", "M3", "L3"],
    pmid: ["PM", "PMID", "C2"],
    url: ["UR", "LK", "L2", "L1"],
    place: ["VL", "IS", "SP"],
  },
  refine(raw, values) {
    // Only Scopus puts the number of PubMed into C2; EndNote has the year or the number of the conference there.
    const isScopus = [...(values.get("DB") ?? []), ...(values.get("UR") ?? [])].some((text) => /scopus/i.test(text));
    if (!isScopus && !values.has("PM") && !values.has("PMID")) delete raw.pmid;
  },
  detect(head, name) {
    const types = count(head, /^\s{0,3}TY(?: {1,3}|\t)-\s?[A-Z]/gm);
    if (types > 0) return /^\s*(?:TY|\d+\.)/.test(head.replace(/^\uFEFF/, "")) ? 0.97 : 0.8;
    return /\.ris$/i.test(name) && /^[A-Z][A-Z0-9] {1,2}- /m.test(head) ? 0.6 : 0;
  },
});

/** MEDLINE: what PubMed saves as .nbib or in its "PubMed" format. */
export const medline: Reader = taggedReader({
  name: "medline",
  label: "MEDLINE (.nbib)",
  line: /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/s,
  starts: new Set(["PMID"]),
  // ERIC writes the same format without PubMed's number.
  once: new Set(["OWN"]),
  ends: new Set(),
  blankEnds: false,
  tags: {
    id: ["PMID", "OID"],
    pmid: ["PMID"],
    title: ["TI", "BTI", "TT", "CTI"],
    abstract: ["AB", "OAB"],
    year: ["DP", "DEP", "EDAT", "PHST"],
    venue: ["JT", "TA", "BTI", "CTI"],
    authors: ["FAU", "AU", "CN", "FED", "ED"],
    keywords: ["OT", "MH"],
    doi: ["LID", "AID", "DO"],
    url: ["URL", "LID"],
    place: ["VI", "IP", "PG"],
  },
  detect: (head) =>
    /^PMID ?- ?\d+\s*$/m.test(head) || /^\s*OWN {0,2}- \S/.test(head)
      ? count(head, /^[A-Z]{2,4} {0,2}- \S/gm) >= 2
        ? 0.98
        : 0
      : 0,
});

/** The plain-text export of the Web of Science. */
export const webOfScience: Reader = taggedReader({
  name: "wos",
  label: "Web of Science plain text",
  line: /^([A-Z][A-Z0-9])(?: (.*)|)$/s,
  starts: new Set(["PT"]),
  ends: new Set(["ER", "EF"]),
  blankEnds: false,
  perLine: new Set(["AU", "AF", "BA", "BE", "CA"]),
  tags: {
    id: ["UT"],
    title: ["TI"],
    abstract: ["AB"],
    year: ["PY", "EY", "EA", "PD"],
    venue: ["SO", "SE", "CT", "J9"],
    authors: ["AF", "AU", "CA", "BA", "BE"],
    keywords: ["DE", "ID"],
    doi: ["DI"],
    pmid: ["PM"],
    url: ["DL"],
    place: ["VL", "IS", "BP", "AR"],
  },
  detect: (head) => (/^FN .*(?:ISI|Clarivate|Thomson|Web of)/.test(head) || isWosRecord(head) ? 0.96 : 0),
});

function isWosRecord(head: string): boolean {
  return /^PT [JBSPC]\s*$/m.test(head) && /^(?:AU|TI|UT) \S/m.test(head);
}

/** EndNote's tagged export ("refer"), one letter after a per cent sign. */
export const refer: Reader = taggedReader({
  name: "endnote",
  label: "EndNote tagged (%T, %A, …)",
  line: /^(%[0-9A-Z@!#$%&()*+?<=>[\]^~])(?:\s(.*)|)$/s,
  starts: new Set(["%0"]),
  ends: new Set(),
  blankEnds: true,
  perLine: new Set(["%A", "%E", "%K"]),
  tags: {
    id: ["%F", "%M", "%L"],
    title: ["%T", "%Q", "%!"],
    abstract: ["%X"],
    year: ["%D", "%8"],
    venue: ["%J", "%B", "%S"],
    authors: ["%A", "%E"],
    keywords: ["%K"],
    doi: ["%R"],
    url: ["%U", "%>"],
    place: ["%V", "%N", "%P"],
  },
  detect: (head) => (/^%[0AT] \S/.test(head.trimStart()) && count(head, /^%[0ATDJXB] \S/gm) > 1 ? 0.95 : 0),
});

/** The "Field: value" export of the Cochrane Library and of some Ovid and CSA searches. */
export const colonTagged: Reader = taggedReader({
  name: "cochrane",
  label: "tagged text (TI: …, AB: …)",
  line: /^([A-Z]{2,3})(?:: ?|- )(.*)$/s,
  starts: new Set(),
  ends: new Set(),
  separator: /^Record #\d+ of \d+\s*$/,
  blankEnds: true,
  tags: {
    id: ["ID", "AN", "UI"],
    title: ["TI", "OT"],
    abstract: ["AB"],
    year: ["YR", "PY", "DP"],
    venue: ["SO", "JN"],
    authors: ["AU"],
    keywords: ["KY", "DE", "SU"],
    doi: ["DOI", "DI", "DO"],
    pmid: ["PM"],
    url: ["US", "UR"],
  },
  detect: (head) => (/^TI(?::|-) \S/m.test(head) && /^(?:AU|SO|YR|AB|PY)(?::|-) \S/m.test(head) ? 0.9 : 0),
});
