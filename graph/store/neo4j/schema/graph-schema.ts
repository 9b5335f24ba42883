import { GraphError } from "../../../shared/errors.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import type { GraphNames } from "../connection/names.ts";

type Kind = Parameters<GraphNames["own"]>[0];

/** What the store itself relies on: without it a write could make doubles, or a search find nothing. */
const unique: readonly (readonly [kind: Kind, property: string])[] = [
  ["Paper", "id"],
  ["Concept", "id"],
  ["Author", "name"],
  ["Venue", "name"],
  ["Community", "id"],
  ["State", "name"],
  ["Record", "paper"],
  ["Draft", "paper"],
  ["Fact", "name"],
  ["Derived", "name"],
  ["Decision", "sequence"],
];
const INDEXED_PROPERTIES: readonly (readonly [kind: Kind, property: string])[] = [
  ["Record", "extractor"],
  ["Key", "key"],
  ["Key", "paper"],
  ["Concept", "number"],
];
const fullText = {
  paper_text: { kind: "Paper", properties: ["title", "abstract"] },
  concept_text: { kind: "Concept", properties: ["label", "aliases"] },
} as const;

/** For those who query by plain labels; where the database has such an index already, that one serves. */
const plain: readonly (readonly [label: string, property: string])[] = [
  ["Paper", "id"],
  ["Paper", "year"],
  ["Concept", "id"],
  ["Concept", "label"],
  ["Concept", "papers"],
];

interface SchemaEntry {
  readonly name: string;
  readonly kind: "unique" | "range" | "fulltext";
  readonly label: string;
  readonly properties: readonly string[];
}

/** The indexes and constraints of one graph; their names begin with isthmus, except those of the documented full-text indexes. */
function wantedOf(names: GraphNames): SchemaEntry[] {
  const nameOf = (kind: string, property: string) => `isthmus_${names.prefix}${kind}_${property}`.toLowerCase();
  return [
    ...unique.map(([kind, property]) => {
      return { name: nameOf(kind, property), kind: "unique", label: names.own(kind), properties: [property] } as const;
    }),
    ...INDEXED_PROPERTIES.map(([kind, property]) => {
      return { name: nameOf(kind, property), kind: "range", label: names.own(kind), properties: [property] } as const;
    }),
    ...Object.entries(fullText).map(([name, { kind, properties }]) => {
      return { name: names.named(name), kind: "fulltext", label: names.own(kind), properties } as const;
    }),
  ];
}

interface Existing {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  readonly unique: boolean;
  readonly [key: string]: unknown;
}

/** All indexes of the database, those of constraints too. */
async function existingIndexes(run: RunStatement): Promise<Existing[]> {
  const rows = await run<Existing>(
    `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint WHERE labelsOrTypes IS NOT NULL
     RETURN name, toLower(type) AS type, labelsOrTypes AS labels, properties, owningConstraint IS NOT NULL AS unique`,
  );
  return rows.map((row) => row.toObject());
}

const sameTarget = (one: Existing, { label, properties }: SchemaEntry) =>
  one.labels.join() === label && one.properties.join() === properties.join();

const serves = (one: Existing, wanted: SchemaEntry) =>
  sameTarget(one, wanted) &&
  (wanted.kind === "fulltext"
    ? one.type === "fulltext"
    : one.type === "range" && (wanted.kind !== "unique" || one.unique));

/** Refuses a database in which an index or constraint of another kind has a name or a place that the graph needs. */
export async function refuseTakenNames(connection: Connection): Promise<void> {
  const existing = await connection.read(existingIndexes);
  for (const wanted of wantedOf(connection.names)) {
    if (existing.some((one) => serves(one, wanted) && (wanted.kind !== "fulltext" || one.name === wanted.name)))
      continue;
    // One that another process is making at this moment is not complete yet.
    if (existing.some((one) => one.name === wanted.name && sameTarget(one, wanted))) continue;
    const taken = existing.find(
      (one) =>
        one.name === wanted.name || (wanted.kind !== "fulltext" && one.type === "range" && sameTarget(one, wanted)),
    );
    if (taken) throw takenName(connection, wanted, taken);
  }
}

/** Makes the constraints and indexes that are missing, and waits until they can be used. */
export async function createSchema(connection: Connection): Promise<void> {
  await refuseTakenNames(connection);
  const { names } = connection;
  // Plain labels first: nodes are then shown under them. A database that has its own index or constraint there keeps it.
  for (const [label, property] of plain) {
    const of = names.named(label);
    const name = `${of}_${property}`.toLowerCase();
    await createPlainIndex(connection, `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${of}) ON (n.${property})`);
  }
  // One to a transaction: the server does not mix them with data.
  for (const wanted of wantedOf(names)) await connection.write((run) => run(createStatement(wanted)));
  await connection.read((run) => run("CALL db.awaitIndexes(300)"));
  const existing = await connection.read(existingIndexes);
  const missing = wantedOf(names).find((wanted) => !existing.some((one) => serves(one, wanted)));
  if (missing) {
    throw new GraphError("CONFLICT", `The database at ${connection.url} did not take the index ${missing.name}.`, {
      hint: "Run again; if it comes back, name another database or give the graph names of its own with --prefix.",
    });
  }
}

async function createPlainIndex(connection: Connection, statement: string): Promise<void> {
  try {
    await connection.write((run) => run(statement));
  } catch (error) {
    // It only makes queries of users quicker.
    if (!(error instanceof GraphError) || error.code !== "CONFLICT") throw error;
  }
}

function createStatement({ name, kind, label, properties }: SchemaEntry): string {
  const on = properties.map((property) => `n.${property}`).join(", ");
  if (kind === "unique") return `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE ${on} IS UNIQUE`;
  if (kind === "range") return `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${on})`;
  return `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON EACH [${on}]
    OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'standard-folding'}}`;
}

function takenName({ url }: Connection, entry: SchemaEntry, existing: Existing): GraphError {
  const place = `${existing.labels.join("|")}(${existing.properties.join(", ")})`;
  const description = `${existing.unique ? "constraint" : `${existing.type} index`} ${existing.name} on ${place}`;
  return new GraphError("CONFLICT", `The database at ${url} has a ${description}, where Isthmus needs ${entry.name}.`, {
    hint: "Nothing was written. Drop or rename it, name another database, or give the graph names of its own: --prefix Lit_",
  });
}
