import type { Paper } from "../../contract/entities.ts";
import type { KnowledgeAmong } from "../../contract/knowledge/knowledge.ts";
import { type Mention, textOfField } from "../../contract/records.ts";
import type { RelationSource } from "../../exports/exporter.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, knowledgeOf, papersOfRow, typeAt } from "../lookup/knowledge-index.ts";
import { mentionsOf, newestFirst, papersByNumber } from "../lookup/papers-by-number.ts";

/** Relations whose papers are read from the store at once. */
const BATCH = 500;

/** For each relation the newest paper that says so, with its first sentence that mentions both; in the order of the relations. */
export async function relationSources(
  snapshot: Snapshot,
  { concepts, relations }: KnowledgeAmong,
): Promise<(RelationSource | undefined)[]> {
  const knowledge = await knowledgeOf(snapshot);
  const numbers = await Promise.all(concepts.map((id) => snapshot.names.find(id)));
  const pairs = relations.from.map((from, i) => {
    const [a, b] = [numbers[from]!, numbers[relations.to[i]!]!];
    return { a, b, paper: newestPaper(snapshot, knowledge, { a, b, type: relations.type[i]! }) };
  });
  const sources: (RelationSource | undefined)[] = [];
  for (let from = 0; from < pairs.length; from += BATCH) {
    const batch = pairs.slice(from, from + BATCH);
    const papers = await papersByNumber(
      snapshot,
      new Set(batch.flatMap(({ paper }) => (paper === undefined ? [] : [paper]))),
    );
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    const mentions = new Map((await mentionsOf(snapshot, [...byId.keys()])).map((row) => [row.paper, row.mentions]));
    for (const { a, b, paper } of batch) {
      const found = paper === undefined ? undefined : byId.get(snapshot.papers.ids[paper]!);
      sources.push(found && { paper: found, sentence: sharedSentence(found, mentions.get(found.id) ?? [], a, b) });
    }
  }
  return sources;
}

function newestPaper(
  snapshot: Snapshot,
  knowledge: KnowledgeIndex,
  { a, b, type }: { readonly a: number; readonly b: number; readonly type: string },
): number | undefined {
  for (const row of knowledge.rowsFrom(a)) {
    if (knowledge.relations.to[row] !== b || typeAt(knowledge, row) !== type) continue;
    return newestFirst(snapshot, Uint32Array.from(papersOfRow(knowledge, row)))[0];
  }
  return undefined;
}

/** The first sentence of a paper that mentions two concepts; null when none does. */
function sharedSentence(paper: Paper, mentions: readonly Mention[], a: number, b: number): string | null {
  const sentenceOf = ({ field, sentenceStart }: Mention) => `${field} ${sentenceStart}`;
  const ofB = new Set(mentions.filter(({ concept }) => concept === b).map(sentenceOf));
  const shared = mentions.find((mention) => mention.concept === a && ofB.has(sentenceOf(mention)));
  if (!shared) return null;
  // a published copy may have no abstracts
  return textOfField(paper, shared.field).slice(shared.sentenceStart, shared.sentenceEnd) || null;
}
