/** What went wrong, in one word that callers may test; the message and the hint are for people. */
export type ErrorCode = "INVALID_INPUT" | "NOT_FOUND" | "CONFLICT" | "UNAVAILABLE" | "UNSUPPORTED" | "FORBIDDEN";

/** The only error the product throws on purpose; anything else is a bug and crashes loudly. */
export class GraphError extends Error {
  readonly code: ErrorCode;
  /** What the reader can do about it. */
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "GraphError";
    this.code = code;
    this.hint = options.hint;
  }
}
