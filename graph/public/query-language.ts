/** The query language: what a query says, before it is put to a snapshot. */

export { type ParsedQuery, parseQuery, type QueryNode, type Sort } from "../query-language/parse-query.ts";
export type { QueryRange } from "../query-language/query-tokens.ts";
