import { EARLIER_WORK } from "../../analysis/bridges/own-work.ts";
import type { Paper } from "../../contract/entities.ts";
import { type Mention, textOfField } from "../../contract/records.ts";

/** Whether a sentence of a paper refers to earlier work on concepts of both lists, or its title calls it a survey. */
export type RefersToEarlier = (paper: Paper, one: readonly number[], other: readonly number[]) => boolean;

/** Tells it of papers whose mentions are given by id. O(mentions of a paper). */
export function earlierWork(mentions: ReadonlyMap<string, readonly Mention[]>): RefersToEarlier {
  return (paper, one, other) =>
    SURVEY.test(paper.title) || isOfEarlierWork(paper, mentions.get(paper.id) ?? [], one, other);
}

const SURVEY = /\b(?:surveys?|reviews?|overview|tutorial)\b/iu;
/** Words by which a sentence refers to earlier work, beside those of any background. */
const FOLLOWING = /\b(?:extends?|survey(?:s|ed)?|reviews?)\b/iu;

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
  return [...sides].some(
    ([sentence, found]) => found.size === 2 && (EARLIER_WORK.test(sentence) || FOLLOWING.test(sentence)),
  );
}
