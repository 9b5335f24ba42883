import type { CurationDecision } from "../../contract/curation.ts";

/** The decisions that hold after all undoing and redoing, in the order of the log. */
export function standing(log: readonly CurationDecision[]): CurationDecision[] {
  const undone = new Set<string>();
  for (const { action } of log) {
    if (action.kind === "undo") undone.add(action.decision);
    else if (action.kind === "redo") undone.delete(action.decision);
  }
  return log.filter(({ id, action }) => action.kind !== "undo" && action.kind !== "redo" && !undone.has(id));
}

/** The last decision that still stands: what "undo" without a name takes back. */
export function lastStanding(log: readonly CurationDecision[]): CurationDecision | undefined {
  return standing(log).at(-1);
}

/** The decision that was undone last and not redone: what "redo" without a name brings back. */
export function lastUndone(log: readonly CurationDecision[]): CurationDecision | undefined {
  const names: string[] = [];
  for (const { action } of log) {
    if (action.kind === "undo") names.push(action.decision);
    else if (action.kind === "redo") names.splice(names.lastIndexOf(action.decision), 1);
  }
  const last = names.at(-1);
  return log.find(({ id }) => id === last);
}

/**
 * Joins two logs: every decision once, by time, ties by name. Two people's logs give the same whichever comes first.
 */
export function joinLogs(a: readonly CurationDecision[], b: readonly CurationDecision[]): CurationDecision[] {
  const all = new Map([...a, ...b].map((decision) => [decision.id, decision]));
  return [...all.values()].sort((x, y) => order(x.at, y.at) || order(x.id, y.id));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
