import type { FieldUse } from "../../record/field-use.ts";
import { fieldOf } from "../../record/fields.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord, hasWords } from "../../record/record.ts";
import type { Field } from "../../record/source-record.ts";
import { type Block, blocksOf } from "./blocks.ts";

/** A line that names a field in words: "Publication title: Journal of Invented Medicine". */
const LABEL = /^([A-Z][A-Za-z][A-Za-z /()-]{0,40}?) ?:(?:\s(.*))?$/s;

/** Lines between two records of ProQuest and EBSCO. */
const SEPARATOR = /^(?:_{20,}|={10,}|-{20,}|\*{10,}|Document \d+ of \d+|Record: ?\d+)\s*$/;

/** Fields that are read only to be left out; otherwise their text would be added to the field before. */
const OTHER = new Set(
  (
    "Links|Volume|Issue|Pages|First page|Number of pages|Publication info|Publication subject|Place of publication|Country of publication|Publisher|" +
    "ISSN|eISSN|ISBN|Source type|Document type|Document feature|Language|Language of publication|Copyright|Last updated|Database|Full text|Author information|" +
    "Author affiliation|Author Affiliations|Affiliation|Classification|Company / organization|Location|People|Correspondence author|Peer reviewed|Online publication date|" +
    "Publication history|Publication type|Accession number|Accession Number|Entry month|Revision date|Subjects and affiliations|Comments|References|Notes|" +
    "Submission history|Cite as|Journal reference|Report number|ACM classes|MSC classes|Contact us|Table of contents"
  ).split("|"),
);

/** Text whose fields are named in words: ProQuest, EBSCO, pages of arXiv, notes of one's own ("Title: … Abstract: …"). */
export const labelledText: Reader = {
  name: "labelled-text",
  label: "text with named fields (ProQuest, EBSCO, Title: … Abstract: …)",
  detect(head) {
    const titles = head.match(/^Title ?:/gm)?.length ?? 0;
    const proQuest = /^Report Information from ProQuest|^ProQuest document (?:ID|link)/m.test(head);
    const abstracts = head.match(/^Abstract(?: \(summary\))? ?:/gim)?.length ?? 0;
    if (proQuest && (titles > 0 || abstracts > 0)) return 0.95;
    return titles > 0 && abstracts > 0 ? 0.55 : 0;
  },
  async *read(text, options) {
    let seen = false;
    const begins = (line: string, _: number) => {
      const startsNext = seen && /^Title ?:/.test(line);
      const next = SEPARATOR.test(line) || startsNext;
      seen = /^Title ?:/.test(line) || (seen && !next);
      return next;
    };
    for await (const block of blocksOf(text, begins)) {
      if ("kind" in block) yield block;
      else yield* itemOf(block, options?.use);
    }
  },
};

/** Labels that only these exports have. */
const OWN_LABELS: Readonly<Record<string, Field>> = { "Abstract (summary)": "abstract", "ProQuest document ID": "id" };

function noteLabels(values: readonly (readonly [label: string, value: string])[], use: FieldUse): void {
  for (const [label, value] of values) if (value !== "") use.note(label, OWN_LABELS[label] ?? fieldOf(label)?.field);
}

function* itemOf(block: Block, use: FieldUse | undefined): Generator<ReadItem> {
  const { values, heading } = fieldsIn(block);
  const first = (name: string) => values.find(([label]) => label === name)?.[1];
  const raw: Record<string, unknown> = {};
  for (const [label, value] of values) {
    const field = fieldOf(label)?.field;
    if (field !== undefined && value !== "") raw[field] ??= value;
  }
  const abstract = first("Abstract") ?? first("Abstract (summary)") ?? raw.abstract;
  if (abstract === undefined && values.length < 3) return;
  if (typeof raw.authors === "string") raw.authors = raw.authors.replace(/\.$/, "");
  const doi = first("DOI") ?? first("Digital Object Identifier");
  const record = buildRecord({ ...raw, title: raw.title ?? heading, abstract, doi, id: first("ProQuest document ID") });
  if (!hasWords(record)) return;
  if (use) noteLabels(values, use);
  if (raw.title === undefined) use?.noteFound({ title: heading }, { title: "first line" });
  yield { kind: "record", line: block.line, record };
}

/** The fields of a record in order, and the first line without a label, which in ProQuest is the title. */
function fieldsIn({ lines }: Block): { values: [label: string, value: string][]; heading: string | undefined } {
  const values: [string, string][] = [];
  let heading: string | undefined;
  for (const line of lines) {
    const text = line.trim();
    if (text === "" || SEPARATOR.test(text)) continue;
    const match = LABEL.exec(text);
    const label = match?.[1]?.trim() ?? "";
    const last = values.at(-1);
    if (match && (OTHER.has(label) || isField(label))) values.push([label, match[2]?.trim() ?? ""]);
    else if (last && text !== "ProQuest document link") last[1] = `${last[1]} ${text}`.trim();
    else heading ??= text;
  }
  return { values, heading };
}

/** Labels of the parts of an abstract ("Results: …") are none of the record. */
function isField(label: string): boolean {
  return (
    fieldOf(label) !== undefined || /^(?:Abstract \(summary\)|Identifier \/ keyword|ProQuest document ID)$/.test(label)
  );
}
