import { CurationDecision } from "../contract/curation.ts";
import { GraphError } from "../shared/errors.ts";

/**
 * The id of a decision, made of its content (FNV-1a over its canonical JSON, twice 32 bits): the same in every store and
 * every log, so that logs can be combined and a decision can be undone wherever it goes. Not for secrets.
 */
export function decisionId(at: string, by: string, action: CurationDecision["action"]): string {
  const text = JSON.stringify([at, by, withSortedKeys(action)]);
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

export function withId(decision: Omit<CurationDecision, "id">): CurationDecision {
  const { at, by, action, why } = decision;
  return { id: decisionId(at, by, action), at, by, action, why };
}

/** The decisions that are in effect after all undoing and redoing, in the order of the log. */
export function effectiveDecisions(log: readonly CurationDecision[]): CurationDecision[] {
  const undone = new Set<string>();
  for (const { action } of log) {
    if (action.kind === "undo") undone.add(action.decision);
    else if (action.kind === "redo") undone.delete(action.decision);
  }
  return log.filter(({ id, action }) => action.kind !== "undo" && action.kind !== "redo" && !undone.has(id));
}

/** The last decision in effect: what "undo" without an id takes back. */
export function lastEffective(log: readonly CurationDecision[]): CurationDecision | undefined {
  return effectiveDecisions(log).at(-1);
}

/** The decision that was undone last and not redone: what "redo" without an id brings back. */
export function lastUndone(log: readonly CurationDecision[]): CurationDecision | undefined {
  const ids: string[] = [];
  for (const { action } of log) {
    if (action.kind === "undo") ids.push(action.decision);
    else if (action.kind === "redo") ids.splice(ids.lastIndexOf(action.decision), 1);
  }
  const last = ids.at(-1);
  return log.find(({ id }) => id === last);
}

/**
 * Combines two logs: every decision once, by time, ties by id. Two people's logs give the same whichever comes first.
 */
export function combineLogs(a: readonly CurationDecision[], b: readonly CurationDecision[]): CurationDecision[] {
  const all = new Map([...a, ...b].map((decision) => [decision.id, decision]));
  return [...all.values()].sort((x, y) => compare(x.at, y.at) || compare(x.id, y.id));
}

/** The log as a text file, one decision a line, in order: fit for version control and for combining by hand. */
export function logText(log: readonly CurationDecision[]): string {
  return log.map(({ id, at, by, action, why }) => `${JSON.stringify({ id, at, by, action, why })}\n`).join("");
}

/** Reads such a file; a line that is not a decision is an error with its number. */
export function parseLog(text: string, name: string): CurationDecision[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i) => {
    if (line.trim() === "") return [];
    const parsed = CurationDecision.safeParse(parsedJson(line));
    if (parsed.success) return [withId(parsed.data)];
    const reason = parsed.error.issues[0]?.message ?? "unknown";
    throw new GraphError("INVALID_INPUT", `${name}: line ${i + 1}: this is not a decision (${reason}).`, {
      hint: "Give a file that `isthmus curate log export` wrote.",
    });
  });
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return ((value ^ (value >>> 15)) >>> 0).toString(16).padStart(8, "0");
}

/** The same value with the keys of every object in order. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withSortedKeys(inner)]));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
