import type { ConceptRelation } from "../../contract/entities.ts";
import type { RelationSentence } from "../../contract/knowledge/relations.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { roundShare } from "../lookup/knowledge-index.ts";
import type { KnownPaper, KnownRelation } from "../lookup/known-sentences.ts";

/** Words between two concepts that show how they are related, longest first. */
const CUES: Readonly<Record<ConceptRelation, RegExp>> = {
  "used-for":
    /\b(?:in the (?:\w+ )?(?:treatment|therapy|management|prevention|prophylaxis|relief|diagnosis)(?: (?:and|or) \w+)? of|(?:bio)?(?:markers?|indicators?|predictors?) (?:of|for)|(?:treated|managed) with|(?:is |are |been )?(?:used|applied|proposed|designed|developed|employed) (?:for|to|in)|based on|by (?:using|means of)|(?:us|leverag|employ|appl|exploit|adopt|utili[sz])(?:es|ing|ed|ies|ying|e|y)?|via|through|with|by|for|to)\b/iu,
  "kind-of":
    /\b(?:such as|including|and other|or other|namely|(?:a |an )?(?:special )?(?:kind|type|form|class|variant|family|case|branch)s? of|is an?|are)\b|\be\.g\./iu,
  "part-of":
    /\b(?:consist(?:s|ing)? of|compos(?:ed|es) of|contain(?:s|ing)?|(?:component|part|module|layer)s? of|within|of|in|into)\b/iu,
  "feature-of": /\b(?:with|of|in|has|have|having)\b/iu,
  "evaluated-by":
    /\b(?:(?:is |are )?(?:evaluat|test|measur|validat|benchmark|assess|demonstrat)(?:es|ed|ing|e|s)? (?:on|by|with|using|in)|in terms of|experiments? on|results? on|achiev(?:es|ed|ing)|improv(?:es|ed|ing)|on)\b/iu,
  "compared-with":
    /\b(?:compared (?:with|to)|in comparison (?:with|to)|outperform(?:s|ed|ing)?|superior to|better than|rather than|instead of|versus|vs|unlike|against|than)\b/iu,
};

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The first words between two places of a sentence that show a relation of this type; null where none do. */
function cueBetween(type: ConceptRelation, sentence: string, one: Place, other: Place): Place | null {
  const start = Math.min(one.end, other.end);
  const end = Math.max(one.start, other.start);
  const found = CUES[type].exec(sentence.slice(start, end));
  return found === null ? null : { start: start + found.index, end: start + found.index + found[0].length };
}

/** The surest sentence of a paper that says how some concepts are related to another one; a published copy may have none. */
export function surestRelation(
  paper: KnownPaper | undefined,
  own: ReadonlySet<number>,
  relation: { readonly type: ConceptRelation; readonly direction: "from" | "to"; readonly other: number },
): KnownRelation | undefined {
  const found = (paper?.relations ?? []).filter(({ type, from, to, negated }) => {
    const says = (one: number, two: number) => own.has(one) && two === relation.other;
    const isThis =
      (relation.direction === "from" && says(from.concept, to.concept)) ||
      ((relation.direction === "to" || type === "compared-with") && says(to.concept, from.concept));
    return type === relation.type && !negated && isThis;
  });
  return found.sort((a, b) => b.confidence - a.confidence)[0];
}

/** A relation as answers give it: its sentence, the places of the two concepts, and the words that show how they are related. */
export function relationSentence(
  snapshot: Snapshot,
  { type, from, to, confidence, negated }: KnownRelation,
): RelationSentence {
  return {
    ...from.sentence,
    marks: [from, to]
      .map(({ concept, start, end }) => ({ concept: snapshot.concepts[concept]!.id, start, end }))
      .sort((x, y) => x.start - y.start),
    type,
    from: { start: from.start, end: from.end },
    to: { start: to.start, end: to.end },
    cue: cueBetween(type, from.sentence.sentence, from, to),
    confidence: roundShare(confidence),
    negated,
  };
}
