import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { Request, Response } from "express";
import { type LevelWithSilent, type Logger, pino } from "pino";
import type { Analyses } from "../graph/snapshot/analyses.ts";
import type { GraphStore } from "../graph/store/store.ts";
import { createApp } from "./app.ts";
import { builtClient } from "./client-files.ts";
import { requireSafeBinding } from "./guard.ts";
import { allHandlers } from "./handlers/all.ts";
import { listen } from "./listen.ts";
import { LiveSnapshot } from "./live-snapshot.ts";

export interface ServeOptions {
  /** An open store; the server closes it when it ends. */
  readonly store: GraphStore;
  readonly host?: string;
  /** 0 = any free one; when it is in use, the next free one is taken. */
  readonly port?: number;
  readonly token?: string | undefined;
  readonly readOnly?: boolean;
  readonly allowedHosts?: readonly string[];
  readonly name?: string;
  readonly sample?: boolean;
  readonly version?: string;
  readonly logLevel?: LevelWithSilent;
}

export interface RunningServer {
  /** Address to open; without a token. */
  readonly url: string;
  readonly port: number;
  /** Settles when the corpus is loaded, or why it cannot be. */
  readonly ready: Promise<void>;
  /** Finishes the answers under way, then closes the store. */
  close(): Promise<void>;
}

/** Answers under way get this long when the server ends. */
const GRACE_MS = 3000;

/** Listens first, then loads the corpus in the background and warms its analyses. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { store, host = "127.0.0.1", readOnly = false, token, allowedHosts = [], version = "0.0.0" } = options;
  requireSafeBinding({ host, token, readOnly, allowedHosts });
  const log = pino({ level: options.logLevel ?? "warn", base: null }, pino.destination({ fd: 2, sync: true }));
  const live = new LiveSnapshot(store, { workers: true });
  const about = { name: options.name ?? "Papers", sample: options.sample ?? false, readOnly, version };
  // Other code may answer otherwise to the same content, so tags end with the process.
  const process = randomBytes(6).toString("base64url");
  const app = createApp(allHandlers({ store, live, about }), {
    host,
    token,
    readOnly,
    allowedHosts,
    version,
    clientDirectory: builtClient(),
    contentTag: () => (live.contentTag === undefined ? undefined : `${live.contentTag}-${process}`),
    onRequest: (request, response) => logRequest(log, request, response),
    onFault: (error, request) =>
      log.error({ err: error, method: request.method, path: request.path }, "request failed"),
  });
  const { server, port } = await listen(app, host, options.port ?? 4321);
  const ready = load(live, log);
  ready.catch((error) => log.error({ err: error }, "the corpus could not be loaded"));
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}/`,
    port,
    ready,
    close: () => shutDown(server, live, store),
  };
}

/** Opens the snapshot, then computes what the first screen asks for, so that it waits as little as possible. */
async function load(live: LiveSnapshot, log: Logger): Promise<void> {
  const start = performance.now();
  const { analyses, revision, papers, names } = await live.open();
  log.info({ revision, papers: papers.ids.length, ms: Math.round(performance.now() - start) }, "corpus loaded");
  await names.prepare();
  warm(analyses).then(
    () => log.info({ ms: Math.round(performance.now() - start) }, "analyses ready"),
    (error) => log.error({ err: error }, "an analysis failed"),
  );
}

/** What the first screens show comes first; then what takes longer and only adds columns. */
async function warm(analyses: Analyses): Promise<void> {
  await Promise.all([analyses.layout(), analyses.participation().then(analyses.pairTotal).then(analyses.bridges)]);
  await Promise.all([analyses.pairSignificance(), analyses.bridgeChange()]);
  await Promise.all([analyses.bridgeSignificance(), analyses.communityStability().then(analyses.bridgeStability)]);
}

/** Paths only: queries may hold a token or what somebody is looking for. */
function logRequest(log: Logger, request: Request, response: Response): void {
  log.debug({ method: request.method, path: request.path, status: response.statusCode }, "answered");
}

async function shutDown(server: Server, live: LiveSnapshot, store: GraphStore): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(force);
  await live.close();
  await store.close();
}
