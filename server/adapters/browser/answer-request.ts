import { z } from "zod";
import { type Endpoint, endpoints, type Handlers, type TextAnswer } from "../../../graph/contract/endpoints.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import type { ServerContext } from "../../context.ts";
import { conceptHandlers } from "../../handlers/concepts.ts";
import { curationHandlers } from "../../handlers/curation.ts";
import { cypherHandlers } from "../../handlers/cypher.ts";
import { discoveryHandlers } from "../../handlers/discovery.ts";
import { exportHandlers } from "../../handlers/exports.ts";
import { paperHandlers } from "../../handlers/papers.ts";
import { queryHandlers } from "../../handlers/query.ts";
import { statusHandlers } from "../../handlers/status.ts";
import { STATUS } from "../express/problem.ts";

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

type Route = { readonly endpoint: Endpoint; readonly name: keyof Handlers; readonly pattern: RegExp };

const routes: readonly Route[] = (Object.entries(endpoints) as [keyof Handlers, Endpoint][]).map(
  ([name, endpoint]) => ({
    ...{ name, endpoint },
    pattern: new RegExp(`^/api${endpoint.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
  }),
);

/** Answers requests as the server does, without one. */
export function answerer(context: ServerContext): (request: ApiRequest) => Promise<ApiAnswer> {
  const handlers = handlersOf(context);
  return async (request) => {
    try {
      return await answered(request, handlers);
    } catch (error) {
      return problem(error);
    }
  };
}

async function answered({ method, path, body }: ApiRequest, handlers: Partial<Handlers>): Promise<ApiAnswer> {
  const { pathname, searchParams } = new URL(path, "http://published");
  const route = routes.find(
    ({ endpoint, pattern }) => endpoint.method === method.toLowerCase() && pattern.test(pathname),
  );
  const handle = route && (handlers[route.name] as ((input: unknown) => unknown) | undefined);
  const writes = route && route.endpoint.method !== "get" && route.endpoint.reads !== true;
  if (!route || !handle || writes) throw needsServer();
  const { endpoint, pattern } = route;
  const params = Object.entries(pattern.exec(pathname)?.groups ?? {}).map(([name, value]) => [
    name,
    decodeURIComponent(value),
  ]);
  const stop = new AbortController();
  const result = await handle({
    ...endpoint.params?.parse(Object.fromEntries(params)),
    ...endpoint.query?.parse(queryOf(searchParams)),
    ...endpoint.body?.parse(JSON.parse(body ?? "{}")),
    ...(endpoint.produces && { signal: stop.signal }),
  });
  if (!endpoint.produces) return { status: 200, type: "application/json", body: JSON.stringify(result) };
  const { pieces, mediaType, fileName } = result as TextAnswer;
  let text = "";
  for await (const piece of pieces) text += piece;
  return { status: 200, type: mediaType ?? endpoint.produces, body: text, fileName };
}

/** A name that stands several times is a list. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : (values[0] as string)];
    }),
  );
}

function handlersOf(context: ServerContext): Partial<Handlers> {
  return {
    ...statusHandlers(context),
    ...conceptHandlers(context),
    ...paperHandlers(context),
    ...discoveryHandlers(context),
    ...queryHandlers(context),
    ...exportHandlers(context),
    ...curationHandlers(context),
    ...cypherHandlers(context),
    listJobs: () => ({ items: [] }),
  };
}

function needsServer(): GraphError {
  return new GraphError(
    "FORBIDDEN",
    "This is a published copy of a corpus: it answers questions, but takes no changes.",
    {
      hint: "Open the corpus with Isthmus itself.",
    },
  );
}

function problem(error: unknown): ApiAnswer {
  const known = error instanceof z.ZodError ? new GraphError("INVALID_INPUT", z.prettifyError(error)) : error;
  const { code, message, hint, at } = known instanceof GraphError ? known : unexpected(known);
  const status = code === "" ? 500 : STATUS[code];
  const body = { type: "about:blank", title: message, status, detail: message, hint, at };
  return { status, type: "application/problem+json", body: JSON.stringify(body) };
}

function unexpected(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  return { code: "" as const, message, hint: undefined, at: undefined };
}
