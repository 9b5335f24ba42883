import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import { type Endpoint, endpoints, type Handlers, type TextAnswer } from "../../../graph/contract/endpoints.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import { type GuardOptions, guards } from "../../guard/guard.ts";
import { openapi } from "../../openapi.ts";
import { clientFiles } from "./client-files.ts";
import { securityHeaders } from "./headers.ts";
import { problemHandler, sendProblem } from "./problem.ts";
import { sendLines } from "./send-lines.ts";

/** What an application needs besides its handlers. */
export interface AppOptions extends Partial<GuardOptions> {
  version?: string;
  /** Names the content that answers are made from; answers are cached by browsers until it changes. */
  contentTag?: () => string | undefined;
  /** Folder of the built client. */
  clientDirectory?: string | undefined;
  onRequest?: (request: Request, response: Response) => void;
  /** Told of faults of our own. */
  onFault?: (error: unknown, request: Request) => void;
}

const JSON_LIMIT = "1mb";
const UPLOAD_TYPE = "application/octet-stream";

/** An Express application whose every route is a row of the endpoint table. */
export function createApp(handlers: Handlers, options: AppOptions = {}): Express {
  const { version = "0.0.0", contentTag = () => undefined } = options;
  const guard = { host: "127.0.0.1", allowedHosts: [], token: undefined, readOnly: false, ...options };
  const app = express().disable("x-powered-by").set("query parser", "simple");
  app.use(securityHeaders());
  if (options.onRequest) app.use(watch(options.onRequest));
  app.use(...guards(guard));
  app.use(
    compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }),
  );
  const document = JSON.stringify(openapi(version), null, 2);
  app.get("/api/openapi.json", (_request, response) => void response.type("application/json").send(document));
  const methods = new Map<string, string[]>([["/api/openapi.json", ["GET"]]]);
  for (const [name, endpoint] of Object.entries(endpoints) as [keyof Handlers, Endpoint][]) {
    const path = `/api${endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method.toUpperCase()]);
    const handle = handlers[name] as (input: unknown) => unknown;
    app[endpoint.method](path, ...before(endpoint), async (request: Request, response: Response) => {
      if (notModified(endpoint, contentTag(), request, response)) return;
      const gone = new AbortController();
      response.on("close", () => gone.abort());
      const input = inputOf(endpoint, request, gone.signal);
      await answer(endpoint, await handle(input), response, gone.signal);
    });
  }
  for (const [path, allowed] of methods) app.all(path, methodGuard(allowed));
  app.use("/api", (request, response) =>
    sendProblem(response, 404, "NOT_FOUND", {
      detail: `There is no operation at ${request.baseUrl}${request.path}.`,
      hint: "All operations are listed at /api/openapi.json.",
    }),
  );
  app.use(clientFiles(options.clientDirectory));
  return app.use(problemHandler(options.onFault ?? (() => undefined)));
}

/** Reads the body, where the operation has one. */
function before(endpoint: Endpoint): RequestHandler[] {
  if (endpoint.accepts) return [requireType(UPLOAD_TYPE)];
  if (endpoint.method === "get" || endpoint.method === "delete") return [];
  return [requireType("application/json"), express.json({ limit: JSON_LIMIT })];
}

/** A write must name a type that no plain form of another site can send. */
function requireType(type: string): RequestHandler {
  return (request, response, next) => {
    const given = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (given === type) next();
    else sendProblem(response, 415, "UNSUPPORTED_MEDIA_TYPE", { detail: `The body must be sent as ${type}.` });
  };
}

function inputOf(endpoint: Endpoint, request: Request, signal: AbortSignal): unknown {
  const { params, query, body, accepts, produces } = endpoint;
  try {
    return {
      ...params?.parse(request.params),
      ...query?.parse(request.query),
      ...body?.parse(request.body),
      ...(accepts && { body: request }),
      ...(produces && { signal }),
    };
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    throw new GraphError("INVALID_INPUT", z.prettifyError(cause), { cause });
  }
}

/** Checks the answer against the table and sends it; an answer that does not fit is our fault, never the caller's. */
async function answer(endpoint: Endpoint, result: unknown, response: Response, signal: AbortSignal): Promise<void> {
  if (endpoint.produces) {
    const { pieces, mediaType = endpoint.produces, fileName } = result as TextAnswer;
    if (fileName !== undefined) response.attachment(fileName);
    await sendLines(mediaType, pieces, response, signal);
    return;
  }
  const parsed = endpoint.response.safeParse(result);
  if (!parsed.success) throw new Error(`Broken answer: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
  response.json(parsed.data);
}

/** Marks the answer with the content it is made from, and answers 304 when the browser holds that already. */
function notModified(endpoint: Endpoint, tag: string | undefined, request: Request, response: Response): boolean {
  if (endpoint.method !== "get" || endpoint.volatile || tag === undefined) {
    response.set("Cache-Control", "no-store");
    return false;
  }
  response.set("Cache-Control", "private, no-cache").set("ETag", `W/"${tag}"`);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}

function methodGuard(allowed: readonly string[]): RequestHandler {
  const list = allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
  return (request, response) => {
    response.set("Allow", list.join(", "));
    sendProblem(response, 405, "METHOD_NOT_ALLOWED", { detail: `${request.method} is not possible here.` });
  };
}

function watch(onRequest: NonNullable<AppOptions["onRequest"]>): RequestHandler {
  return (request, response, next) => {
    response.on("finish", () => onRequest(request, response));
    next();
  };
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader("Content-Type") ?? "").startsWith("text/event-stream");
}
