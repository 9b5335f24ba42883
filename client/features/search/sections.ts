import type { SearchHits } from "../../../graph/contract/concepts.ts";
import { papersOfBoth, papersOfOpen } from "../../http/paper-question.ts";
import { askPapers, type Change, openConcept, openLink, openPaper, showBetween } from "../../state/view-changes.ts";
import { byline, pluralize } from "../../ui/words/format.ts";
import { begins, type ConceptPair } from "./typed-pair.ts";
import { type PlainQuestion, type QuestionKind, questionIn } from "./typed-question.ts";

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

/** What a text was found to name, beside single concepts and papers. */
interface NamedThings {
  readonly pair: ConceptPair | null;
  readonly question: PlainQuestion | null;
}

/**
 * What the words find, and last, also when they find nothing, the way to ask the papers with them. A question or a pair that they
 * name comes first, unless they are the name of one concept: "question and answer". Words that name no concept and begin no
 * title are asked of the papers before any single paper is offered: which of these has most of the words says little.
 */
export function sectionsOf(text: string, hits: SearchHits | undefined, { pair, question }: NamedThings): Section[] {
  if (!hits) return [];
  const concepts = { id: "concepts", title: "Concepts", items: hits.concepts.map(conceptHit) };
  const answer = { id: "answer", title: "Answer", items: question ? [answerHit(question)] : [] };
  const pairSection = { id: "together", title: "How they go together", items: pair ? pairHits(pair) : [] };
  const papers = { id: "papers", title: "Papers", items: hits.papers.map(paperHit) };
  const ask = { id: "ask", title: askTitle(text, hits), items: [askHit(text)] };
  const isNamed = hits.concepts.length > 0 || hits.papers.some(({ title }) => begins({ label: title }, text));
  return [
    ...(hits.concepts.some((hit) => begins(hit, text))
      ? [concepts, answer, pairSection]
      : [answer, pairSection, concepts]),
    ...(isNamed ? [papers, ask] : [ask, papers]),
  ].filter((section) => section.items.length > 0);
}

/** How the answer to a question in plain words is called. */
const answerNames: Readonly<Record<QuestionKind, (label: string) => string>> = {
  methods: (label) => `Methods for ${label}`,
  uses: (label) => `What ${label} is used for`,
  tests: (label) => `What ${label} is evaluated by`,
  kinds: (label) => `Kinds of ${label}`,
  partners: (label) => `What goes with ${label}`,
  papers: (label) => `Papers on ${label}`,
};

function answerHit({ kind, concept }: PlainQuestion): Hit {
  return {
    id: "a:answer",
    text: answerNames[kind](concept.label),
    also: "",
    detail: pluralize(concept.papers, "paper"),
    community: concept.community,
    change: answerTo(kind, concept.id),
  };
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
    {
      id: "b:between",
      text: "Papers that join the two",
      also: "",
      detail: "with their kinds",
      change: showBetween(`basket:${a.label}`, `basket:${b.label}`),
    },
  ];
}

function answerTo(kind: QuestionKind, concept: string): Change {
  if (kind === "papers") return askPapers(papersOfOpen({ kind: "concept", id: concept }));
  return openConcept(concept, kind === "partners" ? undefined : kind);
}

function askTitle(text: string, { concepts }: SearchHits): string {
  return concepts.length > 0 ? "Or ask" : `No concept is called “${text}”`;
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

/** The words of a question are in no paper; what it is about may be. */
function askHit(typed: string): Hit {
  const text = questionIn(typed)?.subject ?? typed;
  return {
    id: "q:ask",
    text: `Ask the papers: ${text}`,
    also: "",
    detail: "",
    change: askPapers(text),
  };
}
