import { useEffect, useRef } from "react";
import { actions } from "../actions/registry.ts";
import { actionFor } from "../actions/shortcuts.ts";
import { useActionContext } from "../actions/use-actions.ts";
import { useView } from "../state/use-view.ts";

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
  useEffect(recoverLostFocus, []);
  useFocusOfPage();
  return null;
}

/** Time for a control that is replaced, or a pop-over that closes, to move the focus itself. */
const replacementMs = 80;

/**
 * When what has the focus is removed, browsers give the focus to the page, from where the Tab key starts again at the top. It
 * goes to what stands nearest instead: the part that contained it, such as the panel; else the map, or the start of the view.
 */
function recoverLostFocus(): () => void {
  let path: Element[] = [];
  const remember = ({ target }: FocusEvent) => {
    path = [];
    for (let at = target instanceof Element ? target : null; at !== null; at = at.parentElement) path.push(at);
  };
  const isLost = () => document.activeElement === document.body && path[0]?.isConnected === false;
  const recover = () => {
    const nearest = path.find((element) => element.isConnected)?.closest<HTMLElement>("[tabindex], .app");
    if (!isLost() || !nearest) return;
    const refuge = nearest.matches(".app") ? startOfView(nearest) : nearest;
    refuge?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (isLost()) setTimeout(recover, replacementMs);
  });
  document.addEventListener("focusin", remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}

/**
 * Another page that a command or a key showed begins where the focus is: what had it before stands behind the new page in the order of
 * the Tab key, or is gone. A press on a name of the top bar keeps the focus there.
 */
function useFocusOfPage(): void {
  const { page } = useView();
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    const timer = setTimeout(() => {
      const { activeElement } = document;
      const app = document.querySelector<HTMLElement>(".app");
      if (app && (activeElement === document.body || activeElement?.closest("aside"))) {
        startOfView(app)?.focus({ preventScroll: true });
      }
    }, replacementMs);
    return () => clearTimeout(timer);
  }, [page]);
}

/** The map, or where a view without one begins; null while the view is being fetched. */
function startOfView(app: HTMLElement): HTMLElement | null {
  const map = app.querySelector<HTMLElement>(".stage");
  if (map) return map;
  const start = app.querySelector<HTMLElement>(".lens, main");
  if (start) start.tabIndex = -1;
  return start;
}

/** Where the focus is, as far as shortcuts depend on it. */
function focusOf(element: Element | null): { typing: boolean; onMap: boolean } {
  const typing = element?.closest("input, textarea, select, [contenteditable]") != null;
  return { typing, onMap: element === document.body || element?.closest("[data-keys=map]") != null };
}
