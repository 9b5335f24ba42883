import { compareIds } from "../shared/text.ts";

/** The source of records that were stored before sources were noted. */
export const UNKNOWN_SOURCE = "0";

/** Where a record was found. */
export interface RecordOrigin {
  /** What the record's own id is unique in: the name of a file. */
  readonly namespace: string;
  /** Id of the import that brought it. */
  readonly source: string;
  /** Superseded by a later import; restored if that import is removed. */
  readonly isOutdated: boolean;
}

/** Places as they are stored, in lists of one order. */
export interface PackedOrigins {
  readonly in: readonly string[];
  readonly from?: readonly string[];
  /** Positions of outdated ones. */
  readonly old?: readonly number[];
}

export function packOrigins(places: readonly RecordOrigin[]): PackedOrigins {
  const old = places.flatMap(({ isOutdated }, i) => (isOutdated ? i : []));
  return {
    in: places.map(({ namespace }) => namespace),
    from: places.map(({ source }) => source),
    ...(old.length > 0 && { old }),
  };
}

export function unpackOrigins({ in: namespaces, from, old }: PackedOrigins): RecordOrigin[] {
  return namespaces.map((namespace, i) => {
    return { namespace, source: from?.[i] ?? UNKNOWN_SOURCE, isOutdated: old?.includes(i) ?? false };
  });
}

/** Each place once, in order; one that is given again is no longer outdated. */
export function distinctOrigins(places: readonly RecordOrigin[]): RecordOrigin[] {
  const byName = new Map<string, RecordOrigin>();
  for (const place of places) {
    const key = JSON.stringify([place.namespace, place.source]);
    const known = byName.get(key);
    if (!known || !place.isOutdated) byName.set(key, place);
  }
  return [...byName.values()].sort((a, b) => compareIds(a.namespace, b.namespace) || compareIds(a.source, b.source));
}
