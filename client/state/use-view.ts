import { useSyncExternalStore } from "react";
import { createViewStore } from "./store.ts";
import type { View } from "./view.ts";

/** The one store of the page. */
export const store = createViewStore(window);

/** The view, as React state. */
export function useView(): View {
  return useSyncExternalStore(store.subscribe, store.get);
}
