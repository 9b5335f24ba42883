import { CONCEPT_KINDS } from "../contract/entities.ts";

/** What the sentences of all papers say of kinds and relations, as columns; read from the store beside the index. */
export interface KnowledgeEvidence {
  /** Canonical key of each concept. */
  readonly keys: readonly string[];
  /** 1 for a concept whose label is an acronym: its name says nothing of what it is. */
  readonly isAcronym: Uint8Array;
  /** Mentions of each concept of which the kind was read. */
  readonly mentions: Uint32Array;
  /** For each concept the sums over these mentions of the weight of each kind; a mention weighs KIND_WEIGHT or a little more or less. */
  readonly kindSums: Uint32Array;
  /** One row for each sentence, pair of concepts and type of relation. */
  readonly rows: {
    readonly from: Uint32Array;
    readonly to: Uint32Array;
    /** Position in CONCEPT_RELATIONS. */
    readonly type: Uint8Array;
    readonly paper: Uint32Array;
    /** 0 … 255. */
    readonly probability: Uint8Array;
    /** 1 where the sentence denies it. */
    readonly negated: Uint8Array;
  };
}

export const KINDS = CONCEPT_KINDS.length;
