import { useQueries } from "@tanstack/react-query";
import { call } from "./call.ts";

/** Labels and papers of concepts, in order; the id stands in until they are there. */
export function useNames(ids: readonly string[]): { id: string; label: string; papers: number | null }[] {
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["getConcept", { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call("getConcept", { id }, signal),
    })),
  });
  return ids.map((id, i) => ({ id, label: answers[i]?.data?.label ?? id, papers: answers[i]?.data?.papers ?? null }));
}
