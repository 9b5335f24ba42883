import type Sigma from "sigma";
import type { Frame } from "../model/frame.ts";

/** Maps of fewer concepts and links are always drawn anew. */
const manyItems = 5000;
/** A map whose frame takes longer than this, in milliseconds, is moved as a picture. */
const slowMs = 80;
/** How long the camera rests before a picture that was moved is drawn anew. */
const restMs = 200;

/**
 * What of a map is drawn is moved and stretched as one picture while the camera moves, if drawing it anew takes so long that the movement would stutter: large
 * maps without a graphics card. It is drawn anew when the camera rests.
 */
export class MovingPicture {
  readonly #sigma: Sigma;
  readonly #frameOf: () => Frame;
  readonly #items: () => number;
  /** After each step, for what follows the map. */
  onMove: () => void = () => {};
  #drawnAt: Frame | null = null;
  #isSlow = false;
  #isMeasuring = false;
  #isDue = false;
  #held = false;
  #step = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(sigma: Sigma, source: { frame: () => Frame; items: () => number }) {
    this.#sigma = sigma;
    this.#frameOf = source.frame;
    this.#items = source.items;
    sigma.on("beforeRender", () => {
      this.#release();
      this.#measure();
    });
    sigma.on("afterRender", () => {
      this.#drawnAt = this.#frameOf();
    });
  }

  /** True while the canvases show the map for another place of the camera. */
  get held(): boolean {
    return this.#held;
  }

  /** Takes a movement of the camera; false when the map is to be drawn instead. */
  take(): boolean {
    const from = this.#drawnAt;
    if (!from || !this.#isSlow || this.#isDue) return false;
    const to = this.#frameOf();
    const isMoved = from.k !== to.k || from.tx !== to.tx || from.ty !== to.ty;
    if (from.width !== to.width || from.height !== to.height || !(isMoved || this.#held)) return false;
    this.#held = true;
    clearTimeout(this.#rest);
    if (this.#step === 0) this.#step = requestAnimationFrame(() => this.#move(from));
    return true;
  }

  destroy(): void {
    this.#release();
  }

  #move(from: Frame): void {
    this.#step = 0;
    const { k, tx, ty } = this.#frameOf();
    const scale = k / from.k;
    this.#transform(`matrix(${scale},0,0,${scale},${tx - scale * from.tx},${ty - scale * from.ty})`);
    this.onMove();
    this.#rest = setTimeout(() => {
      this.#isDue = true;
      this.#sigma.scheduleRender();
    }, restMs);
  }

  #release(): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#step);
    this.#step = 0;
    this.#isDue = false;
    if (this.#held) this.#transform("");
    this.#held = false;
  }

  #transform(transform: string): void {
    for (const canvas of Object.values(this.#sigma.getCanvases())) {
      canvas.style.transformOrigin = "0 0";
      // Sigma's own canvas takes the pointer, and shows nothing.
      if (!canvas.classList.contains("sigma-mouse")) canvas.style.transform = transform;
    }
  }

  /** The time from the beginning of a drawing to the second frame after it: software has drawn before it gives that. */
  #measure(): void {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    const began = performance.now();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#isMeasuring = false;
        this.#isSlow = this.#items() > manyItems && performance.now() - began > slowMs;
      }),
    );
  }
}
