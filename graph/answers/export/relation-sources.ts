import type { Paper } from "../../contract/entities.ts";
import type { KnowledgeAmong } from "../../contract/knowledge/knowledge.ts";
import { type Mention, textOfField } from "../../contract/records.ts";
import type { RelationSource } from "../../exports/exporter.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, knowledgeOf, papersOfRow, typeAt } from "../lookup/knowledge-index.ts";
import { type KnownPaper, knownSentences } from "../lookup/known-sentences.ts";
import { mentionsById, newestFirst, papersByNumber } from "../lookup/papers-by-number.ts";

/** Relations whose papers are read from the store at once. */
const BATCH = 500;

/** For each relation the newest paper that says so, with its sentence that does most surely; in the order of the relations. */
export async function relationSources(
  snapshot: Snapshot,
  { concepts, relations }: KnowledgeAmong,
): Promise<(RelationSource | undefined)[]> {
  const knowledge = await knowledgeOf(snapshot);
  const numbers = await Promise.all(concepts.map((id) => snapshot.names.find(id)));
  const pairs = relations.from.map((from, i) => {
    const [a, b] = [numbers[from]!, numbers[relations.to[i]!]!];
    const relation = { a, b, type: relations.type[i]! };
    return { ...relation, paper: newestPaper(snapshot, knowledge, relation) };
  });
  const sources: (RelationSource | undefined)[] = [];
  for (let from = 0; from < pairs.length; from += BATCH) {
    const batch = pairs.slice(from, from + BATCH);
    const papers = new Set(batch.flatMap(({ paper }) => (paper === undefined ? [] : [paper])));
    const records = await papersByNumber(snapshot, papers);
    const known = await knownSentences(snapshot, papers);
    const byId = new Map(records.map((paper, k) => [paper.id, { paper, known: known[k] }]));
    const mentions = await mentionsById(snapshot, [...byId.keys()]);
    for (const { paper: number, ...relation } of batch) {
      const found = number === undefined ? undefined : byId.get(snapshot.papers.ids.at(number));
      const sentence =
        found &&
        (found.known
          ? surestSentence(found.known, relation)
          : firstSentence(found.paper, mentions.get(found.paper.id) ?? [], relation));
      sources.push(found && { paper: found.paper, sentence: sentence ?? null });
    }
  }
  return sources;
}

interface Relation {
  readonly a: number;
  readonly b: number;
  readonly type: string;
}

function newestPaper(snapshot: Snapshot, knowledge: KnowledgeIndex, { a, b, type }: Relation): number | undefined {
  for (const row of knowledge.rowsFrom(a)) {
    if (knowledge.relations.to[row] !== b || typeAt(knowledge, row) !== type) continue;
    return newestFirst(snapshot, Uint32Array.from(papersOfRow(knowledge, row)))[0];
  }
  return undefined;
}

/** The sentence of a paper that says a relation most surely. */
function surestSentence({ relations }: KnownPaper, { a, b, type }: Relation): string | null {
  const [surest] = relations
    .filter(({ from, to, ...own }) => from.concept === a && to.concept === b && own.type === type && !own.negated)
    .sort((x, y) => y.confidence - x.confidence);
  return surest?.from.sentence.sentence || null;
}

/** The first sentence of a paper that mentions both: all that a published copy knows, which may have no abstracts either. */
function firstSentence(paper: Paper, mentions: readonly Mention[], { a, b }: Relation): string | null {
  const sentenceOf = ({ field, sentenceStart }: Mention) => `${field} ${sentenceStart}`;
  const ofB = new Set(mentions.filter(({ concept }) => concept === b).map(sentenceOf));
  const shared = mentions.find((mention) => mention.concept === a && ofB.has(sentenceOf(mention)));
  if (!shared) return null;
  return textOfField(paper, shared.field).slice(shared.sentenceStart, shared.sentenceEnd) || null;
}
