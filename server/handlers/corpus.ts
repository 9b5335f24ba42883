import { answersOf } from "../../graph/answers/table.ts";
import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { ServerContext } from "../context/context.ts";
import { curationHandlers } from "./curation.ts";
import { cypherHandlers } from "./cypher.ts";
import type { ImportOperation } from "./imports.ts";
import type { JobOperation } from "./jobs.ts";
import type { PublishOperation } from "./publish.ts";
import { setHandlers } from "./sets.ts";
import { statusHandlers } from "./status.ts";

/** Handlers of everything but imports, jobs and publishing, which need files: what works in a browser as well. */
export function corpusHandlers(
  context: ServerContext,
): Omit<Handlers, ImportOperation | JobOperation | PublishOperation> {
  return {
    ...answersOf(() => context.live.current()),
    ...statusHandlers(context),
    ...setHandlers(context),
    ...curationHandlers(context),
    ...cypherHandlers(context),
  };
}
