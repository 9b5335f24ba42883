import type { Action } from "./action.ts";
import { conceptActions } from "./concept-actions.ts";
import { curationActions } from "./curation-actions.ts";
import { dialogActions } from "./dialog-actions.ts";
import { mapActions } from "./map-actions.ts";
import { viewActions } from "./view-actions.ts";

/** Every action, in the order in which lists show them. */
export const actions: readonly Action[] = [
  ...viewActions,
  ...conceptActions,
  ...curationActions,
  ...mapActions,
  ...dialogActions,
];

/** The action of an id that is known when the code is written. */
export function actionOf(id: string): Action {
  const action = actions.find((one) => one.id === id);
  if (!action) throw new Error(`No action is called ${id}.`);
  return action;
}
