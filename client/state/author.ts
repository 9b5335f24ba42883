import { useSyncExternalStore } from "react";

const KEY = "isthmus-author";
const listeners = new Set<() => void>();

/** The name under which this browser decides; empty = that of who runs the server. */
export function authorName(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function setAuthorName(name: string): void {
  try {
    localStorage.setItem(KEY, name.slice(0, 200));
  } catch {
    // Without storage the name holds for nobody; decisions then bear that of the server.
  }
  for (const listener of listeners) listener();
}

export function useAuthorName(): string {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, authorName);
}

/** What a request says about who decides. */
export function author(why = ""): { by?: string; why?: string } {
  const by = authorName().trim();
  return { ...(by === "" ? {} : { by }), ...(why.trim() === "" ? {} : { why: why.trim() }) };
}
