/** Stands in for node:timers/promises in the browser: yields to the event loop. */
export function setImmediate(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
