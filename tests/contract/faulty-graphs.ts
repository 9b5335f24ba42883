import type { IncidenceChunk, PaperMentions } from "../../graph/contract/records.ts";
import { columnsOf } from "../../graph/store/columns.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { all } from "./clause.ts";
import type { Fault } from "./faulty-stores.ts";

async function* chunks(store: GraphStore, change: (chunk: IncidenceChunk) => IncidenceChunk | undefined) {
  for await (const chunk of store.incidences()) {
    const changed = change(chunk);
    if (changed) yield changed;
  }
}

async function* mentions(store: GraphStore, ids: readonly string[] | undefined, keep: (of: PaperMentions) => boolean) {
  for await (const of of store.mentions(ids)) if (keep(of)) yield of;
}

/** A wrong revision: what `revise` makes of the right one. */
const revised = (store: GraphStore, revise: (revision: number) => number): Partial<GraphStore> => ({
  revision: async () => revise(await store.revision()),
  async summary(extractor) {
    const summary = await store.summary(extractor);
    return { ...summary, revision: revise(summary.revision) };
  },
});

/** Raises the revision at every call of one method, also when nothing changed. */
const overBumped =
  (method: "savePapers" | "replaceGraph" | "saveDerived" | "setFact" | "saveCandidates"): Fault =>
  (store) => {
    let extra = 0;
    const original = store[method] as (...values: unknown[]) => Promise<void>;
    const counted = async (...values: unknown[]) => {
      await original(...values);
      extra++;
    };
    return { ...revised(store, (revision) => revision + extra), [method]: counted };
  };

/** Leaves the revision as it is whatever one method changes. */
const neverBumped =
  (method: "savePapers" | "replaceGraph" | "appendDecisions"): Fault =>
  (store) => {
    let hidden = 0;
    const original = store[method] as (...values: unknown[]) => Promise<void>;
    const hiding = async (...values: unknown[]) => {
      const before = await store.revision();
      await original(...values);
      hidden += (await store.revision()) - before;
    };
    return { ...revised(store, (revision) => revision - hidden), [method]: hiding };
  };

const summarised =
  (change: (summary: Awaited<ReturnType<GraphStore["summary"]>>) => object): Fault =>
  (store) => ({
    async summary(extractor) {
      const summary = await store.summary(extractor);
      return { ...summary, ...change(summary) };
    },
  });

