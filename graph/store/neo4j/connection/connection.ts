import { setTimeout as wait } from "node:timers/promises";
import neo4j, { type Driver, type ManagedTransaction, type QueryResult, type RecordShape } from "neo4j-driver";
import { GraphError } from "../../../shared/errors.ts";
import { plainNeo4jError } from "./plain-error.ts";

type Mode = "executeRead" | "executeWrite";

/** Who asks, and for which database; never part of a URL. */
export interface Neo4jCredentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** The server's default database when not given. */
  readonly database?: string | undefined;
}

/** Runs one statement inside a transaction. */
export type Run = <R extends RecordShape = RecordShape>(
  cypher: string,
  parameters?: Record<string, unknown>,
) => Promise<QueryResult<R>["records"]>;

/** A server and a database of it; statements are retried with growing pauses while the server is away. */
export interface Connection {
  readonly url: string;
  readonly driver: Driver;
  readonly database: string | undefined;
  /** For people: "Neo4j 5.26.30". */
  readonly product: string;
  /** Takes its time when the server goes away, until the release that it returns: for imports, nobody waits for them. */
  bePatient(): () => void;
  read<T>(work: (run: Run) => Promise<T>): Promise<T>;
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
}

/** How long an import tries a statement again while the server is away: a restart takes some ten seconds. */
const PATIENCE_MS = 45_000;
/** And how long a reader does: somebody waits for the answer, and asks again. */
const RETRY_MS = 2000;
const LONGEST_PAUSE_MS = 5000;

/** Connects, and checks that a server of a known version answers and lets us in. */
export async function connectNeo4j(url: string, credentials: Neo4jCredentials): Promise<Connection> {
  refuseCredentialsIn(url);
  const auth =
    credentials.password === undefined
      ? undefined
      : neo4j.auth.basic(credentials.username ?? "neo4j", credentials.password);
  const driver = neo4j.driver(url, auth, {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: RETRY_MS,
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 20_000,
    userAgent: "isthmus",
  });
  const { database } = credentials;
  const place = database === undefined ? {} : { database };
  let agent = "";
  try {
    agent = (await driver.getServerInfo(place)).agent ?? "";
    refuseOld(url, agent);
  } catch (error) {
    await driver.close();
    throw plainNeo4jError(url, error);
  }
  let patient = 0;
  const once = async <T>(mode: Mode, work: (run: Run) => Promise<T>): Promise<T> => {
    const session = driver.session(place);
    try {
      return await session[mode]((transaction) => work(runner(transaction)));
    } finally {
      await session.close();
    }
  };
  const within = async <T>(mode: Mode, work: (run: Run) => Promise<T>): Promise<T> => {
    const begun = Date.now();
    for (let pause = 250; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await once(mode, work);
      } catch (error) {
        const again = patient > 0 && Date.now() - begun < PATIENCE_MS && neo4j.isRetryableError(error);
        if (!again) throw plainNeo4jError(url, error);
      }
      await wait(pause);
    }
  };
  return {
    url,
    driver,
    database,
    product: agent.replace("/", " "),
    bePatient() {
      patient++;
      return () => {
        patient--;
      };
    },
    read: (work) => within("executeRead", work),
    write: (work) => within("executeWrite", work),
  };
}

function runner(transaction: ManagedTransaction): Run {
  return async <R extends RecordShape>(cypher: string, parameters: Record<string, unknown> = {}) =>
    (await transaction.run<R>(cypher, parameters)).records;
}

function refuseCredentialsIn(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && parsed.hostname !== "" && parsed.username === "" && parsed.password === "") return;
  throw new GraphError(
    "INVALID_INPUT",
    parsed ? "The URL of a Neo4j store must not hold a user or a password" : "That is not the URL of a Neo4j server",
    { hint: "Write neo4j://host:7687, and set NEO4J_USERNAME and NEO4J_PASSWORD in the environment." },
  );
}

function refuseOld(url: string, agent: string): void {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  if (major === undefined || Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 13)) return;
  throw new GraphError("UNSUPPORTED", `The Neo4j server at ${url} is too old (${agent})`, {
    hint: "Isthmus needs Neo4j 5.13 or later, and is tested with 5.26.",
  });
}
