import type { CurationDecision, LoggedDecision, Vocabulary } from "../contract/curation.ts";
import { canonicalKey } from "../extraction/language/canonical.ts";
import { compareIds } from "../shared/text.ts";
import { findConcept, followMerges } from "./apply-decisions.ts";
import type { Curation } from "./curation.ts";
import { lastEffective, lastUndone } from "./decision-log.ts";
import { describeDecision } from "./describe-decision.ts";

/** The log, newest first, and its combined effect. */
export function vocabularyAnswer(
  curation: Curation,
  { limit, offset }: { limit: number; offset: number },
): Omit<Vocabulary, "revision" | "readOnly"> {
  const { log, effective, state } = curation;
  const logged = decisionLogger(curation);
  const newest = [...log].reverse();
  const conflicted = new Set(state.conflicts.map(({ decision }) => decision));
  const nameOf = conceptNamer(curation);
  const list = (ids: Iterable<string>) => byPapers([...new Set(ids)].map((id) => nameOf(target(id))));
  const target = (id: string) => followMerges(state.mergedInto, id);
  return {
    total: log.length,
    effective: effective.length,
    items: newest.slice(offset, offset + limit).map(logged),
    conflicts: newest.filter(({ id }) => conflicted.has(id)).map(logged),
    undo: lastEffective(log)?.id ?? null,
    redo: lastUndone(log)?.id ?? null,
    rules: effective.flatMap(({ id, action }) => {
      if (action.kind !== "always" && action.kind !== "never") return [];
      const { phrase, kind } = action;
      return [
        { decision: id, phrase, kind, concept: kind === "always" ? conceptOfRule(curation, phrase, nameOf) : null },
      ];
    }),
    groups: groupsOf(curation).map(([category, ids]) => ({ category, concepts: list(ids) })),
    hidden: list([...state.hidden].filter((id) => !state.mergedInto.has(id))),
    pinned: list(state.pinned),
  };
}

/** Makes the function that gives a decision with its text, and whether it is in effect. */
export function decisionLogger(curation: Curation): (decision: CurationDecision) => LoggedDecision {
  const { log, effective, state } = curation;
  const isEffective = new Set(effective.map(({ id }) => id));
  const reasons = new Map(state.conflicts.map(({ decision, reason }) => [decision, reason]));
  const byId = new Map(log.map((decision) => [decision.id, decision]));
  const nameOf = conceptNamer(curation);
  return (decision) => ({
    ...decision,
    text: describeDecision(decision.action, (id) => nameOf(id).label, byId),
    isEffective: isEffective.has(decision.id) || decision.action.kind === "undo" || decision.action.kind === "redo",
    conflict: reasons.get(decision.id) ?? null,
  });
}

/** Makes the function that gives the name of a concept in the extracted graph; a part of a split has the name that the split gave it. */
export function conceptNamer({ concepts, state }: Curation) {
  return (id: string) => {
    const number = findConcept(concepts, id);
    const record = number === undefined ? undefined : concepts[number];
    return { id, label: record?.label ?? state.labels.get(id) ?? id, papers: record?.papers ?? 0 };
  };
}

/** Concepts by the category they were put in, categories in order. */
function groupsOf({ state }: Curation): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [id, category] of state.categories) groups.set(category, [...(groups.get(category) ?? []), id]);
  return [...groups].sort(([a], [b]) => compareIds(a, b));
}

function conceptOfRule({ layer }: Curation, phrase: string, nameOf: ReturnType<typeof conceptNamer>) {
  const key = canonicalKey(phrase);
  const added = layer?.added.find(({ record }) => record.key === key);
  return added ? nameOf(added.record.id) : null;
}

function byPapers<T extends { id: string; papers: number }>(items: T[]): T[] {
  return items.sort((a, b) => b.papers - a.papers || compareIds(a.id, b.id));
}
