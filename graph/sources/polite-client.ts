import { GraphError } from "../shared/errors.ts";
import { PageFault } from "./page.ts";
import type { Ask } from "./source.ts";

export interface PoliteOptions {
  /** Milliseconds from one request to the next. */
  readonly pause: number;
  readonly contact: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called for every fault after which the client waits and tries again. */
  readonly onWait?: ((reason: string, milliseconds: number) => void) | undefined;
  /** How to wait; tests do not. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

const ATTEMPTS = 6;
const INITIAL_BACKOFF = 1000;
const MAX_BACKOFF = 60_000;
/** When a source asks for a longer wait, the run ends; the next one goes on. */
const MAX_WAIT = 600_000;
const TIMEOUT = 90_000;

/**
 * One request at a time, with a pause between two; what may pass (429, 5xx, a broken connection, a page that makes no
 * sense) is tried again after what `Retry-After` says, else after 1, 2, 4 … seconds.
 */
export function politeClient(options: PoliteOptions): Ask {
  const wait = options.wait ?? sleep;
  let free = 0;
  const turn = async () => {
    const rest = free - performance.now();
    if (rest > 0) await wait(rest, options.signal);
    options.signal?.throwIfAborted();
    free = performance.now() + options.pause;
  };
  return async (address, read) => {
    for (let attempt = 1; ; attempt++) {
      await turn();
      try {
        return await read(await textOf(address, options));
      } catch (error) {
        const { reason, patience } = nextTry(error, address, attempt, options);
        options.onWait?.(reason, patience);
        await wait(patience, options.signal);
      }
    }
  };
}

/** Why and how long to wait before the next try; throws when there is none. */
function nextTry(error: unknown, address: URL, attempt: number, { pause, signal }: PoliteOptions) {
  const fault = transientFault(error);
  if (fault === undefined || signal?.aborted) throw error;
  const backoff = Math.min(INITIAL_BACKOFF * 2 ** (attempt - 1), MAX_BACKOFF);
  const patience = Math.max(fault.after ?? backoff, pause);
  if (attempt === ATTEMPTS || patience > MAX_WAIT) throw giveUp(address, fault.reason, error);
  return { reason: fault.reason, patience };
}

/** An answer with a status that may be another one next time. */
class BusyAnswer extends Error {
  readonly after: number | undefined;
  constructor(status: number, after: number | undefined) {
    super(`the server answered ${status}`);
    this.after = after;
  }
}

async function textOf(address: URL, { contact, signal }: PoliteOptions): Promise<string> {
  const limit = AbortSignal.timeout(TIMEOUT);
  const answer = await fetch(address, {
    headers: { "user-agent": `isthmus${contact === undefined ? "" : ` (${contact})`}`, accept: "*/*" },
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  if (answer.ok) return answer.text();
  const text = await answer.text().catch(() => "");
  if (answer.status === 429 || answer.status >= 500) {
    throw new BusyAnswer(answer.status, retryAfter(answer.headers.get("retry-after")));
  }
  const why = text
    .replace(/<[^>]*>|\s+/g, " ")
    .trim()
    .slice(0, 200);
  throw new GraphError("INVALID_INPUT", `${address.host} refused the query (${answer.status}): ${why}`, {
    hint: "Correct the query; docs/cli.md shows the form each source wants.",
  });
}

/** Seconds, or the date until which to wait, in milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/** What is wrong, when it may pass; undefined when asking again is of no use. */
function transientFault(error: unknown): { reason: string; after: number | undefined } | undefined {
  if (error instanceof BusyAnswer) return { reason: error.message, after: error.after };
  if (error instanceof PageFault) return { reason: error.message, after: undefined };
  if (error instanceof GraphError || !(error instanceof Error)) return undefined;
  if (error.name === "TimeoutError") return { reason: "no answer came in time", after: undefined };
  // fetch throws a TypeError when there is no connection or it breaks.
  const broken =
    error instanceof TypeError && (error.cause !== undefined || /fetch|terminated|network/.test(error.message));
  return broken ? { reason: "the connection broke", after: undefined } : undefined;
}

function giveUp(address: URL, reason: string, cause: unknown): GraphError {
  return new GraphError("UNAVAILABLE", `${address.host} gives no page: ${reason}.`, {
    hint: "What came before is kept. Run the same command again later to go on.",
    cause,
  });
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      signal?.removeEventListener("abort", stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", stop, { once: true });
  });
}
