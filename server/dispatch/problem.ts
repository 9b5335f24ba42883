import type { Problem } from "../../graph/contract/entities.ts";
import { type ErrorCode, GraphError } from "../../graph/shared/errors.ts";

/** The HTTP status of each kind of error. */
const statusOf: Record<ErrorCode, number> = {
  INVALID_INPUT: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNSUPPORTED: 501,
  UNAVAILABLE: 503,
};

/** Seconds after which it is worth asking again when something is still being made ready. */
const RETRY_AFTER = 1;

interface Details {
  readonly detail: string;
  readonly hint?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is turned away before the graph is asked: unknown paths, wrong methods, missing rights. */
export class RequestProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly hint: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, title: string, { detail, hint, headers = {} }: Details) {
    super(detail);
    this.status = status;
    this.title = title;
    this.hint = hint;
    this.headers = headers;
  }
}

/** The answer to a request that failed. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** True when the fault is ours: the caller learns no more of it, the log does. */
  readonly isFault: boolean;
}

/** The one place where a thrown value becomes RFC 9457 problem details. */
export function problemOf(error: unknown): ProblemAnswer {
  const { status, title, detail, hint, at, headers = {}, isFault = false } = meaningOf(error);
  const problem: Problem = {
    type: "about:blank",
    title,
    status,
    ...(detail !== undefined && { detail }),
    ...(hint !== undefined && { hint }),
    ...(at !== undefined && { at }),
  };
  const retry = status === 503 ? { "Retry-After": String(RETRY_AFTER) } : {};
  return { problem, headers: { ...headers, ...retry }, isFault };
}

type Meaning = { [K in keyof Omit<Problem, "type">]: Problem[K] | undefined } & {
  status: number;
  title: string;
  headers?: Readonly<Record<string, string>>;
  isFault?: boolean;
};

const fault = { status: 500, title: "INTERNAL", detail: "The server failed. Its log says where.", isFault: true };

/** Absolute paths of folders, also behind the name of a kind of store; addresses of the web are none. */
const FOLDERS = /(?<![\w/.])(?:[A-Za-z]:)?[\\/](?:[^\s\\/"“”]+[\\/])+/g;

/** Clients may see the names of files, but not their folders on this machine. */
function withoutFolders(text: string): string {
  return text.replace(FOLDERS, "");
}

function meaningOf(error: unknown): Meaning {
  if (error instanceof GraphError) {
    const hint = error.hint === undefined ? undefined : withoutFolders(error.hint);
    return {
      status: statusOf[error.code],
      title: error.code,
      detail: withoutFolders(error.message),
      hint,
      at: error.at,
    };
  }
  if (error instanceof RequestProblem) {
    const { status, title, message, hint, headers } = error;
    return { status, title, detail: message, hint, headers };
  }
  // Express and its body parser mark what the caller did wrong with a status below 500.
  const { status, type, message } = (error ?? {}) as { status?: unknown; type?: unknown; message?: unknown };
  if (typeof status !== "number" || status < 400 || status >= 500) return fault;
  if (type === "entity.parse.failed") {
    return { status, title: "INVALID_INPUT", detail: `The body is not JSON: ${String(message)}` };
  }
  if (status === 413) {
    return { status, title: "TOO_LARGE", detail: "The body is larger than this operation takes." };
  }
  return { status, title: "INVALID_INPUT", detail: String(message) };
}
