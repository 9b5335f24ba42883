import neo4j, { type Node, type Relationship } from "neo4j-driver";
import type { AnsweredGraph } from "../../graph-database.ts";
import { type GraphNames, PLAIN_LABELS, plainLabels } from "../connection/names.ts";

/** More than this cannot be read as a drawing. */
const MAX_NODES = 500;
const MAX_RELATIONSHIPS = 2000;

/** Gathers the nodes and relationships of values, also of those within paths, lists and maps. */
export class GraphGatherer {
  readonly #nodes = new Map<string, Node>();
  readonly #relationships = new Map<string, Relationship>();

  add(value: unknown): void {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
    if (neo4j.isNode(value)) this.#nodes.set(value.elementId, value);
    else if (neo4j.isRelationship(value)) this.#relationships.set(value.elementId, value);
    else if (neo4j.isPath(value)) {
      this.add(value.start);
      for (const { relationship, end } of value.segments) {
        this.add(relationship);
        this.add(end);
      }
    } else if (Array.isArray(value)) for (const inner of value) this.add(inner);
    else if (Object.getPrototypeOf(value) === Object.prototype)
      for (const inner of Object.values(value)) this.add(inner);
  }

  /** What was gathered, in order of appearance, as much as can be drawn. */
  graph(names: GraphNames): AnsweredGraph {
    const nodes = [...this.#nodes.values()].slice(0, MAX_NODES);
    const drawn = new Set(nodes.map((node) => node.elementId));
    const relationships = [...this.#relationships.values()]
      .filter((one) => drawn.has(one.startNodeElementId) && drawn.has(one.endNodeElementId))
      .slice(0, MAX_RELATIONSHIPS);
    return {
      nodes: nodes.map((node) => drawnNode(node, names)),
      relationships: relationships.map(({ elementId, type, startNodeElementId, endNodeElementId }) => {
        return { id: elementId, type, start: startNodeElementId, end: endNodeElementId };
      }),
      found: { nodes: this.#nodes.size, relationships: this.#relationships.size },
    };
  }
}

function drawnNode({ elementId, labels, properties }: Node, names: GraphNames): AnsweredGraph["nodes"][number] {
  const { label, title, name, id } = properties as Record<string, unknown>;
  const caption = [label, title, name, id].find((value) => typeof value === "string" && value !== "");
  // The explorer colours nodes by what they are, whatever the graph calls them.
  const own = PLAIN_LABELS.find((label) => labels.includes(names.own(label)));
  const [plain = ""] = plainLabels(labels);
  return {
    id: elementId,
    label: own ?? plain,
    caption: typeof caption === "string" ? caption : plain || elementId,
    key: (own === "Paper" || own === "Concept") && typeof id === "string" ? id : null,
  };
}
