/** Stands in for node:timers/promises in the browser: lets what waits have its turn. */
export function setImmediate(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
