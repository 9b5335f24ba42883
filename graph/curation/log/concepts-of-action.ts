import type { CurationAction } from "../../contract/curation.ts";

/** Every concept that an action names, by id. */
export function namedIn(action: CurationAction): string[] {
  if (action.kind === "merge") return [...action.concepts, action.into];
  if (action.kind === "group" || action.kind === "apart") return action.concepts;
  if (action.kind === "split") return [action.concept, ...action.parts.flatMap((part) => part.with)];
  return "concept" in action ? [action.concept] : [];
}
