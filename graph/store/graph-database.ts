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
  /** Plain JSON; nodes and relationships as objects that say what they are. */
  readonly rows: readonly (readonly unknown[])[];
  /** True when there was more than the limit lets through. */
  readonly truncated: boolean;
  readonly milliseconds: number;
}

/** What stores in a graph database offer besides GraphStore. */
export interface GraphDatabase {
  /** For people: "Neo4j 5.26.30". */
  readonly product: string;
  /** Replaces what was materialised before. Readable by Cypher only; no answer of the product comes from it. */
  materialise(
    analyses: MaterialisedAnalyses,
    options?: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal },
  ): Promise<void>;
  /** Runs a statement that only reads; GraphError FORBIDDEN for any other. */
  query(statement: string, options: { readonly limit: number; readonly seconds: number }): Promise<CypherAnswer>;
  /** Labels, relationship types and their properties, as the database knows them. */
  schema(): Promise<{ readonly labels: readonly string[]; readonly relationships: readonly string[] }>;
}
