/** How a long analysis reports and is stopped; both are called between steps of some milliseconds. */
export interface LongRun {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

/** Thrown by a long analysis when its caller asked it to stop. */
export class Cancelled extends Error {
  constructor() {
    super("The analysis was cancelled.");
    this.name = "Cancelled";
  }
}

/** Reports a finished step and stops if asked to. */
export function tick(run: LongRun | undefined, done: number, total: number): void {
  if (run?.isCancelled?.()) throw new Cancelled();
  run?.onProgress?.(done, total);
}
