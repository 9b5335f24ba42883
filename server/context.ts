import type { GraphStore } from "../graph/store/store.ts";
import type { LiveSnapshot } from "./live-snapshot.ts";

/** What handlers work with. */
export interface ServerContext {
  readonly store: GraphStore;
  readonly live: LiveSnapshot;
  readonly about: {
    /** Name of the corpus, for people. */
    readonly name: string;
    readonly sample: boolean;
    readonly readOnly: boolean;
    readonly version: string;
  };
}
