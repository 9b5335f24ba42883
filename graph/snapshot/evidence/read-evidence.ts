import type { KnowledgeEvidence } from "../../analysis/knowledge-evidence.ts";
import { CONCEPT_KINDS } from "../../contract/entities.ts";
import type { ConceptRecord, Mention } from "../../contract/records.ts";
import { looksShort } from "../../extraction/candidates/acronyms.ts";
import { CandidateReader } from "../../extraction/packing/candidate-reader.ts";
import { Integers } from "../../extraction/packing/integers.ts";
import { formatOf, PACKED_FORMAT } from "../../extraction/packing/packed-document.ts";
import { PACKED_KINDS, type PackedSpan } from "../../extraction/packing/packed-knowledge.ts";
import { createPause } from "../../shared/pauses.ts";
import { compareIds } from "../../shared/text.ts";
import type { PaperColumns } from "../../store/columns.ts";
import type { GraphReader } from "../../store/store.ts";
import { NO_CONCEPT, paperEvidence } from "./paper-evidence.ts";

/** What places are matched with, and the version of the extractor that read the papers. */
interface EvidenceSource {
  readonly papers: PaperColumns;
  readonly concepts: readonly ConceptRecord[];
  readonly extractor: string;
}

/**
 * Reads what the sentences of all papers say of the concepts of the graph. Places are matched with the mentions of the graph, so that
 * merges, splits and removed concepts count as they are decided. One paper is in memory at a time; yields to the event loop.
 */
export async function readEvidence(
  store: GraphReader,
  { papers, concepts, extractor }: EvidenceSource,
): Promise<KnowledgeEvidence> {
  const pause = createPause();
  const columns = new EvidenceColumns(concepts.length);
  const mentions = store.mentions()[Symbol.asyncIterator]();
  let row = await mentions.next();
  for await (const { paper, data } of store.candidates(extractor)) {
    await pause();
    // what an older version packed says nothing of kinds
    if (formatOf(data) !== PACKED_FORMAT) break;
    while (!row.done && compareIds(row.value.paper, paper) < 0) row = await mentions.next();
    if (row.done) break;
    const number = papers.ids.find(paper);
    if (row.value.paper === paper && number !== undefined) columns.add(number, data, row.value.mentions);
  }
  await mentions.return?.();
  return columns.finish(concepts);
}

/** The columns of KnowledgeEvidence while papers are added. */
class EvidenceColumns {
  readonly #reader = new CandidateReader();
  readonly #mentions: Uint32Array;
  readonly #kindSums: Uint32Array;
  readonly #from = new Integers();
  readonly #to = new Integers();
  readonly #type = new Integers();
  readonly #paper = new Integers();
  readonly #probability = new Integers();
  readonly #negated = new Integers();

  constructor(concepts: number) {
    this.#mentions = new Uint32Array(concepts);
    this.#kindSums = new Uint32Array(concepts * CONCEPT_KINDS.length);
  }

  add(paper: number, data: Uint8Array, mentions: readonly Mention[]): void {
    const knowledge = this.#reader.readKnowledge(data);
    const fieldOf = (sentence: number) => this.#reader.sentenceField.at(sentence);
    const { concepts, relations } = paperEvidence(knowledge, fieldOf, mentions);
    for (const [i, span] of knowledge.spans.entries()) {
      if (concepts[i] !== NO_CONCEPT) this.#addKind(concepts[i]!, span);
    }
    for (const { from, to, type, probability, negated } of relations) {
      this.#from.push(concepts[from]!);
      this.#to.push(concepts[to]!);
      this.#type.push(type);
      this.#paper.push(paper);
      this.#probability.push(probability);
      this.#negated.push(negated ? 1 : 0);
    }
  }

  #addKind(concept: number, { kinds }: PackedSpan): void {
    this.#mentions[concept]!++;
    for (const [k, kind] of CONCEPT_KINDS.entries()) {
      this.#kindSums[concept * CONCEPT_KINDS.length + k]! += kinds[PACKED_KINDS.indexOf(kind)]!;
    }
  }

  finish(concepts: readonly ConceptRecord[]): KnowledgeEvidence {
    return {
      keys: concepts.map(({ key }) => key),
      isAcronym: Uint8Array.from(concepts, ({ label }) => (looksShort(label) ? 1 : 0)),
      mentions: this.#mentions,
      kindSums: this.#kindSums,
      rows: {
        from: Uint32Array.from(this.#from.slice()),
        to: Uint32Array.from(this.#to.slice()),
        type: Uint8Array.from(this.#type.slice()),
        paper: Uint32Array.from(this.#paper.slice()),
        probability: Uint8Array.from(this.#probability.slice()),
        negated: Uint8Array.from(this.#negated.slice()),
      },
    };
  }
}
