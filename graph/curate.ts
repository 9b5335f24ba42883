import type { CurationAction, CurationDecision } from "./contract/curation.ts";
import { decisionsOf } from "./curated-store.ts";
import { withId } from "./curation/decision-id.ts";
import { joinLogs, lastStanding, lastUndone, standing } from "./curation/replay.ts";
import { type Conflict, rule } from "./curation/ruling.ts";
import type { GraphStore } from "./store/store.ts";
import { GraphError } from "./util/errors.ts";

/** Who decides, and why. */
export interface Author {
  readonly by: string;
  readonly why?: string | null | undefined;
  /** The time of the decision; now when not given. */
  readonly at?: Date | undefined;
}

/** The log of decisions with those that stand and those that cannot be carried out. */
export interface CurationLog {
  readonly log: readonly CurationDecision[];
  readonly standing: ReadonlySet<string>;
  readonly conflicts: readonly Conflict[];
}

/** Reads the log of a store (as it is, not curated). */
export async function curationLog(store: GraphStore): Promise<CurationLog> {
  const log = decisionsOf(await store.decisions());
  const now = standing(log);
  const { conflicts } = rule(now.length > 0 ? await store.concepts() : [], now);
  return { log, standing: new Set(now.map(({ id }) => id)), conflicts };
}

/**
 * Adds decisions to the log of a store (as it is, not curated). One that cannot be carried out is refused with its reason,
 * and none of them is written.
 */
export async function decide(
  store: GraphStore,
  actions: readonly CurationAction[],
  author: Author,
): Promise<CurationDecision[]> {
  const log = decisionsOf(await store.decisions());
  const decisions = dated(actions, author, log);
  for (const { action } of decisions) refuseUnknown(action, log);
  const conflicts = rule(await store.concepts(), standing([...log, ...decisions])).conflicts;
  const refused = conflicts.find(({ decision }) => decisions.some(({ id }) => id === decision));
  if (refused) throw new GraphError("CONFLICT", `This cannot be decided: ${refused.reason}.`, { hint: HINT });
  await store.appendDecisions(decisions.map(({ at, by, action, why }) => ({ at, by, action, why })));
  return decisions;
}

const HINT = "Look at the concepts with `isthmus concepts`, and at the log with `isthmus curate list`.";

/** Takes the last standing decision back, or the one named. */
export async function undo(store: GraphStore, author: Author, decision?: string): Promise<CurationDecision> {
  const log = decisionsOf(await store.decisions());
  const id = decision ?? lastStanding(log)?.id;
  if (id === undefined) throw new GraphError("NOT_FOUND", "There is no decision to undo.", { hint: HINT });
  return (await decide(store, [{ kind: "undo", decision: named(log, id) }], author))[0] as CurationDecision;
}

/** Brings the decision that was undone last back, or the one named. */
export async function redo(store: GraphStore, author: Author, decision?: string): Promise<CurationDecision> {
  const log = decisionsOf(await store.decisions());
  const id = decision ?? lastUndone(log)?.id;
  if (id === undefined) throw new GraphError("NOT_FOUND", "There is no decision to redo.", { hint: HINT });
  return (await decide(store, [{ kind: "redo", decision: named(log, id) }], author))[0] as CurationDecision;
}

/** Joins another log into that of a store: what is there already is not written again. */
export async function importLog(store: GraphStore, other: readonly CurationDecision[]): Promise<CurationDecision[]> {
  const log = decisionsOf(await store.decisions());
  const here = new Set(log.map(({ id }) => id));
  const added = joinLogs(log, other.map(withId)).filter(({ id }) => !here.has(id));
  await store.appendDecisions(added.map(({ at, by, action, why }) => ({ at, by, action, why })));
  return added;
}

/** Dates after those of the log, each later than the one before: the log is carried out in order of time. */
function dated(
  actions: readonly CurationAction[],
  author: Author,
  log: readonly CurationDecision[],
): CurationDecision[] {
  const last = Date.parse(log.at(-1)?.at ?? "1970-01-01T00:00:00.000Z");
  const first = Math.max((author.at ?? new Date()).getTime(), last + 1);
  return actions.map((action, i) => {
    return withId({ at: new Date(first + i).toISOString(), by: author.by, action, why: author.why ?? null });
  });
}

/** The full name of a decision from its beginning. */
function named(log: readonly CurationDecision[], id: string): string {
  const found = log.filter((decision) => decision.id.startsWith(id.toLowerCase()));
  if (found.length === 1) return (found[0] as CurationDecision).id;
  const message = found.length === 0 ? `There is no decision "${id}".` : `"${id}" names ${found.length} decisions.`;
  throw new GraphError("NOT_FOUND", message, { hint: HINT });
}

function refuseUnknown(action: CurationAction, log: readonly CurationDecision[]): void {
  if (action.kind !== "undo" && action.kind !== "redo") return;
  const stands = standing(log).some(({ id }) => id === action.decision);
  if (stands !== (action.kind === "undo")) {
    const word = action.kind === "undo" ? "does not stand" : "was not undone";
    throw new GraphError("CONFLICT", `The decision "${action.decision}" ${word}.`, { hint: HINT });
  }
}
