import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** The numbers of two concepts that a question names; they must be two. */
export async function resolvePair(
  snapshot: Snapshot,
  question: { readonly a: string; readonly b: string },
): Promise<readonly [number, number]> {
  const [a, b] = [await snapshot.names.resolve(question.a), await snapshot.names.resolve(question.b)];
  if (a === b) {
    throw new GraphError("INVALID_INPUT", `“${question.a}” and “${question.b}” are the same concept.`, {
      hint: "Name two different concepts.",
    });
  }
  return [a, b];
}
