import { useSyncExternalStore } from "react";

/** A statement that was run, with the values of its parameters as JSON. */
export interface Asking {
  readonly statement: string;
  readonly parameters: string;
}

const key = "isthmus.cypher";
const most = 30;
const listeners = new Set<() => void>();
let known: readonly Asking[] = read();

/** The statements that were run in this browser, the last one first, each once. */
export function useHistory(): readonly Asking[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}

export function remember(asking: Asking): void {
  keep([asking, ...known.filter((one) => !same(one, asking))].slice(0, most));
}

export function forgetAll(): void {
  keep([]);
}

function same(one: Asking, other: Asking): boolean {
  return one.statement === other.statement && one.parameters === other.parameters;
}

function keep(next: readonly Asking[]): void {
  known = next;
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Without storage the history lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function read(): readonly Asking[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isAsking) : [];
  } catch {
    return [];
  }
}

function isAsking(value: unknown): value is Asking {
  const asking = value as Partial<Asking> | null;
  return typeof asking?.statement === "string" && typeof asking.parameters === "string";
}
