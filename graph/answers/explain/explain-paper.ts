import type { PaperReading } from "../../contract/explain.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { FIELDS, judgedPhrase, paperWithMentions } from "./judge-phrase.ts";

/** How every word of a paper is read and what becomes of it; no other paper is read for it. */
export async function paperReading(snapshot: Snapshot, { id }: { id: string }): Promise<PaperReading> {
  const { paper, mentions } = await paperWithMentions(snapshot, id);
  const { explainWords } = await import("../../extraction/explain/explain-phrase.ts");
  const longestFirst = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const { phrases, words } = explainWords(paper, longestFirst);
  return {
    ...{ paper: paper.id, candidates: phrases[0]?.candidates ?? 0, kept: phrases[0]?.kept ?? 0 },
    words: words.map(({ field, start, end, phrase }) => ({ field: FIELDS[field], start, end, phrase })),
    phrases: phrases.map((explained) => {
      const judged = judgedPhrase(snapshot, explained, mentions);
      const { phrase, field, start, end, verdict, concept, score, rank, brief } = judged;
      return { phrase, field, start, end, verdict, concept, score, rank, brief };
    }),
  };
}
