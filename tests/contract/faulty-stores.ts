import { TextColumn } from "../../graph/shared/columns/text-column.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { all } from "./clause.ts";

/** A mistake that a store could make: the methods that it gets wrong, over a store that is right. */
export type Fault = (store: GraphStore) => Partial<GraphStore>;

async function* each<T, U>(stream: AsyncIterable<T>, change: (item: T) => U | undefined): AsyncGenerator<U> {
  for await (const item of stream) {
    const changed = change(item);
    if (changed !== undefined) yield changed;
  }
}

async function* listed<T>(items: Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await items;
}

/** Faults of papers, search and candidates. */
export const paperFaults: Readonly<Record<string, Fault>> = {
  "unknown year becomes 0": (store) => ({
    papers: async (ids) => (await store.papers(ids)).map((paper) => ({ ...paper, year: paper.year ?? 0 })),
  }),
  "venue is cut at the apostrophe": (store) => ({
    papers: async (ids) =>
      (await store.papers(ids)).map((one) => ({ ...one, venue: one.venue?.split("'")[0] ?? null })),
  }),
  "an empty author is dropped": (store) => ({
    allPapers: () => each(store.allPapers(), (one) => ({ ...one, authors: one.authors.filter((name) => name !== "") })),
  }),
  "papers come in order of id, not as asked": (store) => ({ papers: (ids) => store.papers([...ids].sort()) }),
  "an unknown id is an error": (store) => ({
    async papers(ids) {
      const found = await store.papers(ids);
      if (found.length < ids.length) throw new Error("not found");
      return found;
    },
  }),
  "ids are ordered by UTF-16 unit": (store) => ({
    allPapers: () => listed(all(store.allPapers()).then((papers) => papers.sort((a, b) => (a.id < b.id ? -1 : 1)))),
  }),
  "records are lost": (store) => ({ allPapers: () => each(store.allPapers(), (one) => ({ ...one, records: "" })) }),
  "only the first key counts": (store) => ({ papersByKeys: (keys) => store.papersByKeys(keys.slice(0, 1)) }),
  "keys are compared without case": (store) => ({
    papersByKeys: (keys) => store.papersByKeys(keys.flatMap((key) => [key, key.toUpperCase()])),
  }),
  "removal is forgotten": (store) => ({ savePapers: (papers) => store.savePapers(papers) }),
  "removal comes after insertion": (store) => ({
    async savePapers(papers, removed = []) {
      await store.savePapers(papers);
      await store.savePapers([], removed);
    },
  }),
  "at most a thousand ids": (store) => ({ papers: (ids) => store.papers(ids.slice(0, 1000)) }),
  "previous keys stay": (store) => {
    const previous = new Map<string, string>();
    return {
      async savePapers(papers, removed) {
        for (const { id, keys } of papers) for (const key of keys) previous.set(key, id);
        await store.savePapers(papers, removed);
      },
      papersByKeys: async (keys) => {
        const ids = new Set(keys.map((key) => previous.get(key)));
        const found = await all(store.allPapers());
        return found.filter(({ id }) => ids.has(id));
      },
    };
  },
  "columns give an unknown venue a name": (store) => ({
    async paperColumns() {
      const columns = await store.paperColumns();
      return { ...columns, venues: columns.venues.map((venue) => Math.max(venue, 0)) };
    },
  }),
  "columns come in order of insertion": (store) => ({
    async paperColumns() {
      const columns = await store.paperColumns();
      return { ...columns, ids: TextColumn.of([...columns.ids].reverse()) };
    },
  }),
  "search takes any of the words": (store) => ({
    searchPapers: async (query, limit) => [
      ...new Set((await Promise.all(query.split(" ").map((word) => store.searchPapers(word, limit)))).flat()),
    ],
  }),
  "search ignores its limit": (store) => ({ searchPapers: (query) => store.searchPapers(query, 1000) }),
  "only the first papers with some words are found": (store) => ({
    async *papersWithWords(query) {
      for await (const batch of store.papersWithWords(query)) return void (yield batch);
    },
  }),
  "search fails on syntax": (store) => ({
    async searchPapers(query, limit) {
      if (/["()*]/.test(query)) throw new Error("fts5: syntax error");
      return store.searchPapers(query, limit);
    },
  }),
  "search finds whole words only": (store) => ({
    async searchPapers(query, limit) {
      const papers = await store.papers(await store.searchPapers(query, limit));
      const last = query.toLowerCase().split(" ").at(-1) ?? "";
      const words = (text: string) => text.toLowerCase().split(/\W+/);
      return papers.filter((one) => words(`${one.title} ${one.abstract}`).includes(last)).map(({ id }) => id);
    },
  }),
  "search knows labels only": (store) => ({
    async searchConcepts(query, limit) {
      const labels = new Map((await store.concepts()).map(({ id, label }) => [id, label.toLowerCase()]));
      const found = await store.searchConcepts(query, limit);
      return found.filter((id) => query.split(" ").every((word) => labels.get(id)?.includes(word)));
    },
  }),
  "extraction ignores where one stopped": (store) => ({
    papersToExtract: (extractor, limit) => store.papersToExtract(extractor, limit),
  }),
  "extraction ignores its limit": (store) => ({
    papersToExtract: (extractor, _, after) => store.papersToExtract(extractor, 1000, after),
  }),
  "every extractor is the same": (store) => ({
    papersToExtract: (_, limit, after) => store.papersToExtract("clause-1", limit, after),
    summary: () => store.summary("clause-1"),
  }),
  "candidates of some papers are those of all": (store) => ({
    candidates: (extractor) => store.candidates(extractor),
  }),
  "empty candidates are lost": (store) => ({
    candidates: (extractor, ids) =>
      each(store.candidates(extractor, ids), (one) => (one.data.length > 0 ? one : undefined)),
  }),
  "candidates are text": (store) => ({
    candidates: (extractor, ids) =>
      each(store.candidates(extractor, ids), ({ paper, data }) => ({
        paper,
        data: new TextEncoder().encode(new TextDecoder().decode(data)),
      })),
  }),
  "an unknown paper breaks a batch of candidates": (store) => ({
    async saveCandidates(extractor, batch) {
      const known = await store.papers(batch.map(({ paper }) => paper));
      if (known.length < batch.length) throw new Error("foreign key");
      return store.saveCandidates(extractor, batch);
    },
  }),
  "candidates outlive the words they came from": (store) => {
    const saved = new Map<string, Uint8Array>();
    return {
      async saveCandidates(extractor, batch) {
        for (const { paper, data } of batch) saved.set(paper, data);
        await store.saveCandidates(extractor, batch);
      },
      async savePapers(papers, removed) {
        await store.savePapers(papers, removed);
        const known = papers.flatMap(({ id }) => ({ paper: id, data: saved.get(id) }));
        const again = known.flatMap(({ paper, data }) => (data ? [{ paper, data }] : []));
        if (again.length > 0) await store.saveCandidates("clause-1", again);
      },
    };
  },
};
