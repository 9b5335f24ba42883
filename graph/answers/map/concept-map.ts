import type { Communities } from "../../analysis/communities/communities.ts";
import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { type ConceptMap, GENERAL_BELOW } from "../../contract/map.ts";
import { countLeading } from "../../shared/binary-search.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communitySummaries } from "../lookup/community-names.ts";
import { fieldConcepts, generalWords } from "../lookup/concept-answers.ts";
import { growthOf } from "../lookup/years.ts";
import { conceptYears, meanOfYears } from "./concept-years.ts";
import { type MapConcepts, mapConcepts } from "./map-concepts.ts";
import { type MapLink, mapLinks } from "./map-links.ts";
import { extentOf, mapPlaces, nearParents } from "./map-places.ts";
import { type MapScope, mapScope } from "./map-scope.ts";
import { fittingConcepts, type MapQuestion, type MapSettings, mapSettings } from "./map-settings.ts";
import { relationLinks } from "./relation-links.ts";

/** The concept map: strongest concepts and links, with positions. */
export async function conceptMap(snapshot: Snapshot, question: MapQuestion): Promise<ConceptMap> {
  const pause = createPause();
  const scope = await mapScope(snapshot, question.q);
  const settings = mapSettings(scope, question);
  const communities = await snapshot.analyses.communities();
  const participation = await snapshot.analyses.participation();
  const chosen = await mapConcepts(snapshot, scope, settings, question, communities);
  const shown = chosen.shown.filter((concept) => !chosen.hidden.has(concept));
  await pause();
  const { relation = null, minStrength } = question;
  const { links, strongEnough } = await (relation === null
    ? mapLinks(snapshot, scope, chosen, settings)
    : relationLinks(snapshot, scope, chosen, settings, { relation, minStrength }));
  await pause();
  const layout = await snapshot.optionalResult(snapshot.analyses.layout);
  const strengths = links.map(({ strength }) => strength);
  const first = await firstConcepts(snapshot, communities);
  const total = await totalOf(snapshot, scope, settings);
  await pause();
  const nodes = nodeColumns(snapshot, scope, shown, communities);
  await pause();
  const extent = extentOf(mapPlaces(snapshot, communities, first, layout));
  const opened = positionsIn(shown, chosen.openings).map(({ concept, added }) => ({ concept, added }));
  return {
    revision: snapshot.revision,
    layout: layout ? "ready" : "computing",
    progress: layout ? null : snapshot.analyses.progress(),
    seed: communities.seed,
    measure: settings.measure,
    relation,
    minStrength: links.length > 0 ? fourDecimals(strengths.reduce((a, b) => Math.min(a, b))) : 0,
    minPapers: settings.minPapers,
    minJoint: settings.minJoint,
    papers: scope.papers,
    extent,
    missing: [...chosen.missing],
    expanded: positionsIn(shown, chosen.expansions),
    opened,
    total: { ...total, strongEnough },
    general: {
      minSpecificity: settings.minSpecificity,
      hidden: chosen.general.length,
      labels: chosen.general.slice(0, MAX_GENERAL_LABELS).map((concept) => snapshot.concepts[concept]!.label),
    },
    nodes: {
      ...nodes,
      folded: foldedCounts(scope, chosen, shown),
      ...nearParents(mapPlaces(snapshot, communities, shown, layout), opened, extent),
      participation: Array.from(shown, (concept) => fourDecimals(participation[concept]!)),
    },
    links: { ...linkColumns(scope, shown, links), said: links.flatMap(({ said = [] }) => said) },
    communities: await communitySummaries(snapshot, communities),
    foundFrom: fieldConcepts(snapshot, communities),
  };
}

const MAX_GENERAL_LABELS = 12;

/** Concepts of the first map of the corpus. */
async function firstConcepts(snapshot: Snapshot, communities: Communities): Promise<Uint32Array> {
  const isGeneral = await generalWords(snapshot, communities, GENERAL_BELOW);
  const specific: number[] = [];
  const limit = fittingConcepts(snapshot.incidence.papers);
  for (let place = 0; place < snapshot.byPapers.length && specific.length < limit; place++) {
    const concept = snapshot.byPapers[place]!;
    if (!isGeneral(concept)) specific.push(concept);
  }
  return Uint32Array.from(specific);
}

/** What the thresholds leave, before the strongest are chosen. */
async function totalOf(
  { analyses }: Snapshot,
  { mask, byPapers, frequency }: MapScope,
  { minJoint, minPapers }: MapSettings,
): Promise<Omit<ConceptMap["total"], "strongEnough">> {
  const thresholds = { minJoint, minPapers };
  return {
    // Those of most papers come first.
    concepts: countLeading(byPapers.length, (place) => frequency[byPapers[place]!]! >= minPapers),
    links: await (mask
      ? analyses.ask("linkTotalWithin", { papers: mask, thresholds })
      : analyses.linkTotal(thresholds)),
  };
}

/** What a reader expanded or opened, as positions among the concepts shown. */
function positionsIn(concepts: Uint32Array, additions: MapConcepts["expansions" | "openings"]) {
  const position = new Map(Array.from(concepts, (concept, k) => [concept, k]));
  return additions.flatMap((addition) => {
    const concept = position.get(addition.concept);
    if (concept === undefined) return [];
    const added = addition.added.map((other) => position.get(other) as number);
    return [{ concept, added, more: "more" in addition ? addition.more : 0 }];
  });
}

/** For how many narrower concepts each stands that are mentioned and not shown. */
function foldedCounts({ frequency }: MapScope, { rollUp }: MapConcepts, concepts: Uint32Array): number[] {
  if (rollUp === undefined) return Array.from(concepts, () => 0);
  const shown = new Set(concepts);
  const isFolded = (kind: number) => !shown.has(kind) && frequency[kind]! > 0;
  return Array.from(concepts, (concept) => rollUp.kindsOf(concept).filter(isFolded).length);
}

function nodeColumns(snapshot: Snapshot, scope: MapScope, shown: Uint32Array, { community }: Communities) {
  const { frequency } = scope;
  const records = Array.from(shown, (number) => snapshot.concepts[number]!);
  const years = conceptYears(snapshot, scope);
  const meanYear = (number: number) => {
    const mean = years && meanOfYears(years, years.of(number));
    return mean === null ? null : Math.round(mean * 100) / 100;
  };
  return {
    id: records.map(({ id }) => id),
    label: records.map(({ label }) => label),
    papers: Array.from(shown, (number) => frequency[number]!),
    community: Array.from(shown, (number) => community[number]!),
    meanYear: Array.from(shown, meanYear),
    growth: Array.from(shown, (number) => (years ? fourDecimals(growthOf(years.of(number), years.ofAll)) : null)),
  };
}

function linkColumns({ frequency, papers: corpus }: MapScope, concepts: Uint32Array, links: readonly MapLink[]) {
  const position = new Map(Array.from(concepts, (concept, k) => [concept, k]));
  const at = (concept: number) => position.get(concept) as number;
  const value = (name: "npmi" | "associationStrength", { source, target, papers }: MapLink) =>
    pairMeasures[name].value(papers, frequency[source]!, frequency[target]!, corpus);
  return {
    source: links.map(({ source }) => at(source)),
    target: links.map(({ target }) => at(target)),
    papers: links.map(({ papers }) => papers),
    npmi: links.map((link) => fourDecimals(value("npmi", link))),
    // Two decimals: it is read as "8.4 times chance".
    associationStrength: links.map((link) => Math.round(value("associationStrength", link) * 100) / 100),
  };
}

/** Four decimals: what a screen can show, at half the bytes. */
function fourDecimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
