import type { Frame } from "../model/frame.ts";

/** Maps of fewer concepts and links are drawn again for every movement. */
const manyItems = 5000;
/** A map whose frame takes longer than this, in milliseconds, is moved as a picture. */
const slowMs = 80;
/** How long the camera rests before a picture that was moved is drawn again. */
const restMs = 200;

/** The canvases and the clock of a map. */
export interface Canvases {
  frame(): Frame;
  /** Concepts and links that are drawn. */
  items(): number;
  /** Lays the canvases elsewhere, by a transform of CSS. */
  lay(transform: string): void;
  redraw(): void;
  nextFrame(act: () => void): void;
}

/**
 * Moves and stretches what was drawn as one picture while the camera moves, where drawing it again takes so long that the movement would
 * stutter: large maps without a graphics card. When the camera rests the map is drawn again.
 */
export class MovingPicture {
  readonly #canvases: Canvases;
  /** After each step, for what follows the map. */
  onMove: () => void = () => {};
  #drawnAt: Frame | null = null;
  #isSlow = false;
  #isMeasuring = false;
  #isDue = false;
  #held = false;
  #hasStep = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(canvases: Canvases) {
    this.#canvases = canvases;
  }

  /** True while the canvases show the map for another place of the camera. */
  get held(): boolean {
    return this.#held;
  }

  /** Takes a movement of the camera; false when the map is to be drawn instead. */
  take(): boolean {
    const from = this.#drawnAt;
    if (!from || !this.#isSlow || this.#isDue) return false;
    const to = this.#canvases.frame();
    const isMoved = from.k !== to.k || from.tx !== to.tx || from.ty !== to.ty;
    if (from.width !== to.width || from.height !== to.height || !(isMoved || this.#held)) return false;
    this.#held = true;
    clearTimeout(this.#rest);
    if (this.#hasStep) return true;
    this.#hasStep = true;
    this.#canvases.nextFrame(() => {
      this.#hasStep = false;
      if (this.#held && this.#drawnAt === from) this.#move(from);
    });
    return true;
  }

  /** The map begins to be drawn. */
  drawing(): void {
    clearTimeout(this.#rest);
    this.#isDue = false;
    if (this.#held) this.#canvases.lay("");
    this.#held = false;
    this.#measure();
  }

  /** The map was drawn. */
  drawn(): void {
    this.#drawnAt = this.#canvases.frame();
  }

  destroy(): void {
    clearTimeout(this.#rest);
    this.#held = false;
  }

  #move(from: Frame): void {
    const { k, tx, ty } = this.#canvases.frame();
    const scale = k / from.k;
    this.#canvases.lay(`matrix(${scale},0,0,${scale},${tx - scale * from.tx},${ty - scale * from.ty})`);
    this.onMove();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#isDue = true;
      this.#canvases.redraw();
    }, restMs);
  }

  /** The time from the beginning of a drawing to the second frame after it: software has drawn before it gives that. */
  #measure(): void {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    const began = performance.now();
    this.#canvases.nextFrame(() =>
      this.#canvases.nextFrame(() => {
        this.#isMeasuring = false;
        this.#isSlow = this.#canvases.items() > manyItems && performance.now() - began > slowMs;
      }),
    );
  }
}
