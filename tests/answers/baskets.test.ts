import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hierarchyOf } from "../../graph/analysis/knowledge/hierarchy.ts";
import { between } from "../../graph/answers/bridges/between.ts";
import { pairDetail } from "../../graph/answers/concepts/pair.ts";
import { pairWithKinds } from "../../graph/answers/concepts/pair-kinds.ts";
import { resolveOperand } from "../../graph/answers/lookup/operands.ts";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

const ROBOTS = ["robots", "robotics", "robotic arms", "legged robots"];
const GRAPHS = ["graphs", "graphics", "computer graphics", "graph neural networks"];
const OTHERS = ["language models", "large language models", "optics"];

/** Papers of robots and of optics, in which words of the same thing stand together and those of "graph" and "graphics" never do. */
function papersOf(seed: number): Planted[] {
  const random = seededRandom(seed);
  const some = (names: readonly string[]) => names.filter(() => random() < 0.5);
  return Array.from({ length: 60 }, (_, k): Planted => {
    const words = [
      ...(k % 3 === 0 ? ["robots", "robotics", ...some(ROBOTS)] : []),
      ...(k % 3 === 1 ? some(["graphs", "graph neural networks"]) : some(["graphics", "computer graphics"])),
      ...(random() < 0.4 ? some(OTHERS) : []),
    ];
    return [
      `p${String(k).padStart(2, "0")}`,
      2000 + (k % 20),
      "A title",
      `We use ${[...new Set(words)].join(". We use ")}.`,
    ];
  });
}

/** A snapshot of a store in which some concepts are narrower than others. */
async function withHierarchy(
  store: GraphStore,
  links: readonly { label: string; broader: string; confidence: number }[],
): Promise<Snapshot> {
  const snapshot = await openSnapshot(store, { workers: false });
  const numberOf = (label: string) => snapshot.concepts.findIndex((concept) => concept.label === label);
  const edges = links.map(({ label, broader, confidence }) => {
    return { narrower: numberOf(label), broader: numberOf(broader), confidence, form: false, sentences: 1, share: 0.5 };
  });
  const found = await snapshot.analyses.knowledge();
  const knowledge = { ...found, hierarchy: hierarchyOf(snapshot.concepts.length, edges) };
  const analyses = Object.create(snapshot.analyses, { knowledge: { value: async () => knowledge } });
  return Object.create(snapshot, { analyses: { value: analyses } });
}

