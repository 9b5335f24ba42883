import { readStored, writeStored } from "./browser-storage.ts";
import { observable, useObservable } from "./observable.ts";

const key = "isthmus-author";
const name = observable(readStored(key) ?? "");

/** The name under which this browser decides, which another window may have changed; empty = that of who runs the server. */
export function authorName(): string {
  return readStored(key) ?? name.get();
}

export function setAuthorName(next: string): void {
  writeStored(key, next.slice(0, 200));
  name.set(next.slice(0, 200));
}

export function useAuthorName(): string {
  return useObservable({ subscribe: name.subscribe, get: authorName });
}

/** What a request says about who decides. */
export function author(why = ""): { by?: string; why?: string } {
  const by = authorName().trim();
  return { ...(by === "" ? {} : { by }), ...(why.trim() === "" ? {} : { why: why.trim() }) };
}
