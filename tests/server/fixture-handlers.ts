import type { Handlers, Operation } from "../../graph/contract/operations/endpoints.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import { GraphError } from "../../graph/shared/errors.ts";

/** Handlers that fail, but for those a test gives: for tests of what surrounds them. */
export function handlersWith(some: Partial<Handlers>): Handlers {
  const missing = () => {
    throw new GraphError("UNSUPPORTED", "This test has no such handler.");
  };
  const all = Object.fromEntries(Object.keys(endpoints).map((name) => [name as Operation, missing]));
  return { ...(all as unknown as Handlers), ...some };
}
