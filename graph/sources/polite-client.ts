import { GraphError } from "../shared/errors.ts";
import { PageFault } from "./page.ts";
import type { Ask } from "./source.ts";

export interface PoliteOptions {
  /** Milliseconds from one request to the next. */
  readonly pause: number;
  readonly contact: string | undefined;
  /** How the user gets a key, for a source that wants one and was given none. */
  readonly keyHint?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called for every fault after which the client waits and tries again. */
  readonly onWait?: ((reason: string, milliseconds: number) => void) | undefined;
  /** How to wait; tests do not. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

const ATTEMPTS = 6;
const INITIAL_BACKOFF = 1000;
const MAX_BACKOFF = 60_000;
/** A source that wants fewer requests and does not say for how long often means minutes (arXiv). */
const BUSY_BACKOFF = 30_000;
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
function nextTry(error: unknown, address: URL, attempt: number, { pause, signal, keyHint }: PoliteOptions) {
  const fault = transientFault(error);
  if (fault === undefined || signal?.aborted) throw error;
  const isBusy = error instanceof BusyAnswer && error.status === 429;
  const backoff = isBusy
    ? Math.min(BUSY_BACKOFF * 2 ** (attempt - 1), MAX_WAIT)
    : Math.min(INITIAL_BACKOFF * 2 ** (attempt - 1), MAX_BACKOFF);
  const patience = Math.max(fault.after ?? backoff, pause);
  if (attempt === ATTEMPTS || patience > MAX_WAIT) throw giveUp(address, error, fault.reason, keyHint);
  return { reason: fault.reason, patience };
}

/** An answer with a status that may be another one next time. */
class BusyAnswer extends Error {
  readonly status: number;
  /** Milliseconds after which the server wants to be asked again. */
  readonly after: number | undefined;
  constructor(status: number, after: number | undefined) {
    super(status === 429 ? "it asks for fewer requests (429)" : `the server answered ${status}`);
    this.status = status;
    this.after = after;
  }
}

async function textOf(address: URL, { contact, signal, keyHint }: PoliteOptions): Promise<string> {
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
  if (answer.status === 401 || (answer.status === 403 && keyHint !== undefined)) {
    throw new GraphError("FORBIDDEN", `${address.host} wants a valid key (${answer.status}).`, {
      hint: keyHint ?? "Check the key in the environment.",
    });
  }
  const why = text
    .replace(/<[^<>]*>|\s+/g, " ")
    .trim()
    .slice(0, 200);
  throw new GraphError("INVALID_INPUT", `${address.host} refused the query (${answer.status}): ${why}`, {
    hint: "Correct the query; `isthmus fetch --help` shows the form that each source needs.",
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

/** The papers so far are kept; the hint says when to try again. */
function giveUp(address: URL, cause: unknown, reason: string, keyHint: string | undefined): GraphError {
  const after = cause instanceof BusyAnswer ? cause.after : undefined;
  const isBudget = cause instanceof BusyAnswer && cause.status === 429 && after !== undefined;
  const message = isBudget
    ? `${address.host} gives no page for the next ${spanOf(after)}: its budget of requests is used up (429).`
    : `${address.host} gives no page: ${reason}.`;
  const advice =
    after === undefined
      ? "later"
      : `after ${new Date(Date.now() + after).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const hint = `The papers so far are kept. Run the same command again ${advice} to continue.${isBudget && keyHint ? ` ${keyHint}` : ""}`;
  return new GraphError("UNAVAILABLE", message, { hint, cause });
}

function spanOf(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
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
