import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import helmet from "helmet";
import type { Job } from "../../../graph/contract/jobs.ts";
import {
  type BytesAnswer,
  type Endpoint,
  endpoints,
  type Handlers,
  isCacheable,
  type Operation,
  type TextAnswer,
} from "../../../graph/contract/operations/endpoints.ts";
import { createPause } from "../../../graph/shared/pauses.ts";
import { type DispatchAnswer, type Dispatcher, dispatcher, isReadOnly } from "../../dispatch/dispatch.ts";
import { problemOf, RequestProblem } from "../../dispatch/problem.ts";
import { type GuardOptions, guards } from "../../guard/guard.ts";
import { cachedAnswers } from "./cached-answers.ts";
import { clientFiles } from "./client-files.ts";
import { openapi } from "./openapi.ts";

/** What an application needs apart from its handlers. */
export interface AppOptions extends Partial<GuardOptions> {
  version?: string;
  /** Refuse whatever changes something. */
  readOnly?: boolean;
  /** Identifies the content behind the answers. The server and browsers cache answers until it changes. */
  contentTag?: () => Promise<string | undefined>;
  /** Which answers are checked by the contract before they are sent; by default each. */
  isChecked?: (operation: Operation) => boolean;
  /** Who gets answers as they are, because packing takes longer than the way. */
  isNear?: (request: Request) => boolean;
  /** Work that runs or waits: who has to wait for an answer is told of it. */
  jobs?: () => readonly Job[];
  /** Folder of the built client. */
  clientDirectory?: string | undefined;
  onRequest?: (request: Request, response: Response) => void;
  /** Called with faults of our own. */
  onFault?: (error: unknown, request: Request) => void;
}

/** An Express application that answers every row of the endpoint table. */
export function createApp(handlers: Handlers, options: AppOptions = {}): Express {
  const { version = "0.0.0", isChecked } = options;
  const app = express().disable("x-powered-by").set("query parser", "simple");
  app.use(securityHeaders());
  if (options.onRequest) app.use(watch(options.onRequest));
  app.use(...guards({ host: "127.0.0.1", allowedHosts: [], token: undefined, ...options }));
  // Made when somebody asks: it takes longer than opening a small store.
  let document: string | undefined;
  app.get("/api/openapi.json", (_request, response) => {
    document ??= JSON.stringify(openapi(version), null, 2);
    response.type("application/json").send(document);
  });
  const refusal = options.readOnly ? { detail: "This server is read-only." } : undefined;
  app.use("/api", operations(dispatcher(handlers, { refusal, isChecked }), options));
  app.use(compress, clientFiles(options.clientDirectory));
  return app.use(problemHandler(options.onFault ?? (() => undefined)));
}

const compress = compression({
  filter: (request, response) => !isEventStream(response) && compression.filter(request, response),
});

/** Compresses what is written to the response from now on. */
function startCompression(request: Request, response: Response): Promise<void> {
  return new Promise((resolve) => compress(request, response, () => resolve()));
}

function operations(dispatch: Dispatcher, { contentTag, isNear, jobs }: AppOptions): RequestHandler {
  /** Saved sets change without a new content revision. */
  let changes = 0;
  const currentTag = async () => {
    const tag = await contentTag?.();
    return tag === undefined ? undefined : `${tag}-${changes}`;
  };
  const cache = cachedAnswers(currentTag, isNear, jobs);
  return async (request, response) => {
    if (await cache.sendKnown(request, response)) return;
    const question = dispatch.match(request.method, request.baseUrl + request.url);
    const endpoint: Endpoint = endpoints[question.operation];
    const body = await readBody(endpoint, request, response);
    const gone = new AbortController();
    const answer = () => dispatch.answer({ ...question, body }, gone.signal);
    if (isCacheable(endpoint) && (await cache.sendMade(answer, request, response))) return;
    response.set("Cache-Control", "no-store");
    response.on("close", () => gone.abort());
    try {
      await send(await answer(), request, response, gone.signal);
    } finally {
      if (!isReadOnly(endpoint)) changes++;
    }
  };
}

async function send(answer: DispatchAnswer, request: Request, response: Response, signal: AbortSignal): Promise<void> {
  await startCompression(request, response);
  if (answer.kind === "json") {
    response.json(answer.json);
    return;
  }
  const { pieces, fileName } = answer.text;
  if (fileName !== undefined) response.attachment(fileName);
  await sendLines(answer.mediaType, pieces, response, signal);
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

const parseJson = express.json({ limit: "1mb" }) as RequestHandler;

/** The body, where the operation has one: parsed JSON, or the bytes of an upload as they come. */
async function readBody(endpoint: Endpoint, request: Request, response: Response): Promise<unknown> {
  if (endpoint.accepts) {
    requireType("application/octet-stream", request);
    return request;
  }
  if (endpoint.method === "get" || endpoint.method === "delete") return undefined;
  requireType("application/json", request);
  await new Promise<void>((resolve, reject) => {
    parseJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  return request.body;
}

/** A write must name a type that no plain form of another site can send. */
function requireType(type: string, request: Request): void {
  const given = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (given === type) return;
  throw new RequestProblem(415, "UNSUPPORTED_MEDIA_TYPE", { detail: `The body must be sent as ${type}.` });
}

/** Streams text or bytes piece by piece, no faster than the receiver takes it; stops the source when the receiver leaves. */
async function sendLines(
  mediaType: string,
  pieces: (TextAnswer | BytesAnswer)["pieces"],
  response: Response,
  signal: AbortSignal,
): Promise<void> {
  const isPlain = mediaType.startsWith("text/") && !mediaType.includes("charset");
  response.set("Content-Type", isPlain ? `${mediaType}; charset=utf-8` : mediaType);
  response.set("Cache-Control", "no-store");
  response.flushHeaders();
  // A receiver that is quick enough never makes us wait, and others would get no answer until the end.
  const pause = createPause();
  // One listener for all waits: with compression, listeners of "drain" are added where they are never removed.
  let goOn: () => void = () => undefined;
  response.on("drain", () => goOn());
  signal.addEventListener("abort", () => goOn(), { once: true });
  for await (const piece of pieces) {
    await pause();
    if (signal.aborted) return;
    if (response.write(piece) || signal.aborted) continue;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  response.end();
}

/**
 * Security headers. The policy allows nothing inline and nothing from elsewhere: React and Sigma set styles through the
 * DOM's own interface, which it does not restrict. Upgrading to HTTPS stays off, for a local server has none.
 */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Pictures of the map are made in the page.
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
  });
}

/** Sends what was thrown as problem details; faults of our own are handed to `onFault`, not to the caller. */
function problemHandler(onFault: (error: unknown, request: Request) => void): ErrorRequestHandler {
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
