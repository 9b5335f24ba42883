import type { Server } from "node:http";
import type { Request, Response } from "express";
import { type LevelWithSilent, type Logger, pino } from "pino";
import { isUnderWay } from "../graph/contract/jobs.ts";
import { StoppedError } from "../graph/snapshot/runs.ts";
import type { Snapshot } from "../graph/snapshot/snapshot.ts";
import type { DecisionLog, GraphReader, SourceLog } from "../graph/store/store.ts";
import { createApp } from "./adapters/express/app.ts";
import { builtClient } from "./adapters/express/client-files.ts";
import { listen } from "./adapters/express/listen.ts";
import { type Collections, collectionsBeside } from "./context/collections.ts";
import { ServerContext } from "./context/context.ts";
import type { LiveSnapshot } from "./context/live-snapshot.ts";
import { sampledChecks } from "./dispatch/dispatch.ts";
import { isLoopback, requireSafeBinding } from "./guard/guard.ts";
import { allHandlers } from "./handlers/all.ts";
import { removeAbandonedFolders } from "./jobs/temporary-folder.ts";

export type { Collections } from "./context/collections.ts";

/** Options of `startServer`. */
export interface ServeOptions {
  /** An open store; the server closes it when it ends. */
  readonly store: GraphReader & DecisionLog & { readonly sources?: SourceLog };
  /** Where its papers come from, if the store has no source log. */
  readonly sources?: SourceLog;
  readonly host?: string;
  /** 0 = any free one; when it is in use, the next free one is taken. */
  readonly port?: number;
  /** Asked of every request when given; required beyond loopback unless the server is read-only. */
  readonly token?: string | undefined;
  readonly readOnly?: boolean;
  /** Host names that it answers to beside the loopback ones. */
  readonly allowedHosts?: readonly string[];
  /** Title of the collection. */
  readonly name?: string;
  /** True for the sample that comes with the package: imports never add to it. */
  readonly sample?: boolean;
  /** Version of the program, as the status tells it. */
  readonly version?: string;
  readonly logLevel?: LevelWithSilent;
  /** Load the corpus before listening: where other processes answer meanwhile, none should say that it is still loading. */
  readonly loadFirst?: boolean;
  /** Other collections that can be made and served. Default: those in the folder of a SQLite store; null for none. */
  readonly collections?: Collections | null;
}

/** A server that listens. */
export interface RunningServer {
  /** Address to open; without a token. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the corpus is loaded; rejects with the reason if it cannot be. */
  readonly ready: Promise<void>;
  /** Resolves when everything that is computed in advance is stored, or could not be computed. */
  readonly computed: Promise<void>;
  /** Finishes the answers under way, then closes the store. */
  close(): Promise<void>;
}

/** Answers under way get this long when the server ends. */
const GRACE_MS = 2500;

/** Listens first, then loads the corpus in the background and warms its analyses. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { store, host = "127.0.0.1", readOnly = false, token, allowedHosts = [], version = "0.0.0" } = options;
  requireSafeBinding({ host, token, readOnly, allowedHosts });
  const log = pino({ level: options.logLevel ?? "warn", base: null }, pino.destination({ fd: 2, sync: true }));
  const { name = "Papers", sample = false, collections = collectionsBeside(store.url) } = options;
  const ending = new AbortController();
  let precomputed: Promise<void> | undefined;
  const context = new ServerContext({
    store,
    sources: options.sources ?? store.sources,
    name,
    sample,
    readOnly,
    version,
    collections: collections ?? undefined,
    workers: true,
    onFault: (error) => log.error({ err: error }, "a job failed"),
    onUnsaved: (error) => log.warn({ err: error }, "results cannot be stored, and are computed again after each start"),
    onOpen: (snapshot) => {
      precomputed = precompute(snapshot, log, ending.signal);
    },
  });
  const app = createApp(allHandlers(context), {
    host,
    token,
    readOnly,
    allowedHosts,
    version,
    clientDirectory: builtClient(),
    contentTag: () => context.live.contentTag(),
    isChecked: sampledChecks(),
    isNear,
    jobs: () => context.jobs.list().filter(isUnderWay),
    ...(log.isLevelEnabled("debug") && {
      onRequest: (request: Request, response: Response) => logRequest(log, request, response),
    }),
    onFault: (error, request) =>
      log.error({ err: error, method: request.method, path: request.path }, "request failed"),
  });
  if (options.loadFirst) await load(context.live, log);
  const { server, port } = await listen(app, host, options.port ?? 4321);
  removeAbandonedFolders().catch((error) => log.warn({ err: error }, "files of previous servers could not be removed"));
  const ready = options.loadFirst ? Promise.resolve() : load(context.live, log);
  ready.catch((error) => log.error({ err: error }, "the corpus could not be loaded"));
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}/`,
    port,
    ready,
    computed: ready.then(
      () => precomputed,
      () => undefined,
    ),
    close: () => {
      ending.abort();
      return shutDown(server, context);
    },
  };
}

async function load(live: LiveSnapshot, log: Logger): Promise<void> {
  const start = performance.now();
  const { revision, papers } = await live.open();
  log.info({ revision, papers: papers.ids.length, ms: Math.round(performance.now() - start) }, "corpus loaded");
}

/** A decision is often followed by the next one, and a previous snapshot is closed by then: only the last one's index is stored. */
const STORE_AFTER_MS = 15_000;

/** Computes what screens will ask for: the first ones first, then what takes longer and only adds columns. */
function precompute(snapshot: Snapshot, log: Logger, ending: AbortSignal): Promise<void> {
  const { analyses, names, revision } = snapshot;
  const start = performance.now();
  const since = () => ({ revision, ms: Math.round(performance.now() - start) });
  const compute = async () => {
    await analyses.precompute("screen");
    log.info(since(), "first screen ready");
    await names.index();
    storeIndex(snapshot, ending);
    await analyses.precompute("columns");
    await analyses.precompute("repeats");
    log.info(since(), "analyses ready");
  };
  return compute().catch((error) => {
    // Analyses that a shutdown or a user stopped are not worth a warning.
    if (!ending.aborted && !(error instanceof StoppedError))
      log.warn({ err: error, revision }, "an analysis did not finish");
  });
}

function storeIndex(snapshot: Snapshot, ending: AbortSignal): void {
  const timer = setTimeout(() => {
    // Where it cannot be stored (a store on a read-only disk), rows are read again the next time.
    snapshot.saveIndex().catch(() => undefined);
  }, STORE_AFTER_MS);
  ending.addEventListener("abort", () => clearTimeout(timer), { once: true });
}

/** Of this machine itself, and not passed on by a proxy for somebody else. */
function isNear({ socket, headers }: Request): boolean {
  return isLoopback(socket.remoteAddress ?? "") && !PROXY_HEADERS.some((name) => name in headers);
}

const PROXY_HEADERS = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** Paths only: queries may contain a token or what somebody is looking for. */
function logRequest(log: Logger, request: Request, response: Response): void {
  log.debug({ method: request.method, path: request.path, status: response.statusCode }, "answered");
}

async function shutDown(server: Server, context: ServerContext): Promise<void> {
  context.jobs.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(force);
  await context.close();
}
