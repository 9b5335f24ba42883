import type { Handlers } from "../../../graph/contract/operations/endpoints.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import type { ServerContext } from "../../context/context.ts";
import { type DispatchAnswer, dispatcher } from "../../dispatch/dispatch.ts";
import { problemOf } from "../../dispatch/problem.ts";
import { corpusHandlers } from "../../handlers/corpus.ts";

/** A request as the explorer makes it to a server. */
export interface ApiRequest {
  readonly method: string;
  /** With the query, without the host. */
  readonly path: string;
  readonly body: string | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly fileName?: string | undefined;
}

const needsServer = {
  detail: "This is a published copy of a corpus: it answers questions, but takes no changes.",
  hint: "Open the corpus with Isthmus itself.",
};

/** Answers requests as the server does, without one; faults of our own are also handed to `onFault`. */
export function answerer(
  context: ServerContext,
  onFault: (error: unknown) => void,
): (request: ApiRequest) => Promise<ApiAnswer> {
  const handlers: Partial<Handlers> = { ...corpusHandlers(context), listJobs: () => ({ items: [] }) };
  const { match, answer } = dispatcher(handlers, { refusal: needsServer });
  return async ({ method, path, body }) => {
    try {
      const question = match(method.toUpperCase(), path);
      const signal = new AbortController().signal;
      return await apiAnswer(await answer({ ...question, body: parseBody(body) }, signal));
    } catch (error) {
      return problemAnswer(error, onFault);
    }
  };
}

function parseBody(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch (cause) {
    throw new GraphError("INVALID_INPUT", `The body is not JSON: ${(cause as Error).message}`, { cause });
  }
}

async function apiAnswer(answer: DispatchAnswer): Promise<ApiAnswer> {
  if (answer.kind === "json") return { status: 200, type: "application/json", body: JSON.stringify(answer.json) };
  const { pieces, fileName } = answer.text;
  let body = "";
  // Bytes are never among them: who has no server cannot publish.
  for await (const piece of pieces) body += piece;
  return { status: 200, type: answer.mediaType, body, fileName };
}

/** What was thrown, as problem details. */
export function problemAnswer(error: unknown, onFault: (error: unknown) => void): ApiAnswer {
  const { problem, isFault } = problemOf(error);
  if (isFault) onFault(error);
  return { status: problem.status, type: "application/problem+json", body: JSON.stringify(problem) };
}
