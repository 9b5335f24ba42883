import type Sigma from "sigma";
import type { Box } from "./boxes.ts";
import { MapCamera } from "./camera.ts";
import type { Diamond } from "./diamonds.ts";
import type { Focus } from "./focus.ts";
import { type Frame, type Point, radiusOf, screenOf } from "./frame.ts";
import { type Placement, paintLabels, paintNames, placeAll } from "./labels.ts";
import { findLands, type Lands } from "./lands.ts";
import { boundsOf, linksOf, type MapModel } from "./model.ts";
import { diamondAt, diamondBoxes, paintDiamonds, paintStrands } from "./paint-diamonds.ts";
import { paintFocus, paintHover, paintHoveredLink } from "./paint-focus.ts";
import { paintLands } from "./paint-lands.ts";
import type { Palette } from "./palette.ts";
import { type LinkFinder, linkFinder } from "./pick.ts";
import { addLayers, createRenderer, fitSizes, frameOf } from "./renderer.ts";
import { sigmaGraph } from "./sigma-graph.ts";
import type { Drawn } from "./svg.ts";

/** What the scene tells its owner. Positions in the model. */
export interface SceneEvents {
  node(i: number): void;
  link(link: number): void;
  paper(id: string): void;
  empty(): void;
  hover(i: number | null): void;
  /** After every frame, for what HTML lays over the map. */
  moved(): void;
}

/** The one owner of Sigma: draws a model, a focus and a hover, and keeps the labels placed. */
export class MapScene {
  readonly camera: MapCamera;
  readonly #container: HTMLElement;
  readonly #sigma: Sigma;
  readonly #events: SceneEvents;
  readonly #taken: () => readonly Box[];
  #model: MapModel;
  #palette: Palette;
  #lands: Lands;
  #finder: LinkFinder | null = null;
  #focus: Focus | null = null;
  #diamonds: readonly Diamond[] = [];
  #chosen: string | null = null;
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
    this.camera = new MapCamera(this.#sigma);
    this.#sigma.setCustomBBox(boundsOf(model));
    addLayers(this.#sigma);
    this.#sigma.resize(true);
    fitSizes(this.#sigma);
    this.#listen();
    this.#sigma.refresh();
    void document.fonts?.ready.then(() => this.#restale());
  }

  setModel(model: MapModel): void {
    if (model.projection !== this.#model.projection) this.#sigma.setCustomBBox(boundsOf(model));
    this.#model = model;
    this.#lands = findLands(model);
    this.#container.dataset.settled = "false";
    this.#finder = null;
    this.#hovered = null;
    this.#hoveredLink = null;
    this.#stale = true;
    this.#sigma.setGraph(sigmaGraph(model, this.#palette));
    fitSizes(this.#sigma);
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

  /** Lays bridge papers over the map; lands that are not theirs stand back. */
  setDiamonds(diamonds: readonly Diamond[], chosen: string | null): void {
    this.#diamonds = diamonds;
    this.#chosen = chosen;
    this.#restale();
  }

  reveal(i: number): void {
    this.camera.reveal(this.screenOf(i));
  }

  zoomToFocus(): void {
    this.camera.zoomTo([...(this.#focus?.lit ?? [])].map((i) => this.screenOf(i)));
  }

  screenOf(i: number): Point & { r: number } {
    const frame = this.#frame();
    return { ...screenOf(frame, this.#model, i), r: radiusOf(frame, this.#model, i) };
  }

  locate(id: string): (Point & { r: number }) | undefined {
    const i = this.#model.position.get(id);
    return i === undefined ? undefined : this.screenOf(i);
  }

  /** Bridge papers and where they stand on the canvas. */
  diamonds(): { paper: string; x: number; y: number }[] {
    const { k, tx, ty } = this.#frame();
    return this.#diamonds.map(({ paper, x, y }) => ({ paper, x: x * k + tx, y: y * k + ty }));
  }

  placement(): Placement | null {
    return this.#placement;
  }

  /** What is on the screen, for a drawing of it. */
  drawn(): Drawn | null {
    const [model, lands, palette, placement] = [this.#model, this.#lands, this.#palette, this.#placement];
    return placement && { frame: this.#frame(), model, lands, palette, placement };
  }

  /** The layers, drawn anew: what WebGL drew is gone after a frame. */
  layers(): Record<string, HTMLCanvasElement> {
    this.#sigma.refresh();
    return this.#sigma.getCanvases();
  }

  destroy(): void {
    clearTimeout(this.#idle);
    this.#sigma.kill();
  }

  #listen(): void {
    const sigma = this.#sigma;
    sigma.on("afterRender", () => this.#paint());
    sigma.on("resize", () => {
      fitSizes(this.#sigma);
      this.#stale = true;
    });
    const at = (node: string) => this.#model.position.get(node) ?? -1;
    sigma.on("enterNode", ({ node }) => this.#hover(at(node), null));
    sigma.on("leaveNode", () => this.#hover(null, null));
    sigma.on("clickNode", ({ node, event }) => this.#click(event, at(node)));
    sigma.on("clickStage", ({ event }) => this.#click(event));
    sigma.on("moveBody", ({ event }) => {
      if (this.#hovered === null && this.#diamonds.length === 0) this.#hover(null, this.#linkAt(event, 4) ?? null);
    });
    sigma.on("doubleClickNode", (payload) => payload.preventSigmaDefault());
  }

  /** A diamond lies above a disc, a disc above a link; between bridge papers links cannot be chosen. */
  #click(at: Point, concept?: number): void {
    const diamond = diamondAt(this.#frame(), this.#diamonds, at);
    const link = this.#diamonds.length > 0 ? undefined : this.#linkAt(at, 7);
    if (diamond) this.#events.paper(diamond.paper);
    else if (concept !== undefined) this.#events.node(concept);
    else if (link !== undefined) this.#events.link(link);
    else this.#events.empty();
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

  #frame(): Frame {
    return frameOf(this.#sigma);
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
    const joined = new Set(this.#diamonds.flatMap((diamond) => diamond.sides));
    paintLands(lands, frame, this.#lands, this.#palette, (land) => joined.size > 0 && !joined.has(land));
    const brush = { ctx: overlay, frame, model: this.#model, palette: this.#palette };
    paintStrands(brush, this.#diamonds, this.#chosen);
    if (this.#focus) paintFocus(brush, this.#focus);
    if (this.#hoveredLink !== null) paintHoveredLink(brush, this.#hoveredLink);
    if (this.#hovered !== null) paintHover(brush, this.#hovered, linksOf(this.#model, this.#hovered));
    paintDiamonds(brush, this.#diamonds, this.#chosen);
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
        taken: [...this.#taken(), ...diamondBoxes(frame, this.#diamonds)],
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
}
