import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { createNodeBorderProgram } from "@sigma/node-border";
import { NodeSquareProgram } from "@sigma/node-square";
import type Graph from "graphology";
import Sigma from "sigma";
import { EdgeRectangleProgram, type ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import { type Frame, linkRatio, type Point } from "../model/frame.ts";
import { MovingPicture } from "./moving-picture.ts";

export class StraightLinks extends EdgeRectangleProgram {
  override setUniforms(params: RenderParams, info: ProgramInfo): void {
    super.setUniforms({ ...params, sizeRatio: linkRatio(params.sizeRatio) }, info);
  }
}

// Its declared type is opaque; it takes the same arguments as the straight program.
const Curve = createEdgeCurveProgram() as unknown as typeof EdgeRectangleProgram;

export class CurvedLinks extends Curve {
  override setUniforms(params: RenderParams, info: ProgramInfo): void {
    super.setUniforms({ ...params, sizeRatio: linkRatio(params.sizeRatio) }, info);
  }
}

const NodeProgram = createNodeBorderProgram({
  borders: [
    { size: { value: 1, mode: "pixels" }, color: { attribute: "borderColor" } },
    { size: { fill: true }, color: { attribute: "color" } },
  ],
});

/**
 * Sigma without its own search for the node at a point. That search draws all nodes a second time and reads one pixel: with many nodes and no
 * graphics card, every movement of the pointer would wait for seconds. `pickWith` gives it another.
 */
export class Renderer extends Sigma {
  /** Concepts and links that are drawn. */
  items = 0;
  /** Undefined while Sigma's own constructor runs. */
  readonly picture = new MovingPicture({
    frame: () => frameOf(this),
    items: () => this.items,
    lay: (transform) => lay(this, transform),
    redraw: () => this.scheduleRender(),
    nextFrame: (act) => requestAnimationFrame(act),
  });

  override scheduleRender(): this {
    return (this.picture as MovingPicture | undefined)?.take() ? this : super.scheduleRender();
  }

  override createWebGLContext(id: string, options?: Parameters<Sigma["createWebGLContext"]>[1]): WebGLRenderingContext {
    return super.createWebGLContext(id, { ...options, picking: false } as typeof options);
  }
}

/** Lays all canvases elsewhere, except the one that takes the pointer and shows nothing. */
function lay(sigma: Sigma, transform: string): void {
  const { mouse, ...shown } = sigma.getCanvases();
  for (const { style } of Object.values(shown)) Object.assign(style, { transformOrigin: "0 0", transform });
}

/** Has Sigma find the node at a point of the canvas with a function. */
export function pickWith(sigma: Sigma, discUnder: (at: Point) => string | undefined): void {
  // Sigma calls it for each event, and declares it as its own alone.
  Object.assign(sigma, { getNodeAtPosition: (at: Point) => discUnder(at) ?? null });
}

/** Sigma with our programs and no labels of its own: those are drawn on a canvas above it. */
export function createRenderer(graph: Graph, container: HTMLElement, padding: number): Renderer {
  const renderer = new Renderer(graph, container, {
    renderLabels: false,
    renderEdgeLabels: false,
    enableEdgeEvents: false,
    defaultNodeType: "border",
    defaultEdgeType: "straight",
    nodeProgramClasses: { border: NodeProgram, square: NodeSquareProgram },
    nodeHoverProgramClasses: { border: NodeProgram, square: NodeSquareProgram },
    edgeProgramClasses: { straight: StraightLinks, curved: CurvedLinks },
    defaultDrawNodeHover: () => {},
    minEdgeThickness: 0.5,
    stagePadding: padding,
    minCameraRatio: 0.04,
    maxCameraRatio: 2,
    doubleClickZoomingRatio: 1,
    allowInvalidContainer: true,
  });
  renderer.on("beforeRender", () => renderer.picture.drawing());
  renderer.on("afterRender", () => renderer.picture.drawn());
  return renderer;
}

/** A canvas under the links for the lands, and one over everything for the focus and the labels. */
export function addLayers(sigma: Sigma): void {
  // The type of createCanvasContext omits options that it passes on to createCanvas; objects in variables avoid the excess check.
  const landsLayer = { style: {}, beforeLayer: "edges" };
  const overlayLayer = { style: {}, beforeLayer: "mouse" };
  sigma.createCanvasContext("lands", landsLayer);
  sigma.createCanvasContext("overlay", overlayLayer);
}

/** The current position of the plane on the canvas. */
export function frameOf(sigma: Sigma): Frame {
  // Sigma's own is that of its last drawing, and the camera may have moved.
  const camera = { cameraState: sigma.getCamera().getState() };
  const zero = sigma.graphToViewport({ x: 0, y: 0 }, camera);
  const far = sigma.graphToViewport({ x: 1000, y: 0 }, camera);
  const { width, height } = sigma.getDimensions();
  return { k: (far.x - zero.x) / 1000, tx: zero.x, ty: zero.y, width, height };
}

/** Discs keep their size relative to the plane's own at the zoom that fits, and grow with the root beyond it. */
export function fitSizes(sigma: Sigma): void {
  const fitted = frameOf(sigma).k * sigma.getCamera().getState().ratio;
  sigma.setSetting("zoomToSizeRatioFunction", (ratio: number) => Math.sqrt(ratio / (fitted || 1)));
}

/** Follows the size of the container: Sigma by itself follows the window only. */
export function fitContainer(sigma: Sigma, container: HTMLElement): void {
  const { width, height } = sigma.getDimensions();
  if (container.offsetWidth !== width || container.offsetHeight !== height) sigma.resize().scheduleRefresh();
}
