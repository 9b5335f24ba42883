import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context.ts";
import { conceptHandlers } from "./concepts.ts";
import { curationHandlers } from "./curation.ts";
import { cypherHandlers } from "./cypher.ts";
import { discoveryHandlers } from "./discovery.ts";
import { exportHandlers } from "./exports.ts";
import { jobHandlers } from "./jobs.ts";
import { paperHandlers } from "./papers.ts";
import { queryHandlers } from "./query.ts";
import { statusHandlers } from "./status.ts";

/** The handler of every operation; one that is missing does not compile. */
export function allHandlers(context: ServerContext): Handlers {
  return {
    ...statusHandlers(context),
    ...conceptHandlers(context),
    ...paperHandlers(context),
    ...jobHandlers(context),
    ...discoveryHandlers(context),
    ...queryHandlers(context),
    ...exportHandlers(context),
    ...curationHandlers(context),
    ...cypherHandlers(context),
  };
}
