/**
 * The library: papers in, a graph out, and a snapshot of it to put questions to.
 *
 * This file and those in graph/public/ are the only ones that pass on what others export: together with the modules that
 * package.json names they are the public surface, and everything else may change in any release.
 */
export { type CuratedStore, withCuration as curated } from "./curation/curated-store.ts";
export { type IngestReport, ingest } from "./ingest/ingest.ts";
export type { IngestOptions } from "./ingest/progress.ts";
export { type ErrorCode, GraphError } from "./shared/errors.ts";
export { openSnapshot, type Snapshot, type SnapshotOptions } from "./snapshot/snapshot.ts";
export { type CopyProgress, type CopyReport, copyGraph } from "./store/copy.ts";
export { dump } from "./store/dump.ts";
export { type OpenOptions, openStore } from "./store/open/open-store.ts";
export type { DecisionLog, GraphReader, GraphStore } from "./store/store.ts";
