import type { Open } from "../state/view.ts";
import type { Diamond } from "./diamonds.ts";
import { linksOf, type MapModel, otherEnd } from "./model.ts";

/** What stands out on the map; everything else is dimmed. Positions in the model. */
export interface Focus {
  readonly rings: readonly number[];
  readonly lit: ReadonlySet<number>;
  readonly links: readonly number[];
  /** The chosen link, which need not be among those shown. */
  readonly chosen: { readonly a: number; readonly b: number; readonly npmi: number } | null;
}

/** The focus of what is open, null when none of it is on the map. O(neighbours). */
export function focusOf(model: MapModel, open: Open | null, concepts: readonly string[]): Focus | null {
  if (!open) return null;
  if (open.kind === "concept") return conceptFocus(model, model.position.get(open.id));
  if (open.kind === "link") return linkFocus(model, model.position.get(open.a), model.position.get(open.b));
  const held = concepts.map((id) => model.position.get(id)).filter((i) => i !== undefined);
  return held.length > 0
    ? { rings: [], lit: new Set(held), links: linksWithin(model, new Set(held)), chosen: null }
    : null;
}

function conceptFocus(model: MapModel, centre: number | undefined): Focus | null {
  if (centre === undefined) return null;
  const links = [...linksOf(model, centre)];
  const lit = new Set([centre, ...links.map((link) => otherEnd(model, link, centre))]);
  return { rings: [centre], lit, links, chosen: null };
}

function linkFocus(model: MapModel, a: number | undefined, b: number | undefined): Focus | null {
  if (a === undefined || b === undefined) return null;
  const ofA = new Map([...linksOf(model, a)].map((link) => [otherEnd(model, link, a), link]));
  const lit = new Set([a, b]);
  const links: number[] = [];
  for (const link of linksOf(model, b)) {
    const partner = otherEnd(model, link, b);
    const first = ofA.get(partner);
    if (first === undefined) continue;
    lit.add(partner);
    links.push(first, link);
  }
  const between = ofA.get(b);
  const npmi = between === undefined ? 0 : (model.map.links.npmi[between] ?? 0);
  return { rings: [a, b], lit, links, chosen: { a, b, npmi } };
}

function linksWithin(model: MapModel, held: ReadonlySet<number>): number[] {
  const links: number[] = [];
  for (const i of held) {
    for (const link of linksOf(model, i)) {
      const other = otherEnd(model, link, i);
      if (other > i && held.has(other)) links.push(link);
    }
  }
  return links;
}

/** The concepts of the bridge papers shown; rings around those of the chosen one. */
export function bridgeFocus(diamonds: readonly Diamond[], chosen: string | null): Focus | null {
  if (diamonds.length === 0) return null;
  const own = diamonds.find((diamond) => diamond.paper === chosen);
  const lit = new Set((own ? [own] : diamonds).flatMap((diamond) => diamond.strands.map(({ concept }) => concept)));
  return { rings: own ? [...lit] : [], lit, links: [], chosen: null };
}
