import type { KindReasons } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "../lookup/concept-answers.ts";
import { kindEstimate, knowledgeOf, knownConcepts, roundShare } from "../lookup/knowledge-index.ts";
import { knownSentences } from "../lookup/known-sentences.ts";
import { newestFirst } from "../lookup/papers-by-number.ts";

/** Why a concept is of its kind: the numbers, and what single sentences suggest, one of each of the newest papers. */
export async function kindReasons(
  snapshot: Snapshot,
  { id, limit }: { id: string; limit: number },
): Promise<KindReasons> {
  const number = await snapshot.names.resolve(id);
  const knowledge = await knowledgeOf(snapshot);
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const newest = newestFirst(snapshot, papersOf(snapshot, number)).subarray(0, limit);
  const known = await knownSentences(snapshot, newest);
  return {
    concept: conceptOf(number),
    kind: kindEstimate(knowledge, number),
    mentions: known.flatMap(({ places }) => {
      const own = places.filter(({ concept }) => concept === number);
      const place = own.find(({ sentence }) => sentence.field === "abstract") ?? own[0];
      if (place === undefined) return [];
      const { kind, confidence, start, end, sentence } = place;
      return [
        {
          ...sentence,
          marks: [{ concept: snapshot.concepts[number]!.id, start, end }],
          kind,
          confidence: roundShare(confidence),
        },
      ];
    }),
  };
}
