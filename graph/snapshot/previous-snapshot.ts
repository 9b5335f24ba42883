import type { Incidence } from "../incidence/incidence.ts";
import type { TextColumn } from "../shared/columns/text-column.ts";
import { createPause, mapWithPauses } from "../shared/pauses.ts";
import { compareIds } from "../shared/text.ts";
import type { DerivedData, GraphReader } from "../store/store.ts";

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

/** The analysis, its version and those that it needs, as a stored result is named: "participation/8+communities/12". */
const LAYOUT = /^(\w+)\/\d+(?:\+\w+\/\d+)*(?=\/|$)/;

/**
 * The store, which forgets what nobody reads any more of a kind of result before the first of that kind is saved: so that the space is used
 * again, and a store does not grow when versions change. Forgotten are results of older versions of the same analysis or index, and those of
 * revisions other than these. Results of newer versions stay, and so does what is not named as a result. Who still reads what is forgotten, a process
 * of an older version or at an older revision, finds it absent and computes it again.
 */
export function withoutFormerResults(store: GraphReader, revisions: readonly number[]): DerivedData {
  const tidied = new Set<string>();
  return {
    derived: (name, revision) => store.derived(name, revision),
    async saveDerived(name, revision, data) {
      const [layout, kind] = LAYOUT.exec(name) ?? [];
      if (layout !== undefined && !tidied.has(layout)) {
        tidied.add(layout);
        await store.forgetDerived(`${kind}/`, (other, of) =>
          isFormer(other, layout, !revisions.includes(of) && of < revision),
        );
      }
      await store.saveDerived(name, revision, data);
    },
  };
}

/** Whether a stored result is not read any more by those who store results of this layout. */
function isFormer(name: string, layout: string, isOfFormerRevision: boolean): boolean {
  const other = LAYOUT.exec(name)?.[0];
  if (other === undefined) return false;
  if (other === layout) return isOfFormerRevision;
  const versions = versionsOf(layout);
  for (const [kind, version] of versionsOf(other)) if (version > (versions.get(kind) ?? version)) return false;
  return true;
}

function versionsOf(layout: string): Map<string, number> {
  return new Map(
    layout.split("+").map((part) => {
      const [kind = "", version] = part.split("/");
      return [kind, Number(version)];
    }),
  );
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
