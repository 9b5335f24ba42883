import type Sigma from "sigma";
import type { Box } from "./boxes.ts";
import type { Focus } from "./focus.ts";
import { type Frame, type Point, radiusOf, screenOf } from "./frame.ts";
import { type Placement, paintLabels, paintNames, placeAll } from "./labels.ts";
import { findLands, type Lands } from "./lands.ts";
import { linksOf, type MapModel } from "./model.ts";
import { paintFocus, paintHover, paintHoveredLink } from "./paint-focus.ts";
import { paintLands } from "./paint-lands.ts";
import type { Palette } from "./palette.ts";
import { type LinkFinder, linkFinder } from "./pick.ts";
import { createRenderer } from "./renderer.ts";
import { sigmaGraph } from "./sigma-graph.ts";

/** What the scene tells its owner. Positions in the model. */
export interface SceneEvents {
  node(i: number): void;
  link(link: number): void;
  empty(): void;
  hover(i: number | null): void;
  /** After every frame, for what HTML lays over the map. */
  moved(): void;
}

/** The one owner of Sigma: draws a model, a focus and a hover, and keeps the labels placed. */
export class MapScene {
  readonly #container: HTMLElement;
  readonly #sigma: Sigma;
  readonly #events: SceneEvents;
  readonly #taken: () => readonly Box[];
  #model: MapModel;
  #palette: Palette;
  #lands: Lands;
  #finder: LinkFinder | null = null;
  #focus: Focus | null = null;
  #hovered: number | null = null;
  #hoveredLink: number | null = null;
  #placement: Placement | null = null;
  #stale = true;
  #idle = 0;

