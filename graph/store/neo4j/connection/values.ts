import neo4j, { type Node, type Relationship } from "neo4j-driver";
import { plainLabels } from "./names.ts";

/** A value of the server as plain JSON: nodes, relationships and paths say what they are, the rest becomes text. */
export function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (neo4j.isNode(value)) return plainNode(value);
  if (neo4j.isRelationship(value)) return plainRelationship(value);
  if (neo4j.isPath(value)) {
    const nodes = [value.start, ...value.segments.map((segment) => segment.end)].map(plainNode);
    return { kind: "path", nodes, relationships: value.segments.map((one) => plainRelationship(one.relationship)) };
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}

function plainNode(node: Node): object {
  return {
    kind: "node",
    id: node.elementId,
    labels: plainLabels(node.labels),
    properties: plainValue(node.properties),
  };
}

function plainRelationship(relationship: Relationship): object {
  const { elementId, type, startNodeElementId, endNodeElementId, properties } = relationship;
  return {
    kind: "relationship",
    id: elementId,
    type,
    start: startNodeElementId,
    end: endNodeElementId,
    properties: plainValue(properties),
  };
}

/** Bytes as the driver takes them. */
export function toBytes(data: Uint8Array): Int8Array {
  return new Int8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** Bytes as the driver gives them. */
export function fromBytes(data: Int8Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
