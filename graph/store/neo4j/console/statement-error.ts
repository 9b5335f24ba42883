import { GraphError } from "../../../shared/errors.ts";
import { plainNeo4jError } from "../connection/plain-error.ts";

/**
 * The error that the author of a statement should see: mistakes in the server's words, with their place. `before` is how
 * many characters stood before the statement when the server read it.
 */
export function plainStatementError(url: string, statement: string, before: number, error: unknown): unknown {
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
  if (!code.startsWith("Neo.ClientError")) return error;
  const [, message, offset] = /^([\s\S]*?)\s*\(line \d+, column \d+ \(offset: (\d+)\)\)/.exec(error.message) ?? [];
  return new GraphError("INVALID_INPUT", message ?? error.message, {
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
