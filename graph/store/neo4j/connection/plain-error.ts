import { GraphError } from "../../../shared/errors.ts";

const CREDENTIALS = "Set NEO4J_USERNAME and NEO4J_PASSWORD to those of the server.";

/** What the codes of driver and server mean to the user; the first that fits. */
const meanings: readonly [RegExp, ConstructorParameters<typeof GraphError>[0], (url: string) => string, string][] = [
  [
    /^(ServiceUnavailable|SessionExpired)|TransientError\.General\.DatabaseUnavailable/,
    "UNAVAILABLE",
    (url) => `No Neo4j server answers at ${url}`,
    "Start it (for development: npm run neo4j start), or check the address; what was saved is kept.",
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
    (url) => `Neo4j at ${url} has refused too many passwords and wants a pause`,
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
    "Use a user who may write, or open the explorer on a store that is filled already.",
  ],
  [
    /Database\.DatabaseNotFound/,
    "NOT_FOUND",
    (url) => `Neo4j at ${url} has no such database`,
    "Check NEO4J_DATABASE, or unset it to use the server's default database.",
  ],
  [
    /MemoryPoolOutOfMemory|General\.OutOfMemory/,
    "UNAVAILABLE",
    (url) => `Neo4j at ${url} has too little memory for this step`,
    "Raise db.memory.transaction.max or the heap of the server, then run again: what was saved is kept.",
  ],
];

/** The error that a user should see for one of driver or server; others pass as they are. */
export function plainNeo4jError(url: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  const meaning = meanings.find(([pattern]) => pattern.test(code));
  if (!meaning) return error;
  const [, kind, message, hint] = meaning;
  return new GraphError(kind, message(url), { hint, cause: error });
}
