import type { PhraseReasons } from "../../contract/explain.ts";
import type { Mention } from "../../contract/records.ts";
import type { PhraseExplanation } from "../../extraction/explain/explain-phrase.ts";
import type { TextPlace } from "../../extraction/explain/paper-analysis.ts";
import { insideOf, mentionOf } from "../../extraction/explain/reasons.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { mentionsOf, paperByNumber } from "../lookup/papers-by-number.ts";

/** The names of a paper's texts, by their number. */
export const FIELDS = ["title", "abstract"] as const;

/** A mention in the title or the abstract. */
type TextMention = Mention & TextPlace;

const isInText = (mention: Mention): mention is TextMention => mention.field !== 2;

/** A paper with the mentions of the graph in its title and abstract. */
export async function paperWithMentions(snapshot: Snapshot, id: string) {
  const paper = await paperByNumber(snapshot, id);
  const mentions = (await mentionsOf(snapshot, [id])).flatMap((row) => row.mentions.filter(isInText));
  return { paper, mentions };
}

/** What is said of a phrase, without the paper. */
export type PhraseJudgement = Omit<PhraseReasons, "paper">;

/** What is found in a paper by itself, compared with its mentions in the graph. */
export function judgePhrase(
  snapshot: Snapshot,
  explanation: PhraseExplanation,
  mentions: readonly Mention[],
): PhraseJudgement {
  const { place, verdict: reading } = explanation;
  const mention = place && mentions.find((other) => samePlace(other, place));
  const coveringMention = place && mentions.find((other) => covers(other, place));
  const base: PhraseJudgement = {
    ...{ phrase: explanation.phrase, key: explanation.key },
    field: place ? FIELDS[place.field] : null,
    start: place?.start ?? null,
    end: place?.end ?? null,
    verdict: reading === "kept" ? "candidate" : reading,
    concept: null,
    score: explanation.concept ?? null,
    keyword: explanation.keyword ?? null,
    rank: explanation.rank ?? null,
    candidates: explanation.candidates,
    kept: explanation.kept,
    ...{ read: 0, termhood: null, cut: null },
    words: explanation.words.map(({ text, kind, field, start, end, inside }) => ({
      ...{ text, kind, field: FIELDS[field], start, end, inside },
    })),
    others: explanation.overlapping.map(({ phrase, place: other, score }) => ({
      ...{ phrase, field: FIELDS[other.field], start: other.start, end: other.end, score },
      concept: conceptOf(
        snapshot,
        mentions.find((found) => samePlace(found, other)),
      ),
    })),
    brief: explanation.against ?? null,
    reasons: [...explanation.reasons],
  };
  if (mention) return asMention(snapshot, base, mention);
  if (coveringMention) return asInside(snapshot, base, coveringMention);
  return base;
}

function asMention(snapshot: Snapshot, base: PhraseJudgement, mention: Mention): PhraseJudgement {
  const concept = conceptOf(snapshot, mention);
  return {
    ...base,
    verdict: "concept",
    concept,
    brief: null,
    reasons: [mentionOf(concept?.label), ...base.reasons],
  };
}

function asInside(snapshot: Snapshot, base: PhraseJudgement, coveringMention: Mention): PhraseJudgement {
  const concept = conceptOf(snapshot, coveringMention);
  const reason = insideOf(concept?.label);
  return { ...base, verdict: "inside", concept, brief: reason, reasons: [reason, ...base.reasons] };
}

const samePlace = (mention: Mention, { field, start, end }: TextPlace) =>
  mention.field === field && mention.start === start && mention.end === end;

const covers = (mention: Mention, { field, start, end }: TextPlace) =>
  mention.field === field && mention.start <= start && mention.end >= end;

function conceptOf(snapshot: Snapshot, mention: Mention | undefined): PhraseJudgement["concept"] {
  const record = mention && snapshot.concepts[mention.concept]!;
  return record ? { id: record.id, label: record.label, papers: record.papers } : null;
}
