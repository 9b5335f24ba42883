import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ConceptKind } from "../../graph/contract/entities.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { useView } from "../state/use-view.ts";
import { call } from "./call.ts";
import { useAnswer, useConceptMap } from "./queries.ts";

/** Community of a concept that is on the map; 0 for others. */
export function useCommunityOf(): (concept: string) => number {
  const { data: map } = useConceptMap(useView());
  return useMemo(() => {
    const known = new Map(map?.nodes.id.map((id, i) => [id, map.nodes.community[i] ?? 0]));
    return (concept) => known.get(concept) ?? 0;
  }, [map]);
}

/** The kind of each concept of the map; "other" until they are loaded, and where it is unsure. */
export function useKindOf(map: ConceptMap | null): (concept: string) => ConceptKind {
  const { data } = useAnswer("getKnowledgeAmong", map && { concepts: map.nodes.id }, { keep: true });
  return useMemo(() => {
    const kinds = new Map(data?.concepts.map((id, i) => [id, data.kinds[i]]));
    return (concept) => kinds.get(concept) ?? "other";
  }, [data]);
}

/** Labels and papers of concepts, in order; the id is used until they are loaded. */
export function useNames(ids: readonly string[]): { id: string; label: string; papers: number | null }[] {
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["getConcept", { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call("getConcept", { id }, signal),
    })),
  });
  return ids.map((id, i) => ({ id, label: answers[i]?.data?.label ?? id, papers: answers[i]?.data?.papers ?? null }));
}

/** A pair of concepts to begin with. */
export interface StrongPair {
  readonly a: string;
  readonly b: string;
  readonly labelA: string;
  readonly labelB: string;
}

/** Each of these concepts with the one that it goes with most certainly; none for a concept that no test pairs with another. */
export function useStrongPairs(concepts: readonly { readonly id: string; readonly label: string }[]): StrongPair[] {
  const answers = useQueries({
    queries: concepts.map(({ id }) => ({
      queryKey: ["getStrongPartners", { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call("getStrongPartners", { id }, signal),
    })),
  });
  return answers.flatMap(({ data }) => {
    const partner = data?.order === "beyondChance" ? data.partners[0] : undefined;
    return data && partner ? [{ a: data.concept, labelA: data.label, b: partner.concept, labelB: partner.label }] : [];
  });
}

/** Concepts whose labels were pinned for everyone. */
export function usePinned(): readonly string[] {
  const pinned = useAnswer("getVocabulary", { limit: 1 }, { keep: true }).data?.pinned;
  return useMemo(() => (pinned && pinned.length > 0 ? pinned.map(({ id }) => id) : none), [pinned]);
}

/** A single array, so that nothing is redrawn when the answer comes. */
const none: readonly string[] = [];
