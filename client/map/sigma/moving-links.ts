/** A map with more links than this is drawn without them while the camera moves and with all of them when it rests. */
export const linksDrawnMoving = 5000;

/** How long the camera rests before the links are drawn again. */
const restMs = 200;

/** Knows whether the links of a map are left out of the next frame, because there are many and the camera moves. */
export class MovingLinks {
  readonly #count: () => number;
  readonly #redraw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(count: () => number, redraw: () => void) {
    this.#count = count;
    this.#redraw = redraw;
  }

  get leftOut(): boolean {
    return this.#timer !== undefined;
  }

  /** The camera moved. */
  moved(): void {
    if (this.#count() <= linksDrawnMoving) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.rest();
      this.#redraw();
    }, restMs);
  }

  /** The next frame has the links, whether the camera moves or not. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
