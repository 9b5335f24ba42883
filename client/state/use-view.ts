import { useObservable } from "./observable.ts";
import { createViewStore } from "./store.ts";
import type { View } from "./view.ts";

/** The one store of the page. */
export const store = createViewStore(window);

/** The view, as React state. */
export function useView(): View {
  return useObservable(store);
}
