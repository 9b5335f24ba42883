import { describe, expect, it } from "vitest";
import type { LeadingPairs } from "../../graph/analysis/measures/leading-pairs.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import type { LazyResult } from "../../graph/snapshot/memo.ts";
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

describe("the links of common concepts", () => {
  it("are the same, counted in advance or when they are asked for", async () => {
    const random = seededRandom(3);
    const labels = Array.from(
      { length: 1020 },
      (_, k) => `concept ${(k + 1296).toString(6).replace(/\d/g, (digit) => "bdfgkm"[Number(digit)]!)}`,
    );
    const papers = Array.from({ length: 150 }, (_, k): Planted => {
      const about = Array.from({ length: 20 }, () => labels[Math.floor(labels.length * random() ** 2)]!);
      return [`p${k}`, 2000 + (k % 9), "Some at once", `${about.join(". ")}.`];
    });
    const store = await storeOf(labels, papers);
    const plain = await openSnapshot(store);
    const { analyses } = plain;
    const none: LazyResult<LeadingPairs> = Object.assign(async () => analyses.leadingPairs(), {
      peek: async () => undefined,
      isStopped: () => true,
    });
    const uncounted = { ...plain, analyses: { ...analyses, leadingPairs: none } };
    await analyses.leadingPairs();
    for (const asked of [
      { concepts: 40 },
      { concepts: 900 },
      { concepts: 1020 },
      { minJoint: 2, include: [labels.at(-1)!] },
    ]) {
      const question = { measure: "npmi", minJoint: 1, links: 3000, ...asked } as const;
      const { links } = await conceptMap(plain, question);
      expect(links.source.length).toBeGreaterThan(20);
      expect(links).toEqual((await conceptMap(uncounted, question)).links);
    }
    await store.close();
  });
});

describe("the least strength of a link", () => {
  it("only removes links when it is raised, whatever the limit, the measure and what is asked for by name", async () => {
    const random = seededRandom(7);
    const labels = Array.from("abcdefghijklmnop", (letter) => `concept ${letter}`);
    const papers = Array.from({ length: 60 }, (_, k): Planted => {
      const about = labels.filter((_, i) => random() < (i % 4 === k % 4 ? 0.5 : 0.15));
      return [`p${k}`, 2000 + (k % 9), "Some at once", `${about.join(". ")}.`];
    });
    const store = await storeOf(labels, papers);
    const snapshot = await openSnapshot(store);
    for (const measure of ["npmi", "papers"] as const)
      for (const more of [{}, { links: 12 }, { links: 25, include: ["concept n", "concept p"] }, { links: 500 }]) {
        const linksAt = async (minStrength: number) => {
          const question = { measure, concepts: 9, minJoint: 1, minPapers: 1, minStrength, ...more };
          const { nodes, links, total } = await conceptMap(snapshot, question);
          expect(total.strongEnough).toBeGreaterThanOrEqual(links.source.length);
          return links.source.map((source, k) => `${nodes.id[source]} ${nodes.id[links.target[k]!]}`);
        };
        const bars = measure === "npmi" ? [-0.5, -0.1, 0, 0.1, 0.2, 0.3, 0.5] : [0, 1, 2, 3, 5, 8];
        let lower = new Set(await linksAt(bars[0]!));
        expect(lower.size).toBeGreaterThan(9);
        for (const bar of bars.slice(1)) {
          const higher = await linksAt(bar);
          expect(higher.filter((link) => !lower.has(link))).toEqual([]);
          lower = new Set(higher);
        }
      }
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
