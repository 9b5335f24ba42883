import { readStorage, writeStorage } from "../state/browser-storage.ts";
import { observable, useObservable } from "../state/observable.ts";

const key = "isthmus-author";
const name = observable(readStorage(key) ?? "");

/** The author's name for decisions made in this browser; another window may have changed it. Empty = the user who runs the server. */
export function authorName(): string {
  return readStorage(key) ?? name.get();
}

export function setAuthorName(next: string): void {
  writeStorage(key, next.slice(0, 200));
  name.set(next.slice(0, 200));
}

export function useAuthorName(): string {
  return useObservable({ subscribe: name.subscribe, get: authorName });
}

/** Who decides and why, as fields of a request. */
export function author(why = ""): { by?: string; why?: string } {
  const by = authorName().trim();
  return { ...(by === "" ? {} : { by }), ...(why.trim() === "" ? {} : { why: why.trim() }) };
}
