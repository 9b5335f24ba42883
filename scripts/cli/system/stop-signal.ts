/** What was asked to end ends within five seconds; this is a little less. */
const LIMIT_MS = 4500;

/** Tells when Ctrl-C or the system asks this process to end. */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** Listens no longer. */
  release(): void;
}

/**
 * Listens for Ctrl-C and the system's signal, so that work can be ended in order. What is not in order by then is cut off: every
 * write to a store is a transaction, which bears that. A second signal ends the process at once.
 */
export function stopSignal(): StopSignal {
  const stop = new AbortController();
  const onSignal = () => {
    stop.abort();
    release();
    setTimeout(() => process.kill(process.pid, "SIGKILL"), LIMIT_MS).unref();
  };
  const release = () => {
    process.removeListener("SIGINT", onSignal);
    process.removeListener("SIGTERM", onSignal);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return { signal: stop.signal, release };
}
