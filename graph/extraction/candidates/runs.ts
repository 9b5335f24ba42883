import { isUnknownPlural } from "../language/clause-verbs.ts";
import type { Document, Word } from "../language/document.ts";
import { isCapital } from "../language/name-bonds.ts";
import { endsLatin } from "../language/opening-words.ts";
import { pluralEndsPhrase } from "../language/tokens.ts";
import { SPEAKERS } from "../words/word-lists.ts";
import { looksShort } from "./acronyms.ts";
import { CONNECTORS, type WordRun } from "./span.ts";

const INSIDE = "NAGECD";

/**
 * The maximal runs of nouns, adjectives, gerunds, participles, numbers and adverbs without punctuation between them. A plural
 * ends its run ("embodied agents | new tasks").
 */
export function runsOf(document: Document): WordRun[] {
  const runs: WordRun[] = [];
  let from = -1;
  const close = (to: number) => {
    if (from >= 0) runs.push({ from, to });
    from = -1;
  };
  for (const [i, word] of document.words.entries()) {
    const last = document.words[i - 1];
    const before = last?.sentence === word.sentence && word.gap === "" ? last : undefined;
    if (before === undefined) close(i - 1);
    if (!INSIDE.includes(word.kind) || isPastVerb(before, word)) close(i - 1);
    else if (
      before !== undefined &&
      from >= 0 &&
      (startsNewRun(before, word) || governsName(before, word) || opensLatin(document.words, i))
    ) {
      close(i - 1);
      from = i;
    } else if (from < 0) from = i;
  }
  close(document.words.length - 1);
  return runs;
}

/** "cells in vitro": the Latin phrase is no end of the name before it. */
const opensLatin = (words: readonly Word[], i: number) => i + 1 < words.length && endsLatin(words[i], words[i + 1]!);

/** "Revisiting Weimar Republic": a gerund that begins a sentence is no part of the name behind it. */
const governsName = (before: Word, word: Word) => before.caseless && before.kind === "G" && isCapital(word);

/** "we measured soil moisture", "the models reproduced habitats": a participle after the authors or a plural is their verb. */
function isPastVerb(before: Word | undefined, word: Word): boolean {
  if (before === undefined || (word.kind !== "E" && !(word.kind === "A" && word.lower.endsWith("ed")))) return false;
  return SPEAKERS.has(before.lower) || startsNewRun(before, word) || isUnknownPlural(before);
}

/** True when a word begins a new run because the one before is a plural; in a name it does not ("Labeled Faces Benchmark"). */
export const startsNewRun = (before: Word, word: Word): boolean =>
  pluralEndsPhrase(before, word) && !(isCapital(before) && isCapital(word));

/** Prepositions that occur in names: "theory of mind", "learning from demonstration". */
export const NAME_PREPOSITIONS: ReadonlySet<string> = new Set(["of", "from", "by"]);

/**
 * What connects a run to the next one: "/" a slash between short forms, "P" a preposition of names (and an article), "p" another preposition, "K" and/or, "," a
 * comma, "(" an opening and ")" a closing parenthesis, "T" an article after a gerund; undefined when they cannot be parts of one
 * phrase.
 */
export function connectorOf(document: Document, left: WordRun, right: WordRun): string | undefined {
  const between = document.words.slice(left.to + 1, right.from);
  const next = document.words[right.from]!;
  if (next.sentence !== document.words[left.to]!.sentence || between.length > 2) return undefined;
  const gaps = [...between.map((word) => word.gap), next.gap].join("");
  if (between.length === 0) {
    if (joinsShortForms(document.words[left.to]!, next)) return CONNECTORS.bySlash;
    return /^(?:,|\(|\)|\/)$/.test(gaps) ? gaps.replace("/", "K") : undefined;
  }
  const afterGerund = document.words[left.to]!.kind === "G";
  return wordConnector(between, gaps, afterGerund);
}

/** "HIV/AIDS", "CRISPR/Cas9", "PI3K/Akt", "Wnt/β-catenin": a slash without spaces between two short forms. */
const joinsShortForms = (before: Word, next: Word) =>
  next.gap === "/" && next.start - before.end === 1 && isShortForm(before) && isShortForm(next);

/** Names of genes and proteins are short forms too, which the background does not know as words. */
const isShortForm = ({ text, lexeme }: Word) =>
  looksShort(text) || (lexeme.facts === undefined && /^(?:\p{Lu}\p{Ll}{1,3}\p{N}{0,2}|[α-ω]-?\p{L}+)$/u.test(text));

function wordConnector(between: readonly Word[], gaps: string, afterGerund: boolean): string | undefined {
  const kinds = between.map((word) => (word.lower === "both" || word.lower === "either" ? "T" : word.kind)).join("");
  const conjunction = kinds === "K" && /^(?:and|or)$/.test(between[0]!.lower);
  if (conjunction && (gaps === "" || gaps === ",")) return "K";
  if (gaps !== "") return undefined;
  if (/^PT?$/.test(kinds)) return NAME_PREPOSITIONS.has(between[0]!.lower) ? "P" : "p";
  return kinds === "T" && afterGerund ? "T" : undefined;
}
