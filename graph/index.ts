/**
 * The library: papers in, a graph out, and a snapshot of it to put questions to.
 *
 * This file and those in graph/public/ are the only ones that pass on what others export: together with the modules that
 * package.json names they are the public surface, and everything else may change in any release.
 */

export type { KnowledgeDecisions } from "./contract/knowledge/knowledge.ts";
export type { Conflict, CurationState, SplitPart } from "./curation/apply-decisions.ts";
export { type CuratedStore, withCuration } from "./curation/curated-store.ts";
export type { Curation } from "./curation/curation.ts";
export type { Overlay } from "./curation/overlay.ts";
export type { PhraseLayer } from "./curation/phrase-layer.ts";
export type { ImportSource } from "./ingest/import-source.ts";
export { type IngestReport, ingest, removeSource } from "./ingest/ingest.ts";
export type { IngestOptions, IngestProgress } from "./ingest/ingest-options.ts";
export { type ErrorCode, GraphError } from "./shared/errors.ts";
export type { AnalysisRun } from "./snapshot/runs.ts";
export { openSnapshot, type Snapshot, type SnapshotOptions } from "./snapshot/snapshot.ts";
export { type CopyProgress, type CopyReport, copyGraph } from "./store/copy.ts";
export { dump } from "./store/dump.ts";
export type { Neo4jCredentials } from "./store/neo4j/connection/connection.ts";
export { type OpenOptions, openStore } from "./store/open/open-store.ts";
export type { DecisionLog, GraphReader, GraphStore } from "./store/store.ts";
