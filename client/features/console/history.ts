import { readStorage, writeStorage } from "../../state/browser-storage.ts";
import { observable, useObservable } from "../../state/observable.ts";

/** A statement that was run, with the values of its parameters as JSON. */
export interface Statement {
  readonly statement: string;
  readonly parameters: string;
}

const key = "isthmus.cypher";
const limit = 30;
const history = observable<readonly Statement[]>(storedHistory());

/** The statements that were run in this browser, the last one first, each once. */
export function useHistory(): readonly Statement[] {
  return useObservable(history);
}

export function remember(run: Statement): void {
  keep([run, ...history.get().filter((one) => !isSame(one, run))].slice(0, limit));
}

export function forgetAll(): void {
  keep([]);
}

function isSame(one: Statement, other: Statement): boolean {
  return one.statement === other.statement && one.parameters === other.parameters;
}

function keep(next: readonly Statement[]): void {
  writeStorage(key, JSON.stringify(next));
  history.set(next);
}

function storedHistory(): readonly Statement[] {
  try {
    const stored: unknown = JSON.parse(readStorage(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isStatement) : [];
  } catch {
    return [];
  }
}

function isStatement(value: unknown): value is Statement {
  const run = value as Partial<Statement> | null;
  return typeof run?.statement === "string" && typeof run.parameters === "string";
}
