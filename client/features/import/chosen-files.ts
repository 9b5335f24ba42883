import { observable, useObservable } from "../../state/observable.ts";

/** Each file is looked at before the import; a folder of more is for the command line. */
export const maxFiles = 50;

/** Files that were dropped, pasted or chosen and are not looked at yet. */
const chosenFiles = observable<readonly File[]>([]);

export const useChosenFiles = () => useObservable(chosenFiles);
export const chooseFiles = (files: readonly File[]) => chosenFiles.set(files);

/** The part of a drag's data that is used here; the browser's types fit it, and so do those of a test. */
interface Entry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly name: string;
}
interface Drop {
  readonly items: Iterable<{ readonly kind: string; webkitGetAsEntry(): Entry | null }>;
  readonly files: Iterable<File>;
}
interface FileEntry extends Entry {
  file(done: (file: File) => void, fail: (error: unknown) => void): void;
}
interface FolderEntry extends Entry {
  createReader(): { readEntries(done: (entries: Entry[]) => void, fail: (error: unknown) => void): void };
}

/** The files of a drop, with those in its folders, in order of path; hidden ones are left out. One more than `maxFiles` at most. */
export async function droppedFiles(data: Drop): Promise<File[]> {
  // The list is empty after the first pause, so all entries are taken at once.
  const entries = [...data.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry());
  if (entries.some((entry) => entry === null)) return visible([...data.files]);
  const found: File[] = [];
  for (const entry of entries) await collect(entry as Entry, found);
  return found;
}

/** Files without hidden ones, which programs put into folders. */
export function visible(files: readonly File[]): File[] {
  return files.filter(({ name }) => !name.startsWith("."));
}

async function collect(entry: Entry, found: File[]): Promise<void> {
  if (entry.name.startsWith(".") || found.length > maxFiles) return;
  if (entry.isFile) {
    found.push(await new Promise<File>((done, fail) => (entry as FileEntry).file(done, fail)));
    return;
  }
  for (const child of await entriesOf(entry as FolderEntry)) await collect(child, found);
}

/** All entries of a folder; the browser gives them in parts, the last of which is empty. */
async function entriesOf(folder: FolderEntry): Promise<Entry[]> {
  const reader = folder.createReader();
  const entries: Entry[] = [];
  for (;;) {
    const part = await new Promise<Entry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    entries.push(...part);
  }
}
