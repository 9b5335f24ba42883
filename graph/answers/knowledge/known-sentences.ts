import type { PaperEvidence } from "../../contract/concepts.ts";
import { CONCEPT_KINDS, type ConceptKind } from "../../contract/entities.ts";
import { CONCEPT_RELATIONS, type ConceptRelation } from "../../contract/knowledge/knowledge.ts";
import { MENTION_FIELDS, textOfField } from "../../contract/records.ts";
import { PACKED_KINDS, type PackedSpan } from "../../extraction/packing/packed-knowledge.ts";
import { paperEvidence } from "../../snapshot/evidence/paper-evidence.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { mentionsOf, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

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

interface KnownRelation {
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

/** Reads what some papers say, in the given order, from their texts: sentences are not stored. */
export async function knownSentences(snapshot: Snapshot, numbers: Iterable<number>): Promise<KnownPaper[]> {
  const papers = await papersByNumber(snapshot, numbers);
  const rows = await mentionsOf(
    snapshot,
    papers.map(({ id }) => id),
  );
  const mentions = new Map(rows.map((row) => [row.paper, row.mentions]));
  // Most answers do without the extractor and its tables.
  const { extractCandidates } = await import("../../extraction/extractor.ts");
  const { unpackDocument } = await import("../../extraction/packing/packed-document.ts");
  return papers.map((paper) => {
    const { sentences, knowledge } = unpackDocument(extractCandidates(paper));
    const fieldOf = (sentence: number) => sentences[sentence]!.field;
    const evidence = paperEvidence(knowledge, fieldOf, mentions.get(paper.id) ?? []);
    const places = knowledge.spans.map((span, i): KnownPlace => {
      const { field, start, end } = sentences[span.sentence]!;
      return {
        concept: evidence.concepts[i]!,
        start: span.start - start,
        end: span.end - start,
        ...kindOfSpan(span),
        sentence: {
          paper: summaryOf(paper),
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
  });
}

function kindOfSpan({ kinds }: PackedSpan): { kind: ConceptKind; confidence: number } {
  const weights = CONCEPT_KINDS.map((kind) => kinds[PACKED_KINDS.indexOf(kind)]!);
  const sum = weights.reduce((a, b) => a + b, 0);
  const best = weights.indexOf(Math.max(...weights));
  return { kind: CONCEPT_KINDS[best]!, confidence: sum === 0 ? 0 : weights[best]! / sum };
}
