import { expect, it } from "vitest";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { snapshotOf } from "./planted-knowledge.ts";

it("rolls a map up to the broad concepts and opens one, at the same places", async () => {
  const { snapshot, store } = await snapshotOf();
  await snapshot.analyses.layout();
  const question = { measure: "npmi", minPapers: 1, minJoint: 1, minSpecificity: 0 } as const;
  const placesOf = async (more: object) => {
    const { nodes } = await conceptMap(snapshot, { ...question, ...more });
    return new Map(nodes.label.map((label, k) => [label, [nodes.x[k], nodes.y[k]]]));
  };
  const [open, rolled] = [await placesOf({}), await placesOf({ rolledUp: "true" })];
  const kinds = ["neural machine translation", "offline reinforcement learning", "proximal policy optimization"];
  expect([...open.keys()].filter((label) => !rolled.has(label)).sort()).toEqual(kinds);
  for (const [label, place] of rolled) expect(place).toEqual(open.get(label));
  // Others come in for the kinds that are left out.
  const six = await placesOf({ concepts: 6, rolledUp: "true" });
  expect(six.size).toBe(6);
  expect(kinds.filter((label) => six.has(label))).toEqual([]);
  const opening = { concepts: 6, rolledUp: "true", expand: ["machine translation"] } as const;
  const { nodes, expanded } = await conceptMap(snapshot, { ...question, ...opening });
  expect(nodes.label[expanded[0]?.added[0] ?? -1]).toBe("neural machine translation");
  await store.close();
});
