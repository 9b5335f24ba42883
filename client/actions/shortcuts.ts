import type { Action, ActionContext } from "./action.ts";

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** How a key press is written in `Action.keys`. */
export function keysOf(event: KeyPress): string {
  const isNamedKey = event.key.length > 1;
  const key = isNamedKey ? event.key : event.key.toLowerCase();
  const letter = /^[a-z]$/.test(key);
  return `${event.ctrlKey || event.metaKey ? "Mod+" : ""}${event.shiftKey && (letter || isNamedKey) ? "Shift+" : ""}${key}`;
}

/** The action of a key press, which depends on where the focus is; undefined while someone types into a field. */
export function actionFor(
  event: KeyPress,
  focus: { typing: boolean; onMap: boolean },
  actions: readonly Action[],
  context: ActionContext,
): Action | undefined {
  if (event.altKey) return undefined;
  const keys = keysOf(event);
  if (focus.typing && !keys.startsWith("Mod+k")) return undefined;
  return actions.find(
    (action) => action.keys.includes(keys) && (action.scope === "anywhere" || focus.onMap) && action.when(context),
  );
}
