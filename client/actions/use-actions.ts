import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Status } from "../../graph/contract/jobs.ts";
import { answeredMap } from "../http/queries.ts";
import { currentScene } from "../map/scene/current-scene.ts";
import { showDialog } from "../state/dialogs.ts";
import { mapMode, setMapMode, useMapMode } from "../state/map-mode.ts";
import { chooseTheme, nextTheme, themeChoice } from "../state/theme.ts";
import { endTour, showTour, tourStep } from "../state/tour.ts";
import { useView, viewStore } from "../state/use-view.ts";
import type { ActionContext } from "./action.ts";
import { decide, undoDecision } from "./decide.ts";
import { findPath } from "./find-path.ts";
import { actionOf } from "./registry.ts";

/** Actions for buttons, the same objects that shortcuts run; they apply to the given concepts, else to what is selected or open. */
export function useActions(concepts?: readonly string[]) {
  const context = useActionContext();
  useView();
  useMapMode();
  const now = () => (concepts ? { ...context(), concepts } : context());
  return {
    act(id: string) {
      const action = actionOf(id);
      if (action.when(now())) action.run(now());
    },
    can: (id: string) => actionOf(id).when(now()),
  };
}

/** Gives the context of actions at the moment of the call. */
export function useActionContext(): () => ActionContext {
  const client = useQueryClient();
  return useCallback(() => contextOf(client), [client]);
}

function contextOf(client: QueryClient): ActionContext {
  return {
    store: viewStore,
    scene: currentScene(),
    concepts: targetConcepts(),
    canDecide: client.getQueryData<Status>(["getStatus", {}])?.readOnly === false,
    decide: (actions) => void decide(client, actions),
    undoDecision: () => void undoDecision(client),
    tour: { on: tourStep() !== null, start: () => showTour(1), end: endTour },
    changeTheme: () => chooseTheme(nextTheme(themeChoice())),
    dialog: showDialog,
    find: () => document.getElementById("find")?.focus(),
    map: answeredMap(client, viewStore.get()),
    lasso: () => setMapMode({ lasso: !mapMode().lasso }),
    path: (from, to) => {
      if (to === undefined) setMapMode({ pathFrom: from, note: null });
      else void findPath(client, from, to);
    },
  };
}

/** The concept of the open menu, else where the keyboard is, else the selection, else what is open. */
function targetConcepts(): readonly string[] {
  const { menu } = mapMode();
  const { open, map } = viewStore.get();
  const concept = menu?.concept ?? currentScene()?.attention ?? null;
  if (concept !== null) return map.selected.length > 1 && map.selected.includes(concept) ? map.selected : [concept];
  if (map.selected.length > 0) return map.selected;
  return open?.kind === "concept" ? [open.id] : [];
}
