import type { QueryClient } from "@tanstack/react-query";
import type { Output } from "../../graph/contract/operations/endpoints.ts";
import { call } from "../http/call.ts";
import { showPath } from "../state/map-changes.ts";
import { setMapMode } from "../state/map-mode.ts";
import { viewStore } from "../state/use-view.ts";
import { announce } from "../ui/announce.ts";

/** Paths between two concepts that a reader can choose among. */
export const pathArgs = (a: string, b: string) => ({ a, b, k: 5 });

/** Shows the strongest path between two concepts, or says that there is none. */
export async function findPath(client: QueryClient, a: string, b: string): Promise<void> {
  setMapMode({ pathFrom: null, note: null });
  const args = pathArgs(a, b);
  try {
    const found = await client.fetchQuery({
      queryKey: ["getPaths", args],
      queryFn: ({ signal }): Promise<Output<"getPaths">> => call("getPaths", args, signal),
    });
    const best = found.paths[0];
    if (best) viewStore.change(showPath(best.concepts.map(({ id }) => id)));
    else tell(`No path connects ${found.a.label} and ${found.b.label}.`);
  } catch (error) {
    tell(error instanceof Error ? error.message : "The path could not be found.");
  }
}

function tell(note: string): void {
  setMapMode({ note });
  announce(note, "assertive");
}
