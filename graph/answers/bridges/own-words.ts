import type { BridgeSide } from "../../analysis/bridges/bridge-reasons.ts";
import type { Paper } from "../../contract/entities.ts";
import { type ConceptRecord, type Mention, textOfField } from "../../contract/records.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { sameStem } from "../lookup/community-names.ts";
import { mentionsOf } from "../lookup/papers-by-number.ts";
import type { FieldWords } from "./bridge-reason.ts";

/** What papers say in their own words of the fields that they touch. */
export interface OwnWords {
  /** How a paper's concepts of a field are told beside the name of the field. */
  sideOf(paper: Paper, side: BridgeSide, fieldName: string): ReturnType<FieldWords["sideOf"]>;
  /** Whether a sentence of the paper refers to earlier work on concepts of both sides, or its title calls it a survey. */
  refersToEarlier(paper: Paper, one: readonly number[], other: readonly number[]): boolean;
}

const TITLE = 0;
/** What the title, or a second mention, counts when the concepts of a side are ordered by specificity. */
const [IN_TITLE, REPEATED] = [0.4, 0.2];

/** Reads where some papers mention their concepts. O(mentions of these papers). */
export async function ownWords(snapshot: Snapshot, papers: readonly Paper[]): Promise<OwnWords> {
  const specificity = await snapshot.analyses.specificity();
  const rows = await mentionsOf(
    snapshot,
    papers.map(({ id }) => id),
  );
  const mentions = new Map(rows.map((row) => [row.paper, row.mentions]));
  return {
    sideOf({ id }, { concepts }, fieldName) {
      const emphasis = emphasisOf(mentions.get(id) ?? []);
      const weight = (concept: number) => emphasis(concept) + specificity[concept]!;
      const [first, ...others] = [...concepts]
        .sort((a, b) => weight(b) - weight(a) || a - b)
        .map((concept) => snapshot.concepts[concept]!);
      if (!first) return { own: [], faint: [] };
      const second = others.find((other) => !contains(first, other) && !contains(other, first)) ?? others[0];
      const leading = second ? [first, second] : [first];
      const labels = leading.map(({ label }) => label);
      return {
        own: leading.some((concept) => isInName(concept, fieldName)) ? [] : labels,
        faint: concepts.some((concept) => emphasis(concept) > 0) ? [] : labels,
      };
    },
    refersToEarlier(paper, one, other) {
      return SURVEY.test(paper.title) || isOfEarlierWork(paper, mentions.get(paper.id) ?? [], one, other);
    },
  };
}

/** How much a paper emphasises a concept, beside its specificity: the title names it, or the text more than once. */
function emphasisOf(mentions: readonly Mention[]): (concept: number) => number {
  const inTitle = new Set(mentions.flatMap(({ concept, field }) => (field === TITLE ? [concept] : [])));
  const times = new Map<number, number>();
  for (const { concept } of mentions) times.set(concept, (times.get(concept) ?? 0) + 1);
  return (concept) => {
    if (inTitle.has(concept)) return IN_TITLE;
    return (times.get(concept) ?? 0) > 1 ? REPEATED : 0;
  };
}

/** Whether the name of a field says the concept, or one that it is a kind of: "diffusion models" of "text-to-image diffusion models". */
function isInName(concept: ConceptRecord, fieldName: string): boolean {
  return fieldName
    .split(" & ")
    .some((part) => part === concept.label || hasWords(concept, part.toLowerCase().split(/[\s-]/)));
}

const contains = (concept: ConceptRecord, other: ConceptRecord) => hasWords(concept, other.key.split(" "));

/** Whether the name of the concept has all these words, whatever their endings. */
function hasWords({ key }: ConceptRecord, words: readonly string[]): boolean {
  const own = key.split(" ");
  return words.every((word) => own.some((other) => sameStem(word, other)));
}

const SURVEY = /\b(?:surveys?|reviews?|overview|tutorial)\b/iu;
/** Words by which a sentence refers to what others did before. */
const EARLIER =
  /\b(?:state[- ]of[- ]the[- ]art|existing|previous(?:ly)?|prior|earlier|recent(?:ly)?|conventional(?:ly)?|traditional(?:ly)?|(?:has|have) (?:\w+ )?been|popular|widely|commonly|extends?|survey(?:s|ed)?|reviews?)\b/iu;

function isOfEarlierWork(
  paper: Paper,
  mentions: readonly Mention[],
  one: readonly number[],
  other: readonly number[],
): boolean {
  const sides = new Map<string, Set<"one" | "other">>();
  for (const { concept, field, sentenceStart, sentenceEnd } of mentions) {
    const side = one.includes(concept) ? "one" : other.includes(concept) ? "other" : undefined;
    if (side === undefined) continue;
    const sentence = textOfField(paper, field).slice(sentenceStart, sentenceEnd);
    sides.set(sentence, (sides.get(sentence) ?? new Set()).add(side));
  }
  return [...sides].some(([sentence, found]) => found.size === 2 && EARLIER.test(sentence));
}
