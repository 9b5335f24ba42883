import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { ConceptMap } from "../../graph/contract/answers.ts";
import { mapArgs } from "../api/map-args.ts";
import { currentScene } from "../canvas/current-scene.ts";
import { store, useView } from "../state/use-view.ts";
import { showDialog } from "../ui/dialogs.ts";
import type { ActionContext } from "./action.ts";
import { actionOf } from "./registry.ts";

/** Actions for buttons: the same objects that shortcuts run. */
export function useActions() {
  const context = useActionContext();
  useView();
  return {
    act(id: string) {
      const action = actionOf(id);
      if (action.when(context())) action.run(context());
    },
    can: (id: string) => actionOf(id).when(context()),
  };
}

/** What actions see at the moment of the call. */
export function useActionContext(): () => ActionContext {
  const client = useQueryClient();
  return useCallback(
    () => ({
      store,
      scene: currentScene(),
      dialog: showDialog,
      find: () => document.getElementById("find")?.focus(),
      map: client.getQueryData<ConceptMap>(["getMap", mapArgs(store.get())]),
    }),
    [client],
  );
}
