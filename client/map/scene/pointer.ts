import type Sigma from "sigma";
import type { Point } from "../model/frame.ts";
import type { MapModel } from "../model/model.ts";
import { diamondAt } from "../paint/paint-diamonds.ts";
import { frameOf, pickWith } from "../sigma/renderer.ts";
import { discUnder, type LinkFinder, linkFinder, nameAt } from "./pick.ts";
import type { ScenePainter } from "./scene-painter.ts";

/** Events of the scene; nodes and links are positions in the model. */
export interface SceneEvents {
  /** `more`: Shift was pressed, to add to the selection. */
  node(i: number, more: boolean): void;
  link(link: number): void;
  community(id: number): void;
  paper(id: string): void;
  empty(): void;
  hover(i: number | null): void;
  menu(i: number, at: Point): void;
  /** After every frame, for what HTML lays over the map. */
  afterFrame(): void;
  /** Once the camera has come to rest. */
  cameraRest(): void;
}

interface PointerContext {
  readonly painter: ScenePainter;
  model(): MapModel;
  readonly events: SceneEvents;
}

/** Reports what is pointed at and clicked; diamonds lie above discs, discs above names, names above links. */
export function followPointer(sigma: Sigma, container: HTMLElement, { painter, model, events }: PointerContext): void {
  const at = (node: string) => model().position.get(node) ?? -1;
  pickWith(sigma, (point) => discUnder(model(), frameOf(sigma), point));
  const linkAt = linksUnder(sigma, painter, model);
  const communityAt = (point: Point) =>
    painter.showing.density ? undefined : nameAt(painter.placement?.names ?? [], frameOf(sigma), point);
  const hover = (hovered: number | null, hoveredLink: number | null, name = false) => {
    const { showing } = painter;
    container.style.cursor = hovered !== null || hoveredLink !== null || name ? "pointer" : "";
    if (hovered === showing.hoverConcept && hoveredLink === showing.hoveredLink) return;
    if (hovered !== showing.hoverConcept) events.hover(hovered);
    painter.show({ hoverConcept: hovered, hoveredLink });
  };
  const click = (point: Point, more: boolean, concept?: number) => {
    const diamond = diamondAt(frameOf(sigma), painter.showing.diamonds, point);
    if (diamond) events.paper(diamond.paper);
    else if (concept !== undefined) events.node(concept, more);
    else clickGround(point);
  };
  const clickGround = (point: Point) => {
    const community = communityAt(point);
    const link = community === undefined ? linkAt(point, 7) : undefined;
    if (community !== undefined) events.community(community);
    else if (link !== undefined) events.link(link);
    else events.empty();
  };
  sigma.on("enterNode", ({ node }) => hover(at(node), null));
  sigma.on("leaveNode", () => hover(null, null));
  sigma.on("clickNode", ({ node, event }) => click(event, event.original.shiftKey, at(node)));
  sigma.on("clickStage", ({ event }) => click(event, event.original.shiftKey));
  sigma.on("rightClickNode", ({ node, event }) => events.menu(at(node), event));
  sigma.on("moveBody", ({ event }) => {
    if (painter.showing.hoverConcept !== null) return;
    const name = communityAt(event) !== undefined;
    hover(null, name ? null : (linkAt(event, 4) ?? null), name);
  });
  sigma.on("doubleClickNode", (payload) => payload.preventSigmaDefault());
}

/** Finds links of the current model; with bridge papers or density on the map none can be chosen. */
function linksUnder(sigma: Sigma, painter: ScenePainter, model: () => MapModel) {
  let known: { readonly model: MapModel; readonly finder: LinkFinder } | undefined;
  return (at: Point, maxDistance: number): number | undefined => {
    const { density, diamonds } = painter.showing;
    if (density || diamonds.length > 0) return undefined;
    if (known?.model !== model()) known = { model: model(), finder: linkFinder(model()) };
    const { k, tx, ty } = frameOf(sigma);
    return known.finder.linkNear((at.x - tx) / k, (at.y - ty) / k, maxDistance / k);
  };
}
