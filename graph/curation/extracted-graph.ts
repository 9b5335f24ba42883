import type { ConceptRecord } from "../contract/records.ts";
import { canonicalKey, conceptSlug, shortHash } from "../extraction/language/canonical.ts";
import { compareIds } from "../shared/text.ts";
import { type ConceptColumns, conceptsOf, type PaperColumns } from "../store/columns.ts";
import type { GraphReader } from "../store/store.ts";
import { findConcept, plainPhrase } from "./apply-decisions.ts";
import type { PhrasePaper } from "./find-phrases.ts";
import { type AddedConcept, PhraseLayer } from "./phrase-layer.ts";

/**
 * The graph as extraction wrote it, kept in memory: reading hundreds of thousands of concepts takes seconds, and
 * decisions do not change it.
 */
export interface ExtractedGraph {
  readonly columns: ConceptColumns;
  /** The same as records. */
  readonly concepts: readonly ConceptRecord[];
  readonly papers: PaperColumns;
  /** Places of the phrases that were searched for so far. */
  readonly phrases: Map<string, readonly PhrasePaper[]>;
}

/** Reads the extracted graph of a store; `papers` gives its papers. */
export async function readExtractedGraph(
  store: GraphReader,
  papers: () => Promise<PaperColumns>,
): Promise<ExtractedGraph> {
  const columns = await store.conceptColumns();
  return { columns, concepts: conceptsOf(columns), papers: await papers(), phrases: new Map() };
}

/** The concepts that these `always` rules add, or undefined when extraction found all of the phrases itself. */
export async function phraseLayer(
  store: GraphReader,
  graph: ExtractedGraph,
  rules: readonly string[],
): Promise<PhraseLayer | undefined> {
  const wanted = onePerKey(rules).filter((phrase) => !isTaken(graph.concepts, phrase));
  const unknown = wanted.filter((phrase) => !graph.phrases.has(phrase));
  if (unknown.length > 0) {
    // Most graphs have no such rule, and reading texts needs large tables of words.
    const { findPhrases } = await import("./find-phrases.ts");
    for (const [phrase, papers] of await findPhrases(unknown, store.allPapers())) graph.phrases.set(phrase, papers);
  }
  const added: AddedConcept[] = [];
  for (const phrase of wanted) {
    const papers = graph.phrases.get(phrase) ?? [];
    if (papers.length > 0) added.push(addedConcept(graph, phrase, papers));
  }
  return added.length > 0 ? new PhraseLayer(graph.concepts, added) : undefined;
}

/** The first rule of each canonical key. */
function onePerKey(rules: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const phrase of rules) {
    const key = canonicalKey(phrase);
    if (key !== "" && !first.has(key)) first.set(key, phrase);
  }
  return [...first.values()].sort(compareIds);
}

/** Whether extraction has a concept of this name or with this alias. */
function isTaken(concepts: readonly ConceptRecord[], phrase: string): boolean {
  const key = canonicalKey(phrase);
  const own = findConcept(concepts, conceptSlug(key));
  if (own !== undefined && concepts[own]!.key === key) return true;
  const plain = plainPhrase(phrase);
  const lower = phrase.toLowerCase().slice(0, 2);
  // Comparing the beginnings first: normalising the names of hundreds of thousands of concepts would take seconds.
  const isNamed = (form: string) => form.slice(0, 2).toLowerCase() === lower && plainPhrase(form) === plain;
  return concepts.some(({ label, aliases }) => isNamed(label) || aliases.some(({ form }) => isNamed(form)));
}

function addedConcept(
  { concepts, papers }: ExtractedGraph,
  phrase: string,
  phrasePapers: readonly PhrasePaper[],
): AddedConcept {
  const key = canonicalKey(phrase);
  const slug = conceptSlug(key) || shortHash(key);
  const taken = findConcept(concepts, slug) !== undefined;
  const forms = new Map<string, number>();
  const places = new Map<number, PhrasePaper["places"]>();
  for (const one of phrasePapers) {
    const number = papers.ids.find(one.paper);
    if (number === undefined) continue;
    places.set(number, one.places);
    for (const form of new Set(one.forms)) forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const aliases = [...forms].map(([form, count]) => ({ form, papers: count }));
  aliases.sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const id = taken ? `${slug}-${shortHash(key)}` : slug;
  return { record: { id, key, label: phrase, aliases, papers: places.size, termhood: 0 }, places };
}
