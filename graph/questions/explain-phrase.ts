import type { PhraseReasons } from "../contract/explain-answers.ts";
import type { ConceptRecord, Mention } from "../contract/records.ts";
import type { PhraseExplanation } from "../extraction/explain-phrase.ts";
import type { TextPlace } from "../extraction/reading.ts";
import type { Snapshot } from "../snapshot.ts";
import { GraphError } from "../util/errors.ts";
import { explainedBy, MOST_READ } from "./explain-concept.ts";
import { mentionsOf } from "./paper-mentions.ts";

export interface PhraseQuestion {
  readonly id: string;
  readonly phrase?: string | undefined;
  readonly field: "title" | "abstract";
  readonly at?: number | undefined;
  readonly end?: number | undefined;
}

const FIELDS = ["title", "abstract"] as const;

/** Why a phrase of a paper, or what stands at a place in it, is a mention of a concept, or is not. */
export async function phraseReasons(snapshot: Snapshot, question: PhraseQuestion): Promise<PhraseReasons> {
  const asked = askedOf(question);
  const [paper] = await snapshot.store.papers([question.id]);
  if (!paper) {
    throw new GraphError("NOT_FOUND", `There is no paper “${question.id}”.`, {
      hint: "Papers are named by their id; search finds it by the title's words.",
    });
  }
  const { explainPhrase } = await import("../extraction/explain-phrase.ts");
  const explained = explainPhrase(paper, asked);
  const mentions = (await mentionsOf(snapshot, [paper.id])).flatMap((row) => [...row.mentions]);
  return { paper: paper.id, ...(await judged(snapshot, paper.id, explained, mentions)) };
}

function askedOf({ phrase, field, at, end }: PhraseQuestion): string | TextPlace {
  if (phrase !== undefined) return phrase;
  if (at === undefined) {
    throw new GraphError("INVALID_INPUT", "Neither a phrase nor a place is given.", {
      hint: "Add phrase=…, or field=abstract&at=120 (and end=140 for a selection).",
    });
  }
  return { field: field === "title" ? 0 : 1, start: at, end: Math.max(at, end ?? at) };
}

type Judged = Omit<PhraseReasons, "paper">;

async function judged(
  snapshot: Snapshot,
  paper: string,
  explained: PhraseExplanation,
  mentions: readonly Mention[],
): Promise<Judged> {
  const { place, verdict: reading } = explained;
  const mention = place && mentions.find((other) => samePlace(other, place));
  const around = place && mentions.find((other) => holds(other, place));
  const base: Judged = {
    ...{ phrase: explained.phrase, key: explained.key },
    field: place ? FIELDS[place.field] : null,
    start: place?.start ?? null,
    end: place?.end ?? null,
    verdict: reading === "kept" ? "candidate" : reading,
    concept: null,
    score: explained.concept ?? null,
    keyword: explained.keyword ?? null,
    rank: explained.rank ?? null,
    candidates: explained.candidates,
    kept: explained.kept,
    ...{ read: 0, termhood: null, cut: null },
    words: explained.words.map(({ text, kind, field, start, end, inside }) => ({
      ...{ text, kind, field: FIELDS[field], start, end, inside },
    })),
    others: explained.others.map(({ phrase, place: other, score }) => ({
      ...{ phrase, field: FIELDS[other.field], start: other.start, end: other.end, score },
      concept: conceptOf(
        snapshot,
        mentions.find((found) => samePlace(found, other)),
      ),
    })),
    reasons: [...explained.reasons],
  };
  if (mention) return asMention(snapshot, base, mention);
  if (around) return asInside(snapshot, base, around);
  return base.verdict === "candidate" ? asCandidate(snapshot, paper, base) : base;
}

function asMention(snapshot: Snapshot, base: Judged, mention: Mention): Judged {
  const concept = conceptOf(snapshot, mention);
  return {
    ...base,
    verdict: "concept",
    concept,
    reasons: [`It is a mention of “${concept?.label}”.`, ...base.reasons],
  };
}

function asInside(snapshot: Snapshot, base: Judged, around: Mention): Judged {
  const concept = conceptOf(snapshot, around);
  const reason = `Here it is a part of “${concept?.label}”, which is a concept of its own and counts instead.`;
  return { ...base, verdict: "inside", concept, reasons: [reason, ...base.reasons] };
}

/** A phrase that the collection was asked about: why it said no, from the papers that hold its words. */
async function asCandidate(snapshot: Snapshot, paper: string, base: Judged): Promise<Judged> {
  const found = await snapshot.store.searchPapers(base.phrase, MOST_READ);
  const ids = [...new Set([paper, ...found])].slice(0, MOST_READ);
  const { termhood = null, cut = null, isConcept, reasons } = await explainedBy(snapshot, ids, base.key);
  const verdict = isConcept
    ? "By these papers alone it would be a concept: the whole collection, or a decision by hand, left it out."
    : "It is a phrase of this paper, but no concept of the collection.";
  const readIn = `${ids.length} ${ids.length === 1 ? "paper" : "papers"} with its words ${ids.length === 1 ? "was" : "were"} read for what follows.`;
  return { ...base, read: ids.length, termhood, cut, reasons: [verdict, ...base.reasons, readIn, ...reasons] };
}

const samePlace = (mention: Mention, { field, start, end }: TextPlace) =>
  mention.field === field && mention.start === start && mention.end === end;

const holds = (mention: Mention, { field, start, end }: TextPlace) =>
  mention.field === field && mention.start <= start && mention.end >= end;

function conceptOf(snapshot: Snapshot, mention: Mention | undefined): { id: string; label: string } | null {
  const record = mention && (snapshot.concepts[mention.concept] as ConceptRecord);
  return record ? { id: record.id, label: record.label } : null;
}
