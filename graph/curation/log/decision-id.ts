import type { CurationAction, CurationDecision } from "../../contract/curation.ts";

/**
 * Names a decision by its content (FNV-1a over its canonical JSON, twice 32 bits): the same in every store and every log,
 * so that logs can be joined and a decision be undone wherever it goes. Not for secrets.
 */
export function decisionId(at: string, by: string, action: CurationAction): string {
  const text = JSON.stringify([at, by, sorted(action)]);
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

/** Gives decisions their names. */
export function withId(decision: Omit<CurationDecision, "id">): CurationDecision {
  const { at, by, action, why } = decision;
  return { id: decisionId(at, by, action), at, by, action, why };
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return ((value ^ (value >>> 15)) >>> 0).toString(16).padStart(8, "0");
}

/** The same value with the keys of objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
