import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

/** Concepts of two fields. */
export const LABELS = [
  "reinforcement learning",
  "offline reinforcement learning",
  "robot locomotion",
  "policy gradient",
  "proximal policy optimization",
  "machine translation",
  "neural machine translation",
  "attention models",
  "bleu score",
  "trust region methods",
];

/** Papers of which it is known what they say of kinds, order and relations. */
export const PAPERS: readonly Planted[] = [
  [
    "a1",
    2017,
    "Proximal policy optimization for robot locomotion",
    "We use proximal policy optimization for robot locomotion.",
  ],
  [
    "a2",
    2018,
    "Walking",
    "Policy gradient methods such as proximal policy optimization are used for robot locomotion.",
  ],
  [
    "a3",
    2019,
    "Steps",
    "In this paper, we apply policy gradient methods, such as proximal policy optimization, to robot locomotion. Here, proximal policy optimization is used for robot locomotion.",
  ],
  [
    "a4",
    2020,
    "Data",
    "Offline reinforcement learning is a form of reinforcement learning. We use reinforcement learning for robot locomotion.",
  ],
  [
    "a5",
    2021,
    "More data",
    "We study offline reinforcement learning, where reinforcement learning uses a fixed data set.",
  ],
  ["a7", 2022, "Rewards", "Reinforcement learning needs rewards."],
  ["a6", 2022, "Regions", "We compare trust region methods with proximal policy optimization."],
  ["b1", 2018, "Attention models for machine translation", "We propose attention models for machine translation."],
  [
    "b2",
    2019,
    "Scores",
    "We evaluate neural machine translation with the BLEU score. Attention models are used for machine translation.",
  ],
  ["b3", 2020, "Long texts", "Neural machine translation is a kind of machine translation."],
  ["b4", 2021, "Rewards", "We use proximal policy optimization for machine translation."],
];

/** Extracts the papers as an import does, and opens them. */
export async function snapshotOf(papers = PAPERS): Promise<{ snapshot: Snapshot; store: CuratedStore }> {
  const store = await storeOf(LABELS, papers);
  const candidates = papers.map(([paper, , title, abstract]) => {
    return { paper, data: extractCandidates({ title, abstract }) };
  });
  await store.saveCandidates(EXTRACTOR, candidates);
  await store.setFact("extractor", EXTRACTOR);
  const curated = withCuration(store);
  return { snapshot: await openSnapshot(curated), store: curated };
}

/** A low floor: what is asked here is which answers there are, not how sure the models of the day are. */
export const shown = { minConfidence: 0.3, limit: 50, offset: 0 };
