import jsonld from "jsonld";
import { Parser, Writer } from "n3";
import { describe, expect, it } from "vitest";
import type { KnowledgeAmong } from "../../graph/contract/knowledge/knowledge.ts";
import type { RelationSource } from "../../graph/exports/exporter.ts";
import { jsonLd, turtle } from "../../graph/exports/rdf.ts";
import { graph, knowledge } from "./planted-graph.ts";

/** The published types know neither its newer name nor statements as input. */
const canonize = jsonld.canonize as unknown as (input: object | string, options: object) => Promise<string>;

describe("Turtle", () => {
  const concept = (id: string) => `urn:isthmus:concept:${encodeURIComponent(id)}`;
  const paper = {
    id: "p 1",
    title: 'A "title"\nof two lines',
    year: 2020,
    doi: "10.1/x",
    venue: null,
    authors: [],
    url: null,
  };
  const sentence = 'Beta \u2028 is "used" for \ud800 alpha \\ here.';
  const quads = new Parser().parse([...turtle.write(graph, knowledge, [{ paper, sentence }])].join(""));
  const valuesOf = (subject: string, predicate: string) =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value.endsWith(predicate))
      .map(({ object }) => object.value);

  it("has concepts with labels, kinds and what is broader in SKOS", () => {
    for (const [i, id] of graph.nodes.id.entries()) {
      expect(valuesOf(concept(id), "core#prefLabel")).toEqual([graph.nodes.label[i]]);
      expect(valuesOf(concept(id), "isthmus:kind")).toEqual([`urn:isthmus:${knowledge.kinds[i]}`]);
    }
    expect(valuesOf(concept('quote-"x"'), "core#broader")).toEqual([concept("alpha")]);
    expect(valuesOf(concept("beta<&>"), "isthmus:used-for")).toEqual([concept("alpha")]);
  });

  it("quotes the sentence of a relation from its paper in PROV", () => {
    const relation = `urn:isthmus:relation:${encodeURIComponent("beta<&>")}:used-for:alpha`;
    expect(valuesOf(relation, "isthmus:confidence").map(Number)).toEqual([0.8]);
    const [source = ""] = valuesOf(relation, "prov#wasDerivedFrom");
    expect(valuesOf(source, "prov#value")).toEqual([sentence.replace("\ud800", "\ufffd")]);
    expect(valuesOf(source, "prov#wasQuotedFrom")).toEqual(["urn:isthmus:paper:p%201"]);
    expect(valuesOf("urn:isthmus:paper:p%201", "terms/title")).toEqual([paper.title]);
    expect(valuesOf("urn:isthmus:paper:p%201", "terms/identifier")).toEqual(["doi:10.1/x"]);
  });

  it("is well formed without knowledge", () => {
    expect(new Parser().parse([...turtle.write(graph)].join(""))).toHaveLength(3 * graph.nodes.id.length);
  });

  const [decided, doubtful] = [1, 0.123456789];
  it.each<[string, KnowledgeAmong | undefined, (RelationSource | undefined)[]]>([
    ["without knowledge", undefined, []],
    ["without sources", knowledge, []],
    ["with a sentence", knowledge, [{ paper, sentence }]],
    [
      "with a paper alone, and numbers of all kinds",
      {
        ...knowledge,
        relations: {
          from: [1, 2],
          to: [0, 1],
          type: ["used-for", "part-of"],
          papers: [3, 1],
          confidence: [decided, doubtful],
        },
      },
      [{ paper: { ...paper, year: null, doi: null }, sentence: null }, undefined],
    ],
  ])("makes the statements of JSON-LD, as a library of others reads it, %s", async (_, known, sources) => {
    const turtleQuads = new Parser().parse([...turtle.write(graph, known, sources)].join(""));
    const lines = new Writer({ format: "N-Quads" }).quadsToString(turtleQuads);
    const document = JSON.parse([...jsonLd.write(graph, known, sources)].join(""));
    const canonical = await canonize(document, {
      algorithm: "RDFC-1.0",
      format: "application/n-quads",
      safe: true,
    });
    expect(canonical.split("\n").length).toBeGreaterThan(graph.nodes.id.length);
    expect(canonical).toBe(await canonize(lines, { algorithm: "RDFC-1.0", inputFormat: "application/n-quads" }));
  });
});
