import { useMemo } from "react";
import { useAnswer } from "./queries.ts";

/** Concepts whose labels were pinned for everyone. */
export function usePinned(): readonly string[] {
  const pinned = useAnswer("getVocabulary", { limit: 1 }, { keep: true }).data?.pinned;
  return useMemo(() => (pinned && pinned.length > 0 ? pinned.map(({ id }) => id) : none), [pinned]);
}

/** One and the same, so that nothing is drawn anew when the answer comes. */
const none: readonly string[] = [];
