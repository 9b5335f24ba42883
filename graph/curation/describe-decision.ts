import type { CurationAction, CurationDecision } from "../contract/curation.ts";

type Name = (id: string) => string;
type Of<K extends CurationAction["kind"]> = Extract<CurationAction, { kind: K }>;

/** So many names are listed before "and n more". */
const MAX_NAMES = 4;

/** A decision in words; `nameOf` gives the label of a concept, `decisions` has those that undo and redo refer to, by id. */
export function describeDecision(
  action: CurationAction,
  nameOf: Name,
  decisions: ReadonlyMap<string, CurationDecision>,
): string {
  switch (action.kind) {
    case "merge":
      return `merge ${nameList(action.concepts, nameOf)} into ${quote(nameOf(action.into))}`;
    case "split":
      return describeSplit(action, nameOf);
    case "rename":
      return `rename ${quote(nameOf(action.concept))} to ${quote(action.label)}`;
    case "group":
      return action.category === null
        ? `take ${nameList(action.concepts, nameOf)} out of its group`
        : `put ${nameList(action.concepts, nameOf)} in the group ${quote(action.category)}`;
    case "apart":
      return `keep ${nameList(action.concepts, nameOf)} apart`;
    case "whole":
      return `keep ${quote(nameOf(action.concept))} one concept`;
    case "classify":
      return action.as === null
        ? `leave the kind of ${quote(nameOf(action.concept))} to its mentions`
        : `call ${quote(nameOf(action.concept))} a ${action.as}`;
    case "narrower":
      return `${action.holds ? "place" : "do not place"} ${quote(nameOf(action.concept))} under ${quote(nameOf(action.than))}`;
    case "unrelated":
      return `take ${nameList(action.concepts, nameOf)} for unrelated`;
    case "dismiss":
      return `set aside the question of ${nameList(action.concepts, nameOf)}`;
    case "name":
      return `call the community of ${nameList(action.concepts, nameOf)} ${quote(action.label)}`;
    case "never":
    case "always":
      return `${action.kind} take ${quote(action.phrase)} for a concept`;
    case "undo":
    case "redo": {
      const other = decisions.get(action.decision)?.action;
      return `${action.kind}: ${other ? describeDecision(other, nameOf, decisions) : action.decision}`;
    }
    default:
      return `${action.kind} ${quote(nameOf(action.concept))}`;
  }
}

function describeSplit({ concept, parts }: Of<"split">, nameOf: Name): string {
  const described = parts.map(({ label, with: context }) => `${quote(label)} beside ${nameList(context, nameOf)}`);
  return `split ${quote(nameOf(concept))} into ${described.join(", ")}`;
}

function nameList(ids: readonly string[], nameOf: Name): string {
  const names = ids.slice(0, MAX_NAMES).map((id) => quote(nameOf(id)));
  if (ids.length > MAX_NAMES) return `${names.join(", ")} and ${ids.length - MAX_NAMES} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const quote = (text: string) => `“${text}”`;
