import type { ErrorRequestHandler, Request } from "express";
import { problemOf } from "../../dispatch/problem.ts";

/** Sends what was thrown as problem details; faults of our own are handed to `onFault`, not to the caller. */
export function problemHandler(onFault: (error: unknown, request: Request) => void): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { problem, headers, isFault } = problemOf(error);
    if (isFault) onFault(error, request);
    if (response.headersSent) {
      next(error);
      return;
    }
    response.removeHeader("ETag");
    response.status(problem.status).set(headers).set("Cache-Control", "no-store");
    response.type("application/problem+json").json(problem);
  };
}
