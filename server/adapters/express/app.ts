import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { type Endpoint, endpoints, type Handlers } from "../../../graph/contract/endpoints.ts";
import { type Answer, type Dispatcher, dispatcher } from "../../dispatch/dispatch.ts";
import { type GuardOptions, guards } from "../../guard/guard.ts";
import { clientFiles } from "./client-files.ts";
import { securityHeaders } from "./headers.ts";
import { openapi } from "./openapi.ts";
import { problemHandler } from "./problem-handler.ts";
import { readBody } from "./read-body.ts";
import { sendLines } from "./send-lines.ts";

/** What an application needs besides its handlers. */
export interface AppOptions extends Partial<GuardOptions> {
  version?: string;
  /** Refuse whatever changes something. */
  readOnly?: boolean;
  /** Names the content that answers are made from; answers are cached by browsers until it changes. */
  contentTag?: () => string | undefined;
  /** Folder of the built client. */
  clientDirectory?: string | undefined;
  onRequest?: (request: Request, response: Response) => void;
  /** Called with faults of our own. */
  onFault?: (error: unknown, request: Request) => void;
}

/** An Express application that answers every row of the endpoint table. */
export function createApp(handlers: Handlers, options: AppOptions = {}): Express {
  const { version = "0.0.0", contentTag = () => undefined } = options;
  const app = express().disable("x-powered-by").set("query parser", "simple");
  app.use(securityHeaders());
  if (options.onRequest) app.use(watch(options.onRequest));
  app.use(...guards({ host: "127.0.0.1", allowedHosts: [], token: undefined, ...options }));
  app.use(
    compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }),
  );
  const document = JSON.stringify(openapi(version), null, 2);
  app.get("/api/openapi.json", (_request, response) => void response.type("application/json").send(document));
  const refusal = options.readOnly ? { detail: "This server is read-only." } : undefined;
  app.use("/api", operations(dispatcher(handlers, refusal), contentTag));
  app.use(clientFiles(options.clientDirectory));
  return app.use(problemHandler(options.onFault ?? (() => undefined)));
}

function operations({ match, answer }: Dispatcher, contentTag: () => string | undefined): RequestHandler {
  return async (request, response) => {
    const question = match(request.method, request.baseUrl + request.url);
    const endpoint: Endpoint = endpoints[question.operation];
    const body = await readBody(endpoint, request, response);
    if (notModified(endpoint, contentTag(), request, response)) return;
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    await send(await answer({ ...question, body }, gone.signal), response, gone.signal);
  };
}

async function send(answer: Answer, response: Response, signal: AbortSignal): Promise<void> {
  if (answer.kind === "json") {
    response.json(answer.json);
    return;
  }
  const { pieces, fileName } = answer.text;
  if (fileName !== undefined) response.attachment(fileName);
  await sendLines(answer.mediaType, pieces, response, signal);
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

function watch(onRequest: NonNullable<AppOptions["onRequest"]>): RequestHandler {
  return (request, response, next) => {
    response.on("finish", () => onRequest(request, response));
    next();
  };
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader("Content-Type") ?? "").startsWith("text/event-stream");
}
