import { TextColumn } from "../../graph/shared/columns/text-column.ts";
import type { GraphStore, SourceLog } from "../../graph/store/store.ts";
import type { Fault } from "./faulty-stores.ts";

/** A store with one planted mistake in how it stores sources. */
const logging =
  (fault: (sources: SourceLog, store: GraphStore) => Partial<SourceLog>): Fault =>
  (store) => ({
    sources: {
      list: () => store.sources.list(),
      save: (source) => store.sources.save(source),
      forget: (id) => store.sources.forget(id),
      holdings: () => store.sources.holdings(),
      papersOf: (id, limit, after) => store.sources.papersOf(id, limit, after),
      ...fault(store.sources, store),
    },
  });

/** Faults of sources and of papers that wait. */
export const sourceFaults: Readonly<Record<string, Fault>> = {
  "sources come by the text of their id": logging((sources) => ({
    list: async () => (await sources.list()).sort((a, b) => (a.id < b.id ? -1 : 1)),
  })),
  "a source is saved once": logging((sources) => ({
    async save(source) {
      if ((await sources.list()).some(({ id }) => id === source.id)) return;
      await sources.save(source);
    },
  })),
  "a source is never forgotten": logging(() => ({ forget: async () => undefined })),
  "reasons are lost": logging((sources) => ({
    list: async () => (await sources.list()).map((source) => ({ ...source, skipped: {} })),
  })),
  "a new source raises the revision": logging((sources, store) => ({
    async save(source) {
      await sources.save(source);
      await store.appendDecisions([{ at: "", by: "", action: {}, why: null }]);
    },
  })),
  "papers shared by sources count for each alone": logging((sources) => ({
    holdings: async () => (await sources.holdings()).map((one) => ({ ...one, only: one.papers })),
  })),
  "holdings see no paper that waits": logging((sources) => ({
    holdings: async () => (await sources.holdings()).map((one) => ({ ...one, waiting: 0 })),
  })),
  "the papers of a source begin again": logging((sources) => ({
    papersOf: (id, limit) => sources.papersOf(id, limit),
  })),
  "the papers of a source have no end": logging((sources) => ({
    papersOf: (id, _, after) => sources.papersOf(id, 1000, after),
  })),
  "a paper has one source": (store) => ({
    savePapers: (papers, removed) =>
      store.savePapers(
        papers.map((paper) => ({ ...paper, sources: paper.sources.slice(0, 1) })),
        removed,
      ),
  }),
  "what only waits is counted": (store) => ({
    async summary(extractor) {
      const summary = await store.summary(extractor);
      return { ...summary, papers: summary.papers + summary.waiting };
    },
  }),
  "what only waits is found": (store) => ({
    async paperColumns() {
      const columns = await store.paperColumns();
      const waiting = await store.waitingPapers();
      return { ...columns, ids: TextColumn.of([...columns.ids, ...waiting].sort()) };
    },
  }),
  "nothing ever waits": () => ({ waitingPapers: async () => [] }),
};
