import type { Communities } from "../analysis/communities.ts";
import { pairMeasures } from "../analysis/measures.ts";
import type { ConceptMap } from "../contract/answers.ts";
import type { Snapshot } from "../snapshot.ts";
import { communitySummaries, meanYear, papersOf } from "./concept-answers.ts";
import { type MapLink, mapLinks } from "./map-links.ts";
import { mapPlaces } from "./map-places.ts";
import { type MapScope, mapScope } from "./map-scope.ts";
import { type MapQuestion, type MapSettings, mapSettings } from "./map-settings.ts";

/** The concept map: strongest concepts and links, with positions. */
export async function conceptMap(snapshot: Snapshot, question: MapQuestion): Promise<ConceptMap> {
  const scope = await mapScope(snapshot, question.q);
  const settings = mapSettings(scope, question);
  const communities = await snapshot.analyses.communities();
  const participation = await snapshot.analyses.participation();
  const shown = strongestConcepts(scope, settings);
  const links = mapLinks(snapshot, scope, shown, settings);
  const layout = await snapshot.soon(snapshot.analyses.layout);
  const strengths = links.map(({ strength }) => strength);
  return {
    revision: snapshot.revision,
    layout: layout ? "ready" : "computing",
    progress: layout ? null : snapshot.analyses.progress(),
    seed: communities.seed,
    measure: settings.measure,
    minStrength: links.length > 0 ? rounded(strengths.reduce((a, b) => Math.min(a, b))) : 0,
    minPapers: settings.minPapers,
    minJoint: settings.minJoint,
    papers: scope.papers,
    total: await totalOf(snapshot, scope),
    nodes: {
      ...nodeColumns(snapshot, scope, shown, communities),
      ...mapPlaces(snapshot, shown, layout),
      participation: Array.from(shown, (concept) => rounded(participation[concept] as number)),
    },
    links: linkColumns(scope, shown, links),
    communities: await communitySummaries(snapshot, communities),
  };
}

async function totalOf({ analyses, concepts }: Snapshot, { mask, byPapers }: MapScope): Promise<ConceptMap["total"]> {
  if (mask === undefined) return { concepts: concepts.length, links: await analyses.pairTotal() };
  return { concepts: byPapers.length, links: await analyses.run("pairTotal", { papers: mask }) };
}

/** The concepts of most papers, ties by id. */
function strongestConcepts({ byPapers, frequency }: MapScope, { concepts: most, minPapers }: MapSettings): Uint32Array {
  return byPapers.subarray(0, most).filter((number) => (frequency[number] as number) >= minPapers);
}

function nodeColumns(
  snapshot: Snapshot,
  { frequency, mask }: MapScope,
  shown: Uint32Array,
  { community }: Communities,
) {
  const counted = (papers: Uint32Array) => (mask ? papers.filter((paper) => mask[paper] === 1) : papers);
  const records = Array.from(shown, (number) => snapshot.concepts[number] as Snapshot["concepts"][number]);
  return {
    id: records.map(({ id }) => id),
    label: records.map(({ label }) => label),
    papers: Array.from(shown, (number) => frequency[number] as number),
    community: Array.from(shown, (number) => community[number] as number),
    meanYear: Array.from(shown, (number) => {
      const year = meanYear(snapshot, counted(papersOf(snapshot, number)));
      return year === null ? null : Math.round(year * 100) / 100;
    }),
  };
}

function linkColumns({ frequency, papers: corpus }: MapScope, shown: Uint32Array, links: readonly MapLink[]) {
  const papersAt = (position: number) => frequency[shown[position] as number] as number;
  const values = (name: "npmi" | "associationStrength") =>
    links.map(({ source, target, papers }) =>
      rounded(pairMeasures[name].value(papers, papersAt(source), papersAt(target), corpus)),
    );
  return {
    source: links.map(({ source }) => source),
    target: links.map(({ target }) => target),
    papers: links.map(({ papers }) => papers),
    npmi: values("npmi"),
    associationStrength: values("associationStrength"),
  };
}

/** Four decimals: what a screen can show, at half the bytes. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
