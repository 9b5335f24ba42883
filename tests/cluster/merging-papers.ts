import { seededRandom } from "../../graph/shared/random.ts";

const METHODS = ["gradient boosting", "random forest", "kernel regression", "graph neural network", "particle filter"];
const THINGS = ["soil moisture", "river runoff", "crop yield", "leaf area index", "snow cover", "groundwater level"];
const PLACES = ["alpine valleys", "coastal plains", "dry farmland", "boreal forests", "river deltas"];
const ACRONYMS = [
  ["support vector machine", "SVM"],
  ["synthetic aperture radar", "SAR"],
  ["leaf area index", "LAI"],
  ["land area inventory", "LAI"],
] as const;

/**
 * JSON lines of invented papers. Each third paper comes in several records, chained so that no key is common to all: a
 * DOI links the first to the second, an arXiv id the second to the third, a title the third to the fourth, as different
 * databases have them. Records of one paper lie far apart.
 */
export function mergingPapers(count: number, seed: number): string {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const rounds: object[][] = [[], [], [], []];
  for (let i = 0; i < count; i++) {
    const [method, thing, place, [long, short]] = [pick(METHODS), pick(THINGS), pick(PLACES), pick(ACRONYMS)];
    const title = `Predicting ${thing} ${i} with ${method} in ${place}`;
    const defined = random() < 0.5 ? `${long} (${short})` : short;
    const abstract =
      `Study ${i} predicts ${thing} by ${method} and a ${defined}. In ${place}, ${method} is compared with the ` +
      `${short} approach on ${10 + i} sites. The ${pick(THINGS)} explains most of the errors of ${method}.`;
    const authors = [`Ada Writer${i}`, `Bo Reader${i}`];
    const common = { title, abstract, authors, year: 2000 + (i % 20), keywords: [thing, `${method}\ttab`] };
    rounds[0]!.push({ ...common, id: `a${i}`, doi: `10.1234/x.${i}` });
    if (i % 3 !== 0) continue;
    rounds[1]!.push({ ...common, id: `b${i}`, abstract: "", doi: `10.1234/x.${i}`, arxiv: `2101.${10_000 + i}` });
    rounds[2]!.push({ ...common, id: `c${i}`, title: `${title}: an extended study`, arxiv: `2101.${10_000 + i}` });
    rounds[3]!.push({ ...common, id: `d${i}`, title: `${title}: an extended study`, abstract: "" });
  }
  return rounds
    .flat()
    .map((record) => `${JSON.stringify(record)}\n`)
    .join("");
}
