import { describe, expect, it } from "vitest";
import { countPairs } from "../../graph/analysis/measures/count-pairs.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { projectPairs } from "../../graph/incidence/project-pairs.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { randomIncidence } from "../reference/random-incidence.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

describe("how much there is to show", () => {
  it("follows the thresholds, within the papers that are counted", async () => {
    const store = await plantedStore();
    const snapshot = await openSnapshot(store);
    const total = async (asked: object) => (await conceptMap(snapshot, { measure: "npmi", ...asked })).total;
    expect(await total({ minPapers: 1, minJoint: 1 })).toEqual({ concepts: 8, links: 16, strongEnough: 12 });
    for (const minJoint of [2, 3, 4]) {
      for (const minPapers of [1, 4, 5]) {
        const map = await conceptMap(snapshot, { measure: "npmi", minJoint, minPapers, concepts: 100, links: 1000 });
        expect(map.total).toMatchObject({ concepts: map.nodes.id.length, links: map.links.source.length });
      }
    }
    expect(await total({ q: "year:2020", minPapers: 2, minJoint: 1 })).toMatchObject({ concepts: 2, links: 1 });
    await store.close();
  });

  it("is the number of pairs that the projection holds", () => {
    for (let round = 0; round < 60; round++) {
      const incidence = randomIncidence(round);
      for (const minJoint of [1, 2, 3]) {
        const least = { minJoint, minPapers: 1 + (round % 4) };
        expect(countPairs(incidence, least)).toBe(projectPairs(incidence, least).joint.length);
      }
    }
  });
});
