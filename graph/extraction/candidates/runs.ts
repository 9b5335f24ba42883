import { type Document, isCapital, type Word } from "../language/document.ts";
import { endsBefore } from "../language/ends-before.ts";

/** A stretch of words that can stand together in a noun phrase. */
export interface Run {
  /** Positions in `Document.words`, both inclusive. */
  readonly from: number;
  readonly to: number;
}

const INSIDE = "NAGECD";

/**
 * Maximal runs of nouns, adjectives, gerunds, participles, numbers and adverbs without punctuation between them; a plural ends
 * its run ("embodied agents | new tasks").
 */
export function runsOf(document: Document): Run[] {
  const runs: Run[] = [];
  let from = -1;
  const close = (to: number) => {
    if (from >= 0) runs.push({ from, to });
    from = -1;
  };
  for (const [i, word] of document.words.entries()) {
    const starts = i === 0 || word.gap !== "" || document.words[i - 1]!.sentence !== word.sentence;
    if (starts) close(i - 1);
    if (!INSIDE.includes(word.kind)) close(i - 1);
    else if (from < 0) from = i;
    else if (parts(document.words[i - 1]!, word)) {
      close(i - 1);
      from = i;
    }
  }
  close(document.words.length - 1);
  return runs;
}

/** Two capitals make a name: "Labeled Faces Benchmark". */
export const parts = (before: Word, word: Word): boolean =>
  endsBefore(before, word) && !(isCapital(before) && isCapital(word));

/** Prepositions that make names of things: "theory of mind", "learning from demonstration". */
export const NAMING: ReadonlySet<string> = new Set(["of", "from", "by"]);

/**
 * How one run is joined to the next: "P" by a preposition (and an article) that makes names, "p" by another one, "K" by
 * and/or, "," by a comma, "(" by an opening, ")" by a closing parenthesis, "T" by an article after a gerund; undefined when
 * they do not belong to one phrase.
 */
export function connectorOf(document: Document, left: Run, right: Run): string | undefined {
  const between = document.words.slice(left.to + 1, right.from);
  const next = document.words[right.from]!;
  if (next.sentence !== document.words[left.to]!.sentence || between.length > 2) return undefined;
  const gaps = [...between.map((word) => word.gap), next.gap].join("");
  if (between.length === 0) return /^(?:,|\(|\)|\/)$/.test(gaps) ? gaps.replace("/", "K") : undefined;
  const afterGerund = document.words[left.to]!.kind === "G";
  return wordConnector(between, gaps, afterGerund);
}

function wordConnector(between: readonly Word[], gaps: string, afterGerund: boolean): string | undefined {
  const kinds = between.map((word) => (word.lower === "both" || word.lower === "either" ? "T" : word.kind)).join("");
  const conjunction = kinds === "K" && /^(?:and|or)$/.test(between[0]!.lower);
  if (conjunction && (gaps === "" || gaps === ",")) return "K";
  if (gaps !== "") return undefined;
  if (/^PT?$/.test(kinds)) return NAMING.has(between[0]!.lower) ? "P" : "p";
  return kinds === "T" && afterGerund ? "T" : undefined;
}
