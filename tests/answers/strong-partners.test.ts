import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldNames, strongPartners } from "../../graph/answers/concepts/strong-partners.ts";
import { nestedWith } from "../../graph/answers/lookup/nested-names.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

/** Forty papers: "laser" stands in ten, with "crystal" in nine of them, and in two with "rare gas"; "light" stands in all but two. */
const names = ["laser", "crystal", "garnet crystal", "rare gas", "light", "filler"];
const papers: Planted[] = Array.from({ length: 40 }, (_, k) => {
  const sentences = [
    k < 10 ? "A laser needs pumping" : "We use filler",
    k < 10 ? `Its laser ${k < 9 ? "crystal" : "tube"} is ${k < 4 ? "a garnet crystal" : "plain"}` : "",
    k < 2 ? "It holds a rare gas" : "",
    k < 38 ? "There is light" : "",
  ];
  return [`p${String(k).padStart(2, "0")}`, 2001 + k, "Untitled", `${sentences.filter(Boolean).join(". ")}.`];
});

describe("what a concept goes with", () => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    store = await storeOf(names, papers);
    snapshot = await openSnapshot(store);
  });
  afterAll(() => store.close());
  const ask = (id: string, limit = 8) => strongPartners(snapshot, { id, limit });

  it("is beyond chance and in three papers, with the first year and a sentence of both", async () => {
    const { order, partners, candidates, beyondChance } = await ask("laser");
    expect([order, candidates, beyondChance]).toEqual(["beyondChance", 4, 2]);
    const [crystal, ...others] = partners;
    expect(others).toEqual([]);
    expect(crystal).toMatchObject({ label: "crystal", papers: 9, firstYear: 2001, longerNames: true });
    expect(crystal?.q).toBeLessThan(0.001);
    expect(crystal?.folded.map(({ label, papers: joint }) => [label, joint])).toEqual([["garnet crystal", 4]]);
    expect(crystal?.evidence?.sentence).toMatch(/laser crystal/);
    expect(new Set(crystal?.evidence?.marks.map(({ concept }) => concept)).size).toBe(2);
  });

  it("goes by papers where the concept is in more than half of them", async () => {
    const { order, partners } = await ask("light");
    expect(order).toBe("papers");
    expect(partners.map(({ label }) => label).slice(0, 2)).toEqual(["filler", "laser"]);
    expect(partners.every(({ papers: joint }) => joint >= 3)).toBe(true);
  });

  it("is cut to the limit, and says how many rows there would be", async () => {
    const { partners, groups } = await ask("light", 1);
    expect([partners.length, groups > 1]).toEqual([1, true]);
  });
});

describe("names folded into rows", () => {
  it("keep every partner once, in the row of a stronger one with a similar name", async () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = seededRandom(seed);
      const word = () => "abcd"[Math.floor(random() * 4)]!;
      const concepts = Array.from({ length: 25 }, () => ({
        key: Array.from({ length: 1 + Math.floor(random() * 3) }, word).join(" "),
      }));
      const ranked = concepts.map((_, concept) => ({ concept }));
      const isSimilar = (one: number, other: number) => nestedWith(concepts, one)(other);
      const groups = await foldNames(ranked, (concept) => concepts[concept]!.key);
      const seen = groups.flatMap(({ head, folded }) => [head, ...folded]).map(({ concept }) => concept);
      expect(seen.sort((a, b) => a - b)).toEqual([...concepts.keys()]);
      const heads = groups.map(({ head }) => head.concept);
      expect(heads).toEqual([...heads].sort((a, b) => a - b));
      for (const { head, folded } of groups) {
        expect(folded.every(({ concept }) => concept > head.concept && isSimilar(head.concept, concept))).toBe(true);
        expect(heads.some((other) => other !== head.concept && isSimilar(other, head.concept))).toBe(false);
        for (const { concept } of folded) expect(heads.find((other) => isSimilar(other, concept))).toBe(head.concept);
      }
    }
  });
});
