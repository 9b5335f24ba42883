import type { ConceptRecord } from "../contract/records.ts";
import type { Incidence } from "../incidence/incidence.ts";
import type { DerivedData } from "../store/store.ts";

/** A graph that was read before, and the revisions that have it. */
export interface ReadGraph {
  readonly revision: number;
  readonly sameGraphAs: readonly number[];
  readonly concepts: readonly ConceptRecord[];
  readonly incidence: Incidence;
}

/**
 * Revisions that have exactly this graph: a decision that names, groups or marks concepts changes no mention, and what was
 * computed before it holds. O(mentions), some milliseconds for a million.
 */
export function revisionsOfSameGraph(
  former: ReadGraph | undefined,
  concepts: readonly ConceptRecord[],
  incidence: Incidence,
): readonly number[] {
  if (!former || former.concepts.length !== concepts.length) return [];
  const sameConcepts = concepts.every(({ id }, number) => former.concepts[number]?.id === id);
  const same =
    sameConcepts &&
    equal(former.incidence.paperOffsets, incidence.paperOffsets) &&
    equal(former.incidence.paperConcepts, incidence.paperConcepts);
  return same ? [former.revision, ...former.sameGraphAs] : [];
}

function equal(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k]);
}

/** The store with what was derived for those revisions taken over for the one that is asked for. */
export function withDerivedOf(store: DerivedData, revisions: readonly number[]): DerivedData {
  if (revisions.length === 0) return store;
  return {
    saveDerived: (name, revision, data) => store.saveDerived(name, revision, data),
    async derived(name, revision) {
      const own = await store.derived(name, revision);
      if (own) return own;
      for (const other of revisions) {
        const kept = await store.derived(name, other);
        if (!kept) continue;
        // A read-only disk keeps nothing; it is then found here again.
        await store.saveDerived(name, revision, kept).catch(() => undefined);
        return kept;
      }
      return undefined;
    },
  };
}
