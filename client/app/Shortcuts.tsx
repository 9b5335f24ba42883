import { useEffect } from "react";
import { actions } from "../actions/registry.ts";
import { actionFor } from "../actions/shortcuts.ts";
import { useActionContext } from "../actions/use-actions.ts";

/** Listens to the keyboard for every action; draws nothing. */
export function Shortcuts() {
  const context = useActionContext();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A dialog or an explanation receives the keys: Escape closes only that.
      if (event.defaultPrevented || document.querySelector("dialog[open], :popover-open:not(.hint-card)")) return;
      const action = actionFor(event, focusOf(document.activeElement), actions, context());
      if (!action) return;
      event.preventDefault();
      action.run(context());
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [context]);
  return null;
}

/** Where the focus is, as far as shortcuts depend on it. */
function focusOf(element: Element | null): { typing: boolean; onMap: boolean } {
  const typing = element?.closest("input, textarea, select, [contenteditable]") != null;
  return { typing, onMap: element === document.body || element?.closest("[data-keys=map]") != null };
}
