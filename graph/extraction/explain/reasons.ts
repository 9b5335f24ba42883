import type { CandidateFault, NoPhraseReason } from "../candidates/rejection.ts";
import type { StatisticsFault, TermhoodParts } from "../vocabulary/termhood.ts";
import type { ShapeFault } from "../words/term-shape.ts";

/**
 * The sentences that say why a phrase is a concept or is not: rules give codes, and only this module puts them into words. It
 * imports types alone, because answers load it when they start and the extractor only when somebody asks.
 */

/** Why the collection leaves a phrase out, whatever its papers find; goes on from "because". */
const FAULTS: Readonly<Record<ShapeFault | StatisticsFault, string>> = {
  "too short": "it is too short to name anything",
  "too long": "it has more than six words",
  manner: "its last word only says how",
  "empty phrase": "it names no concept of its own",
  "empty start": "its first word only qualifies",
  "never alone": "it names nothing by itself",
  date: "it is a month or a day",
  people: "it only says who was studied",
  statistic: "it is a statistic that every study reports",
  "study design": "it only says how a study was made",
  institution: "it names a body that a study only comes from",
  measurement: "it is a measurement",
  evaluative: "its first word only says that it is new, current or good",
  "everyday words": "its words are those every paper uses",
  "empty end": "its last word names nothing",
  verbal: "it is a verb with its object",
  fragment: "it is a part of a longer phrase",
  "one paper's preposition": "it spans a preposition and only one paper writes it",
  "part of a phrase": "its papers write it only as a part of longer phrases",
  "ordinary word": "its papers use it as a word, not as a term",
  unlikely: "none of its papers finds it likely",
};

/** Goes on from "because". */
export const faultText = (fault: ShapeFault | StatisticsFault): string => FAULTS[fault];

export const leftOutBecause = (fault: string): string => `It is left out because ${fault}.`;

export const leftOut = (fault: ShapeFault | StatisticsFault): string => leftOutBecause(FAULTS[fault]);

const CANDIDATE_FAULTS: Readonly<Record<CandidateFault, string>> = {
  modifier: "It only modifies other words, so it cannot be a concept by itself.",
  owned: "It belongs to somebody or something in this paper.",
  cut: "This paper writes it only as a part of a longer name.",
};

/** Why a paper does not pass a phrase on: by a rule, because it consists of several phrases, or because it is too unlikely. */
export function droppedReason(fault: CandidateFault | "several phrases" | "unlikely here"): string {
  if (fault === "several phrases")
    return "It consists of several phrases; each of them may be a concept, but the whole is not.";
  return fault === "unlikely here"
    ? "It is too unlikely here to be passed on to the collection."
    : CANDIDATE_FAULTS[fault];
}

/** Why neighbouring words are no phrase. */
export function noPhraseText(reason: NoPhraseReason): string {
  switch (reason.code) {
    case "word class":
      return wordClassText(reason);
    case "punctuation":
      return "There is punctuation between its words.";
    case "plural":
      return `“${reason.word}” is a plural, which ends its phrase.`;
    case "empty part":
      return "As a part of a longer phrase it names nothing by itself.";
    case "no noun at its end":
      return "It does not end in a noun here, or is longer than six words.";
  }
}

function wordClassText({ word, kind }: NoPhraseReason & { readonly code: "word class" }): string {
  const read = `“${word}” is read as ${/^[aeiou-]/.test(kind) ? "an" : "a"} ${kind} here`;
  if (kind !== "preposition") return `${read}, which no phrase contains.`;
  return `${read}, which a phrase contains only if the name is established, its acronym follows or it is written in capitals.`;
}

/** What is said when a paper has no words to explain. */
export const ABSENT = "Its words do not occur in this paper in this order.";
export const NO_WORD = "There is no word at this place.";

/** Where a phrase ranks among those of its paper. */
export function rankInPaper(phrase: {
  readonly places: number;
  readonly rank: number;
  readonly candidates: number;
  /** Probability that it is a concept of the paper. */
  readonly score: number;
  readonly kept: number;
  /** It is somewhere a whole noun phrase. */
  readonly own: boolean;
}): string[] {
  const { places, rank, candidates, score, kept, own } = phrase;
  return [
    `It occurs in ${countOf(places, "place", "places")} of the paper.`,
    `Of ${candidates} phrases of the paper it ranks ${rank} by how likely it is a concept here (${Math.round(score * 100)} %); the first ${kept} are kept.`,
    ...(own ? [] : ["It occurs only inside longer noun phrases."]),
  ];
}

export const NO_CANDIDATE = "No paper has it as a candidate: ask with one of its papers to see how it is read there.";

/** What the collection decided about a key, and from what. */
export function decisionOfCollection(key: string, parts: TermhoodParts, countsFor: string | undefined): string[] {
  const { papers, own, aboveCut, concept, keyword, fault, termhood, cut } = parts;
  return [
    `${countOf(papers, "paper has", "papers have")} it as a candidate: ${own} as a noun phrase of its own, ${aboveCut} among the phrases that are kept of the paper.`,
    `As a concept of its papers it scores ${concept.toFixed(2)}, as a keyword ${keyword.toFixed(2)} (quadratic means, 0 to 1).`,
    fault === undefined ? `Its termhood is ${termhood.toFixed(2)}; ${cut.toFixed(2)} makes a concept.` : leftOut(fault),
    ...(countsFor === undefined || countsFor === key ? [] : [`It counts for “${countsFor}”.`]),
  ];
}

/** Why the collection says no to a phrase without a fault, in one sentence. */
export function belowCut(termhood: number, cut: number, mostAgainst: string | undefined): string {
  const objection = mostAgainst === undefined ? "" : `; most against it: ${mostAgainst}`;
  return `Its termhood is ${termhood.toFixed(2)}, ${cut.toFixed(2)} makes a concept${objection}.`;
}

/** The verdict over a phrase that is not in the graph, from some of the papers that contain its words. */
export function verdictOfPapers(isConcept: boolean): string {
  return isConcept
    ? "By these papers alone it would be a concept: the whole collection, or a decision by hand, left it out."
    : "It is a phrase of this paper, but no concept of the collection.";
}

export const readWithItsWords = (papers: number): string =>
  `${countOf(papers, "paper", "papers")} with its words ${papers === 1 ? "was" : "were"} read for what follows.`;

export const mentionOf = (label: string | undefined): string => `It is a mention of “${label}”.`;

export const insideOf = (label: string | undefined): string =>
  `Here it is a part of “${label}”, which is a concept of its own and counts instead.`;

/** How many papers mention a concept, and how many of them the other reasons come from. */
export function mentionedIn(papers: number, spellings: number, read: number): string[] {
  const spellingNote = spellings > 1 ? ` in ${spellings} spellings` : "";
  return [
    `${countOf(papers, "paper mentions", "papers mention")} it${spellingNote}.`,
    ...(read < papers ? [`Of these, ${read} were read for what follows.`] : []),
  ];
}

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
