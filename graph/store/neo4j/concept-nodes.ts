import neo4j from "neo4j-driver";
import type { ConceptRecord } from "../../contract/records.ts";
import type { Connection, Run } from "./connection.ts";

const PAGE = 5000;

interface ConceptRow extends Omit<ConceptRecord, "aliases"> {
  readonly aliases: readonly string[];
  readonly aliasPapers: readonly number[];
}

/** All concepts by ascending id, from the draft while one is being applied. */
export async function readConcepts(connection: Connection): Promise<ConceptRecord[]> {
  const draft = await connection.read((run) => draftConcepts(run));
  if (draft) return draft;
  const concepts: ConceptRecord[] = [];
  for (let from = 0; ; from += PAGE) {
    const rows = await connection.read((run) =>
      run<{ concept: ConceptRow }>(
        `MATCH (c:Concept) WHERE c.number >= $from AND c.number < $to
         RETURN c {.id, .key, .label, .aliases, .aliasPapers, .papers, .termhood} AS concept ORDER BY c.number`,
        { from: neo4j.int(from), to: neo4j.int(from + PAGE) },
      ),
    );
    for (const row of rows) concepts.push(recordOf(row.get("concept")));
    if (rows.length === 0) return concepts;
  }
}

/** The concepts of the draft that is being applied, if one is. */
export async function draftConcepts(run: Run): Promise<ConceptRecord[] | undefined> {
  const rows = await run<{ json: string }>(
    `MATCH (s:IsthmusState {name: 'state'}) WHERE s.applying
     MATCH (d:IsthmusConceptDraft) RETURN d.json AS json ORDER BY d.part`,
  );
  return rows.length === 0 ? undefined : rows.flatMap((row) => JSON.parse(row.get("json")) as ConceptRecord[]);
}

/** Makes or updates concept nodes; `from` is the number of the first. */
export async function writeConcepts(
  run: Run,
  concepts: readonly ConceptRecord[],
  from: number,
  generation: string,
): Promise<void> {
  const rows = concepts.map(({ aliases, ...concept }, i) => ({
    ...concept,
    number: neo4j.int(from + i),
    papers: neo4j.int(concept.papers),
    aliases: aliases.map(({ form }) => form),
    aliasPapers: aliases.map(({ papers }) => neo4j.int(papers)),
    generation,
  }));
  await run("UNWIND $rows AS row MERGE (c:Concept {id: row.id}) SET c += row", { rows });
}

function recordOf({ id, key, label, aliases, aliasPapers, papers, termhood }: ConceptRow): ConceptRecord {
  const forms = aliases.map((form, i) => ({ form, papers: aliasPapers[i] as number }));
  return { id, key, label, aliases: forms, papers, termhood };
}
