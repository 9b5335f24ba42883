import { once } from "node:events";
import { basename, resolve } from "node:path";
import { readConfig } from "../../../../config.ts";
import { withCuration } from "../../../../graph/curation/curated-store.ts";
import type { GraphStore } from "../../../../graph/store/store.ts";
import { type RunningServer, startServer } from "../../../../server/main.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import {
  encodingArgument,
  fileArgument,
  formatArgument,
  jsonArgument,
  mapArgument,
  sheetArgument,
  sourceOptions,
  storeArgument,
  workersArgument,
} from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { fillReport } from "../../store/fill-report.ts";
import { fillIfNeeded } from "../../store/fill-store.ts";
import { openStoreByName } from "../../store/open-store-by-name.ts";
import { SAMPLE_STORE, storeForFiles, storeToRead, storeUrl } from "../../store/store-name.ts";
import { withStoreForImport } from "../../store/with-store-for-import.ts";
import { hasBrowser, openBrowser } from "../../system/browser.ts";
import { packageFolder, packageVersion } from "../../system/package-info.ts";
import { type Address, answersBeside, joinsOthers, mayEnd, runProcesses, tell } from "../../system/processes.ts";
import { stopSignal } from "../../system/stop-signal.ts";

/** `isthmus serve`: the explorer over a store, filled first where that is needed. */
export default defineCommand({
  description: "Start the explorer on a store; files are read into it first.",
  args: {
    files: fileArgument("Files to read first, into --store or into a store named after them", false),
    store: storeArgument,
    sample: { type: "boolean", description: "Serve the sample corpus, in a store of its own" },
    host: { type: "string", valueHint: "address", description: "Address to listen on. Default: 127.0.0.1" },
    port: {
      type: "number",
      min: 0,
      max: 65_535,
      description: "Port, or the next free one if it is in use. Default: 4321",
    },
    readOnly: { type: "boolean", negatable: true, description: "Refuse every change" },
    processes: {
      type: "number",
      min: 1,
      max: 64,
      description: "Processes that answer, each with its own memory; needs --read-only. Default: 1",
    },
    token: { type: "string", valueHint: "secret", description: "Require this token (better set in ISTHMUS_TOKEN)" },
    open: { type: "boolean", negatable: true, description: "Open the explorer in a browser, if there is one" },
    format: formatArgument,
    encoding: encodingArgument,
    sheet: sheetArgument,
    map: mapArgument,
    workers: workersArgument,
    json: jsonArgument,
  },
  async run(args) {
    const config = readConfig();
    if (args.sample && args.files.length > 0) throw new UsageError("--sample and files cannot be combined; use one.");
    const files = args.sample ? [resolve(packageFolder, "samples/papers.jsonl")] : args.files;
    const url = await storeOf(args.store, args.sample ?? false, files);
    const options = {
      host: args.host ?? config.host,
      port: args.port ?? config.port,
      token: secret(args.token) ?? config.token,
      readOnly: args.readOnly ?? config.readOnly,
      allowedHosts: config.allowedHosts,
      logLevel: config.logLevel,
      ...naming(url, args.sample ?? false, files),
    };
    const { processes = 1 } = args;
    if (processes > 1 && !options.readOnly) {
      throw new UsageError("--processes needs --read-only: each process would know its own changes and jobs only.");
    }
    if (answersBeside) return serveBeside(url, options);
    await fill(url, files, sourceOptions(args));
    const onListen = async (address: Address) => {
      const token = options.token !== undefined;
      await announce(address, { url, port: options.port, token, json: args.json ?? false });
      if (args.open && hasBrowser()) await openBrowser(address.url);
    };
    if (processes > 1) process.exitCode = await runProcesses(processes, stopSignal().signal, onListen);
    else await serveStore(url, options, onListen);
  },
});

type Options = Omit<Parameters<typeof startServer>[0], "store" | "sources" | "version">;

/** Serves a store until this process is told to stop. */
async function serveStore(
  url: string,
  options: Options,
  onListen: (running: RunningServer) => Promise<void>,
): Promise<void> {
  const opened = await openStoreByName(url, { create: false });
  const running = await start({ ...options, store: withCuration(opened), sources: opened.sources });
  // Set before the address is printed: whoever reads it may stop the server at once.
  const { signal } = stopSignal();
  await onListen(running);
  if (!signal.aborted) await once(signal, "abort");
  await running.close();
}

/** The same in one of several processes, which tells the one that started it. */
async function serveBeside(url: string, options: Options): Promise<void> {
  try {
    await serveStore(url, { ...options, loadFirst: joinsOthers }, async ({ url, port, computed }) => {
      tell({ listens: { url, port } });
      void computed.then(() => tell({ computed: true }));
    });
  } finally {
    mayEnd();
  }
}

async function storeOf(option: string | undefined, sample: boolean, files: readonly string[]): Promise<string> {
  if (option !== undefined) return storeUrl(option);
  if (sample) return SAMPLE_STORE;
  return files.length > 0 ? storeForFiles(files) : storeToRead(undefined);
}

function secret(token: string | undefined): string | undefined {
  if (token !== undefined && token.length < 16) throw new UsageError("--token needs 16 characters or more.");
  return token;
}

async function fill(url: string, files: readonly string[], options: ReturnType<typeof sourceOptions>): Promise<void> {
  const filling = (store: GraphStore) => fillIfNeeded(store, files, options);
  if (files.length === 0) await (await openStoreByName(url, { create: false })).close();
  const report = await withStoreForImport(url, filling);
  if (report) process.stderr.write(fillReport(report));
}

function naming(url: string, sample: boolean, files: readonly string[]): { name: string; sample: boolean } {
  const stem = basename(url)
    .replace(/^sqlite:/, "")
    .replace(/\.(sqlite|db)$/i, "");
  const name = files.length === 1 ? basename(files[0] as string) : stem;
  return { name: sample ? "Sample corpus" : name, sample };
}

async function start(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  try {
    return await startServer({ ...options, version: packageVersion() });
  } catch (error) {
    await options.store.close();
    throw error;
  }
}

interface Announcement {
  readonly url: string;
  readonly port: number;
  readonly token: boolean;
  readonly json: boolean;
}

async function announce(running: Address, { url, port, token, json }: Announcement): Promise<void> {
  if (json) return printJson({ url: running.url, port: running.port, store: url });
  const lines = [`Isthmus is at ${running.url}`, `Store: ${url}`];
  if (port !== 0 && running.port !== port) lines.push(`Port ${port} is in use; ${running.port} is the next free one.`);
  if (token) lines.push("It asks for the token: open the address once with ?token=… at its end.");
  await print(`${lines.join("\n")}\nCtrl-C ends it.\n`);
}
