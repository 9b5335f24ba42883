import type { Incidence } from "../incidence/incidence.ts";
import type { TextColumn } from "../shared/columns/text-column.ts";
import { createPause, mapWithPauses } from "../shared/pauses.ts";
import { compareIds } from "../shared/text.ts";
import type { DerivedData } from "../store/store.ts";

/** A graph that was read before, and the revisions that have it. */
export interface GraphOfRevision {
  readonly revision: number;
  readonly sameGraphAs: readonly number[];
  readonly conceptIds: TextColumn;
  readonly incidence: Incidence;
}

/**
 * Revisions that have exactly this graph: a decision that names, groups or marks concepts changes no mention, and what was
 * computed before is still valid. O(mentions), some milliseconds for a million; yields to the event loop between pieces.
 */
export async function revisionsOfSameGraph(
  previous: GraphOfRevision | undefined,
  ids: TextColumn,
  incidence: Incidence,
): Promise<readonly number[]> {
  if (!previous) return [];
  const { incidence: before, conceptIds: idsBefore } = previous;
  const isSameGraph =
    (await equal(idsBefore.starts, ids.starts)) &&
    (await equal(idsBefore.bytes, ids.bytes)) &&
    (await equal(before.paperOffsets, incidence.paperOffsets)) &&
    (await equal(before.paperConcepts, incidence.paperConcepts));
  return isSameGraph ? [previous.revision, ...previous.sameGraphAs] : [];
}

/** Items that are compared in one turn. */
const SLICE = 16_384;

async function equal(a: ArrayLike<number>, b: ArrayLike<number>): Promise<boolean> {
  if (a.length !== b.length) return false;
  const pause = createPause();
  for (let from = 0; from < a.length; from += SLICE) {
    const end = Math.min(from + SLICE, a.length);
    for (let k = from; k < end; k++) if (a[k] !== b[k]) return false;
    await pause();
  }
  return true;
}

/** The store, which also finds data derived for other revisions of the same graph. */
export function withDerivedOf(store: DerivedData, revisions: readonly number[]): DerivedData {
  if (revisions.length === 0) return store;
  return {
    saveDerived: (name, revision, data) => store.saveDerived(name, revision, data),
    async derived(name, revision) {
      const own = await store.derived(name, revision);
      if (own) return own;
      for (const other of revisions) {
        const data = await store.derived(name, other);
        if (!data) continue;
        // A read-only disk keeps nothing; it is then found here again.
        await store.saveDerived(name, revision, data).catch(() => undefined);
        return data;
      }
      return undefined;
    },
  };
}

/** Where the colours of concepts come from: communities by concept number, if available. */
export interface CommunitySource {
  readonly conceptIds: TextColumn;
  /** Undefined until they are found for this revision or an earlier one. */
  cachedCommunities(): Promise<Uint32Array | undefined>;
}

/** The communities of a previous revision by the numbers that concepts have now; 0 for those that are new. */
export async function carryColours(
  previous: CommunitySource | undefined,
  ids: TextColumn,
): Promise<Uint32Array | undefined> {
  const before = await previous?.cachedCommunities();
  if (!previous || !before) return undefined;
  const { conceptIds: idsBefore } = previous;
  const colours = new Uint32Array(ids.length);
  let at = 0;
  let idBefore = idsBefore.length === 0 ? undefined : idsBefore.at(0);
  await mapWithPauses(colours, (_, number) => {
    const id = ids.at(number);
    while (idBefore !== undefined && compareIds(idBefore, id) < 0) {
      at++;
      idBefore = at === idsBefore.length ? undefined : idsBefore.at(at);
    }
    if (idBefore === id) colours[number] = before[at]!;
  });
  return colours;
}
