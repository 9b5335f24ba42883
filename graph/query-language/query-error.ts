import { GraphError } from "../shared/errors.ts";

/** A query that cannot be read; it points at the characters that are to blame. */
export class QueryError extends GraphError {
  /** First character, in UTF-16 units. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;

  constructor(message: string, place: { readonly start: number; readonly end: number }, hint?: string) {
    super("INVALID_INPUT", message, { hint, at: place });
    this.name = "QueryError";
    this.start = place.start;
    this.end = place.end;
  }
}
