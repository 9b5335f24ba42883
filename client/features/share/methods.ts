import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { linkMeasures } from "../../../graph/contract/measures.ts";
import { backboneLevel, papersQuery } from "../../http/map-args.ts";
import { withinThresholds } from "../../map/model/rows.ts";
import type { View } from "../../state/view.ts";
import { capitalize, count, decimal, foundFromWords, pluralize, span } from "../../ui/words/format.ts";
import { measureHelp } from "../../ui/words/measure-help.ts";
import { measures } from "../../ui/words/measures.ts";

/** What a map that is rolled up leaves out, and what the camera has opened. */
function foldedText({ nodes, opened, relation }: ConceptMap): string {
  const added = opened.reduce((sum, { added }) => sum + added.length, 0);
  const names = opened.map(({ concept }) => nodes.label[concept]).join(", ");
  const exception = added > 0 ? `, apart from ${pluralize(added, "kind")} of ${names}` : "";
  const counted = relation === null ? "" : " Relations of kinds count for what is broader.";
  return `Concepts that are kinds of another one on the map are left out${exception}.${counted}`;
}

/** A paragraph for the methods part of a paper: corpus, filters, measures, thresholds, seed and version. */
export function methodsText(map: ConceptMap, status: Status, view: View): string {
  const { name, digits } = measures[map.measure];
  const { formula } = linkMeasures[map.measure];
  const years = status.years ? ` (${span(status.years)})` : "";
  const { communities, backbone, hidden, pinned, expanded, rolledUp } = view.map;
  const query = papersQuery(view.map);
  const byHand = [
    hidden.length > 0 ? `${pluralize(hidden.length, "concept")} hidden` : "",
    pinned.length > 0 ? `${count(pinned.length)} pinned` : "",
    expanded.length > 0 ? `partners added in ${pluralize(expanded.length, "step")}` : "",
  ].filter(Boolean);
  const shown = withinThresholds(map);
  return [
    `Concept map of ${pluralize(status.papers, "paper")}${years} made with Isthmus ${status.version} (corpus “${status.name}”, revision ${status.revision}).`,
    ...(query === "" ? [] : [`Only the ${pluralize(map.papers, "paper")} of the query ${query} are counted.`]),
    `Concepts are noun phrases of titles and abstracts; ${count(map.total.concepts)} occur in ${count(map.minPapers)} or more papers, of which ${count(shown.concepts)} are shown${shown.rarer > 0 ? `, and ${pluralize(shown.rarer, "rarer one")} asked for by name or by expanding` : ""}${communities.length > 0 ? `, all of ${pluralize(communities.length, "community", "communities")}` : ""}.`,
    ...(map.general.hidden > 0
      ? [
          `${capitalize(pluralize(map.general.hidden, "general word"))} of ten or more papers that every field uses (specificity < ${decimal(map.general.minSpecificity)}) are left out.`,
        ]
      : []),
    `Links are pairs of concepts that share ${count(map.minJoint)} or more papers; the strongest ${count(shown.links)} of ${count(map.total.links)} by ${name} = ${formula} are shown (${name} ≥ ${decimal(map.minStrength, digits)}; c joint papers, a and b papers of each concept, N = ${count(map.papers)}).`,
    ...(backbone ? [`Only links of the backbone are kept (disparity filter, α < ${backboneLevel}).`] : []),
    ...(rolledUp ? [foldedText(map)] : []),
    ...(byHand.length > 0 ? [`By hand: ${byHand.join(", ")}.`] : []),
    `Communities were found by the Leiden algorithm on the co-occurrence network${map.foundFrom ? ` ${foundFromWords(map.foundFrom)}` : ""} (seed ${map.seed}; ${count(map.communities.length)} communities); positions by a seeded force-directed layout.`,
    ...(view.page === "bridges"
      ? [
          `Bridge papers that say that they connect two communities come first; they are ranked by S = Σ p·p·δ·sep over pairs of communities (diversity times separateness), times 1 to 1/72 by how surely a paper says that it joins the two and whether they are apart, ${view.correction === "length" ? `corrected for length: ${measureHelp.bridgeScore.formula}` : "not corrected for length"}.`,
        ]
      : []),
  ].join(" ");
}
