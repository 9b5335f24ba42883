import { LargeMap } from "../shared/size-limit.ts";
import { compareIds, plainWords } from "../shared/text.ts";
import type { StoredPaper } from "../store/store.ts";
import type { Entry } from "./entry.ts";
import { fingerprint } from "./normalise.ts";
import type { ResolvedPaper } from "./resolve.ts";

/** What became of the records of a run. */
export interface IdentitySummary {
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Papers made of several records that differ, with the number of these. */
  readonly merged: readonly { readonly paper: string; readonly records: number }[];
  /** Groups of papers with the same title that were not merged. */
  readonly possibleDuplicates: readonly (readonly string[])[];
  /** Identifiers that papers with unlike titles share, such as that of a supplement; these were not merged. */
  readonly sharedIdentifiers: readonly { readonly identifier: string; readonly papers: readonly string[] }[];
  /** Papers whose own id was taken by another paper. */
  readonly collisions: readonly { readonly paper: string; readonly wanted: string }[];
}

type Outcome = "new" | "updated" | "unchanged" | "removed";

/** Gathers, over all batches of a run, what became of each paper; the last word counts. */
export class IdentityReport {
  readonly #outcomes = new LargeMap<string, Outcome>();
  readonly #merged = new Map<string, number>();
  readonly #collisions = new Map<string, string>();
  readonly #sameTitle = new Map<string, readonly string[]>();
  readonly #shared = new Map<string, readonly string[]>();

  /** Notes the outcome of one batch. */
  note(
    before: ReadonlyMap<string, StoredPaper>,
    saved: readonly StoredPaper[],
    removed: readonly string[],
    groups: readonly (readonly ResolvedPaper[])[],
  ): void {
    const changed = new Set(saved.map((paper) => paper.id));
    for (const id of removed) this.#forget(id);
    for (const group of groups) {
      for (const { paper, entries, collidesWith } of group) {
        this.#outcome(paper.id, before.has(paper.id), changed.has(paper.id));
        setOrDelete(this.#merged, paper.id, entries.length > 1 ? entries.length : undefined);
        setOrDelete(this.#collisions, paper.id, collidesWith ?? undefined);
      }
      this.#noteTitles(group);
      this.#noteIdentifiers(group);
    }
  }

  summary(): IdentitySummary {
    const counts = { new: 0, updated: 0, unchanged: 0, removed: 0 };
    for (const outcome of this.#outcomes.values()) counts[outcome]++;
    return {
      new: counts.new,
      updated: counts.updated,
      unchanged: counts.unchanged,
      merged: byKey(this.#merged).map(([paper, records]) => ({ paper, records })),
      possibleDuplicates: [...this.#sameTitle.values()].sort((a, b) => compareIds(a[0]!, b[0]!)),
      sharedIdentifiers: byKey(this.#shared).map(([identifier, papers]) => ({ identifier, papers })),
      collisions: byKey(this.#collisions).map(([paper, wanted]) => ({ paper, wanted })),
    };
  }

  #forget(id: string): void {
    this.#outcomes.set(id, "removed");
    this.#merged.delete(id);
    this.#collisions.delete(id);
  }

  #outcome(id: string, existed: boolean, changed: boolean): void {
    const previous = this.#outcomes.get(id);
    if (!existed && changed) this.#outcomes.set(id, previous === "removed" ? "updated" : "new");
    else if (changed && previous !== "new") this.#outcomes.set(id, "updated");
    else if (previous === undefined) this.#outcomes.set(id, "unchanged");
  }

  #noteIdentifiers(group: readonly ResolvedPaper[]): void {
    const papersOf = new Map<string, Set<string>>();
    for (const { paper, entries } of group) {
      for (const key of entries.flatMap(identifierKeys)) {
        papersOf.set(key, (papersOf.get(key) ?? new Set()).add(paper.id));
      }
    }
    for (const [key, ids] of papersOf) {
      setOrDelete(this.#shared, key, ids.size > 1 ? [...ids].sort(compareIds) : undefined);
    }
  }

  #noteTitles(group: readonly ResolvedPaper[]): void {
    const byTitle = new Map<string, string[]>();
    for (const { paper } of group) {
      const title = fingerprint(plainWords(paper.title));
      byTitle.set(title, [...(byTitle.get(title) ?? []), paper.id]);
    }
    for (const [title, ids] of byTitle) {
      setOrDelete(this.#sameTitle, title, ids.length > 1 ? ids.sort(compareIds) : undefined);
    }
  }
}

function identifierKeys({ record }: Entry): string[] {
  return (["doi", "arxiv", "pmid"] as const).flatMap((kind) => (record[kind] ? [`${kind}:${record[kind]}`] : []));
}

function setOrDelete<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function byKey<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareIds(a, b));
}
