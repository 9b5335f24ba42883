import type { Box } from "../labels/boxes.ts";
import { type LabelScene, labelSceneOf, type Placement, placeForFocus } from "../labels/labels.ts";
import type { Diamond } from "../model/diamonds.ts";
import type { Focus } from "../model/focus.ts";
import type { Frame } from "../model/frame.ts";
import { findLands, haveSameLands, type Lands } from "../model/lands.ts";
import { isDirected, linksOf, type MapModel } from "../model/model.ts";
import { type Density, densityOf } from "../paint/density.ts";
import { densityPicture, paintDensity } from "../paint/paint-density.ts";
import { diamondBoxes, paintDiamonds, paintStrands } from "../paint/paint-diamonds.ts";
import { paintArrows, paintFocus, paintHover, paintHoveredLink, paintPins } from "../paint/paint-focus.ts";
import { paintLabels, paintNames } from "../paint/paint-labels.ts";
import { paintLands } from "../paint/paint-lands.ts";
import { frameOf, type Renderer } from "../sigma/renderer.ts";
import type { Look } from "../sigma/sigma-graph.ts";

/** What is drawn over and under Sigma's layers. */
export interface Showing {
  readonly focus: Focus | null;
  readonly diamonds: readonly Diamond[];
  /** The bridge paper that is open. */
  readonly openPaper: string | null;
  readonly pins: readonly number[];
  readonly density: boolean;
  readonly hoverConcept: number | null;
  readonly hoveredLink: number | null;
}

const nothing: Showing = {
  focus: null,
  diamonds: [],
  openPaper: null,
  pins: [],
  density: false,
  hoverConcept: null,
  hoveredLink: null,
};

/** How long the camera rests before labels are placed again. */
const restMs = 160;

/** Paints lands, focus and labels around what Sigma draws, and keeps the labels placed. */
export class ScenePainter {
  readonly #sigma: Renderer;
  readonly #container: HTMLElement;
  readonly #obstacles: () => readonly Box[];
  readonly #afterFrame: () => void;
  #model: MapModel;
  #look: Look;
  #lands: Lands;
  #density: { readonly field: Density; readonly picture: HTMLCanvasElement } | null = null;
  #showing = nothing;
  #ground: LabelScene | null = null;
  #placement: Placement | null = null;
  /** What must be done before the labels can be drawn. */
  #stale: "ground" | "labels" | null = "ground";
  #under: Frame | null = null;
  #idle = 0;

  constructor(
    sigma: Renderer,
    container: HTMLElement,
    first: { model: MapModel; look: Look },
    hooks: { obstacles: () => readonly Box[]; afterFrame: () => void },
  ) {
    this.#sigma = sigma;
    this.#container = container;
    this.#obstacles = hooks.obstacles;
    this.#afterFrame = hooks.afterFrame;
    this.#model = first.model;
    this.#look = first.look;
    this.#lands = findLands(first.model);
  }

  get showing(): Showing {
    return this.#showing;
  }

  get placement(): Placement | null {
    return this.#placement;
  }

  get lands(): Lands {
    return this.#lands;
  }

