import type { EvidenceList, PaperEvidence } from "../../contract/concepts.ts";
import type { Paper } from "../../contract/entities.ts";
import {
  type FieldNumber,
  MENTION_FIELDS,
  type Mention,
  type PaperMentions,
  textOfField,
} from "../../contract/records.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { mentionsOf, newestFirst, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

/** What `evidence` is asked: a concept, alone or with another. */
export interface EvidenceQuestion {
  readonly id: string;
  /** A second concept: sentences with both come first. */
  readonly with?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Papers searched for sentences, at most; the answer says how many were. */
const MAX_PAPERS_SEARCHED = 1000;

/** A sentence and the phrases asked for in it. */
interface FoundSentence {
  readonly paper: number;
  readonly field: FieldNumber;
  readonly start: number;
  readonly end: number;
  readonly marks: Mention[];
  readonly concepts: number;
}

/** Sentences that mention a concept, and those of both when another is given: both in one first, one of every paper first. */
export async function evidenceList(snapshot: Snapshot, question: EvidenceQuestion): Promise<EvidenceList> {
  const names = [question.id, ...(question.with === undefined ? [] : [question.with])];
  const concepts = [...new Set(await Promise.all(names.map((name) => snapshot.names.resolve(name))))];
  const papers = newestFirst(snapshot, jointPapers(snapshot.incidence, ...concepts));
  const searched = papers.subarray(0, MAX_PAPERS_SEARCHED);
  const sentences = await sentencesOf(snapshot, searched, concepts);
  const page = sentences.slice(question.offset, question.offset + question.limit);
  const texts = await papersByNumber(snapshot, new Set(page.map(({ paper }) => paper)));
  const byId = new Map(texts.map((paper) => [paper.id, paper]));
  return {
    total: sentences.length,
    papers: papers.length,
    searched: searched.length,
    items: page.flatMap((found) => {
      const paper = byId.get(snapshot.papers.ids.at(found.paper));
      return paper ? [evidenceItem(snapshot, paper, found)] : [];
    }),
  };
}

/**
 * For each of several concepts, the best sentence that mentions it together with `concept`, by its papers given newest first; undefined where
 * none does. One reading of the store for all.
 */
export async function sentencesWithBoth(
  snapshot: Snapshot,
  concept: number,
  others: readonly { readonly concept: number; readonly papers: Uint32Array }[],
): Promise<(PaperEvidence | undefined)[]> {
  const searched = Uint32Array.from(new Set(others.flatMap(({ papers }) => [...papers])));
  const ids = Array.from(searched, (paper) => snapshot.papers.ids.at(paper));
  const mentions = await mentionsOf(snapshot, ids);
  const best = others.map(({ concept: other, papers }) => {
    const wanted = new Set(Array.from(papers, (paper) => snapshot.papers.ids.at(paper)));
    const own = mentions.filter(({ paper }) => wanted.has(paper));
    return sentencesIn(snapshot, own, [concept, other]).find((sentence) => sentence.concepts === 2);
  });
  const texts = await papersByNumber(snapshot, new Set(best.flatMap((found) => (found ? [found.paper] : []))));
  const byId = new Map(texts.map((paper) => [paper.id, paper]));
  return best.map((found) => {
    const paper = found && byId.get(snapshot.papers.ids.at(found.paper));
    return paper && evidenceItem(snapshot, paper, found);
  });
}

async function sentencesOf(
  snapshot: Snapshot,
  papers: Uint32Array,
  concepts: readonly number[],
): Promise<FoundSentence[]> {
  const ids = Array.from(papers, (paper) => snapshot.papers.ids.at(paper));
  return sentencesIn(snapshot, await mentionsOf(snapshot, ids), concepts);
}

function sentencesIn(
  snapshot: Snapshot,
  papers: readonly PaperMentions[],
  concepts: readonly number[],
): FoundSentence[] {
  const found: FoundSentence[] = [];
  for (const { paper, mentions } of papers) {
    const number = snapshot.paperNumber(paper);
    if (number === undefined) continue;
    const relevant = mentions.filter(({ concept }) => concepts.includes(concept));
    for (const marks of bySentence(relevant)) {
      const { field, sentenceStart: start, sentenceEnd: end } = marks[0] as Mention;
      const distinct = new Set(marks.map(({ concept }) => concept)).size;
      found.push({ paper: number, field, start, end, marks, concepts: distinct });
    }
  }
  return inReadingOrder(found, snapshot.recency);
}

/** How much a field says of what a paper does, by its number: a title little, a keyword nothing. */
const SAYS_MORE = [1, 2, 0] as const;

/**
 * Sentences of all concepts asked for first; of each kind one of every paper, then the second of each, and so on. Abstracts come
 * before titles, titles before keywords; then newest papers first.
 */
function inReadingOrder(sentences: FoundSentence[], recency: Uint32Array): FoundSentence[] {
  sentences.sort(
    (a, b) =>
      b.concepts - a.concepts || SAYS_MORE[b.field] - SAYS_MORE[a.field] || a.paper - b.paper || a.start - b.start,
  );
  const seen = new Map<string, number>();
  const turns = new Map<FoundSentence, number>();
  for (const sentence of sentences) {
    const kind = `${sentence.paper} ${sentence.concepts}`;
    const turn = seen.get(kind) ?? 0;
    turns.set(sentence, turn);
    seen.set(kind, turn + 1);
  }
  const turn = (sentence: FoundSentence) => turns.get(sentence) as number;
  const place = ({ paper }: FoundSentence) => recency[paper]!;
  return sentences.sort(
    (a, b) =>
      b.concepts - a.concepts ||
      Math.min(1, turn(a)) - Math.min(1, turn(b)) ||
      SAYS_MORE[b.field] - SAYS_MORE[a.field] ||
      turn(a) - turn(b) ||
      place(a) - place(b) ||
      a.start - b.start,
  );
}

/** Mentions come ordered by place, so those of one sentence are neighbours. */
function bySentence(mentions: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const last = groups.at(-1)?.[0];
    if (last?.field === mention.field && last.sentenceStart === mention.sentenceStart) groups.at(-1)?.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

function evidenceItem(snapshot: Snapshot, paper: Paper, { field, start, end, marks }: FoundSentence): PaperEvidence {
  return {
    paper: summaryOf(paper),
    sentence: textOfField(paper, field).slice(start, end),
    field: MENTION_FIELDS[field],
    sentenceStart: start,
    marks: marks.map((mark) => ({
      concept: snapshot.concepts[mark.concept]?.id ?? "",
      start: mark.start - start,
      end: mark.end - start,
    })),
  };
}
