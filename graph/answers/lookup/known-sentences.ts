import type { PaperEvidence } from "../../contract/concepts.ts";
import {
  CONCEPT_KINDS,
  CONCEPT_RELATIONS,
  type ConceptKind,
  type ConceptRelation,
  type Paper,
} from "../../contract/entities.ts";
import { type FieldNumber, MENTION_FIELDS, type Mention, textOfField } from "../../contract/records.ts";
import { CandidateReader } from "../../extraction/packing/candidate-reader.ts";
import { PACKED_KINDS, type PackedSpan } from "../../extraction/packing/packed-knowledge.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import { paperEvidence } from "../../snapshot/evidence/paper-evidence.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { packedCandidates } from "./packed-candidates.ts";
import { mentionsOf, papersByNumber, summaryOf } from "./papers-by-number.ts";

/** A place of a concept, with offsets into its sentence. */
interface KnownPlace {
  /** NO_CONCEPT where the graph has none. */
  readonly concept: number;
  readonly start: number;
  readonly end: number;
  readonly kind: ConceptKind;
  /** Of the kind, from this sentence alone. */
  readonly confidence: number;
  readonly sentence: Omit<PaperEvidence, "marks">;
}

/** A sentence that relates two concepts, or denies it. */
export interface KnownRelation {
  readonly type: ConceptRelation;
  readonly from: KnownPlace;
  readonly to: KnownPlace;
  readonly confidence: number;
  readonly negated: boolean;
}

/** What one paper says of kinds and relations. */
export interface KnownPaper {
  readonly places: readonly KnownPlace[];
  readonly relations: readonly KnownRelation[];
}

/** What some papers say, in the given order: from what extraction packed of them, and their texts. */
export async function knownSentences(snapshot: Snapshot, numbers: Iterable<number>): Promise<KnownPaper[]> {
  const papers = await papersByNumber(snapshot, numbers);
  const packed = await candidatesOf(snapshot, papers);
  const rows = await mentionsOf(
    snapshot,
    papers.map(({ id }) => id),
  );
  const mentions = new Map(rows.map((row) => [row.paper, row.mentions]));
  const reader = new CandidateReader();
  return mapWithPauses(papers, (paper) => knownPaper(reader, packed(paper), paper, mentions.get(paper.id) ?? []), 1);
}

/** What extraction packed of some papers; extracted again where it is not known. */
async function candidatesOf(snapshot: Snapshot, papers: readonly Paper[]): Promise<(paper: Paper) => Uint8Array> {
  const packed = await packedCandidates(
    snapshot,
    papers.map(({ id }) => id),
  );
  if (packed.size === papers.length) return ({ id }) => packed.get(id)!;
  // Most answers do without the extractor and its tables.
  const { extractCandidates } = await import("../../extraction/extractor.ts");
  return (paper) => packed.get(paper.id) ?? extractCandidates(paper);
}

function knownPaper(reader: CandidateReader, data: Uint8Array, paper: Paper, mentions: readonly Mention[]): KnownPaper {
  const knowledge = reader.readKnowledge(data);
  const fieldOf = (sentence: number) => reader.sentenceField.at(sentence) as FieldNumber;
  const evidence = paperEvidence(knowledge, fieldOf, mentions);
  const summary = summaryOf(paper);
  const places = knowledge.spans.map((span, i): KnownPlace => {
    const field = fieldOf(span.sentence);
    const [start, end] = [reader.sentenceStart.at(span.sentence), reader.sentenceEnd.at(span.sentence)];
    return {
      concept: evidence.concepts[i]!,
      start: span.start - start,
      end: span.end - start,
      ...kindOfSpan(span),
      sentence: {
        paper: summary,
        sentence: textOfField(paper, field).slice(start, end),
        field: MENTION_FIELDS[field],
        sentenceStart: start,
      },
    };
  });
  return {
    places,
    relations: evidence.relations.map(({ from, to, type, probability, negated }) => ({
      type: CONCEPT_RELATIONS[type]!,
      from: places[from]!,
      to: places[to]!,
      confidence: probability / 255,
      negated,
    })),
  };
}

function kindOfSpan({ kinds }: PackedSpan): { kind: ConceptKind; confidence: number } {
  const weights = CONCEPT_KINDS.map((kind) => kinds[PACKED_KINDS.indexOf(kind)]!);
  const sum = weights.reduce((a, b) => a + b, 0);
  const best = weights.indexOf(Math.max(...weights));
  return { kind: CONCEPT_KINDS[best]!, confidence: sum === 0 ? 0 : weights[best]! / sum };
}
