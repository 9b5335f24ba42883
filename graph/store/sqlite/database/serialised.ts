/** Makes a queue that runs steps one after another, whatever becomes of the former ones, and a wait for its end. */
export function serialised() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run<T>(step: () => T | Promise<T>): Promise<T> {
      const result = last.then(step);
      last = result.catch(() => undefined);
      return result;
    },
    idle: () => last,
  };
}
