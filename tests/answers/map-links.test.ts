import { describe, expect, it } from "vitest";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

describe("the links of concepts that are asked for by name", () => {
  const labels = Array.from("abcdefghijkl", (letter) => `concept ${letter}`);
  const papers: Planted[] = [1, 2].map((k) => [`p${k}`, 2019 + k, "All at once", `${labels.join(". ")}.`]);

  it("are all there when so many are asked for, and a few of each otherwise", async () => {
    const store = await storeOf(labels, papers);
    const snapshot = await openSnapshot(store);
    const question = { measure: "npmi", concepts: 1, minJoint: 1, include: labels } as const;
    const links = async (asked: object) => (await conceptMap(snapshot, { ...question, ...asked })).links.source.length;
    expect(await links({ links: 500 })).toBe((12 * 11) / 2);
    expect(await links({})).toBe(4 * 11);
    expect(await links({ links: 0 })).toBe(4 * 11);
    await store.close();
  });
});

describe("the links of the map", () => {
  it("join no name with a part of itself", async () => {
    const names = ["gaussian mixture", "gaussian mixture model", "speech", "mixture"];
    const papers: Planted[] = [1, 2, 3].map((k) => [`p${k}`, 2019 + k, "All at once", `${names.join(". ")}.`]);
    const store = await storeOf(names, papers);
    const snapshot = await openSnapshot(store);
    const { nodes, links } = await conceptMap(snapshot, { measure: "npmi", concepts: 10, minJoint: 1, links: 100 });
    const ends = links.source.map((source, k) =>
      [nodes.label[source]!, nodes.label[links.target[k]!]!].sort().join(" – "),
    );
    expect(ends.sort()).toEqual(
      ["gaussian mixture – speech", "gaussian mixture model – speech", "mixture – speech"].sort(),
    );
    await store.close();
  });
});
