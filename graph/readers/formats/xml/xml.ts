import type { Reader, ReaderOptions, ReadItem } from "../../record/reader.ts";
import { buildRecord, hasWords } from "../../record/record.ts";
import { rawOfXml } from "./xml-records.ts";
import { type XmlPiece, XmlPieces } from "./xml-tree.ts";

/** Elements that contain one paper: PubMed, EndNote and OAI-PMH, Atom, ACL Anthology, JATS, DBLP, MODS, Crossref, feeds, TEI. */
const RECORDS = new Set(
  (
    "PubmedArticle PubmedBookArticle record entry paper article inproceedings incollection proceedings book " +
    "phdthesis mastersthesis mods item REC doc publication work doi_record biblFull teiHeader coredata"
  ).split(" "),
);

/** Names that mean a paper in some places only: DBLP's search, Europe PMC and OpenAIRE, DataCite, a bibliography in TEI. */
const RECORDS_IN: Readonly<Record<string, ReadonlySet<string | undefined>>> = {
  hit: new Set(["hits"]),
  result: new Set(["resultList", "results"]),
  resource: new Set([undefined, "resources", "payload"]),
  biblStruct: new Set(["listBibl"]),
};

/** Elements of RDF that are no papers: journals, people, files, notes and folders. */
const NO_PAPER_IN_RDF = new Set("Journal Periodical Person Organization Attachment Memo Collection channel".split(" "));

function isRecord(name: string, parent: string | undefined, root: string | undefined): boolean {
  // In the TEI of one paper, the list at the end contains the papers that it cites.
  if (name === "biblStruct" && root === "TEI") return false;
  return (
    RECORDS.has(name) ||
    (Object.hasOwn(RECORDS_IN, name) && RECORDS_IN[name]?.has(parent) === true) ||
    (parent === "RDF" && !NO_PAPER_IN_RDF.has(name))
  );
}

/** XML of PubMed, EndNote, arXiv (Atom and OAI-PMH), the ACL Anthology, PubMed Central, DBLP and the like. */
export const xml: Reader = {
  name: "xml",
  label: "XML (PubMed, EndNote, arXiv, OAI-PMH, JATS, MARC, DataCite, TEI, …)",
  detect(head) {
    if (/^\s*<\?xml\s/.test(head)) return 0.95;
    // Elsewhere a line may begin with an angle bracket, such as a title; an element of XML is closed somewhere.
    return /^\s*<(?:!DOCTYPE\s|!--|[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*["']|\s*\/?>))/.test(head) &&
      /<\/\w|\/>/.test(head)
      ? 0.9
      : 0;
  },
  async *read(text, options) {
    const pieces = new XmlPieces(isRecord, (name) => name === "meta");
    for await (const chunk of text) {
      for (const piece of pieces.push(chunk)) yield* itemsOf(piece, options);
    }
    for (const piece of pieces.end()) yield* itemsOf(piece, options);
  },
};

function* itemsOf(piece: XmlPiece, options: ReaderOptions | undefined): Generator<ReadItem> {
  const { element, fault } = piece;
  const { line } = element;
  const raw = rawOfXml(piece, options);
  const record = buildRecord(raw);
  if (fault !== undefined) {
    yield { kind: "notice", line, reason: `the record is damaged: ${fault}`, hint: "Fetch or export the file again." };
  }
  const known = record.pmid !== null || record.doi !== null;
  if (hasWords(record) || known || ("title" in raw && raw.title !== undefined)) {
    yield { kind: "record", line, record };
    return;
  }
  const deleted = element.children.some(
    (child) => typeof child !== "string" && child.name === "header" && child.attributes.status === "deleted",
  );
  const reason = deleted ? "the record was deleted at its source" : "the record has neither a title nor an abstract";
  yield {
    kind: "problem",
    line,
    reason,
    hint: deleted ? "Nothing needs to be done." : "Check the record in the file.",
  };
}
