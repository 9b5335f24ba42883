import type { Paper } from "../contract/entities.ts";
import type { ConceptRecord, IncidenceChunk, Mention, PaperMentions } from "../contract/records.ts";
import type { PaperColumns } from "../store/columns.ts";
import type { Decision, StoreSummary } from "../store/store.ts";

/** Everything that a published copy of a corpus answers from. */
export interface PackedCorpus {
  /** Raised when a newer page could not read an older file. */
  readonly format: 1;
  /** Display text. */
  readonly name: string;
  readonly version: string;
  readonly summary: StoreSummary;
  /** By ascending id. */
  readonly papers: readonly Paper[];
  /** Their ids are those of the papers. */
  readonly columns: Omit<PaperColumns, "ids">;
  readonly concepts: readonly ConceptRecord[];
  /** By paper, `NUMBERS` numbers a mention. */
  readonly mentions: { readonly ends: Uint32Array; readonly numbers: Uint32Array };
  readonly incidences: readonly IncidenceChunk[];
  readonly decisions: readonly Decision[];
  /** Analyses of this revision by name, packed. */
  readonly derived: Readonly<Record<string, Uint8Array>>;
}

const NUMBERS = 6;

/** The mentions of all papers, in their order, as columns of numbers. */
export function packCorpusMentions(all: readonly PaperMentions[]): PackedCorpus["mentions"] {
  const ends = new Uint32Array(all.length);
  let end = 0;
  all.forEach(({ mentions }, paper) => {
    end += mentions.length;
    ends[paper] = end;
  });
  const numbers = new Uint32Array(end * NUMBERS);
  let at = 0;
  for (const { mentions } of all) {
    for (const { concept, field, start, end: stop, sentenceStart, sentenceEnd } of mentions) {
      numbers.set([concept, field, start, stop, sentenceStart, sentenceEnd], at);
      at += NUMBERS;
    }
  }
  return { ends, numbers };
}

/** The mentions of one paper, by its number. */
export function mentionsAt({ ends, numbers }: PackedCorpus["mentions"], paper: number): Mention[] {
  const mentions: Mention[] = [];
  for (let m = paper === 0 ? 0 : ends[paper - 1]!; m < ends[paper]!; m++) {
    const [concept, field, start, end, sentenceStart, sentenceEnd] = numbers.subarray(m * NUMBERS, (m + 1) * NUMBERS);
    mentions.push({ concept, field, start, end, sentenceStart, sentenceEnd } as Mention);
  }
  return mentions;
}
