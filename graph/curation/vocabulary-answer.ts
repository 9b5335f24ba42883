import type { CurationDecision, LoggedDecision, Vocabulary } from "../contract/curation.ts";
import { canonicalKey } from "../extraction/language/canonical.ts";
import { compareIds } from "../shared/text.ts";
import { standsFor } from "./apply/ruling.ts";
import { NONE, position } from "./apply/translation.ts";
import type { Curation } from "./curation.ts";
import { told } from "./log/describe-decision.ts";
import { lastStanding, lastUndone } from "./log/replay.ts";

/** The log, newest first, and what it comes to. */
export function vocabularyAnswer(
  curation: Curation,
  { limit, offset }: { limit: number; offset: number },
): Omit<Vocabulary, "revision" | "readOnly"> {
  const { log, standing, ruling } = curation;
  const logged = logger(curation);
  const newest = [...log].reverse();
  const conflicted = new Set(ruling.conflicts.map(({ decision }) => decision));
  const named = namer(curation);
  const list = (ids: Iterable<string>) => sorted([...new Set(ids)].map((id) => named(root(id))));
  const root = (id: string) => standsFor(ruling.mergedInto, id);
  return {
    total: log.length,
    standing: standing.length,
    items: newest.slice(offset, offset + limit).map(logged),
    conflicts: newest.filter(({ id }) => conflicted.has(id)).map(logged),
    undo: lastStanding(log)?.id ?? null,
    redo: lastUndone(log)?.id ?? null,
    rules: standing.flatMap(({ id, action }) => {
      if (action.kind !== "always" && action.kind !== "never") return [];
      const { phrase, kind } = action;
      return [{ decision: id, phrase, kind, concept: kind === "always" ? madeBy(curation, phrase, named) : null }];
    }),
    groups: groupsOf(curation).map(([category, ids]) => ({ category, concepts: list(ids) })),
    hidden: list([...ruling.hidden].filter((id) => !ruling.mergedInto.has(id))),
    pinned: list(ruling.pinned),
  };
}

/** Lines of the log with what they say and whether they hold. */
export function logger(curation: Curation): (decision: CurationDecision) => LoggedDecision {
  const { log, standing, ruling } = curation;
  const stands = new Set(standing.map(({ id }) => id));
  const reasons = new Map(ruling.conflicts.map(({ decision, reason }) => [decision, reason]));
  const byId = new Map(log.map((decision) => [decision.id, decision]));
  const named = namer(curation);
  return (decision) => ({
    ...decision,
    text: told(decision.action, (id) => named(id).label, byId),
    stands: stands.has(decision.id) || decision.action.kind === "undo" || decision.action.kind === "redo",
    conflict: reasons.get(decision.id) ?? null,
  });
}

/** What a concept is called in the extracted graph; a part of a split has the name that the split gave it. */
export function namer({ concepts, ruling }: Curation) {
  return (id: string) => {
    const at = position(concepts, id);
    const record = at === NONE ? undefined : concepts[at];
    return { id, label: record?.label ?? ruling.labels.get(id) ?? id, papers: record?.papers ?? 0 };
  };
}

/** Concepts by the category they were put in, categories in order. */
function groupsOf({ ruling }: Curation): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [id, category] of ruling.categories) groups.set(category, [...(groups.get(category) ?? []), id]);
  return [...groups].sort(([a], [b]) => compareIds(a, b));
}

function madeBy({ layer }: Curation, phrase: string, named: ReturnType<typeof namer>) {
  const key = canonicalKey(phrase);
  const made = layer?.added.find(({ record }) => record.key === key);
  return made ? named(made.record.id) : null;
}

function sorted<T extends { id: string; papers: number }>(items: T[]): T[] {
  return items.sort((a, b) => b.papers - a.papers || compareIds(a.id, b.id));
}
