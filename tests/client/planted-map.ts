import type { ConceptMap } from "../../graph/contract/map.ts";
import { seededRandom } from "../../graph/shared/random.ts";

/** A map of communities around a circle, with links mostly inside them. */
export function plantedMap(options: { communities: number; each: number; seed?: number; spread?: number }): ConceptMap {
  const random = seededRandom(options.seed ?? 1);
  const { communities, each, spread = 0.16 } = options;
  const size = communities * each;
  const community = Array.from({ length: size }, (_, i) => Math.floor(i / each) + 1);
  const angle = (c: number) => (2 * Math.PI * c) / communities;
  const normal = () => random() + random() + random() - 1.5;
  const source: number[] = [];
  const target: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let n = 0; n < 3; n++) {
      const inside = random() < 0.85;
      const j = inside
        ? (Math.floor(i / each) * each + Math.floor(random() * each)) % size
        : Math.floor(random() * size);
      const known = source.some((s, k) => (s === i && target[k] === j) || (s === j && target[k] === i));
      if (j !== i && !known) {
        source.push(Math.min(i, j));
        target.push(Math.max(i, j));
      }
    }
  }
  const papers = Array.from({ length: size }, () => 2 + Math.floor(random() ** 3 * 200));
  return {
    revision: 1,
    layout: "ready",
    progress: null,
    seed: 1,
    measure: "npmi",
    relation: null,
    minStrength: 0.1,
    minPapers: 2,
    minJoint: 1,
    papers: 400,
    extent: [-1, -1, 1, 1],
    missing: [],
    expanded: [],
    opened: [],
    general: { minSpecificity: 0, hidden: 0, labels: [] },
    total: { concepts: size * 4, links: source.length * 9, strongEnough: source.length * 2 },
    nodes: {
      id: Array.from({ length: size }, (_, i) => `concept-${i}`),
      label: Array.from({ length: size }, (_, i) => `planted concept ${i}`),
      papers,
      folded: papers.map(() => 0),
      community,
      x: community.map((c) => Math.cos(angle(c)) * 0.8 + normal() * spread),
      y: community.map((c) => Math.sin(angle(c)) * 0.8 + normal() * spread),
      meanYear: papers.map(() => 2020),
      participation: papers.map(() => random()),
      growth: papers.map(() => random() - 0.5),
    },
    links: {
      source,
      target,
      papers: source.map(() => 2),
      said: [],
      npmi: source.map(() => 0.1 + random() * 0.8),
      associationStrength: source.map(() => 2 + random() * 10),
    },
    foundFrom: null,
    communities: Array.from({ length: communities }, (_, c) => ({
      id: c + 1,
      label: `field ${c + 1}`,
      concepts: each,
      papers: 50,
      stability: null,
    })),
  };
}
