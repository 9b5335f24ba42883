import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { BasisChange, GraphBasis } from "../../graph/contract/records.ts";
import type { GraphChange, GraphGrowth, GraphStore } from "../../graph/store/store.ts";
import { all, type Clause, clause, worldClause } from "./clause.ts";
import { concept, EXTRACTOR, fillThree, mention, paper, threeConcepts, threeMentions } from "./store-examples.ts";

/** A basis with a part of some pieces, whatever a piece is. */
const basisOf = (...numbers: number[]): GraphBasis =>
  new Map([
    ["one", Uint8Array.from(numbers)],
    ["large", new Uint8Array(700_000 + numbers.length).fill(numbers[0] ?? 0, 300_000)],
  ]);

/** Makes `basisOf(1, 2)` the basis of one number: of the large part most is kept, and its end is another. */
const basisChange: BasisChange = new Map([
  ["one", { kept: 0, bytes: Uint8Array.from([3]) }],
  ["large", { kept: 299_990, bytes: (basisOf(3).get("large") as Uint8Array).subarray(299_990) }],
]);

/** The parts by the hash of their bytes: large arrays take long to compare. */
const hashesOf = (basis: GraphBasis | undefined) =>
  basis && [...basis].map(([name, part]) => `${name} ${createHash("sha256").update(part).digest("hex")}`).sort();

const candidates = (...ids: string[]) => ids.map((id) => ({ paper: id, data: Uint8Array.from([id.length, 9]) }));

/** What a store keeps of how its graph was decided; one that keeps nothing fails. */
function growthOf(store: GraphStore): GraphGrowth {
  if (store.growth === null) throw new Error("This store says that it cannot grow.");
  return store.growth;
}

/** A clause about changing the graph by few papers. */
function growthClause(name: string, check: (store: GraphStore, growth: GraphGrowth) => Promise<void>): Clause {
  return clause(name, async (store) => {
    const growth = growthOf(store);
    await fillThree(store);
    await store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions, basis: () => basisOf(1, 2) });
    await check(store, growth);
  });
}

async function addTwo(store: GraphStore): Promise<void> {
  await store.savePapers([paper("p0"), paper("p25")]);
  await store.saveCandidates(EXTRACTOR, candidates("p0", "p25"));
}

const [first, , last] = threeConcepts as [(typeof threeConcepts)[0], unknown, (typeof threeConcepts)[0]];
/** Concepts come before and between those there are, one goes, one is renewed; p3 has other mentions, p1 has not. */
const change: GraphChange = {
  added: ["p0", "p25"],
  removed: ["gamma"],
  concepts: [concept("beta"), concept("aardvark"), { ...last, papers: 3, label: "Zeta ray" }],
  mentioned: ["aardvark", "alpha-beta", "beta", "zeta-ray"],
  mentions: [
    { paper: "p0", mentions: [mention(0), mention(2, 9)] },
    { paper: "p25", mentions: [] },
    { paper: "p3", mentions: [mention(1), mention(3, 40)] },
  ],
  basis: () => basisChange,
};
const whole = {
  concepts: [concept("aardvark"), first, concept("beta"), { ...last, papers: 3, label: "Zeta ray" }],
  mentions: [
    { paper: "p0", mentions: [mention(0), mention(2, 9)] },
    {
      paper: "p1",
      mentions: (threeMentions[0] as (typeof threeMentions)[0]).mentions.map((one) => ({
        ...one,
        concept: one.concept === 2 ? 3 : 1,
      })),
    },
    { paper: "p2", mentions: [] },
    { paper: "p25", mentions: [] },
    { paper: "p3", mentions: [mention(1), mention(3, 40)] },
  ],
};

async function everything(store: GraphStore) {
  const { revision: _, ...summary } = await store.summary(EXTRACTOR);
  return {
    summary,
    concepts: await store.concepts(),
    mentions: await all(store.mentions()),
    incidences: await all(store.incidences()),
    found: [await store.searchConcepts("zeta", 9), await store.searchConcepts("gamma", 9)],
    basis: hashesOf(await growthOf(store).basis()),
  };
}

