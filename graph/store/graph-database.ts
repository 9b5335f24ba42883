/** Results of analyses, by numbers, to be written into a graph database for those who query it themselves. */
export interface MaterialisedAnalyses {
  /** The revision they were computed for. */
  readonly revision: number;
  /** Ids of the concepts that the numbers below stand for: with curation they are not those of the stored graph. */
  readonly concepts: readonly string[];
  readonly communities: readonly {
    readonly id: number;
    readonly label: string;
    readonly concepts: number;
    readonly papers: number;
  }[];
  /** Id of the community of each concept, 0 = none. */
  readonly communityOf: ArrayLike<number>;
  /** Pairs of concepts, each once. */
  readonly pairs: {
    readonly source: ArrayLike<number>;
    readonly target: ArrayLike<number>;
    readonly papers: ArrayLike<number>;
    readonly npmi: ArrayLike<number>;
    readonly associationStrength: ArrayLike<number>;
  };
  /** The kind of each concept. */
  readonly kinds: readonly string[];
  /** How concepts are related, each pair and type once; kind-of is what is broader. */
  readonly relations: readonly {
    readonly from: number;
    readonly to: number;
    readonly type: "used-for" | "kind-of" | "part-of" | "feature-of" | "evaluated-by" | "compared-with";
    /** Papers and sentences that say so; none for kind-of where the name and the papers say it. */
    readonly papers: number;
    readonly sentences: number;
    readonly confidence: number;
    /** First year, null when unknown. */
    readonly since: number | null;
  }[];
  /** Bridge papers, best first. */
  readonly bridges: readonly {
    readonly paper: string;
    readonly score: number;
    readonly diversity: number;
    readonly separateness: number;
  }[];
}

/** The answer to a statement that a user wrote. */
export interface CypherAnswer {
  readonly columns: readonly string[];
  /** Plain JSON; nodes, relationships and paths as objects that say what they are. */
  readonly rows: readonly (readonly unknown[])[];
  /** Which limit ended the answer early: of rows, or of their size; null when it is whole. */
  readonly cut: "rows" | "size" | null;
  readonly graph: AnsweredGraph;
  readonly milliseconds: number;
}

/** The nodes and relationships that stand anywhere in the rows of an answer, each once, for drawing. */
export interface AnsweredGraph {
  readonly nodes: readonly {
    /** The database's own; relationships name it. */
    readonly id: string;
    readonly label: string;
    readonly caption: string;
    /** Id of the paper or concept that it is, null for other nodes. */
    readonly key: string | null;
  }[];
  /** Only those whose two ends are in the answer: others cannot be drawn. */
  readonly relationships: readonly {
    readonly id: string;
    readonly type: string;
    readonly start: string;
    readonly end: string;
  }[];
  /** How many there are in the rows, drawn or not. */
  readonly found: { readonly nodes: number; readonly relationships: number };
}

/** What a database contains, for those who write statements. */
export interface DatabaseSchema {
  readonly labels: readonly {
    readonly name: string;
    readonly nodes: number;
    readonly properties: readonly string[];
    /** Written by and for Isthmus itself. */
    readonly bookkeeping: boolean;
  }[];
  readonly relationships: readonly {
    readonly type: string;
    readonly count: number;
    readonly properties: readonly string[];
    /** Labels that it goes from and to. */
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
  readonly indexes: readonly {
    readonly name: string;
    readonly kind: string;
    /** Of labels or of relationship types. */
    readonly on: readonly string[];
    readonly properties: readonly string[];
  }[];
  /** Whether the results of analyses are stored with the graph, and whether they are those of its present content. */
  readonly materialised: "none" | "stale" | "current";
}

/** What a user may ask, and how much. */
export interface CypherQuestion {
  readonly statement: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly seconds: number;
}

/** What Graph Data Science computed and wrote. */
export interface DataScienceReport {
  /** Display text: "Graph Data Science 2.13.9". */
  readonly product: string;
  readonly concepts: number;
  readonly communities: number;
  readonly modularity: number;
  /** Papers and concepts whose betweenness was written. */
  readonly betweenness: number;
  readonly seconds: number;
}

/** What stores in a graph database offer in addition to GraphStore. */
export interface GraphDatabase {
  /** Display text: "Neo4j 5.26.30". */
  readonly product: string;
  /** Replaces what was materialised before. Readable by Cypher only; no answer of the product comes from it. */
  materialise(
    analyses: MaterialisedAnalyses,
    options?: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal },
  ): Promise<void>;
  /** Has the database's own algorithms find communities and betweenness; UNSUPPORTED where it has none. */
  dataScience(options: { readonly resolution: number; readonly seed: number }): Promise<DataScienceReport>;
  /** Runs a statement that only reads; GraphError FORBIDDEN for any other. */
  query(question: CypherQuestion): Promise<CypherAnswer>;
  schema(): Promise<DatabaseSchema>;
  /** A documented query with the labels, types and indexes of this graph, which may have a prefix. */
  documentedQuery(statement: string): string;
  /** Values for the parameters of the example queries that give answers in this database. */
  exampleParameters(): Promise<Readonly<Record<string, string>>>;
}
