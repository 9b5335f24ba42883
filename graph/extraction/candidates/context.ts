import { analyseDocument, type Document, type PaperText } from "../language/document.ts";
import { type AcronymDefinition, acronymsOf } from "./acronyms.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";
import { NO_GAP } from "./run-ends.ts";
import { CONNECTORS, type Span, SpanKeys } from "./span.ts";

/** The words, candidates and acronyms of one document, before its candidates are scored. */
export interface FeatureContext {
  readonly document: Document;
  readonly candidates: readonly Candidate[];
  readonly acronyms: readonly AcronymDefinition[];
  /** Canonical keys of the acronyms that the document defines, and of their long forms. */
  readonly definedKeys: ReadonlySet<string>;
}

/** Finds the words, candidates and acronyms of a paper; a pure function of its text and the frozen tables. */
export function contextOf(paper: PaperText): FeatureContext {
  const document = analyseDocument(paper);
  const acronyms = acronymsOf(document);
  const definedKeys = new Set(acronyms.flatMap(({ short, long }) => [short, long]));
  return { document, candidates: withDefined(document, candidatesOf(document), acronyms), acronyms, definedKeys };
}

/**
 * The candidates and the long forms of acronyms that are none, because they hold what looks like a verb ("urinary tract infection") or
 * what no phrase holds ("willingness to communicate").
 */
function withDefined(
  document: Document,
  candidates: readonly Candidate[],
  acronyms: readonly AcronymDefinition[],
): readonly Candidate[] {
  if (acronyms.length === 0) return candidates;
  const keys = new Set(candidates.map(({ key }) => key));
  const missing = new Map(acronyms.filter(({ long }) => !keys.has(long)).map((one) => [one.long, one]));
  const found = [...missing.values()].map(({ long, words }) => ({ key: long, spans: placesOf(document, long, words) }));
  return [...candidates, ...found.filter(({ spans }) => spans.length > 0)];
}

/** The places of a key that takes this many words. */
function placesOf(document: Document, key: string, length: number): Span[] {
  const keys = new SpanKeys(document);
  const { words } = document;
  const spans: Span[] = [];
  for (let from = 0; from + length <= words.length; from++) {
    const inside = words.slice(from, from + length);
    if (!key.startsWith(inside[0]!.lexeme.firstCanonical) || inside.slice(1).some(({ gap }) => gap !== "")) continue;
    if (inside.at(-1)!.sentence !== inside[0]!.sentence) continue;
    const run = { from, to: from + length - 1 };
    const span = { ...run, ...NO_GAP, run, connectors: CONNECTORS.withinRun, own: true };
    if (keys.keyOf(span) === key) spans.push(span);
  }
  return spans;
}
