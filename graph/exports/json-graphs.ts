import type { GraphExporter } from "./exporter.ts";
import { broaderById, kindsById, linkRows, nodeRows, relationRows } from "./graph-rows.ts";

/** The serialised form of graphology, which `Graph.from` takes. */
export const graphology: GraphExporter = {
  of: "graph",
  name: "graphology",
  label: "graphology (JSON)",
  extension: ".json",
  mediaType: "application/json",
  *write(graph) {
    const { revision, seed, measure, minPapers, minJoint } = graph;
    yield `{"attributes":${JSON.stringify({ revision, seed, measure, minPapers, minJoint })},`;
    yield '"options":{"type":"undirected","multi":false,"allowSelfLoops":false},"nodes":[\n';
    for (const { position, id, ...attributes } of nodeRows(graph)) {
      yield `${position > 0 ? ",\n" : ""}${JSON.stringify({ key: id, attributes })}`;
    }
    yield '\n],"edges":[\n';
    let before = "";
    for (const { source, target, papers, ...others } of linkRows(graph)) {
      const ends = { source: graph.nodes.id[source], target: graph.nodes.id[target], undirected: true };
      yield `${before}${JSON.stringify({ ...ends, attributes: { weight: papers, papers, ...others } })}`;
      before = ",\n";
    }
    yield "\n]}\n";
  },
};

/** Words of the file; relations are named as in the API, in lower camel case. */
const CONTEXT = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  isthmus: "urn:isthmus:",
  concept: "urn:isthmus:concept:",
  label: "skos:prefLabel",
  broader: { "@id": "skos:broader", "@type": "@id" },
  from: { "@id": "isthmus:from", "@type": "@id" },
  to: { "@id": "isthmus:to", "@type": "@id" },
  relation: { "@id": "isthmus:relation", "@type": "@vocab" },
  papers: "isthmus:papers",
  confidence: "isthmus:confidence",
  kind: { "@id": "isthmus:kind", "@type": "@vocab" },
  "@vocab": "urn:isthmus:",
};

/** JSON-LD: concepts in SKOS with what is broader, and each relation as a statement of its own with papers and confidence. */
export const jsonLd: GraphExporter = {
  of: "graph",
  name: "json-ld",
  label: "JSON-LD with SKOS (RDF tools, thesauri)",
  extension: ".jsonld",
  mediaType: "application/ld+json",
  writesKnowledge: true,
  *write(graph, knowledge) {
    const kinds = kindsById(knowledge);
    const broader = broaderById(knowledge);
    yield `{"@context": ${JSON.stringify(CONTEXT)},\n"@graph": [`;
    let separator = "\n";
    for (const { id, label, papers } of nodeRows(graph)) {
      const own = { "@id": identifier(id), "@type": "skos:Concept", label, papers };
      yield separator + JSON.stringify({ ...own, kind: kinds.get(id), broader: broader.get(id)?.map(identifier) });
      separator = ",\n";
    }
    for (const { from, to, relation, papers, confidence } of relationRows(knowledge)) {
      if (relation === "broader") continue;
      const ends = { from: identifier(from), to: identifier(to) };
      yield separator + JSON.stringify({ "@type": "isthmus:Relation", relation, ...ends, papers, confidence });
    }
    yield "\n]}\n";
  },
};

const identifier = (id: string) => `concept:${encodeURIComponent(id)}`;
