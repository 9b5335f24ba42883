/** What went wrong, in one word that callers may test; the message and the hint are display text. */
export type ErrorCode = "INVALID_INPUT" | "NOT_FOUND" | "CONFLICT" | "UNAVAILABLE" | "UNSUPPORTED" | "FORBIDDEN";

/** The only error the product throws on purpose; anything else is a bug and crashes loudly. */
export class GraphError extends Error {
  readonly code: ErrorCode;
  /** What the reader can do about it. */
  readonly hint: string | undefined;
  /** The characters of the query that caused the error, in UTF-16 units; the end is exclusive. */
  readonly at: { readonly start: number; readonly end: number } | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string | undefined; at?: GraphError["at"]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "GraphError";
    this.code = code;
    this.hint = options.hint;
    this.at = options.at;
  }
}
