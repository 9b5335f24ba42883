import { surfaceOf } from "./candidates.ts";
import { canonicalKey } from "./canonical.ts";
import { Collection } from "./collection.ts";
import { contextOf, type FeatureContext } from "./context.ts";
import type { PaperText, Word } from "./document.ts";
import { mainSpan } from "./features.ts";
import { indexScores } from "./index-score.ts";
import { featureTableOf } from "./learned-model.ts";
import { unpackDocument } from "./packing.ts";
import { Resolution } from "./resolution.ts";
import { spanScores } from "./span-score.ts";
import { isModifier } from "./term-shape.ts";
import { type TermhoodParts, termhoodParts } from "./termhood.ts";

/** Why the collection holds a phrase for a concept, or does not. */
export interface ConceptExplanation extends Partial<TermhoodParts> {
  readonly key: string;
  readonly isConcept: boolean;
  /** Key of the concept it counts for: another one for an acronym with one dominant sense. */
  readonly countsFor: string | undefined;
  /** In plain words. */
  readonly reasons: readonly string[];
}

export interface ConceptExplainer {
  /** Packed candidates of every paper, in any order. */
  add(candidates: Uint8Array): void;
  explain(phrase: string): ConceptExplanation;
}

/** Explains what the vocabulary decided, from the same candidates and by the same rules. */
export function conceptExplainer(): ConceptExplainer {
  const collection = new Collection();
  let resolution: Resolution | undefined;
  return {
    add: (candidates) => collection.add(unpackDocument(candidates)),
    explain(phrase) {
      resolution ??= new Resolution(collection);
      return explainKey(collection, resolution, canonicalKey(phrase));
    },
  };
}

function explainKey(collection: Collection, resolution: Resolution, key: string): ConceptExplanation {
  const id = collection.keyId(key);
  if (id === undefined) {
    const reasons = ["No paper has it as a candidate: ask with one of its papers to see how it is read there."];
    return { key, isConcept: false, countsFor: undefined, reasons };
  }
  const parts = termhoodParts(collection, id);
  const concept = resolution.conceptOf(id, new Set([id]));
  const countsFor = concept < 0 ? undefined : collection.keys[concept];
  const reasons = [
    `${parts.papers} paper(s) have it as a candidate, ${parts.own} as a noun phrase of its own.`,
    `As a concept of its papers it scores ${parts.concept.toFixed(2)}, as a keyword ${parts.keyword.toFixed(2)} (quadratic means, 0 to 1).`,
    parts.fault === undefined
      ? `Its termhood is ${parts.termhood.toFixed(2)}; a concept needs ${parts.cut}, as ${parts.kept} of its papers keep it by their own ranking.`
      : `It is left out because ${parts.fault}.`,
  ];
  if (countsFor !== undefined && countsFor !== key) reasons.push(`It counts for “${countsFor}”.`);
  return { ...parts, key, isConcept: concept >= 0, countsFor, reasons };
}

/** How one paper reads a phrase. */
export interface PhraseExplanation {
  readonly key: string;
  readonly verdict: "kept" | "candidate" | "not a candidate" | "absent";
  /** Probabilities that it is a concept of this paper and that the authors would name it as a keyword. */
  readonly concept: number | undefined;
  readonly keyword: number | undefined;
  /** Rank among the paper's candidates, from 1, and how many there are. */
  readonly rank: number | undefined;
  readonly candidates: number;
  /** Where it stands first: the words around it as the tagger reads them. */
  readonly words: readonly { readonly text: string; readonly kind: string }[];
  readonly reasons: readonly string[];
}

/** Why a phrase in a title or abstract is a mention, or is not. */
export function explainPhrase(paper: PaperText, phrase: string): PhraseExplanation {
  const context = contextOf(paper);
  const key = canonicalKey(phrase);
  const at = context.candidates.findIndex((candidate) => candidate.key === key);
  return at < 0 ? explainMissing(context, key) : explainCandidate(context, at);
}

function explainCandidate(context: FeatureContext, at: number): PhraseExplanation {
  const candidate = context.candidates[at] as FeatureContext["candidates"][number];
  const table = featureTableOf(context);
  const { scores, kept } = spanScores(table);
  const concept = scores[at] as number;
  const keyword = indexScores(table).scores[at] as number;
  const rank = 1 + scores.reduce((better, score) => better + (score > concept ? 1 : 0), 0);
  const main = mainSpan(candidate);
  const reasons = [
    `It stands in ${candidate.spans.length} place(s), first as “${surfaceOf(context.document, main)}”.`,
    `It is number ${rank} of ${scores.length} candidates; the first ${kept.size} are kept.`,
  ];
  if (!main.own) reasons.push("It only stands inside longer noun phrases.");
  if (candidate.spans.every(({ from, to }) => from === to && isModifier(wordAt(context, from).lower))) {
    reasons.push("It only modifies other words, so it cannot be a concept by itself.");
  }
  const words = around(context, main.from, main.to);
  const verdict = kept.has(at) ? "kept" : "candidate";
  return { key: candidate.key, verdict, concept, keyword, rank, candidates: scores.length, words, reasons };
}

const wordAt = (context: FeatureContext, i: number) => context.document.words[i] as Word;

function around(context: FeatureContext, from: number, to: number): { text: string; kind: string }[] {
  const { words } = context.document;
  const { sentence } = wordAt(context, from);
  return words
    .slice(Math.max(0, from - 2), to + 3)
    .filter((word) => word.sentence === sentence)
    .map(({ text, kind }) => ({ text, kind }));
}

/** Words of a class that no noun phrase holds. */
const OUTSIDE = "VPTKO";

function explainMissing(context: FeatureContext, key: string): PhraseExplanation {
  const none = { concept: undefined, keyword: undefined, rank: undefined, candidates: context.candidates.length };
  const found = findWords(context, key);
  if (!found) {
    return {
      ...none,
      key,
      verdict: "absent",
      words: [],
      reasons: ["Its words do not stand in this paper, in this order."],
    };
  }
  const inside = context.document.words.slice(found.from, found.to + 1);
  const outside = inside.filter((word) => OUTSIDE.includes(word.kind)).map((word) => `“${word.text}”`);
  const parted = inside.slice(1).some((word) => word.gap !== "");
  const reasons: string[] = [];
  if (outside.length > 0) reasons.push(`${outside.join(", ")} is not read as part of a noun phrase here.`);
  if (parted) reasons.push("Punctuation stands between its words.");
  if (reasons.length === 0) reasons.push("It does not end in a noun here, or is longer than six words.");
  return { ...none, key, verdict: "not a candidate", words: around(context, found.from, found.to), reasons };
}

/** The first stretch of words in one sentence with this canonical key. */
function findWords(context: FeatureContext, key: string): { from: number; to: number } | undefined {
  const { words } = context.document;
  const longest = key.split(" ").length + 2;
  for (let from = 0; from < words.length; from++) {
    let text = "";
    for (let to = from; to < words.length && to < from + longest; to++) {
      if (wordAt(context, to).sentence !== wordAt(context, from).sentence) break;
      text += ` ${wordAt(context, to).text}`;
      if (canonicalKey(text) === key) return { from, to };
    }
  }
  return undefined;
}
