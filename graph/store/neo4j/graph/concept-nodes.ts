import neo4j from "neo4j-driver";
import type { ConceptRecord } from "../../../contract/records.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";

const PAGE = 5000;

/** A concept as one map; `c` is bound to its node. */
export const CONCEPT = "{.id, .key, .label, .aliases, .aliasPapers, .papers, .termhood}";

/** A concept as the properties of a node: its aliases as parallel lists. */
export interface ConceptRow extends Omit<ConceptRecord, "aliases"> {
  readonly aliases: readonly string[];
  readonly aliasPapers: readonly number[];
}

/** All concepts by ascending id, from the draft while one is being applied. */
export async function* eachConcept(connection: Connection): AsyncGenerator<ConceptRecord> {
  const draft = await connection.read((run) => draftConcepts(run));
  if (draft) return yield* draft;
  for (let from = 0; ; from += PAGE) {
    const rows = await connection.read((run) =>
      run<{ concept: ConceptRow }>(
        `MATCH (c:IsthmusConcept) WHERE c.number >= $from AND c.number < $to
         RETURN c ${CONCEPT} AS concept ORDER BY c.number`,
        { from: neo4j.int(from), to: neo4j.int(from + PAGE) },
      ),
    );
    for (const row of rows) yield conceptOf(row.get("concept"));
    if (rows.length === 0) return;
  }
}

/** The concepts of the draft that is being applied, if one is. */
export async function draftConcepts(run: RunStatement): Promise<ConceptRecord[] | undefined> {
  const rows = await run<{ json: string }>(
    `MATCH (s:IsthmusState {name: 'state'}) WHERE s.applying
     MATCH (d:IsthmusConceptDraft) RETURN d.json AS json ORDER BY d.part`,
  );
  return rows.length === 0 ? undefined : rows.flatMap((row) => JSON.parse(row.get("json")) as ConceptRecord[]);
}

/** The concept of a map that the server gave. */
export function conceptOf({ id, key, label, aliases, aliasPapers, papers, termhood }: ConceptRow): ConceptRecord {
  const forms = aliases.map((form, i) => ({ form, papers: aliasPapers[i]! }));
  return { id, key, label, aliases: forms, papers, termhood };
}
