import type { Plan } from "neo4j-driver";
import { GraphError } from "../../../shared/errors.ts";
import { allowedNamespaces, allowedOperators, allowedProcedures } from "./allow-list.ts";

/**
 * Refuses, before the server sees it, a statement whose words reach beyond the graph: procedures and functions outside the
 * lists (also where a plan would not show them), files, administration, and prefixes that change what EXPLAIN does.
 */
export function refuseByWords(statement: string): void {
  const words = withoutLiterals(statement);
  const first = /^[\s;]*([a-z]+)/i.exec(words)?.[1]?.toUpperCase() ?? "";
  if (["EXPLAIN", "PROFILE", "CYPHER", "USE", "SHOW", "TERMINATE"].includes(first)) throw refusal(first);
  if (/\bload\s+csv\b/i.test(words)) throw refusal("LOAD CSV");
  if (/\bin\s+(\d+\s+)?(concurrent\s+)?transactions\b/i.test(words)) throw refusal("CALL … IN TRANSACTIONS");
  if (/\buse\s+(graph\b|[a-z_$][\w.]*\s+(match|call|return|with|unwind)\b)/i.test(words)) throw refusal("USE");
  // Both patterns take whole runs and cannot fail after their first word, which keeps them linear.
  for (const [, name, bracket] of words.matchAll(NAME_AND_BRACKET)) if (bracket === "(") refuseName(name as string);
  for (const [, name] of words.matchAll(/\bcall\s+([\p{L}_][\p{L}\p{N}_.\s]*)/giu)) {
    refuseName((name as string).split(/(?:yield|return)\b/i)[0] as string);
  }
}

const NAME_AND_BRACKET = /([\p{L}\p{N}_]+(?:\s*\.\s*[\p{L}\p{N}_]+)*)\s*(\(?)/gu;

/** Refuses a plan with an operator or a procedure outside the lists. */
export function refuseByPlan(plan: Plan): void {
  const operator = plan.operatorType.replace(/@.*/s, "").trim();
  if (!allowedOperators.has(operator)) throw refusal(operator);
  if (operator === "ProcedureCall") {
    const details = String(plan.arguments.Details ?? plan.arguments.Signature ?? "");
    refuseName(details.replace(/[(:].*/s, ""));
  }
  for (const child of plan.children) refuseByPlan(child);
}

function refuseName(name: string): void {
  const plain = name.replace(/\s+/g, "").toLowerCase();
  if (allowedProcedures.has(plain) || allowedNamespaces.has(plain.slice(0, Math.max(0, plain.lastIndexOf(".")))))
    return;
  // A call of a name without a dot is a subquery's variable list or a built-in function.
  if (!plain.includes(".")) return;
  throw refusal(plain);
}

/** The statement without comments and the content of strings, and with quoted names as plain ones. */
function withoutLiterals(statement: string): string {
  return decodeEscapes(statement).replace(
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*|'(?:\\[\s\S]|[^'\\])*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|`([^`]*)`/g,
    (_, name?: string) => (name === undefined ? " " : name),
  );
}

/** Cypher reads \uXXXX anywhere as the character itself, before anything else. */
function decodeEscapes(statement: string): string {
  return statement.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The error of a statement that may not run. */
export function refusal(reason: string): GraphError {
  return new GraphError("FORBIDDEN", `The console only reads the graph: ${reason} is not allowed.`, {
    hint: "Use MATCH, WITH, UNWIND, RETURN and the procedures db.labels, db.schema.* and db.index.fulltext.queryNodes.",
  });
}
