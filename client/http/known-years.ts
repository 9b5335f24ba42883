import { useMemo } from "react";
import type { YearCounts } from "../../graph/contract/entities.ts";
import { useAnswer } from "./queries.ts";

/** The years of which the collection has papers; undefined until it is known. */
export function useKnownYears(): ReadonlySet<number> | undefined {
  const years = useAnswer("query", { q: "", concepts: 0, limit: 1 }).data?.years;
  return useMemo(() => years && knownYears(years), [years]);
}

/** The years in which there are papers. */
export function knownYears({ years, papers }: YearCounts): ReadonlySet<number> {
  return new Set(years.filter((_, i) => (papers[i] ?? 0) > 0));
}

/** False where no paper of the collection has a year: then nothing that needs years is offered. */
export function useHasYears(): boolean {
  return useAnswer("getStatus", {}).data?.years !== null;
}
