import type { ConceptReasons } from "../../contract/explain.ts";
import type { ConceptRecord } from "../../contract/records.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** Papers read again for one explanation, at most; more would be felt as waiting. */
export const MOST_READ = 40;

/** Why a phrase is a concept: what the collection decided, and what some of its papers say for it. */
export async function conceptReasons(snapshot: Snapshot, { id }: { id: string }): Promise<ConceptReasons> {
  const number = await snapshot.names.resolve(id);
  const { id: found, label, key, papers, termhood, aliases } = snapshot.concepts[number] as ConceptRecord;
  const ids = spread(papersOf(snapshot, number), MOST_READ);
  const explained = await explainedBy(snapshot, ids, key);
  const { own = 0, kept = 0, concept = null, keyword = null, cut = null, evidence, reasons } = explained;
  const others = aliases.filter(({ form }) => form !== label).length;
  const first = `${counted(papers, "paper mentions", "papers mention")} it${others > 0 ? ` in ${others + 1} spellings` : ""}.`;
  return {
    ...{ id: found, label, key, papers, termhood, read: ids.length, own, kept, concept, keyword, cut },
    parts: evidence.map(({ name, points }) => ({ name, points })),
    reasons: [
      first,
      ...(ids.length < papers ? [`Of these, ${ids.length} were read for what follows.`] : []),
      ...reasons,
    ],
  };
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What the rules say of a key over these papers alone. */
export async function explainedBy(snapshot: Snapshot, ids: readonly string[], key: string) {
  // loaded when first asked: the tagger and the rankers take a while, and most sessions never ask
  const [{ conceptExplainer }, { extractCandidates }] = await Promise.all([
    import("../../extraction/explain/explain-concept.ts"),
    import("../../extraction/extractor.ts"),
  ]);
  const explainer = conceptExplainer();
  for (const paper of await snapshot.store.papers(ids)) explainer.add(extractCandidates(paper));
  return explainer.explain(key);
}

function papersOf({ incidence, papers }: Snapshot, concept: number): string[] {
  const { conceptOffsets, conceptPapers } = incidence;
  const row = conceptPapers.subarray(conceptOffsets[concept] as number, conceptOffsets[concept + 1] as number);
  return Array.from(row, (paper) => papers.ids[paper] as string);
}

/** So many of a list, evenly apart. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as T);
}
