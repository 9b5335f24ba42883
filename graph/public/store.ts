/** The interfaces that a store implements, and the records that go through them. */

export type { KnowledgeDecisions } from "../contract/knowledge/knowledge.ts";
export type {
  BasisChange,
  ConceptRecord,
  FieldNumber,
  GraphBasis,
  IncidenceChunk,
  Mention,
  PaperMentions,
} from "../contract/records.ts";
export type { TextColumn } from "../shared/columns/text-column.ts";
export type { ConceptColumns, PaperColumns } from "../store/columns.ts";
export type {
  AnsweredGraph,
  CypherAnswer,
  CypherQuestion,
  DatabaseSchema,
  DataScienceReport,
  GraphDatabase,
  MaterialisedAnalyses,
} from "../store/graph-database.ts";
export type {
  Decision,
  DecisionLog,
  DerivedData,
  GraphChange,
  GraphDraft,
  GraphGrowth,
  GraphReader,
  GraphStore,
  GraphWriter,
  PaperCandidates,
  PaperStore,
  PaperText,
  SourceHoldings,
  SourceLog,
  SourceQuery,
  SourceSettings,
  StoredPaper,
  StoredSource,
  StoreSummary,
} from "../store/store.ts";
