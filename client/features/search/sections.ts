import type { SearchHits } from "../../../graph/contract/concepts.ts";
import { papersOfBoth } from "../../http/paper-question.ts";
import { askPapers, type Change, openConcept, openLink, openPaper } from "../../state/view-changes.ts";
import { byline, pluralize } from "../../ui/words/format.ts";
import { begins, type ConceptPair } from "./typed-pair.ts";

/** One row of the list under the search box. */
export interface Hit {
  readonly id: string;
  readonly text: string;
  /** Another name by which it was found. */
  readonly also: string;
  readonly detail: string;
  readonly community?: number;
  /** The papers' words are set in serif. */
  readonly isTitle?: boolean;
  /** What choosing it does. */
  readonly change: Change;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Hit[];
}

/**
 * What the words find, and last, also when they find nothing, the way to ask the papers with them. A pair that they name comes
 * first, unless they are the name of one concept: "question and answer".
 */
export function sectionsOf(text: string, hits: SearchHits | undefined, pair: ConceptPair | null): Section[] {
  if (!hits) return [];
  const concepts = { id: "concepts", title: "Concepts", items: hits.concepts.map(conceptHit) };
  const pairSection = { id: "together", title: "How they go together", items: pair ? pairHits(pair) : [] };
  const oneName = hits.concepts.some((hit) => begins(hit, text));
  return [
    ...(oneName ? [concepts, pairSection] : [pairSection, concepts]),
    { id: "papers", title: "Papers", items: hits.papers.map(paperHit) },
    { id: "ask", title: askTitle(text, hits), items: [askHit(text)] },
  ].filter((section) => section.items.length > 0);
}

function pairHits([a, b]: ConceptPair): Hit[] {
  return [
    {
      id: `l:${a.id} ${b.id}`,
      text: `${a.label} and ${b.label}`,
      also: "",
      detail: "",
      change: openLink(a.id, b.id),
    },
    { id: "q:both", text: "Papers with both", also: "", detail: "", change: askPapers(papersOfBoth(a.id, b.id)) },
  ];
}

function askTitle(text: string, { concepts, papers }: SearchHits): string {
  return concepts.length + papers.length > 0 ? "Or ask" : `No concept is called “${text}”`;
}

function conceptHit(hit: SearchHits["concepts"][number]): Hit {
  return {
    id: `c:${hit.id}`,
    text: hit.label,
    also: hit.matched === hit.label ? "" : hit.matched,
    detail: pluralize(hit.papers, "paper"),
    community: hit.community,
    change: openConcept(hit.id),
  };
}

function paperHit(paper: SearchHits["papers"][number]): Hit {
  return {
    id: `p:${paper.id}`,
    text: paper.title,
    also: "",
    detail: byline({ ...paper, venue: null }),
    isTitle: true,
    change: openPaper(paper.id),
  };
}

function askHit(text: string): Hit {
  return {
    id: "q:ask",
    text: `Ask the papers: ${text}`,
    also: "",
    detail: "",
    change: askPapers(text),
  };
}
