import { seededRandom } from "../../graph/shared/random.ts";

const methods = ["graph neural network", "diffusion model", "support vector machine", "variational autoencoder"];
methods.push("Gaussian process", "decision tree", "contrastive learning", "reinforcement learning", "beam search");
const tasks = ["protein folding", "traffic forecasting", "image segmentation", "machine translation", "crop mapping"];
tasks.push("speech recognition", "fraud detection", "robot navigation", "music transcription", "flood prediction");
const things = [
  "sensor noise",
  "label scarcity",
  "domain shift",
  "long sequences",
  "class imbalance",
  "missing values",
];
const verbs = ["reduces", "copes with", "is limited by", "reveals", "suffers from"];

/** Papers written by rule, for tests: the same number gives the same papers. */
export function writtenPapers(count: number): { id: string; title: string; abstract: string; year: number }[] {
  const random = seededRandom(7);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  return Array.from({ length: count }, (_, i) => {
    const [method, other, task] = [pick(methods), pick(methods), pick(tasks)];
    return {
      id: `written-${String(i).padStart(5, "0")}`,
      title: `A ${method} for ${task}, case ${i}`,
      abstract: `We study ${task} with a ${method}. Unlike a ${other}, it ${pick(verbs)} ${pick(things)}. In ${task}, ${pick(things)} matters: the ${method} ${pick(verbs)} ${pick(things)}.`,
      year: 2000 + (i % 25),
    };
  });
}

/** Papers as JSON Lines. */
export function jsonLines(papers: readonly object[]): string {
  return papers.map((paper) => `${JSON.stringify(paper)}\n`).join("");
}
