import type { TwoFields } from "../../analysis/suggestions/two-fields.ts";
import type { CurationAction } from "../../contract/curation.ts";
import type { SplitGroup, SplitProposal } from "../../contract/discovery.ts";
import { type Mention, textOfField } from "../../contract/records.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityKeywords } from "../lookup/community-names.ts";
import { mentionsOf, newestFirst, papersByNumber } from "../lookup/papers-by-number.ts";

const SENTENCES = 3;
/** Concepts that tell a part, at most as many as a decision takes well. */
const CONTEXT = 200;

type Split = Extract<CurationAction, { kind: "split" }>;

/** How the papers of a concept could be divided between its two fields, with sentences of each. */
export async function splitProposal(snapshot: Snapshot, question: { id: string }): Promise<SplitProposal> {
  const number = await snapshot.names.resolve(question.id);
  const record = snapshot.concepts[number]!;
  const concept = { id: record.id, label: record.label, papers: record.papers };
  const fields = await fieldsOf(snapshot, number);
  const empty = { concept, groups: [], mixed: 0, undecided: record.papers, separation: fields?.separation ?? 0 };
  if (!fields || fields.context.some((context) => context.length === 0)) return empty;
  const papers = jointPapers(snapshot.incidence, number);
  const context = fields.context.map((concepts) => new Set(concepts.subarray(0, CONTEXT)));
  const sides = await mapWithPauses(papers, (paper) => sidesOf(snapshot, paper, context));
  const groups = await Promise.all(
    ([0, 1] as const).map((side) => {
      const own = papers.filter((_, k) => (side === 0 ? sides[k]?.[0] : sides[k]?.[1] && !sides[k]?.[0]));
      return groupAnswer(snapshot, number, fields, side, own);
    }),
  );
  return {
    concept,
    groups,
    mixed: sides.filter(([a, b]) => a && b).length,
    undecided: sides.filter(([a, b]) => !a && !b).length,
    separation: fields.separation,
  };
}

/** The decision that would split a concept so. */
export async function splitAction(snapshot: Snapshot, concept: number): Promise<Split> {
  const fields = await fieldsOf(snapshot, concept);
  const { id } = snapshot.concepts[concept]!;
  const parts = fields ? ([0, 1] as const).map((side) => partOf(snapshot, concept, fields, side)) : [];
  return { kind: "split", concept: id, parts };
}

async function fieldsOf(snapshot: Snapshot, concept: number): Promise<TwoFields | undefined> {
  return snapshot.analyses.ask("twoFields", { communities: await snapshot.analyses.communities(), concept });
}

/** Named after the concept and what tells the part best. */
function partOf({ concepts }: Snapshot, concept: number, { context }: TwoFields, side: 0 | 1) {
  const label = concepts[concept]?.label ?? "";
  const contextConcepts = Array.from(context[side].subarray(0, CONTEXT), (number) => concepts[number]?.id ?? "");
  return { label: `${label} (${concepts[context[side][0] ?? -1]?.label ?? `${side + 1}`})`, with: contextConcepts };
}

/** Whether a paper mentions context of the one side, and of the other. */
function sidesOf(snapshot: Snapshot, paper: number, context: readonly ReadonlySet<number>[]): boolean[] {
  const { paperOffsets, paperConcepts } = snapshot.incidence;
  const row = paperConcepts.subarray(paperOffsets[paper], paperOffsets[paper + 1]);
  return context.map((concepts) => row.some((concept) => concepts.has(concept)));
}

async function groupAnswer(
  snapshot: Snapshot,
  concept: number,
  fields: TwoFields,
  side: 0 | 1,
  papers: Uint32Array,
): Promise<SplitGroup> {
  const communities = await snapshot.analyses.communities();
  const part = partOf(snapshot, concept, fields, side);
  return {
    label: part.label,
    community: fields.communities[side],
    field: communityKeywords(snapshot, communities, fields.communities[side]),
    papers: papers.length,
    with: Array.from(fields.context[side].subarray(0, CONTEXT), (number) => {
      const { id, label, papers: count } = snapshot.concepts[number]!;
      return { id, label, papers: count };
    }),
    sentences: await sentencesOf(snapshot, concept, newestFirst(snapshot, papers).subarray(0, SENTENCES)),
  };
}

async function sentencesOf(snapshot: Snapshot, concept: number, papers: Uint32Array): Promise<SplitGroup["sentences"]> {
  const ids = Array.from(papers, (paper) => snapshot.papers.ids.at(paper));
  const texts = new Map((await papersByNumber(snapshot, new Set(papers))).map((paper) => [paper.id, paper]));
  const found: SplitGroup["sentences"] = [];
  for (const { paper: id, mentions } of await mentionsOf(snapshot, ids)) {
    const paper = texts.get(id);
    const place: Mention | undefined = mentions.filter((one) => one.concept === concept).at(-1);
    if (!paper || !place) continue;
    const text = textOfField(paper, place.field);
    const { sentenceStart, sentenceEnd, start, end } = place;
    found.push({
      paper: id,
      title: paper.title,
      year: paper.year,
      sentence: text.slice(sentenceStart, sentenceEnd),
      start: start - sentenceStart,
      end: end - sentenceStart,
    });
  }
  return found;
}
