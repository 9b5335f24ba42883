import type { CurationAction, CurationDecision } from "../../contract/curation.ts";

type Name = (id: string) => string;
type Of<K extends CurationAction["kind"]> = Extract<CurationAction, { kind: K }>;

/** Names listed before "and n more". */
const LISTED = 4;

/** A decision in words; `nameOf` gives the label of a concept, `decisions` those that undoing and redoing name. */
export function told(action: CurationAction, nameOf: Name, decisions: ReadonlyMap<string, CurationDecision>): string {
  switch (action.kind) {
    case "merge":
      return `merge ${listed(action.concepts, nameOf)} into ${quoted(nameOf(action.into))}`;
    case "split":
      return toldSplit(action, nameOf);
    case "rename":
      return `rename ${quoted(nameOf(action.concept))} to ${quoted(action.label)}`;
    case "group":
      return action.category === null
        ? `take ${listed(action.concepts, nameOf)} out of its group`
        : `put ${listed(action.concepts, nameOf)} in the group ${quoted(action.category)}`;
    case "apart":
      return `keep ${listed(action.concepts, nameOf)} apart`;
    case "whole":
      return `keep ${quoted(nameOf(action.concept))} one concept`;
    case "never":
    case "always":
      return `${action.kind} take ${quoted(action.phrase)} for a concept`;
    case "undo":
    case "redo": {
      const named = decisions.get(action.decision)?.action;
      return `${action.kind}: ${named ? told(named, nameOf, decisions) : action.decision}`;
    }
    default:
      return `${action.kind} ${quoted(nameOf(action.concept))}`;
  }
}

function toldSplit({ concept, parts }: Of<"split">, nameOf: Name): string {
  const named = parts.map(({ label, with: context }) => `${quoted(label)} beside ${listed(context, nameOf)}`);
  return `split ${quoted(nameOf(concept))} into ${named.join(", ")}`;
}

function listed(ids: readonly string[], nameOf: Name): string {
  const names = ids.slice(0, LISTED).map((id) => quoted(nameOf(id)));
  if (ids.length > LISTED) return `${names.join(", ")} and ${ids.length - LISTED} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const quoted = (text: string) => `“${text}”`;
