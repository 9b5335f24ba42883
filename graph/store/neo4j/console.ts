import neo4j, { type Session } from "neo4j-driver";
import { GraphError } from "../../util/errors.ts";
import type { CypherAnswer } from "../graph-database.ts";
import type { Connection } from "./connection.ts";
import { plainNeo4jError } from "./plain-error.ts";
import { plainValue } from "./plain-value.ts";
import { refuseByPlan, refuseByWords, refused } from "./read-only-statement.ts";

/** Beyond this much JSON an answer is cut off: nobody reads it, and it must not fill the memory of the server. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Runs one statement of a user, who may only read. Three fences, each enough for most attacks: the words of the statement,
 * the plan that the server makes of it (an allow list), and a session in which the server itself refuses to write.
 */
export async function queryReadOnly(
  connection: Connection,
  statement: string,
  { limit, seconds }: { readonly limit: number; readonly seconds: number },
): Promise<CypherAnswer> {
  refuseByWords(statement);
  const session = connection.driver.session({
    defaultAccessMode: neo4j.session.READ,
    fetchSize: limit + 1,
    ...(connection.database !== undefined && { database: connection.database }),
  });
  const begun = performance.now();
  try {
    await checkPlan(session, statement);
    const result = session.run(statement, {}, { timeout: seconds * 1000 });
    const columns = await result.keys();
    const rows: unknown[][] = [];
    let characters = 0;
    let truncated = false;
    for await (const record of result) {
      truncated = rows.length === limit || characters > MOST_CHARACTERS;
      if (truncated) break;
      const row = record.map((value) => plainValue(value));
      characters += JSON.stringify(row).length;
      rows.push(row);
    }
    return { columns: columns.map(String), rows, truncated, milliseconds: performance.now() - begun };
  } catch (error) {
    throw plainQueryError(connection.url, error);
  } finally {
    await session.close();
  }
}

async function checkPlan(session: Session, statement: string): Promise<void> {
  const { summary } = await session.run(`EXPLAIN ${statement}`, {}, { timeout: 10_000 });
  if (summary.queryType !== "r") throw refused(summary.queryType === "s" ? "administration" : "writing");
  if (summary.plan === false) throw refused("a statement without a plan");
  refuseByPlan(summary.plan);
}

/** Mistakes in a statement are its author's to see, in the server's words. */
function plainQueryError(url: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (/TransactionTimedOut|Transaction\.Terminated|TransactionMarkedAsFailed/.test(code)) {
    return new GraphError("INVALID_INPUT", "The statement took too long and was stopped", {
      hint: "Narrow it down: begin from one concept, bound path lengths, or add LIMIT.",
      cause: error,
    });
  }
  const plain = plainNeo4jError(url, error);
  if (plain instanceof GraphError) return plain;
  if (code.startsWith("Neo.ClientError")) {
    return new GraphError("INVALID_INPUT", error.message, { hint: "Correct the statement.", cause: error });
  }
  return error;
}
