/** The interfaces that a store implements, and the records that go through them. */

export type {
  BasisChange,
  ConceptRecord,
  FieldNumber,
  GraphBasis,
  IncidenceChunk,
  Mention,
  PaperMentions,
} from "../contract/records.ts";
export type * from "../store/graph-database.ts";
export type * from "../store/store.ts";
