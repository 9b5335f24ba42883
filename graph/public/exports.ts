/** Files for other programs; `ConceptMap` and `Paper` are answers of `isthmus/answers` and records of a store. */
export type { Paper } from "../contract/entities.ts";
export type { ConceptMap } from "../contract/map.ts";
export type {
  Format,
  GraphExporter,
  ListedPaper,
  ListReason,
  PaperExporter,
  RelationSource,
} from "../exports/exporter.ts";
export { type ExportFormat, exporterOf, exporters } from "../exports/registry.ts";
