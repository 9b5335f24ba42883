/** A node as the API writes it into a cell. */
interface NodeCell {
  readonly kind: "node";
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}
interface RelationshipCell {
  readonly kind: "relationship";
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface PathCell {
  readonly kind: "path";
  readonly nodes: readonly NodeCell[];
  readonly relationships: readonly RelationshipCell[];
}

/** A cell of an answer as one line of text: nodes by their name, values as JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(cellText).join(", ");
  const cell = value as NodeCell | RelationshipCell | PathCell | Readonly<Record<string, unknown>>;
  switch (cell.kind) {
    case "node":
      return nodeText(cell as NodeCell);
    case "relationship":
      return `[${(cell as RelationshipCell).type}]`;
    case "path":
      return pathText(cell as PathCell);
    default:
      return JSON.stringify(value);
  }
}

function nodeText({ labels, properties }: NodeCell): string {
  const name = ["title", "label", "name", "id"]
    .map((field) => properties[field])
    .find((one) => typeof one === "string");
  return `(${labels[0] ?? ""}: ${name ?? "no name"})`;
}

function pathText({ nodes, relationships }: PathCell): string {
  return nodes.map((node, i) => nodeText(node) + (relationships[i] ? `–[${relationships[i].type}]–` : "")).join("");
}

/** Id of the paper or concept in a cell; null for other cells. */
export function keyOfCell(value: unknown): { kind: "concept" | "paper"; id: string } | null {
  const cell = value as Partial<NodeCell> | null;
  if (cell?.kind !== "node") return null;
  const id = cell.properties?.id;
  if (typeof id !== "string") return null;
  if (cell.labels?.includes("Concept")) return { kind: "concept", id };
  return cell.labels?.includes("Paper") ? { kind: "paper", id } : null;
}

/** True for numbers, which are aligned to the right. */
export function isNumber(value: unknown): boolean {
  return typeof value === "number";
}
