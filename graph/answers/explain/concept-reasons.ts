import type { ConceptReasons } from "../../contract/explain.ts";
import { mentionedIn } from "../../extraction/explain/reasons.ts";
import { KEYWORD_CONCEPTS, KEYWORDS_FACT } from "../../extraction/keywords.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { packedCandidates } from "../lookup/packed-candidates.ts";

/** Papers that one explanation is made from, at most; more would make the reader wait. */
export const MAX_PAPERS_READ = 40;

/** Why a phrase is a concept: what the collection decided, and what some of its papers say for it. */
export async function conceptReasons(snapshot: Snapshot, { id }: { id: string }): Promise<ConceptReasons> {
  const number = await snapshot.names.resolve(id);
  const { id: found, label, key, papers, termhood, aliases } = snapshot.concepts[number]!;
  const ids = spread(papersOf(snapshot, number), MAX_PAPERS_READ);
  const explained = await explainFromPapers(snapshot, ids, key);
  const { own = 0, aboveCut: kept = 0, concept = null, keyword = null, cut = null, evidence, reasons } = explained;
  const others = aliases.filter(({ form }) => form !== label).length;
  return {
    ...{ id: found, label, key, papers, termhood, read: ids.length, own, kept, concept, keyword, cut },
    parts: evidence.map(({ name, points }) => ({ name, points })),
    reasons: [...mentionedIn(papers, others + 1, ids.length), ...reasons],
  };
}

/** What the rules say of a key over these papers alone. */
export async function explainFromPapers(snapshot: Snapshot, ids: readonly string[], key: string) {
  const packed = await packedCandidates(snapshot, ids);
  const unknown = await snapshot.store.papers(ids.filter((id) => !packed.has(id)));
  const keywordConcepts = snapshot.facts[KEYWORDS_FACT] === KEYWORD_CONCEPTS;
  const papers = unknown.map((paper) => ({ ...paper, keywordConcepts }));
  return snapshot.analyses.explain("explainConcept", { candidates: [...packed.values()], papers, key });
}

function papersOf({ incidence, papers }: Snapshot, concept: number): string[] {
  const { conceptOffsets, conceptPapers } = incidence;
  const row = conceptPapers.subarray(conceptOffsets[concept]!, conceptOffsets[concept + 1]!);
  return Array.from(row, (paper) => papers.ids.at(paper));
}

/** At most `limit` items of a list, evenly spaced. */
function spread<T>(list: readonly T[], limit: number): T[] {
  if (list.length <= limit) return [...list];
  return Array.from({ length: limit }, (_, i) => list[Math.floor((i * list.length) / limit)] as T);
}
