import type { FieldUse } from "../../record/field-use.ts";
import type { RawRecord } from "../../record/source-record.ts";

/** Names of `meta` tags by field, the most trusted first: Highwire (Google Scholar), EPrints, BePress, PRISM, Dublin Core. */
const META: readonly (readonly [field: keyof RawRecord, names: readonly string[]])[] = [
  ["title", ["citation_title", "eprints.title", "bepress_citation_title", "dc.title", "dcterms.title"]],
  [
    "abstract",
    [
      "citation_abstract",
      "eprints.abstract",
      "bepress_citation_abstract",
      "dcterms.abstract",
      "dc.description.abstract",
      "dc.description",
      "dcterms.description",
    ],
  ],
  [
    "authors",
    [
      "citation_author",
      "citation_authors",
      "eprints.creators_name",
      "bepress_citation_author",
      "dc.creator",
      "dcterms.creator",
    ],
  ],
  [
    "year",
    [
      "citation_publication_date",
      "citation_date",
      "citation_cover_date",
      "citation_year",
      "citation_online_date",
      "eprints.date",
      "bepress_citation_date",
      "prism.publicationdate",
      "dc.date.issued",
      "dcterms.issued",
      "dc.date",
    ],
  ],
  [
    "venue",
    [
      "citation_journal_title",
      "citation_conference_title",
      "citation_conference",
      "citation_inbook_title",
      "citation_dissertation_institution",
      "eprints.publication",
      "bepress_citation_journal_title",
      "prism.publicationname",
      "dc.source",
    ],
  ],
  ["keywords", ["citation_keywords", "citation_keyword", "eprints.keywords", "dc.subject", "dcterms.subject"]],
  ["doi", ["citation_doi", "eprints.doi", "bepress_citation_doi", "prism.doi", "dc.identifier.doi", "dc.identifier"]],
  ["arxiv", ["citation_arxiv_id"]],
  ["pmid", ["citation_pmid"]],
  ["url", ["citation_abstract_html_url", "citation_public_url", "og:url"]],
];

/** Descriptions that some pages give for want of an abstract; they often end in the middle of a sentence. */
const DESCRIPTIONS = ["og:description", "twitter:description", "description"];

/** The values of the `meta` tags of a page by lower-case name. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

/** The paper that the `meta` tags of a page describe; undefined when they describe none. */
export function paperOfMeta(meta: MetaTags): RawRecord | undefined {
  const raw: RawRecord = {};
  for (const [field, names] of META) {
    const values = names.map((name) => meta.get(name) ?? []).filter((list) => list.length > 0);
    const isList = field === "authors" || field === "keywords";
    const found = isList ? values[0] : values.flat();
    if (found?.length) raw[field] = field === "title" || field === "abstract" ? found[0] : found;
  }
  const scholarly = ["citation_title", "eprints.title", "bepress_citation_title"].some((name) => meta.has(name));
  const described =
    meta.has("dc.title") && (raw.doi !== undefined || raw.abstract !== undefined) && raw.authors !== undefined;
  if (raw.title === undefined || !(scholarly || described)) return undefined;
  return raw;
}

/** Notes the tags that feed a field, and those of the same families that feed none. */
export function noteTags(meta: MetaTags, use: FieldUse): void {
  for (const name of meta.keys()) {
    const field = META.find(([, names]) => names.includes(name))?.[0];
    if (field !== undefined || /^(?:citation_|eprints\.|bepress_citation_|prism\.|dc\.|dcterms\.)/.test(name)) {
      use.note(name, field);
    }
  }
}

/** A description long enough to be an abstract, for pages that have no other. */
export function descriptionIn(meta: MetaTags): string | undefined {
  const texts = DESCRIPTIONS.flatMap((name) => meta.get(name) ?? []);
  return texts.filter((text) => text.length > 200).sort((a, b) => b.length - a.length)[0];
}

const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:ScholarlyArticle|MedicalScholarlyArticle|Chapter|Thesis|Report|Dataset|Article|CreativeWork)$/;
const MAX_DEPTH = 8;

/** The papers in the JSON-LD of a page: scholarly articles, also inside lists. */
export function papersOfJsonLd(text: string): RawRecord[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const found: RawRecord[] = [];
  collect(value, found, 0);
  return found;
}

function collect(value: unknown, records: RawRecord[], depth: number): void {
  if (value === null || typeof value !== "object" || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, records, depth + 1);
    return;
  }
  const object = value as Record<string, unknown>;
  const raw = isScholarly(object) ? paperOfObject(object) : undefined;
  if (raw) records.push(raw);
  else
    for (const key of ["@graph", "mainEntity", "itemListElement", "item", "hasPart"])
      collect(object[key], records, depth + 1);
}

/** News and blog posts are articles too: of those only what has a DOI or an abstract counts. */
function isScholarly(object: Record<string, unknown>): boolean {
  const types = [object["@type"]].flat().filter((type) => typeof type === "string");
  if (types.some((type) => /Scholarly|Thesis/.test(type))) return true;
  return (
    types.some((type) => ARTICLE.test(type)) &&
    (typeof object.abstract === "string" ||
      /10\.\d{4,9}\//.test(JSON.stringify(object.identifier ?? object["@id"] ?? object.sameAs ?? "")))
  );
}

function paperOfObject(object: Record<string, unknown>): RawRecord | undefined {
  const title = object.headline ?? object.name;
  if (typeof title !== "string") return undefined;
  const identifiers = [object.identifier, object["@id"], object.sameAs, object.url].flat();
  return {
    title,
    abstract: object.abstract ?? object.description,
    authors: [object.author ?? object.creator].flat(),
    year: object.datePublished ?? object.dateCreated,
    venue: containerOf(object.isPartOf),
    keywords: object.keywords,
    doi: identifiers,
    arxiv: identifiers.filter((one) => typeof one === "string" && /arxiv/i.test(one)),
    url: object.url,
  };
}

/** A volume stands in an issue, which stands in a journal. */
function containerOf(value: unknown, depth = 0): unknown {
  const whole = [value].flat()[0];
  if (whole === null || typeof whole !== "object" || depth > 3) return whole;
  const { isPartOf, name } = whole as Record<string, unknown>;
  return isPartOf === undefined ? name : containerOf(isPartOf, depth + 1);
}
