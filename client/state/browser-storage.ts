/** What this browser remembers under a key; null where there is nothing, or where storage is forbidden. */
export function readStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a text; where storage is forbidden it is lost with the page. */
export function writeStorage(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Private windows and full disks forbid storage; the explorer works without it.
  }
}
