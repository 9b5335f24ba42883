import { pairMeasures } from "../analysis/measures.ts";
import type { Cooccurrence, MeasureName, Partner } from "../contract/answers.ts";
import type { CooccurrenceRow } from "../incidence/cooccurrence.ts";
import type { Snapshot } from "../snapshot.ts";
import { pairFamily, pairNumbers } from "./pair-numbers.ts";
import { strongest } from "./strongest.ts";

export interface CooccurrenceQuestion {
  /** Id, label or alias. */
  readonly id: string;
  readonly measure: MeasureName;
  /** Fewest joint papers. */
  readonly minPapers: number;
  readonly limit: number;
}

/** What a concept occurs with, strongest first, ties by id. */
export async function cooccurrence(snapshot: Snapshot, question: CooccurrenceQuestion): Promise<Cooccurrence> {
  const number = await snapshot.names.resolve(question.id);
  const community = (await snapshot.coloursAtHand()) ?? (await snapshot.analyses.communities()).community;
  const significance = await snapshot.soon(snapshot.analyses.pairSignificance);
  const concept = snapshot.concepts[number] as Snapshot["concepts"][number];
  const corpus = snapshot.incidence.papers;
  const row = atLeast(snapshot.partners(number), question.minPapers);
  const measure = pairMeasures[question.measure];
  const values = new Float64Array(row.concepts.length);
  for (let k = 0; k < values.length; k++) {
    const frequency = snapshot.frequency[row.concepts[k] as number] as number;
    values[k] = measure.value(row.joint[k] as number, concept.papers, frequency, corpus);
  }
  const partner = (k: number): Partner => {
    const other = row.concepts[k] as number;
    const record = snapshot.concepts[other] as Snapshot["concepts"][number];
    return {
      concept: record.id,
      label: record.label,
      conceptPapers: record.papers,
      community: community[other] as number,
      ...pairNumbers(row.joint[k] as number, concept.papers, record.papers, corpus, significance),
    };
  };
  return {
    concept: concept.id,
    label: concept.label,
    papers: concept.papers,
    corpus,
    total: row.concepts.length,
    measure: question.measure,
    family: pairFamily(significance),
    partners: Array.from(strongest(values, question.limit), partner),
  };
}

function atLeast(row: CooccurrenceRow, minPapers: number): CooccurrenceRow {
  if (minPapers <= 1) return row;
  const concepts = row.concepts.filter((_, k) => (row.joint[k] as number) >= minPapers);
  return { concepts, joint: row.joint.filter((joint) => joint >= minPapers) };
}
