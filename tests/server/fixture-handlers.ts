import type { Handlers, Operation } from "../../graph/contract/operations/endpoints.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { GraphError } from "../../graph/shared/errors.ts";

/** Handlers for tests of the code around them: all fail, except those that a test gives. */
export function handlersWith(some: Partial<Handlers>): Handlers {
  const missing = () => {
    throw new GraphError("UNSUPPORTED", "This test has no such handler.");
  };
  const all = Object.fromEntries(Object.keys(endpoints).map((name) => [name as Operation, missing]));
  return { ...(all as unknown as Handlers), ...some };
}
