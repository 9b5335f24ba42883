import type { Paper, PaperSummary } from "../contract/entities.ts";
import type { KnowledgeAmong } from "../contract/knowledge/knowledge.ts";
import type { ConceptMap } from "../contract/map.ts";

/** What every format says of itself. */
export interface Format {
  /** Its name on the command line (`--format NAME`). */
  readonly name: string;
  /** Display text: what it is and which programs open it. */
  readonly label: string;
  /** With the dot. */
  readonly extension: string;
  readonly mediaType: string;
}

/** Where a relation comes from: a paper, and its sentence that mentions both concepts; null when no single one does. */
export interface RelationSource {
  readonly paper: PaperSummary;
  readonly sentence: string | null;
}

/** Writes the concept graph (the whole or a part) as the text of one file, piece by piece. */
export interface GraphExporter extends Format {
  readonly of: "graph";
  /** True when it also writes kinds, broader concepts and relations, given `knowledge` of the same concepts. */
  readonly writesKnowledge?: boolean;
  /** True when it also writes a source of each relation, in the order of `knowledge.relations`. */
  readonly writesSources?: boolean;
  write(
    graph: ConceptMap,
    knowledge?: KnowledgeAmong,
    sources?: readonly (RelationSource | undefined)[],
  ): Iterable<string>;
}

/** Writes papers as the text of one file, piece by piece, in the order given. */
export interface PaperExporter extends Format {
  readonly of: "papers";
  write(papers: AsyncIterable<Paper> | Iterable<Paper>): AsyncIterable<string>;
}
