import type Sigma from "sigma";
import type { CameraPlace } from "../../state/view.ts";
import type { Point } from "../model/frame.ts";
import { plane } from "../model/model.ts";
import { frameOf } from "./renderer.ts";

/** Moves of the camera, made only on request and without animation where reduced motion is preferred. */
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

  /** How far it is zoomed in; 1 shows the corpus's first map. */
  zoomed(): number {
    return 1 / this.#sigma.getCamera().getState().ratio;
  }

  /** Moves to a point of the canvas, and zooms in at least so far. */
  approach(point: Point, zoom: number): void {
    const { x, y } = this.#sigma.viewportToFramedGraph(point);
    const ratio = 1 / Math.max(1.05 * zoom, this.zoomed());
    void this.#sigma.getCamera().animate({ x, y, ratio }, { duration: this.#duration() });
  }

  /** Where it looks, in parts of the rectangle that the corpus's first map takes; null when it shows just that. */
  place(box: { width: number; height: number }): CameraPlace | null {
    const { x, y, ratio } = this.#sigma.getCamera().getState();
    if (Math.abs(x - 0.5) < 1e-3 && Math.abs(y - 0.5) < 1e-3 && Math.abs(ratio - 1) < 1e-3) return null;
    const { k, tx, ty, width, height } = frameOf(this.#sigma);
    const part = (middle: number, of: number, side: number) => (middle - of / 2) / (side || 1);
    return {
      x: roundForAddress(part((width / 2 - tx) / k, plane.width, box.width)),
      y: roundForAddress(part((height / 2 - ty) / k, plane.height, box.height)),
      zoom: roundForAddress(1 / ratio),
    };
  }

  /** Moves the camera there without animation. */
  look(place: CameraPlace | null, box: { width: number; height: number }): void {
    const camera = this.#sigma.getCamera();
    if (!place) {
      camera.setState({ x: 0.5, y: 0.5, ratio: 1 });
      return;
    }
    const { k, tx, ty } = frameOf(this.#sigma);
    const at = {
      x: (plane.width / 2 + place.x * box.width) * k + tx,
      y: (plane.height / 2 + place.y * box.height) * k + ty,
    };
    camera.setState({ ...this.#sigma.viewportToFramedGraph(at), ratio: 1 / place.zoom });
  }

  /**
   * Brings a point into the middle of the canvas when it is off it. Several are all brought onto it, but a reader who has
   * zoomed in and sees one of them keeps that place.
   */
  reveal(points: readonly Point[]): void {
    const { width, height } = this.#sigma.getDimensions();
    const camera = this.#sigma.getCamera();
    const offScreen = points.filter(({ x, y }) => x < 20 || y < 20 || x > width - 20 || y > height - 20);
    const [first] = offScreen;
    if (!first) return;
    if (points.length > 1) {
      if (offScreen.length === points.length || camera.getState().ratio >= 1) this.zoomTo(points);
      return;
    }
    const { x, y } = this.#sigma.viewportToFramedGraph(first);
    void camera.animate({ x, y }, { duration: this.#duration() });
  }

  /** Zooms so that these points of the canvas fill it. */
  zoomTo(points: readonly Point[]): void {
    if (points.length === 0) return;
    const framed = points.map((point) => this.#sigma.viewportToFramedGraph(point));
    const [xs, ys] = [framed.map((p) => p.x), framed.map((p) => p.y)];
    const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 0.08);
    const x = (Math.max(...xs) + Math.min(...xs)) / 2;
    const y = (Math.max(...ys) + Math.min(...ys)) / 2;
    void this.#sigma.getCamera().animate({ x, y, ratio: Math.min(2, span * 1.5) }, { duration: this.#duration() });
  }

  #duration(): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 320;
  }
}

/** Three decimals, as in the address. */
function roundForAddress(value: number): number {
  return Math.round(value * 1000) / 1000;
}
