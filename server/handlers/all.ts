import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { ServerContext } from "../context/context.ts";
import { corpusHandlers } from "./corpus.ts";
import { importHandlers } from "./imports.ts";
import { jobHandlers } from "./jobs.ts";
import { publishHandlers } from "./publish.ts";

/** The handler of every operation; one that is missing does not compile. */
export function allHandlers(context: ServerContext): Handlers {
  const own = { ...importHandlers(context), ...jobHandlers(context), ...publishHandlers(context) };
  return { ...corpusHandlers(context), ...own };
}