  constructor(
    container: HTMLElement,
    model: MapModel,
    palette: Palette,
    options: { padding: number; taken: () => readonly Box[]; events: SceneEvents },
  ) {
    this.#container = container;
    this.#model = model;
    this.#palette = palette;
    this.#events = options.events;
    this.#taken = options.taken;
    this.#lands = findLands(model);
    this.#sigma = createRenderer(sigmaGraph(model, palette), container, options.padding);
    this.#sigma.setCustomBBox(this.#sigma.getBBox());
    // The declaration of createCanvasContext leaves out what it hands on to createCanvas; hence the named objects.
    const under = { style: {}, beforeLayer: "edges" };
    const over = { style: {}, beforeLayer: "mouse" };
    this.#sigma.createCanvasContext("lands", under);
    this.#sigma.createCanvasContext("overlay", over);
    this.#sigma.resize(true);
    this.#fitSizes();
    this.#listen();
    this.#sigma.refresh();
    void document.fonts?.ready.then(() => this.#restale());
  }

  setModel(model: MapModel): void {
    this.#model = model;
    this.#lands = findLands(model);
    this.#container.dataset.settled = "false";
    this.#finder = null;
    this.#hovered = null;
    this.#hoveredLink = null;
    this.#stale = true;
    this.#sigma.setGraph(sigmaGraph(model, this.#palette));
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#sigma.setGraph(sigmaGraph(this.#model, palette));
  }

  /** Dims the drawn layers as a whole and paints only the focus anew: O(what is in focus). */
  setFocus(focus: Focus | null): void {
    this.#focus = focus;
    const { edges, nodes } = this.#sigma.getCanvases();
    if (edges) edges.style.opacity = focus ? "0.12" : "1";
    if (nodes) nodes.style.opacity = focus ? "0.32" : "1";
    this.#restale();
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

  /** Brings a concept into view when it is off the canvas. */
  reveal(i: number): void {
    const at = this.screenOf(i);
    const { width, height } = this.#frame();
    if (at.x > 20 && at.y > 20 && at.x < width - 20 && at.y < height - 20) return;
    const target = this.#sigma.viewportToFramedGraph(at);
    void this.#sigma.getCamera().animate({ x: target.x, y: target.y }, { duration: this.#duration() });
  }

  /** Zooms so that these concepts fill the canvas. */
  zoomTo(concepts: readonly number[]): void {
    const points = concepts.map((i) => this.#sigma.viewportToFramedGraph(this.screenOf(i)));
    if (points.length === 0) return;
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
    const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 0.08);
    const x = (Math.max(...xs) + Math.min(...xs)) / 2;
    const y = (Math.max(...ys) + Math.min(...ys)) / 2;
    void this.#sigma.getCamera().animate({ x, y, ratio: Math.min(1, span * 1.5) }, { duration: this.#duration() });
  }

  zoomToFocus(): void {
    this.zoomTo([...(this.#focus?.lit ?? [])]);
  }

  screenOf(i: number): Point & { r: number } {
    const frame = this.#frame();
    return { ...screenOf(frame, this.#model, i), r: radiusOf(frame, this.#model, i) };
  }

  /** Where a concept stands, by id; undefined when it is not on the map. */
  locate(id: string): (Point & { r: number }) | undefined {
    const i = this.#model.position.get(id);
    return i === undefined ? undefined : this.screenOf(i);
  }

  /** Where everything stands, for tests and for whoever lays something over the map. */
  placement(): Placement | null {
    return this.#placement;
  }

  destroy(): void {
    clearTimeout(this.#idle);
    this.#sigma.kill();
  }

  #listen(): void {
    const sigma = this.#sigma;
    sigma.on("afterRender", () => this.#paint());
    sigma.on("resize", () => {
      this.#fitSizes();
      this.#stale = true;
    });
    const at = (node: string) => this.#model.position.get(node) ?? -1;
    sigma.on("enterNode", ({ node }) => this.#hover(at(node), null));
    sigma.on("leaveNode", () => this.#hover(null, null));
    sigma.on("clickNode", ({ node }) => this.#events.node(at(node)));
    sigma.on("clickStage", ({ event }) => {
      const link = this.#linkAt(event, 7);
      if (link === undefined) this.#events.empty();
      else this.#events.link(link);
    });
    sigma.on("moveBody", ({ event }) => {
      if (this.#hovered === null) this.#hover(null, this.#linkAt(event, 4) ?? null);
    });
    sigma.on("doubleClickNode", (payload) => payload.preventSigmaDefault());
  }

  #linkAt(at: Point, within: number): number | undefined {
    this.#finder ??= linkFinder(this.#model);
    const { k, tx, ty } = this.#frame();
    return this.#finder.near((at.x - tx) / k, (at.y - ty) / k, within / k);
  }

  #hover(concept: number | null, link: number | null): void {
    if (concept === this.#hovered && link === this.#hoveredLink) return;
    if (concept !== this.#hovered) this.#events.hover(concept);
    this.#hovered = concept;
    this.#hoveredLink = link;
    this.#container.style.cursor = concept !== null || link !== null ? "pointer" : "";
    this.#paint();
  }

  /** Discs keep their size relative to the plane's own at the zoom that fits, and grow with the root beyond it. */
  #fitSizes(): void {
    const fitted = this.#frame().k * this.#sigma.getCamera().getState().ratio;
    this.#sigma.setSetting("zoomToSizeRatioFunction", (ratio: number) => Math.sqrt(ratio / (fitted || 1)));
  }

  #frame(): Frame {
    const zero = this.#sigma.graphToViewport({ x: 0, y: 0 });
    const far = this.#sigma.graphToViewport({ x: 1000, y: 0 });
    const { width, height } = this.#sigma.getDimensions();
    return { k: (far.x - zero.x) / 1000, tx: zero.x, ty: zero.y, width, height };
  }

  #restale(): void {
    this.#stale = true;
    this.#paint();
  }

  #paint(): void {
    const contexts = this.#sigma.getCanvases();
    const lands = contexts.lands?.getContext("2d");
    const overlay = contexts.overlay?.getContext("2d");
    if (!lands || !overlay) return;
    const frame = this.#frame();
    for (const ctx of [lands, overlay]) ctx.clearRect(0, 0, frame.width, frame.height);
    paintLands(lands, frame, this.#lands, this.#palette, () => false);
    const brush = { ctx: overlay, frame, model: this.#model, palette: this.#palette };
    if (this.#focus) paintFocus(brush, this.#focus);
    if (this.#hoveredLink !== null) paintHoveredLink(brush, this.#hoveredLink);
    if (this.#hovered !== null) paintHover(brush, this.#hovered, linksOf(this.#model, this.#hovered));
    this.#place(overlay, frame);
    if (this.#placement) {
      paintNames(overlay, frame, this.#placement, this.#palette);
      paintLabels(overlay, frame, this.#model, this.#placement, this.#palette);
    }
    this.#events.moved();
  }

  /** Labels are placed anew when something changed or the zoom moved by 15 %; otherwise once the map is at rest. */
  #place(ctx: CanvasRenderingContext2D, frame: Frame): void {
    const zoomed = this.#placement ? Math.abs(Math.log(frame.k / this.#placement.k)) > Math.log(1.15) : true;
    if (this.#stale || zoomed) {
      this.#placement = placeAll(ctx, {
        frame,
        model: this.#model,
        lands: this.#lands,
        focus: this.#focus,
        taken: this.#taken(),
        before: this.#placement,
      });
      this.#stale = false;
      this.#container.dataset.settled = "true";
      return;
    }
    this.#container.dataset.settled = "false";
    clearTimeout(this.#idle);
    this.#idle = window.setTimeout(() => this.#restale(), 160);
  }

  #duration(): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 320;
  }
}
