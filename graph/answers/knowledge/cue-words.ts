import type { ConceptRelation } from "../../contract/entities.ts";

/** Words between two concepts that show how they are related, longest first. */
const CUES: Readonly<Record<ConceptRelation, RegExp>> = {
  "used-for":
    /\b(?:(?:is |are |been )?(?:used|applied|proposed|designed|developed|employed) (?:for|to|in)|based on|by (?:using|means of)|(?:us|leverag|employ|appl|exploit|adopt|utili[sz])(?:es|ing|ed|ies|ying|e|y)?|via|through|with|by|for|to)\b/iu,
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
export function cueBetween(type: ConceptRelation, sentence: string, one: Place, other: Place): Place | null {
  const start = Math.min(one.end, other.end);
  const end = Math.max(one.start, other.start);
  const found = CUES[type].exec(sentence.slice(start, end));
  return found === null ? null : { start: start + found.index, end: start + found.index + found[0].length };
}
