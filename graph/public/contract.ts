/** Every operation of the HTTP API, and the shape of each question and answer: zod schemas with types of the same names. */

export * from "../contract/concepts.ts";
export * from "../contract/connections.ts";
export {
  CurationAction,
  CurationDecision,
  CurationPreview,
  curationEndpoints,
  DecisionResult,
  LoggedDecision,
  LogImport,
  Vocabulary,
} from "../contract/curation.ts";
export * from "../contract/discovery.ts";
export * from "../contract/endpoints.ts";
export {
  Alias,
  CommunitySummary,
  Concept,
  ConceptRef,
  Evidence,
  Paper,
  PaperSummary,
  Problem,
  Progress,
  TextField,
  YearCounts,
} from "../contract/entities.ts";
export * from "../contract/explain.ts";
export * from "../contract/jobs.ts";
export * from "../contract/map.ts";
export * from "../contract/measures.ts";
export * from "../contract/papers.ts";
export * from "../contract/query.ts";
export * from "../contract/sources.ts";
export * from "../contract/trends.ts";
