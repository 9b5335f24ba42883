import { useObservable } from "./observable.ts";
import type { View } from "./view.ts";
import { createViewStore } from "./view-history.ts";

/** The one store of the page. */
export const viewStore = createViewStore(window);

/** The view, as React state. */
export function useView(): View {
  return useObservable(viewStore);
}
