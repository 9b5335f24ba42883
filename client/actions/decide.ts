import type { QueryClient } from "@tanstack/react-query";
import { flushSync } from "react-dom";
import type { CurationAction, DecisionResult, LoggedDecision } from "../../graph/contract/curation.ts";
import { CallError, call } from "../http/call.ts";
import { answeredMap } from "../http/queries.ts";
import { withoutPanelsOf } from "../state/map-changes.ts";
import { replaceToast, showToast } from "../state/toast.ts";
import { viewStore } from "../state/use-view.ts";
import { openConcept } from "../state/view-changes.ts";
import { pluralize } from "../ui/words/format.ts";
import { author } from "./author.ts";

/** Records decisions, refreshes the graph and offers to undo them. False when refused; the reason is shown. */
export function decide(client: QueryClient, actions: readonly CurationAction[], why = ""): Promise<boolean> {
  return carryOut(client, () => call("decide", { actions: [...actions], ...author(why) }));
}

/** Undoes the last decision, or the given one. */
export function undoDecision(client: QueryClient, decision?: string): Promise<boolean> {
  return carryOut(client, () => call("undoDecision", { ...(decision ? { decision } : {}), ...author() }));
}

/** Restores the decision that was undone last, or the given one. */
export function redoDecision(client: QueryClient, decision?: string): Promise<boolean> {
  return carryOut(client, () => call("redoDecision", { ...(decision ? { decision } : {}), ...author() }));
}

async function carryOut(client: QueryClient, ask: () => Promise<DecisionResult>): Promise<boolean> {
  try {
    const before = fieldsOnMap(client);
    const { decisions } = await ask();
    // Rendered before anything is asked again: the panel of a hidden concept would ask for what is no longer there.
    flushSync(() => follow(decisions));
    const toast = { text: textOf(decisions), bad: false, undo: () => void takeBack(client, decisions) };
    showToast(toast);
    void refresh(client).then(() => {
      const moved = describeMoves(before, fieldsOnMap(client));
      const mayMove = decisions.some(({ action }) => CHANGING_MENTIONS.has(action.kind));
      if (moved !== NONE_MOVED || mayMove) replaceToast(toast, { ...toast, text: `${toast.text}; ${moved}` });
    });
    return true;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    showToast({ text: [error.message, error.hint].filter(Boolean).join(" "), bad: true, undo: undefined });
    return false;
  }
}

/** The fields of the concepts on the map, by id; numbers of fields stay what they are when fields are computed again. */
function fieldsOnMap(client: QueryClient): ReadonlyMap<string, number> {
  const nodes = answeredMap(client, viewStore.get())?.nodes;
  return new Map(nodes?.id.map((id, k) => [id, nodes.community[k] ?? 0]));
}

/** Decisions after which fields are computed again. */
const CHANGING_MENTIONS: ReadonlySet<CurationAction["kind"]> = new Set([
  "merge",
  "split",
  "hide",
  "restore",
  "never",
  "always",
]);
const NONE_MOVED = "no concept on the map changed its field";

/** "3 concepts on the map are in another field now" */
function describeMoves(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  const moved = [...after].filter(([id, field]) => before.has(id) && before.get(id) !== field).length;
  if (moved === 0) return NONE_MOVED;
  return `${pluralize(moved, "concept")} on the map ${moved === 1 ? "is" : "are"} in another field now`;
}

/**
 * Partners are answered before the new communities are known; once the map has come, they are asked again for their colours. What the
 * concepts of the map go with is asked when the new map is shown: the old one may begin with a concept that is no longer there.
 */
async function refresh(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getStrongPartners" });
  // Answers are rendered in the next task.
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all(
    ["getStrongPartners", "getCooccurrence"].map((operation) => client.invalidateQueries({ queryKey: [operation] })),
  );
}

function takeBack(client: QueryClient, decisions: readonly LoggedDecision[]): Promise<boolean> {
  const actions = decisions.map(({ id, action }): CurationAction => {
    if (action.kind === "undo") return { kind: "redo", decision: action.decision };
    return { kind: "undo", decision: action.kind === "redo" ? action.decision : id };
  });
  return decide(client, actions.reverse());
}

function textOf(decisions: readonly LoggedDecision[]): string {
  const [decision] = decisions;
  if (decisions.length !== 1 || !decision) return `Decided: ${pluralize(decisions.length, "decision")}`;
  if (decision.action.kind === "undo") return decision.text.replace(/^undo/, "Undone");
  if (decision.action.kind === "redo") return decision.text.replace(/^redo/, "Brought back");
  return `Decided: ${decision.text}`;
}

/** Follows a merged concept to its new place, and closes the panel of a hidden one. */
function follow(decisions: readonly LoggedDecision[]): void {
  const { open } = viewStore.get();
  if (open?.kind !== "concept" && open?.kind !== "link") return;
  const ids = open.kind === "concept" ? [open.id] : [open.a, open.b];
  for (const { action } of decisions) {
    if (action.kind === "merge" && ids.some((id) => action.concepts.includes(id))) {
      viewStore.change(openConcept(action.into), "replace");
    } else if (action.kind === "hide" && ids.includes(action.concept)) {
      viewStore.change((view) => ({ ...view, open: withoutPanelsOf(view.open, [action.concept]) }), "replace");
    }
  }
}
