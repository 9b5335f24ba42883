import type { PackedCorpus } from "../../../graph/publish/packed-corpus.ts";
import { unpackValues } from "../../../graph/publish/packed-values.ts";
import { publishedStore } from "../../../graph/publish/published-store.ts";
import { ServerContext } from "../../context/context.ts";
import { RequestProblem } from "../../dispatch/problem.ts";
import { type ApiAnswer, type ApiRequest, answerer, problemAnswer } from "./answer-request.ts";

/** What a worker is given and gives; Node's types know no browser. */
interface WorkerScope {
  onmessage: ((event: { data: { id: number; request: ApiRequest } }) => void) | null;
  postMessage(message: { id: number; answer: ApiAnswer }): void;
  readonly location: { readonly href: string };
  /** Writes to the console of the browser, the only log there is. */
  reportError(error: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;
const report = (error: unknown) => scope.reportError(error);
const ready = open();

/** The server of a published corpus, in a thread of the browser: the same handlers over a packed file. */
scope.onmessage = async ({ data: { id, request } }) => {
  const answer = await ready
    .then((answerTo) => answerTo(request))
    .catch((error) => problemAnswer(unreadable(error), report));
  scope.postMessage({ id, answer });
};

async function open() {
  const response = await fetch(new URL("corpus.bin", scope.location.href));
  if (!response.ok) throw new Error(`corpus.bin: the web host answered ${response.status}`);
  const corpus = unpackValues(await inflate(new Uint8Array(await response.arrayBuffer()))) as PackedCorpus;
  const context = new ServerContext({
    store: publishedStore(corpus),
    ...{ name: corpus.name, version: corpus.version, sample: false, readOnly: true, workers: false },
  });
  await context.live.open();
  return answerer(context, report);
}

/** Some hosts unpack what they send themselves. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function unreadable(error: unknown): RequestProblem {
  const detail = error instanceof Error ? error.message : String(error);
  return new RequestProblem(500, "The published corpus cannot be read", { detail });
}
