import { GraphError } from "../../../shared/errors.ts";
import type { Connection } from "../connection/connection.ts";

/** The version of the model that this release writes; see docs/neo4j.md. */
const SCHEMA_VERSION = 1;

const statements = [
  "CREATE CONSTRAINT paper_id IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE",
  "CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE",
  "CREATE CONSTRAINT author_name IF NOT EXISTS FOR (n:Author) REQUIRE n.name IS UNIQUE",
  "CREATE CONSTRAINT venue_name IF NOT EXISTS FOR (n:Venue) REQUIRE n.name IS UNIQUE",
  "CREATE CONSTRAINT community_id IF NOT EXISTS FOR (n:Community) REQUIRE n.id IS UNIQUE",
  "CREATE INDEX paper_year IF NOT EXISTS FOR (n:Paper) ON (n.year)",
  "CREATE INDEX concept_label IF NOT EXISTS FOR (n:Concept) ON (n.label)",
  "CREATE INDEX concept_papers IF NOT EXISTS FOR (n:Concept) ON (n.papers)",
  "CREATE FULLTEXT INDEX paper_text IF NOT EXISTS FOR (n:Paper) ON EACH [n.title, n.abstract] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}",
  "CREATE FULLTEXT INDEX concept_text IF NOT EXISTS FOR (n:Concept) ON EACH [n.label, n.aliases] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}",
  "CREATE CONSTRAINT isthmus_state IF NOT EXISTS FOR (n:IsthmusState) REQUIRE n.name IS UNIQUE",
  "CREATE CONSTRAINT isthmus_record IF NOT EXISTS FOR (n:IsthmusRecord) REQUIRE n.paper IS UNIQUE",
  "CREATE INDEX isthmus_extractor IF NOT EXISTS FOR (n:IsthmusRecord) ON (n.extractor)",
  "CREATE INDEX isthmus_key IF NOT EXISTS FOR (n:IsthmusKey) ON (n.key)",
  "CREATE INDEX isthmus_key_paper IF NOT EXISTS FOR (n:IsthmusKey) ON (n.paper)",
  "CREATE CONSTRAINT isthmus_draft IF NOT EXISTS FOR (n:IsthmusDraft) REQUIRE n.paper IS UNIQUE",
  "CREATE INDEX concept_number IF NOT EXISTS FOR (n:Concept) ON (n.number)",
  "CREATE CONSTRAINT isthmus_fact IF NOT EXISTS FOR (n:IsthmusFact) REQUIRE n.name IS UNIQUE",
  "CREATE CONSTRAINT isthmus_derived IF NOT EXISTS FOR (n:IsthmusDerived) REQUIRE n.name IS UNIQUE",
  "CREATE CONSTRAINT isthmus_decision IF NOT EXISTS FOR (n:IsthmusDecision) REQUIRE n.sequence IS UNIQUE",
];

/** Checks that the database holds a store that this release reads, and prepares an empty one when allowed. */
export async function prepareSchema(connection: Connection, create: boolean): Promise<void> {
  const [state] = await connection.read((run) =>
    run<{ schema: number }>("MATCH (s:IsthmusState {name: 'state'}) RETURN s.schema AS schema"),
  );
  const version = state?.get("schema");
  if (version === SCHEMA_VERSION) return;
  if (version !== undefined && version > SCHEMA_VERSION) {
    throw new GraphError(
      "UNSUPPORTED",
      `${connection.url} was written by a newer version of Isthmus (schema ${version})`,
      {
        hint: `This version reads up to schema ${SCHEMA_VERSION}: update Isthmus, or name another store.`,
      },
    );
  }
  if (!create) {
    throw new GraphError("NOT_FOUND", `The database at ${connection.url} holds no Isthmus store`, {
      hint: "Check NEO4J_DATABASE, or make a store with: isthmus extract FILE --store URL",
    });
  }
  // Constraints come one to a transaction: the server does not mix them with data.
  for (const statement of statements) await connection.write((run) => run(statement));
  await connection.read((run) => run("CALL db.awaitIndexes(60)"));
  await connection.write((run) =>
    run(
      `MERGE (s:IsthmusState {name: 'state'})
       ON CREATE SET s.schema = toInteger($schema), s.revision = 0, s.stale = false, s.mentions = 0, s.concepts = 0, s.applying = false`,
      { schema: SCHEMA_VERSION },
    ),
  );
}
