import { type FieldLookup, guessFields } from "../../record/fields.ts";
import { bareArxiv } from "../../record/identifiers.ts";
import type { RawRecord } from "../../record/source-record.ts";
import { type ElementNames, elementNames, noteElements } from "./element-names.ts";
import { dataCite, isDataCite, isMarc, marc } from "./library-xml.ts";
import { crossref, isCrossref, jats } from "./publisher-xml.ts";
import { pubmedBook, pubmedRecord } from "./pubmed-xml.ts";
import { isTei, tei } from "./tei-xml.ts";
import {
  allAt,
  at,
  childrenOf,
  peopleIn,
  textIn,
  textOrNothing,
  textsOf,
  WRAPPERS,
  type XmlElement,
  type XmlPiece,
} from "./xml-tree.ts";

/** The fields of an XML record of any known format. */
export function rawOfXml(piece: XmlPiece, lookup?: FieldLookup): RawRecord {
  const { element } = piece;
  const format = formatOf(element);
  if (format) return read(format, element, lookup);
  return wrappedRecord(element, lookup) ?? guessedRecord(piece, lookup);
}

/** What an answer of OAI-PMH or SRU wraps: a record of one of the known formats, with the id of the answer for want of its own. */
function wrappedRecord(element: XmlElement, lookup: FieldLookup | undefined): RawRecord | undefined {
  const content = contentOf(element);
  const format = content === element ? undefined : formatOf(content);
  const raw = format && read(format, content, lookup);
  return raw && { ...raw, id: raw.id ?? textOrNothing(at(element, "header", "identifier")) };
}

function contentOf(element: XmlElement): XmlElement {
  const inner = element.children.filter((child) => typeof child !== "string");
  const wrapper = inner.find((child) => WRAPPERS.has(child.name));
  if (wrapper) return contentOf(wrapper);
  return WRAPPERS.has(element.name) ? (inner[0] ?? element) : element;
}

/** A format whose elements are known, and which fields they feed. */
interface XmlFormat {
  fits(element: XmlElement): unknown;
  read(element: XmlElement): RawRecord;
  readonly names: ElementNames;
}

/** The first that fits an element reads it. */
const FORMATS: readonly XmlFormat[] = [
  {
    fits: (one) => at(one, "MedlineCitation") || one.name === "MedlineCitation",
    read: pubmedRecord,
    names: elementNames.pubmed,
  },
  { fits: (one) => at(one, "BookDocument"), read: pubmedBook, names: elementNames.pubmed },
  {
    fits: (one) => at(one, "titles") && (at(one, "ref-type") || at(one, "contributors")),
    read: endnote,
    names: elementNames.endnote,
  },
  { fits: (one) => at(one, "front", "article-meta"), read: jats, names: elementNames.jats },
  { fits: isCrossref, read: crossref, names: elementNames.crossref },
  { fits: isMarc, read: marc, names: elementNames.marc },
  { fits: isDataCite, read: dataCite, names: elementNames.dataCite },
  { fits: isTei, read: tei, names: elementNames.tei },
];

function formatOf(element: XmlElement): XmlFormat | undefined {
  return FORMATS.find(({ fits }) => fits(element));
}

function read(format: XmlFormat, element: XmlElement, lookup: FieldLookup | undefined): RawRecord {
  if (lookup?.use) noteElements(element, format.names, lookup.use);
  return format.read(element);
}

function guessedRecord({ element, around }: XmlPiece, lookup?: FieldLookup): RawRecord {
  const inner = contentOf(element);
  const raw = guessFields(generic(inner), lookup);
  if (element.name === "mods") host(element, raw);
  if (around.has("meta")) anthology(element, around, raw);
  if (inner.name.startsWith("arXiv")) raw.arxiv = raw.id;
  else raw.arxiv ??= bareArxiv(raw.id, true) ?? undefined;
  if (raw.arxiv !== undefined) raw.id = raw.arxiv;
  raw.id ??=
    element.attributes.key ??
    element.attributes.id ??
    element.attributes.ID ??
    element.attributes["rdf:about"] ??
    textOrNothing(at(element, "header", "identifier"));
  return raw;
}

/** EndNote wraps every text in `style` elements. */
function endnote(element: XmlElement): RawRecord {
  const text = (...path: string[]) => textOrNothing(at(element, ...path));
  const authors = textsOf(allAt(element, "contributors", "authors", "author"));
  return {
    id: text("accession-num") ?? text("rec-number") ?? text("foreign-keys", "key"),
    title: text("titles", "title") ?? text("titles", "short-title"),
    abstract: text("abstract"),
    year: [text("dates", "year"), text("dates", "pub-dates", "date")],
    venue:
      text("periodical", "full-title") ?? text("titles", "secondary-title") ?? text("alt-periodical", "full-title"),
    authors: authors.length > 0 ? authors : textsOf(allAt(element, "contributors", "secondary-authors", "author")),
    keywords: textsOf(allAt(element, "keywords", "keyword")),
    doi: text("electronic-resource-num"),
    url: textsOf([...allAt(element, "urls", "related-urls", "url"), ...allAt(element, "urls", "web-urls", "url")]),
  };
}