export const growthClauses: readonly Clause[] = [
  worldClause("a graph changed by added papers is the one replaced as a whole", async (world) => {
    const [store, other] = [await world.fresh(), await world.fresh()];
    for (const one of [store, other]) {
      await fillThree(one);
      await one.replaceGraph({ concepts: threeConcepts, mentions: threeMentions, basis: () => basisOf(1, 2) });
      await addTwo(one);
    }
    const before = await store.revision();
    await growthOf(store).changeGraph(change);
    await other.replaceGraph({ ...whole, basis: () => basisOf(3) });
    expect(await store.revision()).toBeGreaterThan(before);
    expect(await everything(store)).toEqual(await everything(other));
    expect(await store.concepts()).toEqual(whole.concepts);
    expect(await all(store.mentions())).toEqual(whole.mentions);
    // and it can be replaced by the same
    const revision = await store.revision();
    await store.replaceGraph({ ...whole, basis: () => basisOf(3) });
    expect(await store.revision()).toBe(revision);
    expect(await everything(await world.again(store))).toEqual(await everything(other));
  }),

  growthClause("a change that fails leaves graph and basis as they were", async (store, growth) => {
    await addTwo(store);
    const before = [await everything(store), await store.revision()];
    function* failing() {
      yield { paper: "p0", mentions: [mention(0)] };
      throw new Error("interrupted");
    }
    await expect(growth.changeGraph({ ...change, mentions: failing() })).rejects.toThrow("interrupted");
    await expect(growth.changeGraph({ ...change, added: ["p0"] })).rejects.toMatchObject({ code: "CONFLICT" });
    const less = [...change.mentions].slice(1);
    await expect(growth.changeGraph({ ...change, mentions: less })).rejects.toMatchObject({ code: "CONFLICT" });
    const more = [...change.mentions, { paper: "p9", mentions: [] }];
    await expect(growth.changeGraph({ ...change, mentions: more })).rejects.toMatchObject({ code: "CONFLICT" });
    expect([await everything(store), await store.revision()]).toEqual(before);
  }),

  growthClause("a change of what was decided from candidates that are gone is refused", async (store, growth) => {
    await addTwo(store);
    await store.savePapers([paper("p1", { abstract: "Other." })]);
    const before = [await everything(store), await store.revision()];
    for (const kept of [1 << 18, 299_990]) {
      const basis = () => new Map([["large", { kept, bytes: Uint8Array.from([3]) }]]);
      await expect(growth.changeGraph({ ...change, basis })).rejects.toMatchObject({ code: "CONFLICT" });
    }
    expect([await everything(store), await store.revision()]).toEqual(before);
  }),

  growthClause("the basis is that of the graph, and stays while papers are only added", async (store, growth) => {
    const same = async (expected: GraphBasis | undefined) =>
      expect(hashesOf(await growth.basis())).toEqual(hashesOf(expected));
    await same(basisOf(1, 2));
    await addTwo(store);
    await store.savePapers([paper("p0", { year: 1999 }), paper("p1", { keys: ["other"] })]);
    await store.savePapers([], ["unknown"]);
    await store.savePapers([paper("p4")]);
    await store.savePapers([], ["p4"]);
    await same(basisOf(1, 2));
    await growth.changeGraph(change);
    await same(basisOf(3));
    await store.replaceGraph({ ...whole, basis: () => new Map([["one", Uint8Array.from([7])]]) });
    await same(new Map([["one", Uint8Array.from([7])]]));
    await store.replaceGraph(whole);
    await same(undefined);
  }),

  growthClause("the basis is gone when candidates of its papers are removed or replaced", async (store, growth) => {
    const forgotten = async (step: () => Promise<void>) => {
      const ids = [...(await store.paperColumns()).ids, ...(await store.waitingPapers())].sort();
      const mentions = ids.map((id) => ({ paper: id, mentions: [] }));
      await store.saveCandidates(EXTRACTOR, candidates(...ids));
      await store.replaceGraph({ concepts: [], mentions, basis: () => basisOf(5) });
      expect(hashesOf(await growth.basis())).toEqual(hashesOf(basisOf(5)));
      await step();
      expect(await growth.basis()).toBeUndefined();
    };
    await forgotten(() => store.savePapers([paper("p1", { abstract: "Other." })]));
    await forgotten(() => store.savePapers([], ["p2"]));
    await forgotten(() => store.saveCandidates(EXTRACTOR, candidates("p3")));
    await forgotten(() => store.saveCandidates("clause-2", candidates("p3")));
    expect(await growth.basis()).toBeUndefined();
  }),

  growthClause("some concepts come by ascending id, unknown ones left out", async (_, growth) => {
    expect(await growth.conceptsOf(["zeta-ray", "unknown", "alpha-beta"])).toEqual([first, last]);
    expect(await growth.conceptsOf([])).toEqual([]);
  }),
];
