/** Every operation of the HTTP API, and the shape of each question and answer: zod schemas with types of the same names. */

export {
  ConceptDetail,
  ConceptList,
  Cooccurrence,
  EvidenceList,
  PairDetail,
  PairFamily,
  PairNumbers,
  PaperEvidence,
  Partner,
  PartnerOrder,
  SearchHits,
} from "../contract/concepts.ts";
export {
  Between,
  ConceptMatrix,
  ConceptPaths,
  Operand,
  SimilarPapers,
  Timeline,
  WithoutPaper,
  YearBest,
} from "../contract/connections.ts";
export {
  CurationAction,
  CurationDecision,
  CurationPreview,
  DecisionResult,
  LoggedDecision,
  Vocabulary,
} from "../contract/curation.ts";
export { LogImport } from "../contract/curation-log.ts";
export {
  BackTest,
  BridgeConcepts,
  CandidateList,
  Gaps,
  MissingPairList,
  Ranker,
  SplitGroup,
  SplitProposal,
  Suggestion,
  SuggestionKind,
  SuggestionList,
} from "../contract/discovery.ts";
export {
  Alias,
  CONCEPT_KINDS,
  CONCEPT_RELATIONS,
  CommunitySummary,
  Concept,
  ConceptKind,
  ConceptRef,
  ConceptRelation,
  Evidence,
  Paper,
  PaperSummary,
  Problem,
  Progress,
  TextField,
  YearCounts,
} from "../contract/entities.ts";
export { ConceptReasons, PaperExplanation, PhraseReasons, PhraseVerdict } from "../contract/explain.ts";
export {
  AnalysisName,
  FieldSources,
  ForeignPaper,
  ImportPreview,
  ImportReport,
  Job,
  JobList,
  MappableField,
  ReadRemark,
  Status,
} from "../contract/jobs.ts";
export {
  ConceptKnowledge,
  HierarchyLink,
  KindEstimate,
  KindReasons,
  KnowledgeAmong,
  KnownConcept,
} from "../contract/knowledge/knowledge.ts";
export { OpenQuestion, OpenQuestions } from "../contract/knowledge/open-questions.ts";
export { PairWithKinds } from "../contract/knowledge/pair-kinds.ts";
export {
  PairRelations,
  RelatedConcept,
  RelationList,
  RelationSentence,
  TaskMethods,
  Transfers,
} from "../contract/knowledge/relations.ts";
export { ConceptMap, MapPapers } from "../contract/map.ts";
export { associationStrength, linkMeasures, MeasureName, npmi, type PairMeasure } from "../contract/measures.ts";
export {
  type Args,
  type Endpoint,
  type Endpoints,
  endpoints,
  type Operation,
  type Output,
} from "../contract/operations/endpoints.ts";
export { ExportFormats } from "../contract/operations/exports.ts";
export { BridgePaper, BridgeParts, BridgeRanking, BridgeSide, PaperDetail, PaperList } from "../contract/papers.ts";
export { CypherConsole, CypherRows, QueryAnswer, QuerySuggestions, SavedSet, SavedSetList } from "../contract/query.ts";
export { Collection, CollectionList, Source, SourceList, SourceQuery, SourceSettings } from "../contract/sources.ts";
export { BurstList, ChangingPairs, Themes, Trends } from "../contract/trends.ts";