/** MODS: the journal or the book, and often the date, stand on the item that contains the paper. */
function host(mods: XmlElement, raw: RawRecord): void {
  const whole = childrenOf(mods, "relatedItem").find((item) => item.attributes.type === "host");
  raw.venue ??= textOrNothing(at(whole, "titleInfo", "title"));
  raw.year ??= [...textsOf(allAt(whole, "part", "date")), ...textsOf(allAt(whole, "originInfo", "dateIssued"))];
}

/** Containers whose children count as children of the record. */
const TRANSPARENT = new Set(
  "dc arXiv arXivRaw oai_dc qualifieddc thesis titles titleInfo originInfo dates urls mods article-meta front bibo head metadata info".split(
    " ",
  ),
);

/** Children by name for the guesser: several of one name become a list, people become names. */
function* generic(element: XmlElement): Generator<Entry> {
  const lists = new Map<string, unknown[]>();
  for (const [name, value] of entries(element)) {
    const list = lists.get(name);
    if (list) list.push(value);
    else lists.set(name, [value]);
  }
  yield* lists;
}

type Entry = readonly [string, unknown];

/** Children that are more than a name and a text. */
const SPECIAL: Readonly<Record<string, (child: XmlElement) => Iterable<Entry>>> = {
  author: (child) => [["author", peopleIn([child])[0]]],
  creator: (child) => [["author", peopleIn([child])[0]]],
  editor: (child) => [["editor", peopleIn([child])[0]]],
  authors: (child) => peopleIn(personsIn(child)).map((person) => ["author", person] as const),
  category: (child) => [["category", child.attributes.term ?? textIn(child).trim()]],
  version: (child) => [["version created", textIn(at(child, "date"))]],
  name: nameParts,
  link,
  identifier,
};

function* entries(element: XmlElement): Generator<Entry> {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (TRANSPARENT.has(child.name)) yield* entries(child);
    else if (Object.hasOwn(SPECIAL, child.name)) yield* SPECIAL[child.name]?.(child) ?? [];
    else yield [child.name, textIn(child).trim()];
  }
}

/** Wrappers of lists and of people in RDF. */
const RDF = new Set(["Seq", "Bag", "li", "Person", "Description"]);

/** `authors` contains one element a person (in RDF, wrapped several times), or (arXivRaw) one text. */
function personsIn(element: XmlElement): XmlElement[] {
  const inner = element.children.filter((child): child is XmlElement => typeof child !== "string");
  if (inner.length > 0)
    return inner.flatMap((child) => (RDF.has(child.name) && wraps(child) ? personsIn(child) : [child]));
  const names = textIn(element).split(/,|\sand\s/);
  return names
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => ({ ...element, children: [name] }));
}

function wraps(element: XmlElement): boolean {
  return element.children.some(
    (child) => typeof child !== "string" && (RDF.has(child.name) || child.name === "Person"),
  );
}

/** MODS: `name` contains the parts of a person's name, marked by their type. */
function* nameParts(child: XmlElement): Generator<Entry> {
  const parts = childrenOf(child, "namePart");
  const part = (type: string) => textOrNothing(parts.find((one) => one.attributes.type === type));
  if (parts.length === 0) yield ["name", textIn(child).trim()];
  else if (part("family") !== undefined) yield ["author", { family: part("family"), given: part("given") }];
  else yield ["author", textIn(parts[0]).trim()];
}

function* link(child: XmlElement): Generator<Entry> {
  const { title, rel, href } = child.attributes;
  if (title === "doi") yield ["doi", href];
  else if (rel === undefined || rel === "alternate") yield ["link", href ?? textIn(child)];
}

/** Dublin Core puts DOIs, addresses and other numbers all into `identifier`. */
function* identifier(child: XmlElement): Generator<Entry> {
  const text = textIn(child).trim();
  if (/^https?:/i.test(text) && !/doi\.org/i.test(text)) yield ["url", text];
  else if (/10\.\d{4,9}\//.test(text) || child.attributes.type === "doi") yield ["doi", text];
  else if (/^\d{1,9}$/.test(text) && child.attributes.type === "pmid") yield ["pmid", text];
}

/** The venue, the year and the id of a paper of the ACL Anthology stand on its volume. */
function anthology(paper: XmlElement, volumes: ReadonlyMap<string, XmlElement>, raw: RawRecord): void {
  const meta = volumes.get("meta");
  const url = textOrNothing(at(paper, "url"));
  if (url && !/^https?:/.test(url)) {
    raw.id = url;
    raw.url = `https://aclanthology.org/${url}`;
  }
  raw.venue ??= textOrNothing(at(meta, "booktitle"));
  raw.year ??= textOrNothing(at(meta, "year"));
}
