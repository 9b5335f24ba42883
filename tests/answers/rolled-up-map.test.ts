import { expect, it } from "vitest";
import { relationsOfPair } from "../../graph/answers/knowledge/pair-relations.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { nearParents } from "../../graph/answers/map/map-places.ts";
import { shown, snapshotOf } from "./planted-knowledge.ts";

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

it("shows the kinds of what is opened, says for how many each concept stands, and changes nothing else", async () => {
  const { snapshot, store } = await snapshotOf();
  await snapshot.analyses.layout();
  const question = { measure: "npmi", minPapers: 1, minJoint: 1, minSpecificity: 0, rolledUp: "true" } as const;
  const folded = await conceptMap(snapshot, question);
  const open = ["proximal policy optimization", "reinforcement learning", "no such concept"];
  const opened = await conceptMap(snapshot, { ...question, open });
  const foldedOf = ({ nodes }: typeof folded, label: string) => nodes.folded[nodes.label.indexOf(label)];
  expect(foldedOf(folded, "reinforcement learning")).toBe(1);
  expect(foldedOf(folded, "robot locomotion")).toBe(0);
  expect(foldedOf(opened, "reinforcement learning")).toBe(0);
  const at = (label: string) => opened.nodes.label.indexOf(label);
  // What is not on the map, or not in the corpus, opens nothing.
  const own = { concept: at("reinforcement learning"), added: [at("offline reinforcement learning")] };
  expect(opened.opened).toEqual([own]);
  expect(opened.missing).toEqual([]);
  const size = folded.nodes.id.length;
  expect(opened.nodes.id.slice(0, size)).toEqual(folded.nodes.id);
  expect([opened.nodes.x, opened.nodes.y].map((values) => values.slice(0, size))).toEqual([
    folded.nodes.x,
    folded.nodes.y,
  ]);
  expect((await conceptMap(snapshot, { ...question, rolledUp: "false", open })).nodes.folded.some(Boolean)).toBe(false);
  await store.close();
});

it("draws kinds that lie far away towards their parent, in order of distance and in the same direction", () => {
  const places = { x: [10, 12, 10, 90, -90], y: [10, 14, 60, 10, 10] };
  const { x, y } = nearParents(places, [{ concept: 0, added: [1, 2, 3, 4] }], [0, 0, 100, 50]);
  const distances = x.map((value, k) => Math.hypot(value - 10, y[k]! - 10));
  expect([x[1], y[1]]).toEqual([12, 14]);
  expect([x[2], y[3], y[4]]).toEqual([10, 10, 10]);
  expect(x[3]!).toBeGreaterThan(10);
  expect(x[4]!).toBeLessThan(10);
  expect(distances.slice(1)).toEqual([...distances.slice(1)].sort((p, q) => p - q));
  expect(Math.max(...distances)).toBeLessThan(10);
});

it("counts what is said of kinds for the concepts that stand for them, whatever is open", async () => {
  const { snapshot, store } = await snapshotOf();
  await snapshot.analyses.layout();
  const question = { measure: "npmi", minPapers: 1, minJoint: 1, minSpecificity: 0, relation: "used-for" } as const;
  const saidOf = async (more: object): Promise<ReadonlyMap<string, number | undefined>> => {
    const { nodes, links } = await conceptMap(snapshot, { ...question, ...more });
    const rows = links.source.map((source, k) => {
      return [`${nodes.label[source]} > ${nodes.label[links.target[k]!]}`, links.said[k]] as const;
    });
    return new Map(rows);
  };
  const [flat, rolled] = [await saidOf({}), await saidOf({ rolledUp: "true" })];
  const open = await saidOf({ rolledUp: "true", open: ["policy gradient"] });
  const [kind, broad] = ["proximal policy optimization > robot locomotion", "policy gradient > robot locomotion"];
  expect(flat.get(kind)).toBeGreaterThan(0);
  expect([...rolled.keys()]).not.toContain(kind);
  expect(rolled.get(broad)).toBeGreaterThan(flat.get(broad) ?? 0);
  expect(open.get(broad)).toBe(rolled.get(broad));
  expect(open.get(kind)).toBe(flat.get(kind));
  const pair = { a: "policy gradient", b: "robot locomotion", ...shown, minConfidence: 0.7 };
  const { relations, rolledUp, sentences } = await relationsOfPair(snapshot, { ...pair, narrower: "true" });
  expect(rolledUp).toBe(true);
  const used = relations.find(({ type, direction }) => type === "used-for" && direction === "ab");
  expect(used?.papers).toBe(rolled.get(broad));
  expect(new Set(sentences.map(({ paper }) => paper.id)).size).toBe(used?.papers);
  await store.close();
});
