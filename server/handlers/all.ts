import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { ServerContext } from "../context/context.ts";
import { corpusHandlers } from "./corpus.ts";
import { importHandlers } from "./imports.ts";
import { jobHandlers } from "./jobs.ts";

/** The handler of every operation; one that is missing does not compile. */
export function allHandlers(context: ServerContext): Handlers {
  return { ...corpusHandlers(context), ...importHandlers(context), ...jobHandlers(context) };
}
