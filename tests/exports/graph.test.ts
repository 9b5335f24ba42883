import { spawnSync } from "node:child_process";
import { UndirectedGraph } from "graphology";
import { describe, expect, it } from "vitest";
import type { GraphExporter } from "../../graph/exports/exporter.ts";
import { exporterOf, exporters } from "../../graph/exports/registry.ts";
import { graph, knowledge } from "./planted-graph.ts";

const written = (name: string) => [...(exporterOf(name) as GraphExporter).write(graph)].join("");

/** What networkx reads in a file: the judge that is not ours. */
function networkx(
  reader: string,
  text: string,
): { nodes: [string, Record<string, unknown>][]; edges: [string, string, Record<string, unknown>][] } {
  const script = `import sys, io, json, networkx as nx
g = ${reader}
print(json.dumps({"nodes": sorted(g.nodes(data=True)), "edges": sorted(g.edges(data=True))}))`;
  const run = spawnSync("python3", ["-c", script], { input: text, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
const hasNetworkx = spawnSync("python3", ["-c", "import networkx"]).status === 0;

const withKnowledge = (name: string) => [...(exporterOf(name) as GraphExporter).write(graph, knowledge)].join("");

describe("formats with relations", () => {
  it.skipIf(!hasNetworkx).each([
    ["gexf-relations", "nx.read_gexf(sys.stdin.buffer)"],
    ["graphml-relations", "nx.read_graphml(sys.stdin.buffer)"],
  ])("networkx reads %s as a directed graph with types", (name, reader) => {
    const { nodes, edges } = networkx(reader, withKnowledge(name));
    expect(nodes.find(([id]) => id === "beta<&>")?.[1]).toMatchObject({ kind: "method" });
    expect(edges.map(([from, to, { relation, confidence }]) => [from, to, relation, confidence ?? null])).toEqual([
      ["beta<&>", "alpha", "used-for", 0.8],
      ['quote-"x"', "alpha", "broader", null],
    ]);
  });
});

describe("graph formats", () => {
  it.skipIf(!hasNetworkx).each([
    ["gexf", "nx.read_gexf(sys.stdin.buffer)"],
    ["graphml", "nx.read_graphml(sys.stdin.buffer)"],
  ])("networkx reads %s as it was written", (name, reader) => {
    const { nodes, edges } = networkx(reader, written(name));
    expect(nodes.map(([id]) => id)).toEqual([...graph.nodes.id].sort());
    const alpha = nodes.find(([id]) => id === "alpha")?.[1];
    expect(alpha).toMatchObject({
      label: "alpha",
      papers: 4,
      community: 1,
      communityLabel: "alpha & beta",
      meanYear: 2019.5,
    });
    expect(nodes.find(([id]) => id === "beta<&>")?.[1]).toMatchObject({ label: "beta <&> β" });
    expect(edges).toMatchObject([
      ["alpha", "beta<&>", { weight: 3, npmi: 0.75 }],
      ["alpha", 'quote-"x"', { weight: 2, npmi: -0.25 }],
    ]);
  });

  it.skipIf(!hasNetworkx)("networkx reads Pajek", () => {
    const { nodes, edges } = networkx("nx.Graph(nx.parse_pajek(sys.stdin.read()))", written("pajek"));
    expect(nodes.map(([label]) => label)).toContain("alpha");
    expect(edges.map(([, , { weight }]) => weight).sort()).toEqual([2, 3]);
  });

  it("graphology imports its export", () => {
    const back = new UndirectedGraph();
    back.import(JSON.parse(written("graphology")));
    expect(back.order).toBe(4);
    expect(back.getEdgeAttribute("alpha", "beta<&>", "papers")).toBe(3);
    expect(back.getNodeAttribute("=cmd", "meanYear")).toBe(2021);
  });

  it("VOSviewer gets items from 1, links between them and named clusters", () => {
    const { network } = JSON.parse(written("vosviewer"));
    expect(network.items[0]).toEqual({
      ...{ id: 1, label: "alpha", x: 0, y: 1, cluster: 1 },
      weights: { Links: 2, "Total link strength": 5, Documents: 4 },
      scores: { "Avg. pub. year": 2019.5 },
    });
    expect(network.items[3].cluster).toBeUndefined();
    expect(network.links).toEqual([
      { source_id: 1, target_id: 2, strength: 3 },
      { source_id: 1, target_id: 3, strength: 2 },
    ]);
    expect(network.clusters).toEqual([
      { cluster: 1, label: "alpha & beta" },
      { cluster: 2, label: "x" },
    ]);
    const map = written("vosviewer-map").trimEnd().split("\n");
    expect(map).toHaveLength(5);
    expect(map[1]?.split("\t")).toEqual(["1", "alpha", "0", "1", "1", "4", "2019.5"]);
    expect(written("vosviewer-network")).toBe("1\t2\t3\n1\t3\t2\n");
  });

  it("tables contain no cell that a spreadsheet takes for a formula", () => {
    const rows = written("csv-nodes").trimEnd().split("\r\n");
    expect(rows[4]).toBe(`"'=cmd","'=HYPERLINK(1)",1,0,,3,2,2021,0`);
    expect(rows[3]).toContain('"the ""x"""'.replace(/^"the/, '"the'));
    const cells = rows.slice(1).flatMap((row) => row.split(","));
    expect(cells.filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
    expect(written("csv-edges").split("\r\n")[2]).toBe(`alpha,"quote-""x""",Undirected,2,-0.25,0.5`);
  });

  it("the Cypher script quotes every text", () => {
    const script = written("cypher");
    expect(script).toContain(String.raw`{id: "quote-\"x\"", label: "the \"x\"", papers: 2`);
    expect(script.match(/UNWIND/g)).toHaveLength(3);
    expect(script).toContain("[r:CO_OCCURS]");
  });

  it.each(Object.keys(exporters).filter((name) => exporterOf(name)?.of === "graph"))(
    "%s bears an empty graph",
    (name) => {
      const columns = <T extends object>(some: T) =>
        Object.fromEntries(Object.keys(some).map((key) => [key, []])) as unknown as T;
      const empty = { ...graph, nodes: columns(graph.nodes), links: columns(graph.links), communities: [] };
      expect(() => [...(exporterOf(name) as GraphExporter).write(empty)].join("")).not.toThrow();
    },
  );
});
