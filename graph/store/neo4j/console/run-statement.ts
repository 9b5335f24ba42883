import neo4j, { type Session } from "neo4j-driver";
import { GraphError } from "../../../shared/errors.ts";
import type { CypherAnswer, CypherQuestion } from "../../graph-database.ts";
import type { Connection } from "../connection/connection.ts";
import { userFacingNeo4jError } from "../connection/user-facing-error.ts";
import { plainValue } from "../connection/values.ts";
import { GraphGatherer } from "./answered-graph.ts";
import { refusal, refuseByPlan, refuseByWords } from "./read-only-statement.ts";

/** Beyond this much JSON an answer is cut off: nobody reads it, and it must not fill the memory of the server. */
const MAX_CHARACTERS = 8_000_000;
const EXPLAIN = "EXPLAIN ";

/**
 * Runs one statement of a user, who may only read. Three fences, each enough for most attacks: the words of the statement,
 * the plan that the server makes of it (an allow list), and a session in which the server itself refuses to write.
 */
export async function queryReadOnly(connection: Connection, question: CypherQuestion): Promise<CypherAnswer> {
  const { statement, limit, seconds } = question;
  refuseByWords(statement);
  const parameters = withIntegers(question.parameters ?? {}) as Record<string, unknown>;
  const session = connection.driver.session({
    defaultAccessMode: neo4j.session.READ,
    fetchSize: limit + 1,
    ...(connection.database !== undefined && { database: connection.database }),
  });
  const start = performance.now();
  let before = EXPLAIN.length;
  try {
    await checkPlan(session, statement, parameters);
    before = 0;
    const result = session.run(statement, parameters, { timeout: seconds * 1000 });
    const columns = await result.keys();
    const rows: unknown[][] = [];
    const gatherer = new GraphGatherer();
    let characters = 0;
    let cut: CypherAnswer["cut"] = null;
    for await (const record of result) {
      if (rows.length === limit) cut = "rows";
      else if (characters > MAX_CHARACTERS) cut = "size";
      if (cut !== null) break;
      const row = record.map((value) => plainValue(value));
      for (const value of record.values()) gatherer.add(value);
      characters += JSON.stringify(row).length;
      rows.push(row);
    }
    const milliseconds = performance.now() - start;
    return { columns: columns.map(String), rows, cut, graph: gatherer.graph(connection.names), milliseconds };
  } catch (error) {
    throw plainStatementError(connection.url, statement, before, error);
  } finally {
    await session.close();
  }
}

async function checkPlan(session: Session, statement: string, parameters: Record<string, unknown>): Promise<void> {
  const { summary } = await session.run(`${EXPLAIN}${statement}`, parameters, { timeout: 10_000 });
  if (summary.queryType !== "r") throw refusal(summary.queryType === "s" ? "administration" : "writing");
  if (summary.plan === false) throw refusal("a statement without a plan");
  refuseByPlan(summary.plan);
}

/** Numbers of JSON are floats to the server unless told otherwise, and LIMIT takes no float. */
function withIntegers(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIntegers(inner)]));
}

/**
 * The error that the author of a statement should see: mistakes in the server's words, with their place. `before` is how
 * many characters stood before the statement when the server read it.
 */
function plainStatementError(url: string, statement: string, before: number, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (/TransactionTimedOut|Transaction\.Terminated|TransactionMarkedAsFailed/.test(code)) {
    return new GraphError("INVALID_INPUT", "The statement took too long and was stopped.", {
      hint: "Narrow it down: begin from one concept, bound path lengths, or add LIMIT.",
      cause: error,
    });
  }
  const plain = userFacingNeo4jError(url, error);
  if (plain instanceof GraphError) return plain;
  if (!code.startsWith("Neo.ClientError")) return error;
  const [, message, offset] = /^([\s\S]*?)\(line \d+, column \d+ \(offset: (\d+)\)\)/.exec(error.message) ?? [];
  return new GraphError("INVALID_INPUT", message?.trimEnd() ?? error.message, {
    hint: "Correct the statement.",
    at: offset === undefined ? undefined : wordAt(statement, Number(offset) - before),
    cause: error,
  });
}

function wordAt(statement: string, offset: number): { start: number; end: number } {
  const start = Math.min(Math.max(0, offset), statement.length);
  const word = /^[\p{L}\p{N}_]+|^[\s\S]?/u.exec(statement.slice(start))?.[0] ?? "";
  return { start, end: start + word.length };
}
