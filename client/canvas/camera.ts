import type Sigma from "sigma";
import type { Point } from "./frame.ts";

/** Moves of the camera, made only when asked; at once where motion is not wanted. */
export class MapCamera {
  readonly #sigma: Sigma;

  constructor(sigma: Sigma) {
    this.#sigma = sigma;
  }

  zoom(factor: number): void {
    void this.#sigma.getCamera().animatedZoom({ factor, duration: this.#duration() });
  }

  unzoom(factor: number): void {
    void this.#sigma.getCamera().animatedUnzoom({ factor, duration: this.#duration() });
  }

  fit(): void {
    void this.#sigma.getCamera().animatedReset({ duration: this.#duration() });
  }

  /** Brings a point of the canvas into its middle when it is off the canvas. */
  reveal(at: Point): void {
    const { width, height } = this.#sigma.getDimensions();
    if (at.x > 20 && at.y > 20 && at.x < width - 20 && at.y < height - 20) return;
    const target = this.#sigma.viewportToFramedGraph(at);
    void this.#sigma.getCamera().animate({ x: target.x, y: target.y }, { duration: this.#duration() });
  }

  /** Zooms so that these points of the canvas fill it. */
  zoomTo(points: readonly Point[]): void {
    if (points.length === 0) return;
    const framed = points.map((point) => this.#sigma.viewportToFramedGraph(point));
    const [xs, ys] = [framed.map((p) => p.x), framed.map((p) => p.y)];
    const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 0.08);
    const x = (Math.max(...xs) + Math.min(...xs)) / 2;
    const y = (Math.max(...ys) + Math.min(...ys)) / 2;
    void this.#sigma.getCamera().animate({ x, y, ratio: Math.min(1, span * 1.5) }, { duration: this.#duration() });
  }

  #duration(): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 320;
  }
}
