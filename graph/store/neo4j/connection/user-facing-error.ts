import { GraphError } from "../../../shared/errors.ts";

const CREDENTIALS = "Set NEO4J_USERNAME and NEO4J_PASSWORD to those of the server.";

/** What the error codes of the driver and the server mean for users; the first pattern that matches counts. */
const meanings: readonly [
  RegExp,
  ConstructorParameters<typeof GraphError>[0],
  (url: string, database?: string) => string,
  string,
][] = [
  [
    /^(ServiceUnavailable|SessionExpired)|TransientError\.General\.DatabaseUnavailable/,
    "UNAVAILABLE",
    (url) => `No Neo4j server answers at ${url}`,
    "Start it (for development: npm run neo4j start), or check the address. What was saved is still there.",
  ],
  [
    /Security\.Unauthorized/,
    "FORBIDDEN",
    (url) => `Neo4j at ${url} does not accept the user or the password`,
    CREDENTIALS,
  ],
  [
    /Security\.AuthenticationRateLimit/,
    "FORBIDDEN",
    (url) => `Neo4j at ${url} has refused too many passwords and now waits before it accepts another`,
    `Wait a few seconds. ${CREDENTIALS}`,
  ],
  [
    /Security\.CredentialsExpired/,
    "FORBIDDEN",
    (url) => `The password of Neo4j at ${url} must be changed first`,
    CREDENTIALS,
  ],
  [
    /Security\.Forbidden|Statement\.AccessMode|General\.(ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase)/,
    "FORBIDDEN",
    (url) => `The user may not write to the database at ${url}`,
    "Use a user who may write, or open the explorer on a store that already contains papers.",
  ],
  [
    /Database\.(DatabaseNotFound|IllegalAliasChain)/,
    "NOT_FOUND",
    (url, database) => `Neo4j at ${url} has no such database${database === undefined ? "" : `: “${database}”`}`,
    "Check the name in NEO4J_DATABASE or after ?database=, or leave it out to use the server's default database.",
  ],
  [
    /Schema\.ConstraintValidationFailed/,
    "CONFLICT",
    (url) => `A constraint of the database at ${url} forbids what Isthmus would write`,
    "Nothing of this step was written. Drop the constraint, or choose other labels for the graph with --prefix.",
  ],
  [
    /ClientError\.Schema\./,
    "CONFLICT",
    (url) => `The database at ${url} has an index or constraint that conflicts with one that Isthmus needs`,
    "Drop or rename it, or choose other names for the graph with --prefix.",
  ],
  [
    /Transaction\.(TransactionTimedOut|Terminated|LockClientStopped)|TransactionTimedOutClientConfiguration/,
    "UNAVAILABLE",
    (url) => `Neo4j at ${url} stopped a step that took too long`,
    "Raise db.transaction.timeout, or wait until other programs have finished. Then run the command again; it continues from what was saved.",
  ],
  [
    /MemoryPoolOutOfMemory|General\.OutOfMemory/,
    "UNAVAILABLE",
    (url) => `Neo4j at ${url} has too little memory for this step`,
    "Raise db.memory.transaction.max or the heap of the server, and run the command again. It continues from what was saved.",
  ],
  [
    /^Neo\.(TransientError|DatabaseError)\./,
    "UNAVAILABLE",
    (url) => `Neo4j at ${url} could not do this step`,
    "Run the command again; it continues from what was saved. If the error comes back, look into the log of the server.",
  ],
];

/** Translates an error of the driver or the server for users; other errors are returned unchanged. */
export function userFacingNeo4jError(url: string, error: unknown, database?: string): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  const meaning = meanings.find(([pattern]) => pattern.test(code));
  if (!meaning) return error;
  const [, kind, message, hint] = meaning;
  return new GraphError(kind, withReason(message(url, database), kind, error.message), { hint, cause: error });
}

/** Adds the server's own words only where they name something that the user made: a constraint, an index, a label. */
function withReason(message: string, kind: string, reason: string): string {
  return kind === "CONFLICT" ? `${message}: ${reason.replace(/\s+/g, " ").trim()}` : message;
}
