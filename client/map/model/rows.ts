import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { MapParams } from "../../state/view.ts";
import type { CsvRows } from "../../ui/download.ts";
import { strengthOf } from "../../ui/words/measures.ts";

/** A concept on the canvas, as a row. */
export interface ConceptRow {
  readonly id: string;
  readonly label: string;
  readonly community: number;
  readonly communityLabel: string;
  readonly papers: number;
  /** Kinds for which it stands on a map that is rolled up. */
  readonly folded: number;
  readonly links: number;
  readonly meanYear: number | null;
  readonly participation: number;
  /** Growth of its share of the papers a year; null when no paper has a year. */
  readonly growth: number | null;
}

/** A link on the canvas, as a row. */
export interface LinkRow {
  readonly a: string;
  readonly b: string;
  readonly labelA: string;
  readonly labelB: string;
  readonly communityA: number;
  readonly communityB: number;
  readonly papers: number;
  readonly expected: number;
  readonly lift: number;
  readonly npmi: number;
  /** Papers that say how the two are related, on a map of that. */
  readonly said: number;
  /** By the measure of the map. */
  readonly strength: number;
}

/** Exactly the concepts that the canvas shows, most papers first. */
export function conceptRows(map: ConceptMap): ConceptRow[] {
  const names = new Map(map.communities.map((community) => [community.id, community.label]));
  const links = new Array<number>(map.nodes.id.length).fill(0);
  for (const end of [...map.links.source, ...map.links.target]) links[end] = (links[end] ?? 0) + 1;
  return map.nodes.id
    .map((id, i) => {
      const community = map.nodes.community[i] ?? 0;
      return {
        id,
        label: map.nodes.label[i] ?? id,
        community,
        communityLabel: names.get(community) ?? "",
        papers: map.nodes.papers[i] ?? 0,
        folded: map.nodes.folded[i] ?? 0,
        links: links[i] ?? 0,
        meanYear: map.nodes.meanYear[i] ?? null,
        participation: map.nodes.participation[i] ?? 0,
        growth: map.nodes.growth[i] ?? null,
      };
    })
    .sort((p, q) => q.papers - p.papers || (p.id < q.id ? -1 : 1));
}

/** Exactly the links that the canvas shows, strongest first. */
export function linkRows(map: ConceptMap, corpus: number): LinkRow[] {
  const { nodes, links } = map;
  return links.source
    .map((source, i) => {
      const [a, b] = endsOf(map, source, links.target[i] ?? 0);
      const counts = { papers: links.papers[i] ?? 0, a: nodes.papers[a] ?? 1, b: nodes.papers[b] ?? 1, corpus };
      return {
        a: nodes.id[a] ?? "",
        b: nodes.id[b] ?? "",
        labelA: nodes.label[a] ?? "",
        labelB: nodes.label[b] ?? "",
        communityA: nodes.community[a] ?? 0,
        communityB: nodes.community[b] ?? 0,
        papers: counts.papers,
        expected: (counts.a * counts.b) / corpus,
        lift: links.associationStrength[i] ?? 0,
        npmi: links.npmi[i] ?? 0,
        said: links.said[i] ?? 0,
        strength: strengthOf(map.measure, counts),
      };
    })
    .sort((p, q) => q.strength - p.strength || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1));
}

/** What sentences say has a direction; other links have one order, so that each is named the same everywhere. */
function endsOf({ nodes, relation }: ConceptMap, a: number, b: number): readonly [number, number] {
  return relation !== null || (nodes.id[a] ?? "") < (nodes.id[b] ?? "") ? [a, b] : [b, a];
}

/** All rows, or those of the selection when the table is limited to it. */
export function selectedConcepts(
  rows: ConceptRow[],
  { only, selected }: Pick<MapParams, "only" | "selected">,
): ConceptRow[] {
  const wanted = new Set(selected);
  return only ? rows.filter(({ id }) => wanted.has(id)) : rows;
}

/** The links between what is selected, when the table is limited to it. */
export function selectedLinks(rows: LinkRow[], { only, selected }: Pick<MapParams, "only" | "selected">): LinkRow[] {
  const wanted = new Set(selected);
  return only ? rows.filter(({ a, b }) => wanted.has(a) && wanted.has(b)) : rows;
}

/**
 * How much of a map is within its thresholds, which its totals count. Expanding a concept, or opening a rare one,
 * adds more.
 */
export function withinThresholds({ nodes, links, minPapers, minJoint }: ConceptMap): {
  readonly concepts: number;
  readonly links: number;
  readonly rarer: number;
} {
  const hasEnoughPapers = (node: number) => (nodes.papers[node] ?? 0) >= minPapers;
  const concepts = nodes.papers.filter((papers) => papers >= minPapers).length;
  const linksWithin = links.papers.filter(
    (papers, i) => papers >= minJoint && hasEnoughPapers(links.source[i] ?? 0) && hasEnoughPapers(links.target[i] ?? 0),
  );
  return { concepts, links: linksWithin.length, rarer: nodes.id.length - concepts };
}

/** Concepts as a table for a spreadsheet. */
export function conceptsCsv(rows: readonly ConceptRow[]): CsvRows {
  const head = ["id", "concept", "community", "papers", "links", "mean year", "participation"];
  const body = rows.map((row) => [
    row.id,
    row.label,
    row.communityLabel,
    row.papers,
    row.links,
    row.meanYear,
    row.participation,
  ]);
  return [head, ...body];
}

/** Links as a table for a spreadsheet. */
export function linksCsv(rows: readonly LinkRow[]): CsvRows {
  const head = ["source", "target", "papers", "by chance", "times chance", "NPMI"];
  const body = rows.map((row) => [row.a, row.b, row.papers, row.expected, row.lift, row.npmi]);
  return [head, ...body];
}
