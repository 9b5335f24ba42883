import type { GraphExporter, RelationSource } from "./exporter.ts";
import { broaderById, kindsById, nodeRows, type RelationRow, relationRows } from "./graph-rows.ts";

const PREFIXES = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix isthmus: <urn:isthmus:> .
`;

/**
 * RDF in Turtle: concepts in SKOS with what is broader; each relation as a triple, and as a thing of its own with papers, confidence and, in
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

function* paperStatements(sources: Sources): Generator<string> {
  const papers = new Map(sources.flatMap((source) => (source ? [[source.paper.id, source.paper] as const] : [])));
  for (const { id, title, year, doi } of papers.values()) {
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
      `isthmus:papers ${count} ; isthmus:confidence ${confidence}`,
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

const iri = (...parts: readonly string[]) =>
  `<urn:isthmus:${parts.map((part) => encodeURIComponent(wellFormed(part))).join(":")}>`;

/** Turtle has the escapes of JSON. */
const literal = (text: string) => JSON.stringify(wellFormed(text));
