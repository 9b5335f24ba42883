import type Sigma from "sigma";
import type { EdgeProgram } from "sigma/rendering";
import type { NodeDisplayData } from "sigma/types";
import type { MapModel } from "../model/model.ts";
import { type Drawing, linkLook } from "./sigma-graph.ts";

type Programs = Record<"straight" | "curved", EdgeProgram>;
/** Nodes where Sigma draws them. */
type PlacedNodes = Readonly<Record<string, NodeDisplayData>>;

/**
 * Writes links into the buffers of Sigma's programs, weakest first. As edges of Sigma's graph, each would take several objects and
 * be read three times: half a second for 50,000 of them, whenever one of them changes.
 */
export class LinkLayer {
  readonly #sigma: Sigma;
  #drawing: Drawing;
  #next: ReturnType<typeof setTimeout> | undefined;
  #order: { readonly of: MapModel["map"]["links"]; readonly links: Uint32Array } | null = null;

  constructor(sigma: Sigma, drawing: Drawing) {
    this.#sigma = sigma;
    this.#drawing = drawing;
    // Sigma has placed its nodes, and found that its graph has no edges.
    sigma.on("afterProcess", () => this.#fill());
  }

  /** The links of the next drawing of nodes. */
  set(drawing: Drawing): void {
    clearTimeout(this.#next);
    this.#drawing = drawing;
  }

  /** Draws other links between the nodes that are there, in a task of its own. */
  draw(drawing: Drawing): void {
    this.#drawing = drawing;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => {
      this.#fill();
      this.#sigma.scheduleRender();
    });
  }

  destroy(): void {
    clearTimeout(this.#next);
  }

  #fill(): void {
    const { nodes, links } = this.#drawing.model.map;
    const [programs, placed] = [
      ownOf<Programs>(this.#sigma, "edgePrograms"),
      ownOf<PlacedNodes>(this.#sigma, "nodeDataCache"),
    ];
    const ends = nodes.id.map((id) => placed[id]);
    const count = { straight: 0, curved: 0 };
    const looks = links.source.map(linkLook(this.#drawing));
    for (const { type } of looks) count[type]++;
    for (const type of ["straight", "curved"] as const) {
      programs[type].reallocate(count[type]);
      count[type] = 0;
    }
    for (const link of this.#weakestFirst()) {
      const [source, target] = [ends[links.source[link] ?? 0], ends[links.target[link] ?? 0]];
      const look = looks[link];
      if (source && target && look) programs[look.type].process(0, count[look.type]++, source, target, look);
    }
  }

  #weakestFirst(): Uint32Array {
    const { links } = this.#drawing.model.map;
    if (this.#order?.of !== links) {
      const byStrength = (a: number, b: number) => (links.npmi[a] ?? 0) - (links.npmi[b] ?? 0) || a - b;
      this.#order = { of: links, links: Uint32Array.from(links.npmi.keys()).sort(byStrength) };
    }
    return this.#order.links;
  }
}

/** What Sigma declares as its own alone. */
function ownOf<T>(sigma: Sigma, name: string): T {
  return Reflect.get(sigma, name) as T;
}
