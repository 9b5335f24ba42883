import type { GraphGrowth, GraphStore } from "../../graph/store/store.ts";
import type { Fault } from "./faulty-stores.ts";

/** A mistake of what a store offers for growing graphs. */
const growing =
  (fault: (growth: GraphGrowth, store: GraphStore) => Partial<GraphGrowth>): Fault =>
  (store) => ({ growth: { ...growthOf(store), ...fault(growthOf(store), store) } });

function growthOf({ growth }: GraphStore): GraphGrowth {
  if (growth === null) throw new Error("Faults are planted in stores that can grow.");
  return {
    basis: () => growth.basis(),
    conceptsOf: (ids) => growth.conceptsOf(ids),
    changeGraph: (change) => growth.changeGraph(change),
  };
}

/** Faults of the basis and of changes of the graph. */
export const growthFaults: Readonly<Record<string, Fault>> = {
  "it says that it cannot grow": () => ({ growth: null }),
  "the basis is never there": growing(() => ({ basis: async () => undefined })),
  "the basis outlives the candidates it stands on": (store) => {
    const growth = growthOf(store);
    let kept: Awaited<ReturnType<GraphGrowth["basis"]>>;
    return { growth: { ...growth, basis: async () => (kept = (await growth.basis()) ?? kept) } };
  },
  "a part of the basis is cut": growing((growth) => ({
    async basis() {
      const basis = await growth.basis();
      return basis && new Map([...basis].map(([name, part]) => [name, part.slice(0, 1 << 18)]));
    },
  })),
  "a change keeps the previous basis": growing((growth) => ({
    async changeGraph(change) {
      const before = [...((await growth.basis()) ?? [])];
      const same = new Map(before.map(([name, bytes]) => [name, { kept: 0, bytes }]));
      await growth.changeGraph({ ...change, basis: () => same });
    },
  })),
  "a part of which something is kept is written anew": growing((growth) => ({
    changeGraph: (change) =>
      growth.changeGraph({
        ...change,
        basis: () => new Map([...change.basis()].map(([name, { bytes }]) => [name, { kept: 0, bytes }])),
      }),
  })),
  "a change forgets what is removed": growing((growth) => ({
    changeGraph: (change) => growth.changeGraph({ ...change, removed: [] }),
  })),
  "a change writes new concepts only": growing((growth) => ({
    async changeGraph(change) {
      const known = new Set((await growth.conceptsOf(change.concepts.map(({ id }) => id))).map(({ id }) => id));
      await growth.changeGraph({ ...change, concepts: change.concepts.filter(({ id }) => !known.has(id)) });
    },
  })),
  "a change reaches the papers added only": growing((growth) => ({
    changeGraph: (change) =>
      growth.changeGraph({
        ...change,
        mentions: [...change.mentions].filter(({ paper }) => change.added.includes(paper)),
      }),
  })),
  "a change leaves the revision": (store) => {
    const growth = growthOf(store);
    let hidden = 0;
    return {
      revision: async () => (await store.revision()) - hidden,
      growth: {
        ...growth,
        async changeGraph(change) {
          await growth.changeGraph(change);
          hidden++;
        },
      },
    };
  },
  "some concepts come as asked for": growing((growth) => ({
    conceptsOf: async (ids) => (await growth.conceptsOf(ids)).reverse(),
  })),
};
