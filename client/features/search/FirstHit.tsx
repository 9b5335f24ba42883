import { useContext, useEffect } from "react";
import { ComboBoxStateContext } from "react-aria-components";

/** Highlights the first hit of an open list until a reader moves on, so that Enter opens it. */
export function FirstHit({ first }: { first: string | undefined }) {
  const state = useContext(ComboBoxStateContext);
  useEffect(() => {
    if (!state?.isOpen || first === undefined || state.selectionManager.focusedKey !== null) return;
    if (state.collection.getItem(first)) state.selectionManager.setFocusedKey(first);
  });
  return null;
}
