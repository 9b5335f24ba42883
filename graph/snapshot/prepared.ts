import type { Incidence } from "../incidence/incidence.ts";

const kept = new WeakMap<Incidence, Map<string, unknown>>();

/**
 * What an analysis prepares before its first answer, kept in this thread for as long as the index is. The name must say
 * everything else that it was prepared from.
 */
export function prepared<T>(incidence: Incidence, name: string, prepare: () => T): T {
  let known = kept.get(incidence);
  if (!known) {
    known = new Map();
    kept.set(incidence, known);
  }
  if (!known.has(name)) known.set(name, prepare());
  return known.get(name) as T;
}
