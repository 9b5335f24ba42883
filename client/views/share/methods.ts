import type { ConceptMap, Status } from "../../../graph/contract/answers.ts";
import { count, counted, decimal, span } from "../../ui/format.ts";
import { measures } from "../../ui/measures.ts";

/** A paragraph for the methods part of a paper: corpus, measure, thresholds, seed and version. */
export function methodsText(map: ConceptMap, status: Status): string {
  const { name, formula, digits } = measures[map.measure];
  const years = status.years ? ` (${span(status.years)})` : "";
  return [
    `Concept map of ${counted(status.papers, "paper")}${years} made with Isthmus ${status.version}.`,
    `Concepts are noun phrases of titles and abstracts; ${count(map.total.concepts)} occur in ${count(map.minPapers)} or more papers, of which ${count(map.nodes.id.length)} are shown.`,
    `Links are pairs of concepts that share ${count(map.minJoint)} or more papers; the strongest ${count(map.links.source.length)} of ${count(map.total.links)} by ${name} = ${formula} are shown (${name} ≥ ${decimal(map.minStrength, digits)}; c joint papers, a and b papers of each concept, N = ${count(status.papers)}).`,
    `Communities were found by the Leiden algorithm on the co-occurrence network (seed ${map.seed}; ${count(map.communities.length)} communities); positions by a seeded force-directed layout.`,
  ].join(" ");
}
