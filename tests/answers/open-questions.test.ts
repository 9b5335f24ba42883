import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPairs } from "../../graph/analysis/discovery/open-pairs.ts";
import { openQuestions, orderLinks } from "../../graph/answers/discovery/open-questions.ts";
import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { decide, undo } from "../../graph/curation/decide.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { incidenceOf } from "../reference/random-incidence.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

/** Two fields of several concepts each; "shared device" stands beside one concept of each, and no paper joins these. */
const physics = ["laser crystal", "photon pump", "rare gas", "beam splitter"];
const biology = ["cell membrane", "protein fold", "enzyme assay", "gene map"];
const link = "shared device";
const within = (names: readonly string[], from: string): Planted[] =>
  Array.from({ length: 24 }, (_, k) => {
    const [one, other] = [names[k % 4]!, names[(k + 1 + (k >> 2)) % 4]!];
    const beside = k % 4 === 0 ? ` It has a ${link}.` : "";
    return [`${from}${k}`, 2000 + k, "Untitled", `We study the ${one} and the ${other}.${beside}`];
  });
const papers = [...within(physics, "p"), ...within(biology, "b")];

describe("open questions", () => {
  let store: CuratedStore;
  beforeAll(async () => {
    store = withCuration(await storeOf([...physics, ...biology, link], papers));
  });
  afterAll(() => store.close());
  const ask = async () => openQuestions(await openSnapshot(store), { limit: 5 });

  it("join what no paper joins, by something that goes with both, with a paper of each", async () => {
    const { items, total, dismissed } = await ask();
    expect(total).toBeGreaterThan(0);
    expect(dismissed).toBe(0);
    const [first] = items;
    expect(first?.through[0]?.concept.label).toBe(link);
    for (const { a, b, papers: nearest, through } of items) {
      const joins = papers.filter(([, , , text]) => text.includes(a.label) && text.includes(b.label));
      expect(joins, `${a.label} and ${b.label}`).toEqual([]);
      expect(a.community).not.toBe(b.community);
      const [one, other] = nearest.map(({ id }) => papers.find(([paper]) => paper === id)?.[3] ?? "");
      expect([one, other].map((text, k) => [text?.includes([a, b][k]?.label ?? "?"), text?.includes(link)])).toEqual([
        [true, true],
        [true, true],
      ]);
      expect(Math.min(through[0]?.withA ?? 0, through[0]?.withB ?? 0)).toBeGreaterThan(0);
    }
  });

  it("name the link that says most first, and leave the others in their order", () => {
    const link = (concept: number) => ({ concept, withA: 2, withB: 2 });
    const pair = { a: 0, b: 1, expected: 1, relativeAdamicAdar: 1, linking: 4, through: [5, 6, 7, 8].map(link) };
    const worth = (concept: number) => (concept === 7 ? 3 : concept === 5 ? 0 : 2);
    const { through, linkWorth } = orderLinks(pair, worth);
    expect(through.map(({ concept }) => concept)).toEqual([7, 6, 8, 5]);
    expect(linkWorth).toBe(3);
  });

  it("have no concept twice", async () => {
    const { items } = await ask();
    const sides = items.flatMap(({ a, b }) => [a.id, b.id]);
    expect(new Set(sides).size).toBe(sides.length);
  });

  it("are not asked again once dismissed, until that is undone", async () => {
    const by = { by: "a librarian", why: "Not comparable" };
    const before = await ask();
    const [first] = before.items;
    const key = (item: typeof first) => [item?.a.id, item?.b.id].sort().join();
    await decide(store, [{ kind: "dismiss", concepts: [first!.b.id, first!.a.id] }], by);
    const after = await ask();
    expect(after.items.map(key)).not.toContain(key(first));
    expect([after.total, after.dismissed]).toEqual([before.total - 1, 1]);
    await undo(store, by);
    expect(await ask()).toEqual(before);
  });
});

describe("openPairs", () => {
  /** 0 and 1 in field 1, 2 and 3 in field 2; 4 links 0 and 2. `others` further concepts stand beside 4 alone. */
  const rows = (others: number) => [
    ...Array.from({ length: 6 }, () => [0, 1]),
    ...Array.from({ length: 6 }, () => [2, 3]),
    ...[0, 2].flatMap((side) => [
      [side, 4],
      [side, 4],
    ]),
    ...Array.from({ length: others }, (_, k) => [4, 5 + k]),
  ];
  const find = (others: number) => {
    const community = Uint32Array.from({ length: 5 + others }, (_, c) => (c < 2 ? 1 : c < 4 ? 2 : 0));
    const found = openPairs(incidenceOf(5 + others, rows(others)), { community, count: 2 }, [{ a: 1, b: 2 }]);
    return found.find(({ a, b }) => a === 0 && b === 2);
  };

  it("weighs a link by how few concepts it goes with", () => {
    const pair = find(1);
    expect(pair?.through).toEqual([{ concept: 4, withA: 2, withB: 2 }]);
    // Concept 4 has three partners; both sides are in eight papers.
    expect(pair?.relativeAdamicAdar).toBeCloseTo(1 / Math.log(3) / 8, 12);
  });

  it("takes no concept for a link that goes with nearly everything", () => {
    expect(find(98)?.linking).toBe(1);
    expect(find(99)).toBeUndefined();
  });
});
