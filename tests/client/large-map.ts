import type { Palette } from "../../client/map/paint/palette.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedMap } from "./planted-map.ts";

const words =
  "graph neural deep causal latent sparse robust visual motion bandit transfer spectral kernel policy".split(" ");

const twelve = Array.from({ length: 13 }, () => "#123456");
/** Colours without a page to read them from. */
export const palette: Palette = {
  ...{ sea: "#ffffff", panel: "#ffffff", ink: "#000000", ink3: "#777777", halo: "#ffffff", edge: "#555555" },
  ...{ node: twelve, land: twelve, text: twelve, sequence: twelve.slice(0, 7) },
};

/** A map of a given size, with names of the length of real ones and few very large concepts. */
export function largeMap(concepts: number, links: number): ConceptMap {
  const random = seededRandom(11);
  const map = plantedMap({ communities: 20, each: 0 });
  const community = Array.from({ length: concepts }, () => 1 + Math.floor(20 * random() ** 1.4));
  const papers = Array.from({ length: concepts }, (_, i) => 2 + Math.floor(4000 / (i + 4)));
  const label = (i: number) => `${words[i % words.length]} ${words[Math.floor(random() * words.length)]} ${i}`;
  const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
  const spread = () => random() + random() + random() - 1.5;
  const labels = Array.from({ length: concepts }, (_, i) => label(i));
  const pairs = new Set<number>();
  while (pairs.size < links) {
    const a = Math.floor(concepts * random() ** 2);
    const b = Math.floor(concepts * random());
    if (a !== b) pairs.add(Math.min(a, b) * concepts + Math.max(a, b));
  }
  const ends = [...pairs].sort((a, b) => a - b);
  const middle = (c: number) => ({
    x: 420 * Math.cos(c * 2.4) * Math.sqrt(c / 20),
    y: 300 * Math.sin(c * 2.4) * Math.sqrt(c / 20),
  });
  return {
    ...map,
    extent: [-480, -360, 480, 360],
    nodes: {
      id: labels.map((text) => text.replaceAll(" ", "-")),
      label: labels,
      papers,
      folded: papers.map(() => 0),
      community,
      x: community.map((c) => rounded(middle(c).x + 60 * spread(), 2)),
      y: community.map((c) => rounded(middle(c).y + 60 * spread(), 2)),
      meanYear: papers.map(() => rounded(2010 + 14 * random(), 2)),
      participation: papers.map(() => rounded(random(), 4)),
      growth: papers.map(() => rounded(random() - 0.4, 4)),
    },
    links: {
      source: ends.map((key) => Math.floor(key / concepts)),
      target: ends.map((key) => key % concepts),
      papers: ends.map(() => 2 + Math.floor(12 * random() ** 3)),
      said: [],
      npmi: ends.map(() => rounded(0.05 + 0.8 * random() ** 2, 4)),
      associationStrength: ends.map(() => rounded(1 + 40 * random() ** 3, 2)),
    },
  };
}
