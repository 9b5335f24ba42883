import { fieldOf } from "../../record/fields.ts";
import { bareArxiv } from "../../record/identifiers.ts";

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Keys under which services put the identifiers of a paper, by name or as a list of {type, value}. */
const IDENTIFIERS = (
  "externalIds external_ids externalids externalIdentifiers ids identifiers identifier articleids article_ids articleIds " +
  "alternateIdentifiers persistentIdentifiers"
).split(" ");

/** Keys of objects that contain the journal and the year. */
const PUBLICATIONS = "journalInfo publication_info publicationInfo source bibliographicInfo primary_location".split(
  " ",
);

/** The entries of a paper, with what some sources put one level down. */
export function* entriesOf(paper: Json): Generator<readonly [string, unknown]> {
  for (const [key, value] of Object.entries(paper)) yield [key, unwrapValue(value)];
  for (const key of IDENTIFIERS) yield* identifiersIn(paper[key]);
  for (const key of PUBLICATIONS) yield* publicationIn(paper[key]);
  yield* dataCite(paper);
  if (isObject(paper.names)) yield ["authors", paper.names.authors];
  if (Array.isArray(paper.versions) && isObject(paper.versions[0])) {
    yield ["version created", paper.versions[0].created];
  }
  if (Array.isArray(paper.titles) && isObject(paper.titles[0])) yield ["subtitle", paper.titles[0].subtitle];
  if (isArxivDump(paper)) yield ["arxiv", bareArxiv(paper.id)];
}

/** {"value": …} of OpenReview, and lists in an object of one key, such as {"author": […]}. */
function unwrapValue(value: unknown): unknown {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length <= 2 && "value" in value) return value.value;
  const inner = value[keys[0] ?? ""];
  return keys.length === 1 && typeof inner === "object" ? inner : value;
}

function* identifiersIn(value: unknown): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 50)) {
      if (!isObject(one)) continue;
      const type = one.type ?? one.idtype ?? one.identifierType ?? one.scheme ?? one.alternateIdentifierType;
      const id = one.value ?? one.id ?? one.identifier ?? one.alternateIdentifier;
      if (typeof type === "string" && isIdentifier(type)) yield [type, id];
    }
  } else if (isObject(value)) yield* Object.entries(value).filter(([name]) => isIdentifier(name));
}

function isIdentifier(name: string): boolean {
  return ["doi", "arxiv", "pmid"].includes(fieldOf(name)?.field ?? "");
}

function* publicationIn(value: unknown): Generator<readonly [string, unknown]> {
  const publication = Array.isArray(value) ? value[0] : value;
  if (!isObject(publication)) return;
  for (const [key, inner] of Object.entries(publication)) {
    const field = fieldOf(key)?.field;
    if (field === "year" || field === "venue") yield [key, inner];
  }
}

/** DataCite lists descriptions by type, and the journal as a container. */
function* dataCite({ descriptions, container }: Json): Generator<readonly [string, unknown]> {
  if (Array.isArray(descriptions)) {
    const abstract = descriptions.find((one) => isObject(one) && one.descriptionType === "Abstract");
    yield ["abstract", isObject(abstract) ? abstract.description : undefined];
  }
  if (isObject(container)) yield ["container title", container.title];
}

function isArxivDump(paper: Json): boolean {
  return "authors_parsed" in paper || ("categories" in paper && "submitter" in paper);
}
