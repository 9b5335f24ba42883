import type { ErrorRequestHandler, Request, Response } from "express";
import type { Problem } from "../../../graph/contract/entities.ts";
import { type ErrorCode, GraphError } from "../../../graph/shared/errors.ts";

/** The HTTP status of each kind of error. */
export const STATUS: Record<ErrorCode, number> = {
  INVALID_INPUT: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNSUPPORTED: 501,
  UNAVAILABLE: 503,
};

/** What is told of a problem besides its status and title. */
type Told = { [K in "detail" | "hint" | "at"]?: Problem[K] | undefined };

/** Seconds after which it is worth asking again when something is still being made ready. */
const RETRY_AFTER = 1;

/** Sends RFC 9457 problem details: the one shape of every answer that is not the one asked for. */
export function sendProblem(response: Response, status: number, title: string, more: Told = {}): void {
  const problem: Problem = {
    type: "about:blank",
    title,
    status,
    ...(more.detail !== undefined && { detail: more.detail }),
    ...(more.hint !== undefined && { hint: more.hint }),
    ...(more.at !== undefined && { at: more.at }),
  };
  if (status === 503) response.set("Retry-After", String(RETRY_AFTER));
  response.removeHeader("ETag");
  response.status(status).set("Cache-Control", "no-store").type("application/problem+json").json(problem);
}

/** What a thrown value means to the caller: status, title and whether it is our own fault. */
function meaningOf(error: unknown): Told & { status: number; title: string } {
  if (error instanceof GraphError) {
    return { status: STATUS[error.code], title: error.code, detail: error.message, hint: error.hint, at: error.at };
  }
  // Express and its body parser mark what the caller did wrong with a status below 500.
  const { status, type, message } = (error ?? {}) as { status?: unknown; type?: unknown; message?: unknown };
  if (typeof status !== "number" || status < 400 || status >= 500) return { status: 500, title: "INTERNAL" };
  if (type === "entity.parse.failed") {
    return { status, title: "INVALID_INPUT", detail: `The body is not JSON: ${String(message)}` };
  }
  if (status === 413) {
    return { status, title: "TOO_LARGE", detail: "The body is larger than this operation takes." };
  }
  return { status, title: "INVALID_INPUT", detail: String(message) };
}

/** The one place where an error becomes an HTTP answer; faults of our own are told to `onFault`, not to the caller. */
export function problemHandler(onFault: (error: unknown, request: Request) => void): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { status, title, ...more } = meaningOf(error);
    if (status === 500) onFault(error, request);
    if (response.headersSent) {
      next(error);
      return;
    }
    if (status === 500) more.detail = "The server failed. Its log on standard error says where.";
    sendProblem(response, status, title, more);
  };
}
