import { analyseDocument, type Document, type PaperText } from "../language/document.ts";
import { type AcronymDefinition, acronymsOf } from "./acronyms.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";

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
  return { document, candidates: candidatesOf(document), acronyms, definedKeys };
}
