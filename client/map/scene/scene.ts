import type { CameraPlace } from "../../state/view.ts";
import type { Box } from "../labels/boxes.ts";
import { type Placement, serif } from "../labels/labels.ts";
import type { Diamond } from "../model/diamonds.ts";
import type { Focus } from "../model/focus.ts";
import { type Frame, type Point, radiusOf, screenOf } from "../model/frame.ts";
import type { Ring } from "../model/lands.ts";
import { boundsOf, type MapModel } from "../model/model.ts";
import { openedAt, openingZoom } from "../model/opened.ts";
import { MapCamera } from "../sigma/camera.ts";
import { grow } from "../sigma/grow.ts";
import { LinkLayer } from "../sigma/link-layer.ts";
import { addLayers, createRenderer, fitContainer, fitSizes, frameOf, type Renderer } from "../sigma/renderer.ts";
import { type Drawing, hasSameConcepts, type Look, sigmaGraph } from "../sigma/sigma-graph.ts";
import { conceptsWithin, discAt, reachesBeyond } from "./pick.ts";
import type { Picture } from "./picture.ts";
import { followPointer, type SceneEvents } from "./pointer.ts";
import { ScenePainter, type Showing } from "./scene-painter.ts";

/** The one owner of Sigma: draws a model, a focus and a hover. */
export class MapScene {
  readonly camera: MapCamera;
  /** The concept that has the keyboard. */
  attention: string | null = null;
  readonly #sigma: Renderer;
  readonly #painter: ScenePainter;
  readonly #events: SceneEvents;
  readonly #links: LinkLayer;
  #model: MapModel;
  #look: Look;
  #resting = 0;
  readonly #sized: ResizeObserver;
  #stopGrowing: () => void = () => {};

