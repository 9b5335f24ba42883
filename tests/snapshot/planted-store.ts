import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConceptRecord, Mention } from "../../graph/contract/records.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore, StoredPaper } from "../../graph/store/store.ts";

/** Concepts of two fields that only one paper joins. */
const LABELS = [
  "graph neural networks",
  "message passing",
  "molecules",
  "node classification",
  "policy gradients",
  "replay buffer",
  "reinforcement learning",
  "reward shaping",
];

/** Id, year, title, abstract: everything below is counted by hand in the tests. */
const PAPERS: readonly (readonly [string, number | null, string, string])[] = [
  ["g1", 2019, "Graph neural networks", "We study message passing. It helps node classification."],
  ["g2", 2020, "Deeper message passing", "Graph neural networks meet molecules."],
  ["g3", 2020, "On molecules", "We use message passing and node classification."],
  ["g4", 2021, "Node classification", "It needs graph neural networks. Molecules follow."],
  ["g5", null, "Undated", "Graph neural networks and node classification in one. We like message passing."],
  ["r1", 2019, "Reinforcement learning", "A replay buffer. Policy gradients."],
  ["r2", 2020, "Reward shaping", "We shape reinforcement learning with policy gradients."],
  ["r3", 2021, "A replay buffer", "It stores rewards. Reward shaping helps reinforcement learning."],
  ["r4", 2022, "Policy gradients", "With a replay buffer. With reward shaping."],
  ["r5", 2022, "More reinforcement learning", "Policy gradients with reward shaping."],
  [
    "x/1",
    2022,
    "Reinforcement learning on graph neural networks",
    "Policy gradients guide message passing. Nothing else does.",
  ],
  ["z1", 2018, "An empty paper", ""],
];

export const PLANTED_PAPERS = PAPERS.length;

/** Id, year, title, abstract of a paper. */
export type Planted = (typeof PAPERS)[number];

/** A small store whose every number can be counted by hand. */
export function plantedStore(): Promise<GraphStore> {
  return storeOf(LABELS, PAPERS);
}

/** A store of papers in which these names are the concepts. */
export async function storeOf(labels: readonly string[], papers: readonly Planted[]): Promise<GraphStore> {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-planted-")), "planted.db"));
  await store.savePapers(papers.map(([id, year, title, abstract]) => storedPaper(id, year, title, abstract)));
  await replant(store, labels, papers);
  return store;
}

/** Adds a paper and extracts again, as another process would. */
export async function addPaper(store: GraphStore, id: string, title: string, abstract: string): Promise<void> {
  await store.savePapers([storedPaper(id, 2023, title, abstract)]);
  await replant(store, LABELS, [...PAPERS, [id, 2023, title, abstract]]);
}

async function replant(store: GraphStore, labels: readonly string[], papers: typeof PAPERS): Promise<void> {
  const records = labels.map((label) => conceptRecord(label, papers)).sort((a, b) => compareIds(a.id, b.id));
  const mentions = [...papers]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([paper, , title, abstract]) => ({ paper, mentions: mentionsIn(records, title, abstract) }));
  await store.replaceGraph({ concepts: records, mentions });
}

function storedPaper(id: string, year: number | null, title: string, abstract: string): StoredPaper {
  return {
    id,
    title,
    abstract,
    year,
    venue: null,
    authors: ["A. Planter"],
    keywords: [],
    doi: null,
    url: null,
    keys: [`id:${id}`],
    records: "[]",
    sources: ["1"],
  };
}

function conceptRecord(label: string, papers: typeof PAPERS): ConceptRecord {
  const count = papers.filter(([, , title, abstract]) => `${title} ${abstract}`.toLowerCase().includes(label)).length;
  const key = label.replace(/s$/, "");
  const aliases = [{ form: label, papers: count }];
  if (label === "graph neural networks") aliases.push({ form: "GNN", papers: 1 });
  return { id: key.replaceAll(" ", "-"), key, label, aliases, papers: count, termhood: 0.5 };
}

function mentionsIn(records: readonly ConceptRecord[], title: string, abstract: string): Mention[] {
  const found: Mention[] = [];
  for (const [field, text] of [title, abstract].entries()) {
    for (const sentence of text.matchAll(/[^.]+\.?/g)) {
      const from = sentence.index + (sentence[0].length - sentence[0].trimStart().length);
      const end = sentence.index + sentence[0].length;
      records.forEach(({ label }, concept) => {
        const start = text.toLowerCase().indexOf(label, from);
        if (start < 0 || start >= end) return;
        const place = { start, end: start + label.length, sentenceStart: from, sentenceEnd: end };
        found.push({ concept, field: field as 0 | 1, ...place });
      });
    }
  }
  return found.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
}
