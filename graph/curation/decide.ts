import type { CurationAction, CurationDecision } from "../contract/curation.ts";
import { GraphError } from "../shared/errors.ts";
import { mapWithPauses } from "../shared/pauses.ts";
import type { DecisionLog, GraphReader } from "../store/store.ts";
import { type Conflict, followMerges } from "./apply-decisions.ts";
import { type Contradiction, contradictions } from "./contradictions.ts";
import { type CuratedStore, withCuration } from "./curated-store.ts";
import { combineLogs, effectiveDecisions, lastEffective, lastUndone, withId } from "./decision-log.ts";

/** Who decides, and why. */
export interface Author {
  readonly by: string;
  readonly why?: string | null | undefined;
  /** The time of the decision; now when not given. */
  readonly at?: Date | undefined;
}

/** The log of decisions, with those that are in effect and those that cannot be carried out. */
export interface CurationLog {
  readonly log: readonly CurationDecision[];
  readonly effective: ReadonlySet<string>;
  readonly conflicts: readonly Conflict[];
}

/**
 * Reads the log of a store.
 * @public
 */
export async function curationLog(store: GraphReader & DecisionLog): Promise<CurationLog> {
  const { log, effective, state } = await withCuration(store).curation();
  return { log, effective: new Set(effective.map(({ id }) => id)), conflicts: state.conflicts };
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
  const target = withCuration(store);
  const { decisions } = await checkDecisions(target, actions, author);
  await target.appendDecisions(decisions.map(({ at, by, action, why }) => ({ at, by, action, why })));
  return decisions;
}

/** The effect that decisions would have, after the checks of `decide`; nothing is written. */
export async function checkDecisions(store: CuratedStore, actions: readonly CurationAction[], author: Author) {
  const { log } = await store.curation();
  const decisions = withDates(actions, author, log);
  for (const { action } of decisions) refuseUnknown(action, log);
  const curation = await store.curationWith(decisions);
  const refused = curation.state.conflicts.find(({ decision }) => decisions.some(({ id }) => id === decision));
  if (refused) throw new GraphError("CONFLICT", `This cannot be decided: ${refused.reason}.`, { hint: HINT });
  await refuseTakenNames(decisions, curation);
  return { decisions, curation };
}

const HINT = "Look at the concepts with `isthmus concepts`, and at the log with `isthmus curate list`.";

/** Refuses new names that another concept has: the two could not be told apart on the map, in lists and in exports. */
async function refuseTakenNames(
  decisions: readonly CurationDecision[],
  { concepts, state }: Pick<Awaited<ReturnType<CuratedStore["curation"]>>, "concepts" | "state">,
): Promise<void> {
  const wanted = new Map<string, string>();
  for (const { action } of decisions) {
    if (action.kind === "rename")
      wanted.set(comparableLabel(action.label), followMerges(state.mergedInto, action.concept));
  }
  if (wanted.size === 0) return;
  await mapWithPauses(concepts, ({ id, label }) => {
    const name = state.labels.get(id) ?? label;
    const renamed = wanted.get(comparableLabel(name));
    if (renamed === undefined || renamed === id || state.mergedInto.has(id) || state.hidden.has(id)) return;
    throw new GraphError("CONFLICT", `Another concept is called “${name}” (“${id}”). Do you want to merge them?`, {
      hint: `Merge them (\`isthmus curate merge "${renamed}" --into "${id}"\`), or choose another name.`,
    });
  });
}

const comparableLabel = (name: string) => name.normalize("NFKC").toLowerCase().trim();

/** Takes back the last decision in effect, or the given one. */
export async function undo(
  store: GraphReader & DecisionLog,
  author: Author,
  decision?: string,
): Promise<CurationDecision> {
  const log = (await withCuration(store).curation()).log;
  const id = decision ?? lastEffective(log)?.id;
  if (id === undefined) throw new GraphError("NOT_FOUND", "There is no decision to undo.", { hint: HINT });
  return (await decide(store, [{ kind: "undo", decision: fullId(log, id) }], author))[0] as CurationDecision;
}

/** Brings back the decision that was undone last, or the given one. */
export async function redo(
  store: GraphReader & DecisionLog,
  author: Author,
  decision?: string,
): Promise<CurationDecision> {
  const log = (await withCuration(store).curation()).log;
  const id = decision ?? lastUndone(log)?.id;
  if (id === undefined) throw new GraphError("NOT_FOUND", "There is no decision to redo.", { hint: HINT });
  return (await decide(store, [{ kind: "redo", decision: fullId(log, id) }], author))[0] as CurationDecision;
}

/** The outcome of importing a log. */
export interface ImportedLog {
  /** Decisions that are new here, in order, and the undoing of those that were overruled. */
  readonly added: readonly CurationDecision[];
  readonly contradictions: readonly Contradiction[];
}

/** Whose decisions win where two logs contradict each other. */
export type Preference = "ours" | "theirs";

/**
 * Adds another log to that of a store; decisions that are there already are not written again. When the logs
 * contradict each other and no preference is given, nothing is written and the contradictions are returned. With a
 * preference all decisions are written, and the contradicting ones of the other side are undone.
 */
export async function importLog(
  store: GraphReader & DecisionLog,
  other: readonly CurationDecision[],
  { prefer, author }: { prefer?: Preference | undefined; author?: Author | undefined } = {},
): Promise<ImportedLog> {
  const target = withCuration(store);
  const { log } = await target.curation();
  const theirs = combineLogs(other.map(withId), []);
  const found = contradictions(effectiveDecisions(log), effectiveDecisions(theirs));
  if (found.length > 0 && prefer === undefined) return { added: [], contradictions: found };
  const known = new Set(log.map(({ id }) => id));
  const all = combineLogs(log, theirs);
  const overruled = new Set(found.map((one) => (prefer === "ours" ? one.theirs.id : one.ours.id)));
  const effective = new Set(effectiveDecisions(all).map(({ id }) => id));
  const undos = [...overruled]
    .filter((id) => effective.has(id))
    .map((decision): CurationAction => ({ kind: "undo", decision }));
  const added = [
    ...all.filter(({ id }) => !known.has(id)),
    ...withDates(undos, author ?? { by: "import", why: "Contradicted by the other log." }, all),
  ];
  await target.appendDecisions(added.map(({ at, by, action, why }) => ({ at, by, action, why })));
  return { added, contradictions: found };
}

/** Gives each action a date after those of the log, in order: a log is carried out in order of time. */
function withDates(
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

/** The full id of a decision from its first characters. */
function fullId(log: readonly CurationDecision[], id: string): string {
  const found = log.filter((decision) => decision.id.startsWith(id.toLowerCase()));
  if (found.length === 1) return (found[0] as CurationDecision).id;
  const message = found.length === 0 ? `There is no decision “${id}”.` : `“${id}” names ${found.length} decisions.`;
  throw new GraphError("NOT_FOUND", message, { hint: HINT });
}

function refuseUnknown(action: CurationAction, log: readonly CurationDecision[]): void {
  if (action.kind !== "undo" && action.kind !== "redo") return;
  const isEffective = effectiveDecisions(log).some(({ id }) => id === action.decision);
  if (isEffective !== (action.kind === "undo")) {
    const word = action.kind === "undo" ? "is not in effect" : "was not undone";
    throw new GraphError("CONFLICT", `The decision “${action.decision}” ${word}.`, { hint: HINT });
  }
}
