import { expect } from "vitest";
import type { Mention } from "../../graph/contract/records.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { dump } from "../../graph/store/dump.ts";
import type { DecisionLog, GraphReader, GraphStore } from "../../graph/store/store.ts";
import { concept, mention, paper } from "../contract/store-examples.ts";

/** The concepts of the example, by id. */
export const names = ["attention", "cell", "mouse-model", "neuron", "phone", "transformer", "transformers-toy"];
/** Which concepts each paper holds. */
export const rows: Record<string, number[]> = {
  p1: [0, 5],
  p2: [1, 3],
  p3: [1, 4],
  p4: [0, 1, 3, 5],
  p5: [6],
  p6: [],
  p7: [2, 5, 6],
};
export const me = { by: "ana", at: new Date("2024-01-01T00:00:00Z") };

/** Fills a store with the example. */
export async function fill(store: GraphStore): Promise<GraphStore> {
  const papers = Object.entries(rows);
  await store.savePapers(papers.map(([id]) => paper(id)));
  await store.replaceGraph({
    concepts: names.map((id, i) => concept(id, { papers: papers.filter(([, row]) => row.includes(i)).length })),
    mentions: papers.map(([id, row]) => ({
      paper: id,
      mentions: row.map((c, i): Mention => mention(c, 10 * i)),
    })),
  });
  return store;
}

/** The graph as people see it: each concept with its papers, from the mentions and from the incidence, which must agree. */
export async function seen(raw: GraphReader & DecisionLog): Promise<Record<string, string[]>> {
  const store = withCuration(raw);
  const concepts = await store.concepts();
  const papers: Record<string, string[]> = Object.fromEntries(concepts.map(({ id }) => [id, []]));
  const fromMentions: string[][] = [];
  for await (const { paper: id, mentions } of store.mentions()) {
    const held = [...new Set(mentions.map((one) => concepts[one.concept]?.id ?? "?"))].sort();
    fromMentions.push(held);
    for (const name of held) papers[name]?.push(id);
  }
  const fromRows: string[][] = [];
  for await (const chunk of store.incidences()) {
    let at = 0;
    for (const length of chunk.lengths) {
      fromRows.push([...chunk.concepts.subarray(at, at + length)].map((c) => concepts[c]?.id ?? "?"));
      at += length;
    }
  }
  expect(fromRows).toEqual(fromMentions);
  expect(concepts.map((one) => one.papers)).toEqual(concepts.map(({ id }) => papers[id]?.length));
  expect(concepts.map(({ id }) => id)).toEqual(concepts.map(({ id }) => id).sort());
  const { concepts: count, mentions } = await store.summary("");
  expect([count, mentions]).toEqual([concepts.length, fromRows.flat().length]);
  return papers;
}

/** The curated graph as its dump, without the decisions. */
export async function graphLines(store: GraphReader & DecisionLog): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dump(withCuration(store))) if (!line.includes('"type":"decision"')) lines.push(line);
  return lines;
}
