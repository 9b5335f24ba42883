import { useSyncExternalStore } from "react";

/** A value that notifies listeners when it is set. */
export interface Observable<T> {
  get(): T;
  set(next: T): void;
  /** Returns a function that stops listening. */
  subscribe(listener: () => void): () => void;
}

export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value as React state. */
export function useObservable<T>({ subscribe, get }: Pick<Observable<T>, "subscribe" | "get">): T {
  return useSyncExternalStore(subscribe, get);
}
