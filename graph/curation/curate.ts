import type { CurationAction, CurationDecision } from "../contract/curation.ts";
import { GraphError } from "../shared/errors.ts";
import type { DecisionLog, GraphReader } from "../store/store.ts";
import type { Conflict } from "./apply/ruling.ts";
import { type CuratedStore, curated } from "./curated-store.ts";
import { type Contradiction, contradictions } from "./log/contradictions.ts";
import { withId } from "./log/decision-id.ts";
import { joinLogs, lastStanding, lastUndone, standing } from "./log/replay.ts";

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

/**
 * Reads the log of a store.
 * @public
 */
export async function curationLog(store: GraphReader & DecisionLog): Promise<CurationLog> {
  const { log, standing: now, ruling } = await curated(store).curation();
  return { log, standing: new Set(now.map(({ id }) => id)), conflicts: ruling.conflicts };
}

/**
 * Adds decisions to the log of a store. One that cannot be carried out is refused with its reason, and none of them is
 * written.
 */
export async function decide(
  store: GraphReader & DecisionLog,
  actions: readonly CurationAction[],
  author: Author,
): Promise<CurationDecision[]> {
  const target = curated(store);
  const { decisions } = await considered(target, actions, author);
  await target.appendDecisions(decisions.map(({ at, by, action, why }) => ({ at, by, action, why })));
  return decisions;
}

/** What decisions would come to; the same are refused as `decide` refuses, and nothing is written. */
export async function considered(store: CuratedStore, actions: readonly CurationAction[], author: Author) {
  const { log } = await store.curation();
  const decisions = dated(actions, author, log);
  for (const { action } of decisions) refuseUnknown(action, log);
  const curation = await store.curationWith(decisions);
  const refused = curation.ruling.conflicts.find(({ decision }) => decisions.some(({ id }) => id === decision));
  if (refused) throw new GraphError("CONFLICT", `This cannot be decided: ${refused.reason}.`, { hint: HINT });
  return { decisions, curation };
}

const HINT = "Look at the concepts with `isthmus concepts`, and at the log with `isthmus curate list`.";

/** Takes the last standing decision back, or the one named. */
export async function undo(
  store: GraphReader & DecisionLog,
  author: Author,
  decision?: string,
): Promise<CurationDecision> {
  const log = (await curated(store).curation()).log;
  const id = decision ?? lastStanding(log)?.id;
  if (id === undefined) throw new GraphError("NOT_FOUND", "There is no decision to undo.", { hint: HINT });
  return (await decide(store, [{ kind: "undo", decision: named(log, id) }], author))[0] as CurationDecision;
}

/** Brings the decision that was undone last back, or the one named. */
export async function redo(
  store: GraphReader & DecisionLog,
  author: Author,
  decision?: string,
): Promise<CurationDecision> {
  const log = (await curated(store).curation()).log;
  const id = decision ?? lastUndone(log)?.id;
  if (id === undefined) throw new GraphError("NOT_FOUND", "There is no decision to redo.", { hint: HINT });
  return (await decide(store, [{ kind: "redo", decision: named(log, id) }], author))[0] as CurationDecision;
}

/** What became of a log that came in. */
export interface ImportedLog {
  /** Decisions that are new here, in order; with the undoing of those that lost. */
  readonly added: readonly CurationDecision[];
  readonly contradictions: readonly Contradiction[];
}

/** Whose decisions hold where two logs contradict each other. */
export type Preference = "ours" | "theirs";

/**
 * Joins another log into that of a store: what is there already is not written again. Where the two say opposite things
 * nothing is guessed: without a preference nothing is written and the contradictions are named; with one, all decisions
 * are kept and those of the other side that contradict are undone.
 */
export async function importLog(
  store: GraphReader & DecisionLog,
  other: readonly CurationDecision[],
  { prefer, author }: { prefer?: Preference | undefined; author?: Author | undefined } = {},
): Promise<ImportedLog> {
  const target = curated(store);
  const { log } = await target.curation();
  const theirs = joinLogs(other.map(withId), []);
  const found = contradictions(standing(log), standing(theirs));
  if (found.length > 0 && prefer === undefined) return { added: [], contradictions: found };
  const here = new Set(log.map(({ id }) => id));
  const joined = joinLogs(log, theirs);
  const lost = new Set(found.map((one) => (prefer === "ours" ? one.theirs.id : one.ours.id)));
  const now = new Set(standing(joined).map(({ id }) => id));
  const undoing = [...lost].filter((id) => now.has(id)).map((decision): CurationAction => ({ kind: "undo", decision }));
  const added = [
    ...joined.filter(({ id }) => !here.has(id)),
    ...dated(undoing, author ?? { by: "import", why: "Contradicted by the other log." }, joined),
  ];
  await target.appendDecisions(added.map(({ at, by, action, why }) => ({ at, by, action, why })));
  return { added, contradictions: found };
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
