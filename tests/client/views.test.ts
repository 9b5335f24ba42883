import { describe, expect, it } from "vitest";
import { linkChanges } from "../../client/features/compare/link-changes.ts";
import { comparePartners, drawnPartners } from "../../client/features/compare/partner-changes.ts";
import { cellText, keyOfCell } from "../../client/features/console/cells.ts";
import { drawing, placeGraph } from "../../client/features/console/graph-layout.ts";
import { setSources } from "../../client/features/sets/set-sources.ts";
import { themeNames } from "../../client/features/trends/theme-names.ts";
import { periodOf, usualPeriods } from "../../client/state/periods.ts";
import { initialView } from "../../client/state/view.ts";
import type { Cooccurrence } from "../../graph/contract/concepts.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";

function mapOf(papers: number, links: readonly (readonly [number, number, number])[]): ConceptMap {
  return {
    papers,
    nodes: { id: ["c", "a", "b"], label: ["C", "A", "B"] },
    links: {
      source: links.map(([source]) => source),
      target: links.map(([, target]) => target),
      papers: links.map(([, , papers]) => papers),
      npmi: links.map(([, , papers]) => papers / 10),
    },
  } as unknown as ConceptMap;
}

describe("two periods", () => {
  const all = new Set(["a", "b", "c"]);
  const kinds = (before: ConceptMap, after: ConceptMap) =>
    Object.fromEntries(linkChanges(before, after, all).map(({ a, b, kind }) => [a + b, kind]));

  it("compare pairs by share of the papers, each pair once in either order", () => {
    const before = mapOf(100, [
      [0, 1, 3],
      [1, 2, 2],
    ]);
    const after = mapOf(100, [
      [1, 0, 5],
      [2, 0, 2],
    ]);
    const changes = linkChanges(before, after, all);
    expect(changes.map(({ a, b, kind, papers }) => [a, b, kind, ...papers])).toEqual([
      ["a", "b", "gone", 2, 0],
      ["b", "c", "new", 0, 2],
      ["a", "c", "stronger", 3, 5],
    ]);
    expect(linkChanges(before, after, new Set(["a", "b"]))).toHaveLength(1);
  });

  it("call a link new only if fewer than two papers had it before, however much it grew", () => {
    expect(kinds(mapOf(100, [[0, 1, 2]]), mapOf(100, [[0, 1, 60]]))).toEqual({ ac: "stronger" });
    expect(kinds(mapOf(100, [[0, 1, 1]]), mapOf(100, [[0, 1, 2]]))).toEqual({ ac: "new" });
    expect(kinds(mapOf(100, [[0, 1, 1]]), mapOf(100, [[0, 1, 1]]))).toEqual({});
  });

  it("do not depend on the size of a period", () => {
    expect(kinds(mapOf(100, [[0, 1, 10]]), mapOf(1000, [[0, 1, 20]]))).toEqual({ ac: "weaker" });
    expect(kinds(mapOf(100, [[0, 1, 10]]), mapOf(1000, [[0, 1, 100]]))).toEqual({ ac: "alike" });
  });

  it("are read from the address, else the halves of the dated papers", () => {
    expect(periodOf("2012-2018")).toEqual([2012, 2018]);
    for (const wrong of ["", "2018", "2018-2012", "x-2012"]) expect(periodOf(wrong)).toBeNull();
    expect(usualPeriods([2010, 2020], 2016)).toEqual([
      [2010, 2016],
      [2017, 2020],
    ]);
    expect(usualPeriods([2020, 2020], null)).toEqual([
      [2020, 2020],
      [2020, 2020],
    ]);
  });
});

describe("two concepts", () => {
  const side = (concept: string, partners: readonly (readonly [string, number])[]) =>
    ({
      concept,
      partners: partners.map(([id, npmi]) => ({ concept: id, label: id, community: 1, npmi })),
    }) as unknown as Cooccurrence;
  const both = comparePartners(
    side("x", [
      ["p", 0.9],
      ["q", 0.2],
      ["y", 0.5],
    ]),
    side("y", [
      ["q", 0.4],
      ["r", 0.8],
      ["x", 0.5],
      ["s", 0.1],
    ]),
  );

  it("list partners of both first, by the weaker link, and never each other", () => {
    expect(both.map(({ id }) => id)).toEqual(["q", "p", "r", "s"]);
  });

  it("draw a limited number of each kind", () => {
    expect(drawnPartners(both, 1, 1).map(({ id }) => id)).toEqual(["q", "p", "r"]);
  });
});

describe("the Cypher console", () => {
  const node = { kind: "node", labels: ["Concept"], properties: { id: "a", label: "attention" } };
  const paper = { kind: "node", labels: ["Paper"], properties: { id: "p", title: "On it" } };

  it("formats cells as text, and knows which can be opened", () => {
    expect(cellText(null)).toBe("");
    expect(cellText([1, "two"])).toBe("1, two");
    expect(cellText({ kind: "path", nodes: [paper, node], relationships: [{ type: "MENTIONS" }] })).toBe(
      "(Paper: On it)–[MENTIONS]–(Concept: attention)",
    );
    expect(cellText({ some: "map" })).toBe('{"some":"map"}');
    expect(keyOfCell(node)).toEqual({ kind: "concept", id: "a" });
    expect(keyOfCell(paper)).toEqual({ kind: "paper", id: "p" });
    expect(keyOfCell({ ...node, labels: ["Author"] })).toBeNull();
    expect(keyOfCell(3)).toBeNull();
  });

  it("draws an answer inside its frame, deterministically, without links to missing nodes", () => {
    const graph = {
      nodes: Array.from({ length: 30 }, (_, i) => ({ id: String(i) })),
      relationships: Array.from({ length: 29 }, (_, i) => ({ start: "0", end: String(i + 1) })).concat([
        { start: "0", end: "gone" },
      ]),
    };
    const [places, again] = [placeGraph(graph), placeGraph(graph)];
    expect([...places]).toEqual([...again]);
    for (const { x, y } of places.values()) {
      expect(x).toBeGreaterThanOrEqual(drawing.inset - 1);
      expect(x).toBeLessThanOrEqual(drawing.width - drawing.inset + 1);
      expect(y).toBeGreaterThanOrEqual(drawing.inset - 1);
      expect(y).toBeLessThanOrEqual(drawing.height - drawing.inset + 1);
    }
  });
});

describe("a set", () => {
  it("is made of the selection before the matrix before the answer", () => {
    const view = { ...initialView, set: ["m"], map: { ...initialView.map, selected: ["s", "t"] } };
    expect(setSources(view).map(({ id, concepts }) => [id, concepts.length])).toEqual([
      ["selection", 2],
      ["matrix", 1],
    ]);
    expect(setSources(initialView)).toEqual([]);
  });
});

describe("names on the thematic map", () => {
  it("cover neither one another nor another disc", () => {
    const themes = Array.from({ length: 9 }, (_, i) => ({
      community: i + 1,
      label: `field ${i}`,
      papers: 9 - i,
      centrality: (i % 3) * 40,
      density: Math.floor(i / 3) * 12,
    }));
    const names = themeNames(
      themes,
      (c) => 100 + c,
      (d) => 100 + d,
      () => 8,
    );
    expect(names.length).toBeGreaterThan(0);
    const boxes = names.map(({ label, x, y, anchor }) => {
      const width = label.length * 5.9;
      return { x0: anchor === "start" ? x : x - width, x1: anchor === "start" ? x + width : x, y };
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) expect(a.x0 < b.x1 && a.x1 > b.x0 && Math.abs(a.y - b.y) < 14).toBe(false);
  });
});
