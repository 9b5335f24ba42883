import type { GraphExporter, RelationSource } from "./exporter.ts";
import { broaderById, kindsById, nodeRows, type RelationRow, relationRows } from "./graph-rows.ts";

const PREFIXES = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix isthmus: <urn:isthmus:> .
`;

/**
 * RDF in Turtle, with the same statements as `jsonLd`: concepts in SKOS with what is broader; each relation as a triple, and as a thing of its own with papers, confidence and, in
 * PROV, a sentence quoted from the paper that says so.
 */
export const turtle: GraphExporter = {
  of: "graph",
  name: "turtle",
  label: "Turtle with SKOS and PROV (RDF tools, SPARQL)",
  extension: ".ttl",
  mediaType: "text/turtle",
  writesKnowledge: true,
  writesSources: true,
  *write(graph, knowledge, sources = []) {
    yield PREFIXES;
    const kinds = kindsById(knowledge);
    const broader = broaderById(knowledge);
    for (const { id, label, papers } of nodeRows(graph)) {
      const kind = kinds.get(id);
      const above = (broader.get(id) ?? []).map((one) => iri("concept", one));
      yield statement(iri("concept", id), [
        `a skos:Concept ; skos:prefLabel ${literal(label)} ; isthmus:papers ${papers}`,
        ...(kind === undefined ? [] : [`isthmus:kind isthmus:${kind}`]),
        ...(above.length === 0 ? [] : [`skos:broader ${above.join(", ")}`]),
      ]);
    }
    yield* paperStatements(sources);
    yield* relationStatements(relationRows(knowledge), sources);
  },
};

type Sources = readonly (RelationSource | undefined)[];

/** Each paper of the sources once. */
const papersOf = (sources: Sources) =>
  new Map(sources.flatMap((source) => (source ? [[source.paper.id, source.paper] as const] : []))).values();

function* paperStatements(sources: Sources): Generator<string> {
  for (const { id, title, year, doi } of papersOf(sources)) {
    yield statement(iri("paper", id), [
      `a prov:Entity ; dcterms:title ${literal(title)}`,
      ...(year === null ? [] : [`dcterms:date "${year}"`]),
      ...(doi === null ? [] : [`dcterms:identifier ${literal(`doi:${doi}`)}`]),
    ]);
  }
}

function* relationStatements(relations: Iterable<RelationRow>, sources: Sources): Generator<string> {
  let row = 0;
  for (const { from, to, relation, papers: count, confidence } of relations) {
    if (relation === "broader") continue;
    const [subject, object] = [iri("concept", from), iri("concept", to)];
    yield statement(subject, [`isthmus:${relation} ${object}`]);
    yield statement(iri("relation", from, relation, to), [
      `a isthmus:Relation, prov:Entity ; isthmus:from ${subject} ; isthmus:relation isthmus:${relation} ; isthmus:to ${object}`,
      `isthmus:papers ${count} ; isthmus:confidence ${double(confidence ?? 0)}`,
      ...derivedFrom(sources[row++]),
    ]);
  }
}

function derivedFrom(source: RelationSource | undefined): string[] {
  if (!source) return [];
  const paper = iri("paper", source.paper.id);
  if (source.sentence === null) return [`prov:wasDerivedFrom ${paper}`];
  return [
    `prov:wasDerivedFrom [ a prov:Entity ; prov:value ${literal(source.sentence)} ; prov:wasQuotedFrom ${paper} ]`,
  ];
}

const statement = (subject: string, parts: readonly string[]) => `\n${subject} ${parts.join(" ;\n  ")} .\n`;

/** Half of a surrogate pair, as broken texts have, is in no valid file. */
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, "\ufffd");

/** A name after "urn:isthmus:". */
const localName = (...parts: readonly string[]) => parts.map((part) => encodeURIComponent(wellFormed(part))).join(":");

const iri = (...parts: readonly string[]) => `<urn:isthmus:${localName(...parts)}>`;

/** The canonical form of a number with a fraction, which JSON-LD gives it too. */
const double = (value: number) =>
  value
    .toExponential()
    .replace(/^(-?\d)e/, "$1.0e")
    .replace(/e\+?/, "E");

/** Turtle has the escapes of JSON. */
const literal = (text: string) => JSON.stringify(wellFormed(text));

/** Words of the file; relations are named as in the API. */
const CONTEXT = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
  isthmus: "urn:isthmus:",
  "@vocab": "urn:isthmus:",
  label: "skos:prefLabel",
  broader: { "@id": "skos:broader", "@type": "@id" },
  kind: { "@type": "@vocab" },
  relation: { "@type": "@vocab" },
  from: { "@type": "@id" },
  to: { "@type": "@id" },
  confidence: { "@type": "http://www.w3.org/2001/XMLSchema#double" },
  title: "dcterms:title",
  date: "dcterms:date",
  identifier: "dcterms:identifier",
  derivedFrom: { "@id": "prov:wasDerivedFrom", "@type": "@id" },
  quotedFrom: { "@id": "prov:wasQuotedFrom", "@type": "@id" },
  sentence: "prov:value",
};

/** RDF as JSON-LD, with the same statements as `turtle`. */
export const jsonLd: GraphExporter = {
  of: "graph",
  name: "json-ld",
  label: "JSON-LD with SKOS and PROV (RDF tools, thesauri)",
  extension: ".jsonld",
  mediaType: "application/ld+json",
  writesKnowledge: true,
  writesSources: true,
  *write(graph, knowledge, sources = []) {
    yield `{"@context": ${JSON.stringify(CONTEXT)},\n"@graph": [`;
    let separator = "\n";
    for (const node of jsonNodes(graph, knowledge, sources)) {
      yield separator + JSON.stringify(node, (_, value) => (typeof value === "string" ? wellFormed(value) : value));
      separator = ",\n";
    }
    yield "\n]}\n";
  },
};

const compactIri = (...parts: readonly string[]) => `isthmus:${localName(...parts)}`;

function* jsonNodes(...[graph, knowledge, sources = []]: Parameters<GraphExporter["write"]>): Generator<object> {
  const kinds = kindsById(knowledge);
  const broader = broaderById(knowledge);
  for (const { id, label, papers } of nodeRows(graph)) {
    const above = broader.get(id)?.map((one) => compactIri("concept", one));
    yield {
      "@id": compactIri("concept", id),
      "@type": "skos:Concept",
      label,
      papers,
      kind: kinds.get(id),
      broader: above,
    };
  }
  for (const { id, title, year, doi } of papersOf(sources)) {
    const known = {
      ...(year === null ? {} : { date: `${year}` }),
      ...(doi === null ? {} : { identifier: `doi:${doi}` }),
    };
    yield { "@id": compactIri("paper", id), "@type": "prov:Entity", title, ...known };
  }
  let row = 0;
  for (const { from, to, relation, papers, confidence } of relationRows(knowledge)) {
    if (relation === "broader") continue;
    const [subject, object] = [compactIri("concept", from), compactIri("concept", to)];
    yield { "@id": subject, [relation]: { "@id": object } };
    yield {
      ...{ "@id": compactIri("relation", from, relation, to), "@type": ["isthmus:Relation", "prov:Entity"] },
      ...{ from: subject, relation, to: object, papers, confidence, derivedFrom: jsonSource(sources[row++]) },
    };
  }
}

function jsonSource(source: RelationSource | undefined) {
  if (!source) return undefined;
  const paper = compactIri("paper", source.paper.id);
  if (source.sentence === null) return paper;
  return { "@type": "prov:Entity", sentence: source.sentence, quotedFrom: paper };
}
