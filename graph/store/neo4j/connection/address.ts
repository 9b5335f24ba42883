import { GraphError } from "../../../shared/errors.ts";
import { trimEndOf } from "../../../shared/scan.ts";

/** Where a graph is: a server, a database of it, and the prefix of its names in that database. */
export interface Neo4jAddress {
  /** What the driver takes: scheme, host and port. */
  readonly server: string;
  /** The server's default database when not given. */
  readonly database: string | undefined;
  /** The only graph of the database when not given. */
  readonly prefix: string | undefined;
}

const HOW = "Write neo4j://host:7687, or neo4j://host:7687?database=NAME for another database than the default one.";

/** Reads the URL of a store; every part of it is used or refused, never ignored. */
export function parseAddress(url: string): Neo4jAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.hostname === "") throw invalid("That is not the URL of a Neo4j server", HOW);
  if (parsed.username !== "" || parsed.password !== "") {
    throw invalid(
      "The URL of a Neo4j store must not contain a user or a password",
      "Write neo4j://host:7687, and set NEO4J_USERNAME and NEO4J_PASSWORD in the environment.",
    );
  }
  const path = decodeURIComponent(trimEndOf(parsed.pathname, "/").replace(/^\/+/, ""));
  const server = `${parsed.protocol}//${parsed.host}`;
  if (path !== "") {
    throw invalid(
      `The URL of a Neo4j store has no path, so “/${path}” names nothing`,
      `If “${path}” is a database, write ${server}?database=${encodeURIComponent(path)}`,
    );
  }
  const unknown = [...parsed.searchParams.keys()].find((name) => name !== "database" && name !== "prefix");
  if (unknown !== undefined) throw invalid(`“${unknown}” is not known in the URL of a Neo4j store`, HOW);
  if (parsed.hash !== "") throw invalid(`“${parsed.hash}” names nothing in the URL of a Neo4j store`, HOW);
  const database = parsed.searchParams.get("database") ?? undefined;
  const prefix = parsed.searchParams.get("prefix") ?? undefined;
  if (database === "") throw invalid("The name of the database is missing after “database=”", HOW);
  if (prefix !== undefined) checkPrefix(prefix);
  return { server, database, prefix };
}

/** The URL that opens the same graph again; without credentials. */
export function addressUrl({ server, database, prefix }: Neo4jAddress): string {
  const parameters = new URLSearchParams();
  if (database !== undefined) parameters.set("database", database);
  if (prefix !== undefined && prefix !== "") parameters.set("prefix", prefix);
  return parameters.size === 0 ? server : `${server}?${parameters}`;
}

/** Refuses a database in which no graph can be. */
export function checkDatabase(name: string | undefined): void {
  if (name?.toLowerCase() !== "system") return;
  throw invalid(
    "“system” is the database in which Neo4j keeps its users and databases; it cannot store a graph",
    "Unset NEO4J_DATABASE to use the server's default database, or name another one.",
  );
}

/** A prefix begins names in Cypher, so it must itself be a valid name; "" means no prefix. */
export function checkPrefix(prefix: string): void {
  if (prefix === "" || (/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(prefix) && !/^isthmus/i.test(prefix))) return;
  throw invalid(
    `“${prefix}” cannot be a prefix of labels`,
    "Use a letter, then letters, digits and _ (40 characters at most), and not the name Isthmus: --prefix Lit_",
  );
}

function invalid(message: string, hint: string): GraphError {
  return new GraphError("INVALID_INPUT", message, { hint });
}
