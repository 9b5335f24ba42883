import { associationStrength } from "../../contract/measures.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { projectPairs } from "../../incidence/project-pairs.ts";
import { graphFromEdges, type WeightedGraph } from "../structure/weighted-graph.ts";

/** How a corpus is projected to a graph of concepts before communities are sought. */
export interface CommunitySettings {
  /** Fewest joint papers of a link. */
  readonly minJoint: number;
  /** Fewest papers of a concept that takes part; rarer ones are attached afterwards. */
  readonly minPapers: number;
  /** Weight of a link: joint papers, or observed/expected (Van Eck & Waltman 2009), which keeps small fields apart. */
  readonly weighting: "papers" | "associationStrength";
  /** γ of modularity: larger gives more and smaller communities. */
  readonly resolution: number;
}

/** Concepts that take part at most, in communities and in bridges; all corpora for which settings were tried have fewer of three papers. */
export const MAX_CONCEPTS = 100_000;

/** Where a concept needs more papers, its corpus has too many concepts for all to take part. */
const ENOUGH_PAPERS = 3;

/**
 * The default settings for a corpus.
 *
 * In a small corpus nearly every link is one paper, so a link of one counts; in a large one weak links are noise that grows with
 * the square of the length of papers. A large corpus has more fields than plain modularity can tell apart (resolution limit:
 * Fortunato & Barthélemy 2007, DOI 10.1073/pnas.0605965104), so γ rises. The values gave the most stable communities over re-seeded
 * runs on corpora of 73, 224, 5,000 and 80,000 papers. Where more than `maxConcepts` concepts have enough papers, they need as many more
 * as leave at most that number. Fields hardly change by that, but they would by more joint papers of a link: of 80,000 papers, those of 10,080 concepts are as
 * similar to the usual ones as those of another seed (adjusted Rand index 0.72 and 0.70), and with links of nine joint papers less so (0.37).
 */
export function communitySettings(incidence: Incidence, maxConcepts = MAX_CONCEPTS): CommunitySettings {
  const settings = settingsFor(incidence.papers);
  return { ...settings, minPapers: fewestPapers(incidence, settings.minPapers, maxConcepts) };
}

function settingsFor(papers: number): CommunitySettings {
  if (papers < 20) return { minJoint: 1, minPapers: 1, weighting: "papers", resolution: 1 };
  if (papers < 2_000) return { minJoint: 1, minPapers: 2, weighting: "papers", resolution: 1.25 };
  if (papers < 20_000) return { minJoint: 2, minPapers: 2, weighting: "papers", resolution: 1.5 };
  return { minJoint: 3, minPapers: ENOUGH_PAPERS, weighting: "papers", resolution: 2 };
}

/** The smallest number of papers, from `least` on, that at most `limit` concepts have; `least` where that leaves none. */
function fewestPapers(incidence: Incidence, least: number, limit: number): number {
  const frequency = documentFrequency(incidence).filter((papers) => papers >= least);
  if (frequency.length <= limit) return least;
  const first = frequency.sort().at(-1 - limit)!;
  return first === frequency.at(-1) ? least : first + 1;
}

/** Whether rarer concepts take no part, because there are too many of them: neither in communities, to which they are only attached, nor in bridges. */
export function leavesRareOut({ minPapers }: Pick<CommunitySettings, "minPapers">): boolean {
  return minPapers > ENOUGH_PAPERS;
}

/** The graph of concepts under the given settings, its links weighted as they say. */
export function conceptGraph(incidence: Incidence, settings: CommunitySettings): WeightedGraph {
  const { source, target, joint } = projectPairs(incidence, settings);
  if (settings.weighting === "papers") return graphFromEdges(incidence.concepts, source, target, joint);
  const frequency = documentFrequency(incidence);
  const strength = Float64Array.from(joint, (count, e) =>
    associationStrength.value(count, frequency[source[e]!]!, frequency[target[e]!]!, incidence.papers),
  );
  return graphFromEdges(incidence.concepts, source, target, strength);
}
