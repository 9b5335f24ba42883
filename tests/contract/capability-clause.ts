import { expect } from "vitest";
import { type Clause, clause } from "./clause.ts";

/** What one kind of store can do and another cannot. */
export interface Capabilities {
  /** Change the graph by few papers instead of replacing it. */
  readonly growth: boolean;
  /** Answer statements in Cypher. */
  readonly graphDatabase: boolean;
}

/** A store says what it can do: callers decide by that, and so does this suite, which asks no clause in vain. */
export function capabilityClause(expected: Capabilities): Clause {
  return clause("what the store can do is what it says", async (store) => {
    expect({ growth: store.growth !== null, graphDatabase: store.graphDatabase !== null }).toEqual(expected);
    if (store.growth !== null) {
      const { basis, conceptsOf, changeGraph } = store.growth;
      for (const method of [basis, conceptsOf, changeGraph]) expect(method).toBeTypeOf("function");
    }
  });
}
