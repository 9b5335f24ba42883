import { type FieldNumber, MENTION_FIELDS, type Mention, textOfField } from "../../../contract/records.ts";

/** All mentions of one concept by one paper, as the properties of a MENTIONS relationship: parallel lists. */
export interface MentionRow<C = string> {
  /** Id or number of the concept. */
  readonly concept: C;
  readonly fields: readonly (typeof MENTION_FIELDS)[number][];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly sentenceStarts: readonly number[];
  readonly sentenceEnds: readonly number[];
  readonly sentences: readonly string[];
}

/** Groups the mentions of a paper by concept. */
export function mentionRows<C>(
  mentions: readonly Mention[],
  paper: Parameters<typeof textOfField>[0],
  idOf: (concept: number) => C,
): MentionRow<C>[] {
  const byConcept = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const list = byConcept.get(mention.concept);
    if (list) list.push(mention);
    else byConcept.set(mention.concept, [mention]);
  }
  return [...byConcept].map(([concept, list]) => ({
    concept: idOf(concept),
    fields: list.map(({ field }) => MENTION_FIELDS[field]),
    starts: list.map(({ start }) => start),
    ends: list.map(({ end }) => end),
    sentenceStarts: list.map(({ sentenceStart }) => sentenceStart),
    sentenceEnds: list.map(({ sentenceEnd }) => sentenceEnd),
    sentences: list.map(({ field, sentenceStart, sentenceEnd }) =>
      textOfField(paper, field).slice(sentenceStart, sentenceEnd),
    ),
  }));
}

/** The mentions of a paper from its relationships, in their canonical order: field, start, end, concept. */
export function mentionsFrom(rows: readonly Omit<MentionRow<number>, "sentences">[]): Mention[] {
  return rows
    .flatMap(({ concept, fields, starts, ends, sentenceStarts, sentenceEnds }) =>
      fields.map(
        (field, i): Mention => ({
          concept,
          field: MENTION_FIELDS.indexOf(field) as FieldNumber,
          start: starts[i]!,
          end: ends[i]!,
          sentenceStart: sentenceStarts[i]!,
          sentenceEnd: sentenceEnds[i]!,
        }),
      ),
    )
    .sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
}
