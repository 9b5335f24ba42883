import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { mapPapers } from "../../graph/answers/map/map-papers.ts";
import { GENERAL_BELOW } from "../../graph/contract/map.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

const fields = ["red", "green", "blue"].map((field) => ["one", "two", "three", "four"].map((n) => `${field} ${n}`));

/** Three fields of twelve papers each; every paper mentions the benchmark, and one of each field the survey. */
const papers: readonly Planted[] = fields.flatMap((field, f) =>
  Array.from({ length: 12 }, (_, k): Planted => {
    const concepts = ["benchmark", ...(k === 0 ? ["survey"] : []), ...field.slice(k % 2, 3 + (k % 2))];
    return [`f${f}p${k}`, 2020, "A paper", concepts.map((concept) => `On ${concept}.`).join(" ")];
  }),
);

describe("general words, which every field uses", () => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    store = await storeOf(["benchmark", "survey", ...fields.flat()], papers);
    snapshot = await openSnapshot(store);
  });
  afterAll(() => store.close());
  const map = (question: object) => conceptMap(snapshot, { measure: "npmi", minPapers: 1, ...question });

  it("are left out when so asked for, and named", async () => {
    const all = await map({});
    expect(all.nodes.label).toContain("benchmark");
    expect(all.general).toEqual({ minSpecificity: 0, hidden: 0, labels: [] });
    const { nodes, general } = await map({ minSpecificity: GENERAL_BELOW });
    expect(general).toEqual({ minSpecificity: GENERAL_BELOW, hidden: 1, labels: ["benchmark"] });
    expect(nodes.label.sort()).toEqual(all.nodes.label.filter((label) => label !== "benchmark").sort());
  });

  it("are not rare words, of which nobody knows whether every field uses them", async () => {
    expect((await map({ minSpecificity: GENERAL_BELOW })).nodes.label).toContain("survey");
  });

  it("leave their places to others", async () => {
    const two = await map({ minSpecificity: GENERAL_BELOW, concepts: 2 });
    expect([two.nodes.id.length, two.general.labels]).toEqual([2, ["benchmark"]]);
  });

  it("are shown when a reader names them, and do not count as hidden then", async () => {
    const { nodes, general } = await map({ minSpecificity: GENERAL_BELOW, include: ["benchmark"] });
    expect(nodes.label).toContain("benchmark");
    expect(general.hidden).toBe(0);
  });

  it("are left out among the papers of a map too", async () => {
    const shown = await mapPapers(snapshot, {
      measure: "npmi",
      minPapers: 1,
      minSpecificity: GENERAL_BELOW,
      limit: 10,
    });
    expect(shown.concepts).toHaveLength((await map({ minSpecificity: GENERAL_BELOW })).nodes.id.length);
  });
});
