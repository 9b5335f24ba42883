import { setTimeout as wait } from "node:timers/promises";
import neo4j, { type Driver, type ManagedTransaction, type QueryResult, type RecordShape } from "neo4j-driver";
import { GraphError } from "../../../shared/errors.ts";
import { addressUrl, checkDatabase, type Neo4jAddress } from "./address.ts";
import { type GraphNames, graphNames } from "./names.ts";
import { userFacingNeo4jError } from "./user-facing-error.ts";

type Mode = "executeRead" | "executeWrite";

/** Who asks; never part of a URL. */
export interface Neo4jCredentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** For a URL that names none; without both, the server's default database. */
  readonly database?: string | undefined;
}

/** Runs one statement inside a transaction; write names without the prefix. */
export type RunStatement = <R extends RecordShape = RecordShape>(
  cypher: string,
  parameters?: Record<string, unknown>,
) => Promise<QueryResult<R>["records"]>;

/** A server and a database of it; statements are retried with growing pauses while the server is away. */
export interface Connection {
  /** Opens the same graph again. */
  readonly url: string;
  readonly names: GraphNames;
  readonly driver: Driver;
  readonly database: string | undefined;
  /** Display text: "Neo4j 5.26.30". */
  readonly product: string;
  /** Retries for longer until the returned function is called: for imports, where nobody is waiting. */
  retryLonger(): () => void;
  read<T>(work: (run: RunStatement) => Promise<T>): Promise<T>;
  write<T>(work: (run: RunStatement) => Promise<T>): Promise<T>;
}

/** How long an import retries a statement while the server is away: a restart takes some ten seconds. The driver's own
 * retries, within READ_RETRY_MS, are part of each attempt. */
const IMPORT_RETRY_MS = 45_000;
/** How long a read retries: somebody waits for the answer, and asks again. */
const READ_RETRY_MS = 2000;
const LONGEST_PAUSE_MS = 5000;

/** Connects, and checks that a server of a known version answers and lets us in. */
export async function connectNeo4j(address: Neo4jAddress, credentials: Neo4jCredentials): Promise<Connection> {
  const database = address.database ?? credentials.database;
  checkDatabase(database);
  const url = addressUrl(address);
  const auth =
    credentials.password === undefined
      ? undefined
      : neo4j.auth.basic(credentials.username ?? "neo4j", credentials.password);
  const driver = neo4j.driver(address.server, auth, {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: READ_RETRY_MS,
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 20_000,
    userAgent: "isthmus",
  });
  const place = database === undefined ? {} : { database };
  let agent = "";
  try {
    agent = (await driver.getServerInfo(place)).agent ?? "";
    refuseOld(url, agent);
  } catch (error) {
    await driver.close();
    throw userFacingNeo4jError(url, error, database);
  }
  let runningImports = 0;
  const runOnce = async <T>(mode: Mode, work: (run: RunStatement) => Promise<T>): Promise<T> => {
    const session = driver.session(place);
    try {
      return await session[mode]((transaction) => work(runner(transaction)));
    } finally {
      await session.close();
    }
  };
  const runWithRetries = async <T>(mode: Mode, work: (run: RunStatement) => Promise<T>): Promise<T> => {
    const begun = Date.now();
    for (let pause = 250; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await runOnce(mode, work);
      } catch (error) {
        const shouldRetry = runningImports > 0 && Date.now() - begun < IMPORT_RETRY_MS && neo4j.isRetryableError(error);
        if (!shouldRetry) throw userFacingNeo4jError(url, error);
      }
      await wait(pause);
    }
  };
  return {
    url,
    names: graphNames(address.prefix ?? ""),
    driver,
    database,
    product: agent.replace("/", " "),
    retryLonger() {
      runningImports++;
      return () => {
        runningImports--;
      };
    },
    read: (work) => runWithRetries("executeRead", work),
    write: (work) => runWithRetries("executeWrite", work),
  };
}

function runner(transaction: ManagedTransaction): RunStatement {
  return async <R extends RecordShape>(cypher: string, parameters: Record<string, unknown> = {}) =>
    (await transaction.run<R>(cypher, parameters)).records;
}

/** The same connection for the graph of a prefix. */
export function withPrefix(connection: Connection, address: Neo4jAddress, prefix: string): Connection {
  const names = graphNames(prefix);
  const inNames =
    <T>(work: (run: RunStatement) => Promise<T>) =>
    (run: RunStatement) =>
      work((cypher, parameters) => run(names.statement(cypher), parameters));
  return {
    ...connection,
    url: addressUrl({ ...address, prefix }),
    names,
    read: (work) => connection.read(inNames(work)),
    write: (work) => connection.write(inNames(work)),
  };
}

function refuseOld(url: string, agent: string): void {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  if (major === undefined || Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 13)) return;
  throw new GraphError("UNSUPPORTED", `The Neo4j server at ${url} is too old (${agent}).`, {
    hint: "Isthmus needs Neo4j 5.13 or later, and is tested with 5.26 and 2025.12.",
  });
}