  setModel(model: MapModel, look: Look): void {
    if (!haveSameLands(this.#model, model)) this.#lands = findLands(model);
    this.#model = model;
    this.#look = look;
    this.#showing = { ...this.#showing, hoverConcept: null, hoveredLink: null };
    this.#density = null;
    this.restale();
  }

  setLook(look: Look): void {
    this.#look = look;
    this.#density = null;
    this.restale();
  }

  /** The ground of the labels changed: everything is placed again with the next frame. */
  restale(): void {
    this.#stale = "ground";
    this.#under = null;
    this.#container.dataset.settled = "false";
  }

  /** Changes what is shown without changing the ground; hovering needs no new labels. */
  show(change: Partial<Showing>): void {
    const before = this.#showing;
    this.#showing = { ...before, ...change };
    const { focus, diamonds, openPaper } = this.#showing;
    if (diamonds !== before.diamonds || openPaper !== before.openPaper) this.restale();
    else if (focus !== before.focus) this.#stale ??= "labels";
    if (this.#showing.density !== before.density || diamonds !== before.diamonds) this.#under = null;
    this.#dim();
    this.paint();
  }

  /** Dims whole layers without changing anything in them. */
  #dim(): void {
    const { edges, nodes } = this.#sigma.getCanvases();
    const { focus, density } = this.#showing;
    if (edges) edges.style.opacity = density ? "0" : focus ? "0.12" : "1";
    if (nodes) nodes.style.opacity = density ? "0" : focus ? "0.32" : "1";
  }

  /** What is drawn was moved: it is painted, with labels, when the map is drawn again. */
  moved(): void {
    if (this.#stale !== "ground") this.restale();
    this.#afterFrame();
  }

  paint(): void {
    if (this.#sigma.picture.held) return;
    const contexts = this.#sigma.getCanvases();
    const landsContext = contexts.lands?.getContext("2d");
    const overlayContext = contexts.overlay?.getContext("2d");
    if (!landsContext || !overlayContext) return;
    const frame = frameOf(this.#sigma);
    if (!this.#under || !sameFrame(this.#under, frame)) this.#paintUnder(landsContext, frame);
    this.#paintOver(overlayContext, frame);
    this.#afterFrame();
  }

  #paintUnder(ctx: CanvasRenderingContext2D, frame: Frame): void {
    const { diamonds, density } = this.#showing;
    const { palette } = this.#look;
    ctx.clearRect(0, 0, frame.width, frame.height);
    if (density) {
      this.#density ??= densityImage(this.#model, this.#look);
      paintDensity(ctx, frame, this.#density.field, this.#density.picture);
    } else {
      const joined = new Set(diamonds.flatMap((diamond) => diamond.sides));
      paintLands(ctx, frame, this.#lands, palette, (land) => joined.size > 0 && !joined.has(land));
    }
    this.#under = frame;
  }

  #paintOver(ctx: CanvasRenderingContext2D, frame: Frame): void {
    const { focus, diamonds, openPaper, hoverConcept, hoveredLink, pins } = this.#showing;
    const { palette, colours } = this.#look;
    ctx.clearRect(0, 0, frame.width, frame.height);
    const brush = { ctx, frame, model: this.#model, palette, colours };
    if (isDirected(this.#model) && !this.#showing.density) paintArrows(brush, focus !== null);
    paintStrands(brush, diamonds, openPaper);
    if (focus) paintFocus(brush, focus);
    if (hoveredLink !== null) paintHoveredLink(brush, hoveredLink);
    if (hoverConcept !== null) paintHover(brush, hoverConcept, linksOf(this.#model, hoverConcept));
    paintPins(brush, pins);
    paintDiamonds(brush, diamonds, openPaper);
    this.#place(ctx, frame);
    if (!this.#placement) return;
    paintNames(ctx, frame, this.#placement, palette);
    paintLabels(ctx, frame, this.#model, this.#placement, palette);
  }

  /**
   * A new focus is labelled on the ground that is there; a new ground waits until the camera rests, unless the zoom moved by
   * 15 %. Elements that a focus shows over the map (a pill) are taken into account then.
   */
  #place(ctx: CanvasRenderingContext2D, frame: Frame): void {
    const ground = this.#ground;
    const zoomed = ground ? Math.abs(Math.log(frame.k / ground.frame.k)) > Math.log(1.15) : true;
    if (
      this.#stale === "ground" ||
      zoomed ||
      !ground ||
      (this.#stale === "labels" && !sameFrame(ground.frame, frame))
    ) {
      const obstacles = [...this.#obstacles(), ...diamondBoxes(frame, this.#showing.diamonds)];
      this.#ground = labelSceneOf(ctx, { frame, model: this.#model, lands: this.#lands, obstacles });
      this.#placement = placeForFocus(ctx, this.#ground, this.#showing.focus, this.#placement);
      this.#stale = null;
      this.#container.dataset.settled = "true";
      return;
    }
    const moved = !sameFrame(ground.frame, frame);
    if (this.#stale === null && !moved) return;
    if (this.#stale === "labels") this.#placement = placeForFocus(ctx, ground, this.#showing.focus, this.#placement);
    this.#stale = null;
    this.#container.dataset.settled = "false";
    clearTimeout(this.#idle);
    this.#idle = window.setTimeout(() => {
      this.restale();
      this.paint();
    }, restMs);
  }

  destroy(): void {
    clearTimeout(this.#idle);
  }
}

function densityImage(model: MapModel, { palette }: Look) {
  const field = densityOf(model);
  return { field, picture: densityPicture(field, palette) };
}

function sameFrame(a: Frame, b: Frame): boolean {
  const near = (p: number, q: number) => Math.abs(p - q) < 1e-6;
  return near(a.k, b.k) && near(a.tx, b.tx) && near(a.ty, b.ty) && a.width === b.width && a.height === b.height;
}