describe.each([1, 2, 3, 4])("baskets, seed %i", (seed) => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    store = await storeOf([...ROBOTS, ...GRAPHS, ...OTHERS], papersOf(seed));
    snapshot = await openSnapshot(store, { workers: false });
  });
  afterAll(async () => {
    await snapshot.close();
    await store.close();
  });
  const labelsOf = async (name: string) =>
    (await resolveOperand(snapshot, name)).answer.members.map(({ label }) => label).sort();

  it("contain the forms and kinds of a name, and none of a name that only looks alike", async () => {
    expect(await labelsOf("basket:robotics")).toEqual([...ROBOTS].sort());
    expect(await labelsOf("basket:robot")).toEqual([...ROBOTS].sort());
    expect(await labelsOf("basket:graph")).toEqual(["graph neural networks", "graphs"]);
    expect(await labelsOf("basket:graphics")).toEqual(["computer graphics", "graphics"]);
    expect(await labelsOf("basket:optics")).toEqual(["optics"]);
  });

  it("contain narrower concepts of other names as far as these belong to the field, and those that a reader placed there", async () => {
    const own = await storeOf(
      [...ROBOTS, "grippers", "photographs", "portraits", "etchings"],
      [
        ...papersOf(seed),
        ...Array.from({ length: 8 }, (_, k): Planted => [`g${k}`, 2010, "A title", "We use robots. We use grippers."]),
        ...Array.from(
          { length: 8 },
          (_, k): Planted => [`h${k}`, 2010, "A title", "We use photographs. We use portraits."],
        ),
        ["i", 2010, "A title", "We use robots. We use photographs."],
        ...Array.from({ length: 8 }, (_, k): Planted => [`k${k}`, 2010, "A title", "We use etchings."]),
      ],
    );
    const kinds = [
      ...["grippers", "photographs"].map((label) => ({ label, broader: "robots", confidence: 0.9 })),
      { label: "portraits", broader: "photographs", confidence: 0.9 },
      { label: "etchings", broader: "robots", confidence: 1 },
    ];
    const placed = await withHierarchy(own, kinds);
    const { answer } = await resolveOperand(placed, "basket:robotics");
    expect(answer.members.map(({ label }) => label).sort()).toEqual([...ROBOTS, "etchings", "grippers"].sort());
    await placed.close();
    await own.close();
  });

  it("lack what a reader took out, and say so in their name", async () => {
    const { answer } = await resolveOperand(snapshot, "basket:robotic -legged-robot -robot");
    expect(answer.name).toBe("basket:robotic -legged-robot -robot");
    expect(answer.members.map(({ label }) => label).sort()).toEqual(["robotic arms", "robotics"]);
    expect(answer.removed.map(({ label }) => label)).toEqual(["legged robots", "robots"]);
    await expect(resolveOperand(snapshot, "basket:optics -optics")).rejects.toThrow("taken out");
  });

  it("lie between the papers that the query of any of A and any of B finds", async () => {
    const sides = [ROBOTS, GRAPHS.slice(2), OTHERS.slice(0, 2)];
    const names = ["basket:robotics", 'query:"graph neural networks" OR "computer graphics"', "basket:language model"];
    const sideQueries = sides.map((labels) => `(${labels.map((label) => `"${label}"`).join(" OR ")})`);
    sideQueries[1] = '("graph neural networks" OR "computer graphics")';
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [2, 1],
    ] as const) {
      const found = await between(snapshot, { a: names[a]!, b: names[b]!, limit: 500, offset: 0 });
      const q = `${sideQueries[a]} AND ${sideQueries[b]}`;
      const asked = await queryAnswer(snapshot, { q, limit: 500, offset: 0, concepts: 0 });
      expect(found.items.map(({ paper }) => paper.id).sort()).toEqual(asked.items.map(({ id }) => id).sort());
      expect(found.total).toBeGreaterThan(0);
      expect(found.items.map(({ rank }) => rank)).toEqual(found.items.map((_, k) => k + 1));
    }
  });

  it("count who connected the same two before, and stay the same two from either end", async () => {
    const question = { a: "robotics", b: "basket:language model", limit: 500, offset: 0 };
    const { items } = await between(snapshot, question);
    for (const { paper, link } of items) {
      const same = items.filter((item) => item.b.some(({ id }) => id === link?.to.id));
      const earlier = same.flatMap((item) =>
        (item.paper.year ?? 0) < (paper.year ?? 0) ? [item.paper.year ?? 0] : [],
      );
      expect(link).toMatchObject({
        before: earlier.length,
        firstYear: earlier.length === 0 ? null : Math.min(...earlier),
      });
    }
    const turned = await between(snapshot, { ...question, a: question.b, b: question.a });
    expect(turned.items.map(({ paper }) => paper.id)).toEqual(items.map(({ paper }) => paper.id));
    const one = await between(snapshot, { ...question, paper: items.at(-1)!.paper.id });
    expect(one.items.map(({ rank }) => rank)).toEqual([items.length]);
  });

  it("tell of two concepts what their exact names leave out: the papers of both baskets, and the pairs of their kinds", async () => {
    const pairs = [
      ["robotics", "large language models"],
      ["legged robots", "language models"],
      ["robotics", "optics"],
      ["graph neural networks", "language models"],
    ] as const;
    for (const [a, b] of pairs) {
      const answer = await pairWithKinds(snapshot, { a, b });
      const found = await between(snapshot, { a: `basket:${a}`, b: `basket:${b}`, limit: 1, offset: 0 });
      expect([answer.a, answer.b, answer.papers]).toEqual([found.a, found.b, found.total]);
      expect(answer.papers).toBeGreaterThanOrEqual((await pairDetail(snapshot, { a, b })).papers);
      expect(answer.expected).toBeCloseTo((answer.a.papers * answer.b.papers) / answer.corpus, 9);
      const [ofA, ofB] = [answer.a, answer.b].map(({ members }) => members.map(({ id }) => id));
      const sure = answer.near.map(({ q }) => q !== null && q < 0.05);
      expect(sure).toEqual(sure.toSorted((x, y) => Number(y) - Number(x)));
      if (a === "robotics" && b !== "optics") expect(answer.near).not.toEqual([]);
      for (const near of answer.near) {
        expect(ofA).toContain(near.a.id);
        expect(ofB).toContain(near.b.id);
        const own = await pairDetail(snapshot, { a: near.a.id, b: near.b.id });
        expect([own.papers, own.q]).toEqual([near.papers, near.q]);
      }
    }
  });

  it("leave two concepts alone of which one is a kind of the other", async () => {
    for (const [a, b] of [
      ["robots", "legged robots"],
      ["large language models", "language models"],
    ] as const) {
      const answer = await pairWithKinds(snapshot, { a, b });
      expect([answer.a.concepts, answer.b.concepts, answer.near]).toEqual([1, 1, []]);
      expect(answer.papers).toBe((await pairDetail(snapshot, { a, b })).papers);
    }
    await expect(pairWithKinds(snapshot, { a: "optics", b: "optics" })).rejects.toThrow("same concept");
  });

  it("may have everything else on the other side", async () => {
    const { a, b, total } = await between(snapshot, { a: "basket:robotics", b: "else", limit: 10, offset: 0 });
    expect([a.kind, b.kind, b.name]).toEqual(["basket", "else", "else"]);
    expect(total).toBeLessThanOrEqual(a.papers);
    await expect(between(snapshot, { a: "else", b: "else", limit: 1, offset: 0 })).rejects.toThrow("the same");
  });
});
