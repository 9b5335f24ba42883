import type { PaperExplanation, PhraseReasons } from "../../contract/explain.ts";
import type { ConceptExplanation } from "../../extraction/explain/explain-concept.ts";
import type { TextPlace } from "../../extraction/explain/paper-analysis.ts";
import { belowCut, leftOutBecause, readWithItsWords, verdictOfPapers } from "../../extraction/explain/reasons.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { explainFromPapers, MAX_PAPERS_READ } from "./concept-reasons.ts";
import { FIELDS, judgePhrase, type PhraseJudgement, paperWithMentions } from "./judge-phrase.ts";

export interface PhraseQuestion {
  readonly id: string;
  readonly phrase?: string | undefined;
  readonly field: "title" | "abstract";
  readonly at?: number | undefined;
  readonly end?: number | undefined;
}

/** Why a phrase of a paper, or what stands at a place in it, is a mention of a concept, or is not. */
export async function phraseReasons(snapshot: Snapshot, question: PhraseQuestion): Promise<PhraseReasons> {
  const target = phraseOrPlace(question);
  const { paper, mentions } = await paperWithMentions(snapshot, question.id);
  const judgement = judgePhrase(
    snapshot,
    await snapshot.analyses.explain("explainPhrase", { paper, target }),
    mentions,
  );
  const whole =
    judgement.verdict === "candidate" ? await withReasonsOfPapers(snapshot, paper.id, judgement) : judgement;
  return { paper: paper.id, ...whole };
}

function phraseOrPlace({ phrase, field, at, end }: PhraseQuestion): string | TextPlace {
  if (phrase !== undefined) return phrase;
  if (at === undefined) {
    throw new GraphError("INVALID_INPUT", "Give a phrase or a place.", {
      hint: "Add phrase=…, or field=abstract&at=120 (and end=140 for a selection).",
    });
  }
  return { field: field === "title" ? 0 : 1, start: at, end: Math.max(at, end ?? at) };
}

/** Why a phrase is no concept in the collection, from the papers that contain its words. */
async function withReasonsOfPapers(snapshot: Snapshot, paper: string, base: PhraseJudgement): Promise<PhraseJudgement> {
  const found = await snapshot.store.searchPapers(base.phrase, MAX_PAPERS_READ);
  const ids = [...new Set([paper, ...found])].slice(0, MAX_PAPERS_READ);
  const explained = await explainFromPapers(snapshot, ids, base.key);
  const { termhood = null, cut = null, isConcept, reasons } = explained;
  const verdict = verdictOfPapers(isConcept);
  const brief = isConcept ? verdict : (base.brief ?? refusal(explained));
  return {
    ...base,
    read: ids.length,
    termhood,
    cut,
    brief,
    reasons: [verdict, ...base.reasons, readWithItsWords(ids.length), ...reasons],
  };
}

/** Why the collection says no, in one sentence. */
function refusal({ termhood, cut, fault, evidence, reasons }: ConceptExplanation): string {
  if (fault !== undefined) return leftOutBecause(fault);
  if (termhood === undefined || cut === undefined) return reasons[0]!;
  const worst = evidence.slice(1).reduce((a, b) => (b.points < a.points ? b : a));
  return belowCut(termhood, cut, worst.points < 0 ? worst.name : undefined);
}

/** How every word of a paper is read and what becomes of it; no other paper is read for it. */
export async function paperExplanation(snapshot: Snapshot, { id }: { id: string }): Promise<PaperExplanation> {
  const { paper, mentions } = await paperWithMentions(snapshot, id);
  const longestFirst = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const { phrases, words } = await snapshot.analyses.explain("explainWords", { paper, mentions: longestFirst });
  return {
    ...{ paper: paper.id, candidates: phrases[0]?.candidates ?? 0, kept: phrases[0]?.kept ?? 0 },
    words: words.map(({ field, start, end, phrase }) => ({ field: FIELDS[field], start, end, phrase })),
    phrases: phrases.map((explained) => {
      const judgement = judgePhrase(snapshot, explained, mentions);
      const { phrase, field, start, end, verdict, concept, score, rank, brief } = judgement;
      return { phrase, field, start, end, verdict, concept, score, rank, brief };
    }),
  };
}