/** Faults of concepts, mentions, incidence, revision and bookkeeping. */
export const graphFaults: Readonly<Record<string, Fault>> = {
  "aliases are lost": (store) => ({
    concepts: async () => (await store.concepts()).map((one) => ({ ...one, aliases: one.aliases.slice(0, 1) })),
  }),
  "aliases change order": (store) => ({
    concepts: async () => (await store.concepts()).map((one) => ({ ...one, aliases: [...one.aliases].reverse() })),
  }),
  "termhood is rounded": (store) => ({
    concepts: async () => (await store.concepts()).map((one) => ({ ...one, termhood: Math.fround(one.termhood) })),
  }),
  "columns of concepts lose aliases": (store) => ({
    conceptColumns: async () =>
      columnsOf((await store.concepts()).map((one) => ({ ...one, aliases: one.aliases.slice(0, 1) }))),
  }),
  "concepts come by label": (store) => ({
    concepts: async () => (await store.concepts()).sort((a, b) => b.label.localeCompare(a.label)),
  }),
  "papers without mentions are left out": (store) => ({
    mentions: (ids) => mentions(store, ids, (of) => of.mentions.length > 0),
  }),
  "mentions of no papers are mentions of all": (store) => ({
    mentions: (ids) => store.mentions(ids?.length === 0 ? undefined : ids),
  }),
  "offsets are 16 bits": (store) => ({
    async *mentions(ids) {
      for await (const { paper, mentions: list } of store.mentions(ids)) {
        yield { paper, mentions: list.map((one) => ({ ...one, start: one.start % 65_536 })) };
      }
    },
  }),
  "mentions are sorted by concept": (store) => ({
    async *mentions(ids) {
      for await (const { paper, mentions: list } of store.mentions(ids)) {
        yield { paper, mentions: [...list].sort((a, b) => a.concept - b.concept) };
      }
    },
  }),
  "the last chunk is lost": (store) => ({
    incidences: () => chunks(store, (one) => (one.firstPaper > 0 ? undefined : one)),
  }),
  "every chunk begins at 0": (store) => ({ incidences: () => chunks(store, (one) => ({ ...one, firstPaper: 0 })) }),
  "rows are descending": (store) => ({
    incidences: () =>
      chunks(store, (one) => ({
        ...one,
        concepts: one.concepts.slice().reverse(),
        lengths: one.lengths.slice().reverse(),
      })),
  }),
  "pairs are counted as often as they occur": (store) => ({
    async *incidences() {
      const rows = (await all(store.mentions())).map((of) => of.mentions.map((one) => one.concept).sort());
      if (rows.length === 0) return;
      yield {
        firstPaper: 0,
        lengths: Uint32Array.from(rows, (row) => row.length),
        concepts: Uint32Array.from(rows.flat()),
      };
    },
  }),
  "the incidence is that of the last graph": (store) => {
    let kept: Promise<IncidenceChunk[]> | undefined;
    return {
      async replaceGraph(graph) {
        await store.replaceGraph(graph);
        kept = all(store.incidences());
      },
      async *incidences() {
        yield* (await kept) ?? [];
      },
    };
  },
  "a failing graph is half replaced": (store) => ({
    async replaceGraph(graph) {
      const written: PaperMentions[] = [];
      try {
        for await (const of of graph.mentions) written.push(of);
      } catch (error) {
        const columns = await store.paperColumns();
        const rest = [...columns.ids].slice(written.length).map((paper) => ({ paper, mentions: [] }));
        await store.replaceGraph({ concepts: graph.concepts, mentions: [...written, ...rest] });
        throw error;
      }
      await store.replaceGraph({ concepts: graph.concepts, mentions: written });
    },
  }),
  "the previous graph is gone while the new one is made": (store) => {
    let replacing = false;
    return {
      async replaceGraph(graph) {
        replacing = true;
        await store.replaceGraph(graph).finally(() => {
          replacing = false;
        });
      },
      concepts: async () => (replacing ? [] : store.concepts()),
    };
  },
  "a draft is not checked against the papers": (store) => ({
    async replaceGraph(graph) {
      const drawn = new Map<string, PaperMentions>();
      for await (const of of graph.mentions) drawn.set(of.paper, of);
      const { ids } = await store.paperColumns();
      await store.replaceGraph({
        ...graph,
        mentions: [...ids].map((id) => drawn.get(id) ?? { paper: id, mentions: [] }),
      });
    },
  }),
  "saving the same papers raises the revision": overBumped("savePapers"),
  "the same graph raises the revision": overBumped("replaceGraph"),
  "derived data raises the revision": overBumped("saveDerived"),
  "facts raise the revision": overBumped("setFact"),
  "candidates raise the revision": overBumped("saveCandidates"),
  "changed papers leave the revision": neverBumped("savePapers"),
  "a changed graph leaves the revision": neverBumped("replaceGraph"),
  "decisions leave the revision": neverBumped("appendDecisions"),
  "the graph is never stale": summarised(() => ({ stale: false })),
  "the graph is always stale": summarised(() => ({ stale: true })),
  "nothing is pending": summarised(() => ({ pending: 0 })),
  "mentions are counted as often as they occur": summarised(({ mentions: pairs }) => ({ mentions: pairs + 1 })),
  "facts are lost": summarised(() => ({ facts: {} })),
  "decisions come newest first": (store) => ({ decisions: async () => (await store.decisions()).reverse() }),
  "reasons of decisions are lost": (store) => ({
    decisions: async () => (await store.decisions()).map((one) => ({ ...one, why: null })),
  }),
  "decisions are numbered from 0": (store) => ({
    decisions: async () => (await store.decisions()).map((one) => ({ ...one, sequence: one.sequence - 1 })),
  }),
  "derived data is not keyed by revision": (store) => ({
    derived: (name) => store.derived(name, 4),
    saveDerived: (name, _, data) => store.saveDerived(name, 4, data),
  }),
  "derived data is not keyed by name": (store) => ({
    derived: (_, revision) => store.derived("one", revision),
    saveDerived: (_, revision, data) => store.saveDerived("one", revision, data),
  }),
  "the latest derived data wins, also when it is older": () => {
    const latest = new Map<string, { revision: number; data: Uint8Array }>();
    return {
      saveDerived: async (name, revision, data) => void latest.set(name, { revision, data }),
      derived: async (name, revision) => {
        const found = latest.get(name);
        return found?.revision === revision ? found.data : undefined;
      },
    };
  },
  "derived data is never forgotten": () => ({ forgetDerived: async () => undefined }),
  "derived data of any name is forgotten": (store) => ({
    forgetDerived: (beginning, isUnused) => store.forgetDerived(beginning.slice(0, 4), isUnused),
  }),
  "two may fill at a time": () => ({ withFillLock: (work) => work() }),
  "a failed filling keeps the lock": (store) => {
    let locked = false;
    return {
      async withFillLock(work) {
        if (locked) return store.withFillLock(() => store.withFillLock(work));
        locked = true;
        const result = await store.withFillLock(work);
        locked = false;
        return result;
      },
    };
  },
};