  constructor(
    container: HTMLElement,
    first: { model: MapModel; look: Look },
    options: { padding: number; obstacles: () => readonly Box[]; events: SceneEvents },
  ) {
    this.#model = first.model;
    this.#look = first.look;
    this.#events = options.events;
    this.#sigma = createRenderer(sigmaGraph(first), container, options.padding);
    this.#sigma.items = itemsOf(first.model);
    this.#links = new LinkLayer(this.#sigma, first);
    this.camera = new MapCamera(this.#sigma);
    this.#sigma.setCustomBBox(boundsOf(first.model));
    addLayers(this.#sigma);
    this.#sigma.resize(true);
    fitSizes(this.#sigma);
    this.#painter = new ScenePainter(this.#sigma, container, first, {
      obstacles: options.obstacles,
      afterFrame: () => this.#events.afterFrame(),
    });
    this.#listen(container);
    this.#sized = new ResizeObserver(() => fitContainer(this.#sigma, container));
    this.#sized.observe(container);
    this.#sigma.refresh();
    void document.fonts?.ready.then(() => this.#repaint());
    fetchSerif(this.#model, () => this.#repaint());
  }

  setModel(model: MapModel, look: Look): void {
    if (model.projection !== this.#model.projection) this.#sigma.setCustomBBox(boundsOf(model));
    const before = { model: this.#model, look: this.#look };
    this.#painter.setModel(model, look);
    this.#stopGrowing();
    this.#draw(before, { model, look });
    this.#stopGrowing = grow(this.#sigma, before.model, model);
    fetchSerif(this.#model, () => this.#repaint());
  }

  setLook(look: Look): void {
    this.#painter.setLook(look);
    this.#draw({ model: this.#model, look: this.#look }, { model: this.#model, look });
  }

  #draw(before: Drawing, drawing: Drawing): void {
    this.#model = drawing.model;
    this.#look = drawing.look;
    this.#sigma.items = itemsOf(drawing.model);
    if (hasSameConcepts(before, drawing)) {
      this.#links.draw(drawing);
      return;
    }
    this.#links.set(drawing);
    this.#sigma.setGraph(sigmaGraph(drawing));
    fitSizes(this.#sigma);
  }

  /** Dims whole layers and repaints only the focus: O(what is in focus). */
  setFocus(focus: Focus | null): void {
    this.#painter.show({ focus });
  }

  /** Draws bridge papers over the map and fades the lands of other fields. */
  setDiamonds(diamonds: readonly Diamond[], openPaper: string | null): void {
    this.#painter.show({ diamonds, openPaper });
  }

  /** Marks pinned concepts, and switches between discs and density. */
  mark(change: Partial<Pick<Showing, "pins" | "density">>): void {
    this.#painter.show(change);
  }

  reveal(nodes: readonly number[]): void {
    this.camera.reveal(nodes.map((i) => this.screenOf(i)));
  }

  /** The whole map: that of the corpus, and what a reader added beyond it. */
  fit(): void {
    if (reachesBeyond(this.#model)) this.camera.zoomTo(Array.from(this.#model.x.keys(), (i) => this.screenOf(i)));
    else this.camera.fit();
  }

  zoomTo(concepts: readonly string[]): void {
    this.camera.zoomTo(concepts.flatMap((id) => this.locate(id) ?? []));
  }

  zoomToFocus(): void {
    this.camera.zoomTo([...(this.#painter.showing.focus?.lit ?? [])].map((i) => this.screenOf(i)));
  }

  /** The position of the camera in the form of the address. */
  cameraPlace(): CameraPlace | null {
    return this.camera.place(this.#model.projection);
  }

  look(place: CameraPlace | null): void {
    this.camera.look(place, this.#model.projection);
  }

  /** The concepts whose kinds are shown where the camera is, when the map is rolled up. */
  openedHere(before: readonly string[]): string[] {
    return openedAt(this.#model, { frame: this.#frame(), zoom: this.camera.zoomed() }, before);
  }

  /** Brings a concept so near that its kinds appear. */
  approach(id: string): void {
    const i = this.#model.position.get(id);
    if (i !== undefined) this.camera.approach(this.screenOf(i), openingZoom(this.#model, i));
  }

  screenOf(i: number): Point & { r: number } {
    const frame = this.#frame();
    return { ...screenOf(frame, this.#model, i), r: radiusOf(frame, this.#model, i) };
  }

  locate(id: string): (Point & { r: number }) | undefined {
    const i = this.#model.position.get(id);
    return i === undefined ? undefined : this.screenOf(i);
  }

  /** The concepts inside a loop on the canvas. */
  within(loop: Ring): string[] {
    return conceptsWithin(this.#model, this.#frame(), loop);
  }

  /** The node nearest to a point of the canvas, no further from its rim than that. */
  idAt(at: Point, maxDistance = 4): string | undefined {
    return discAt(this.#model, this.#frame(), at, maxDistance);
  }

  /** Bridge papers and their positions on the canvas. */
  diamonds(): { paper: string; x: number; y: number }[] {
    const { k, tx, ty } = this.#frame();
    return this.#painter.showing.diamonds.map(({ paper, x, y }) => ({ paper, x: x * k + tx, y: y * k + ty }));
  }

  placement(): Placement | null {
    return this.#painter.placement;
  }

  /** What is on the screen, for a drawing of it. */
  drawn(): Picture | null {
    const { placement, lands } = this.#painter;
    return placement && { frame: this.#frame(), model: this.#model, lands, look: this.#look, placement };
  }

  /** The layers, redrawn first because WebGL discards its picture after a frame. */
  layers(): Record<string, HTMLCanvasElement> {
    this.#sigma.refresh();
    return this.#sigma.getCanvases();
  }

  destroy(): void {
    clearTimeout(this.#resting);
    this.#sized.disconnect();
    this.#stopGrowing();
    this.#painter.destroy();
    this.#links.destroy();
    this.#sigma.picture.destroy();
    this.#sigma.kill();
  }

  #listen(container: HTMLElement): void {
    const sigma = this.#sigma;
    const painter = this.#painter;
    sigma.on("afterRender", () => painter.paint());
    sigma.picture.onMove = () => painter.moved();
    sigma.on("resize", () => {
      fitSizes(sigma);
      painter.restale();
    });
    sigma.getCamera().on("updated", () => {
      clearTimeout(this.#resting);
      this.#resting = window.setTimeout(() => this.#events.cameraRest(), 250);
    });
    followPointer(sigma, container, { painter, model: () => this.#model, events: this.#events });
  }

  #frame(): Frame {
    return frameOf(this.#sigma);
  }

  #repaint(): void {
    this.#painter.restale();
    this.#painter.paint();
  }
}

function itemsOf({ size, map }: MapModel): number {
  return size + map.links.source.length;
}

/** Fetches the letters of titles when the canvas needs them first: no element of the page uses them. */
function fetchSerif(model: MapModel, onLoad: () => void): void {
  const font = `12px ${serif}`;
  if (model.concepts === model.size || !document.fonts || document.fonts.check(font)) return;
  void document.fonts.load(font).then(onLoad);
}
