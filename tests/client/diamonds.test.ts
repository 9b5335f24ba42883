import { describe, expect, it } from "vitest";
import { conceptsBeside } from "../../client/features/bridges/use-bridges-on-map.ts";
import { type BridgeOnMap, diamondsOf } from "../../client/map/model/diamonds.ts";
import { buildModel, projectionOf } from "../../client/map/model/model.ts";
import { plantedMap } from "./planted-map.ts";

/** Concepts 0 … 9 are of the first field, 10 … 19 of the second, 20 … 29 of the third. */
const map = plantedMap({ communities: 3, each: 10 });
const model = buildModel(map, projectionOf(map, 1.8));

const bridge = (rank: number, one: readonly string[], two: readonly string[]): BridgeOnMap => ({
  paper: `p${rank}`,
  rank,
  sides: [
    { community: 1, concepts: one },
    { community: 2, concepts: two },
  ],
});

describe("bridge papers on the map", () => {
  it("are placed between their concepts of both sides, without overlap", () => {
    const both = [bridge(1, ["concept-0"], ["concept-10"]), bridge(2, ["concept-0"], ["concept-10"])];
    const [first, second] = diamondsOf(model, both);
    expect(first).toMatchObject({ x: middle(model.x, 0, 10), y: middle(model.y, 0, 10) });
    expect(Math.hypot((first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0))).toBeGreaterThan(40);
  });

  it("are placed off the land of a field whose concepts are not drawn, with strands to drawn concepts", () => {
    const [diamond] = diamondsOf(model, [bridge(1, ["concept-0", "rare"], ["rarer"])]);
    const land = Array.from({ length: 10 }, (_, i) => model.x[10 + i] ?? 0).reduce((a, b) => a + b) / 10;
    expect(diamond?.x).toBeCloseTo(((model.x[0] ?? 0) + land) / 2);
    expect(diamond?.strands).toEqual([{ concept: 0, community: 1 }]);
  });

  it("are left out only when a field has nothing on the map at all", () => {
    const [one, two] = bridge(1, ["concept-0"], []).sides;
    const nowhere: BridgeOnMap = { paper: "p", rank: 1, sides: [one, { ...two, community: 9 }] };
    expect(diamondsOf(model, [nowhere])).toEqual([]);
  });

  it("request concepts that the map does not show, except hidden ones", () => {
    const bridges = [bridge(1, ["concept-0", "rare"], ["hidden"]), bridge(2, ["rare"], ["rarer"])];
    expect(conceptsBeside(map, bridges, ["hidden"])).toEqual(["rare", "rarer"]);
  });
});

function middle(values: Float64Array, i: number, j: number): number {
  return ((values[i] ?? 0) + (values[j] ?? 0)) / 2;
}
