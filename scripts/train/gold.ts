import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface GoldDocument {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  readonly gold: readonly string[];
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

/** The documents of a gold set (`NAME.docs.jsonl`, `NAME.gold.jsonl`) with their phrases, in the order of the file. */
export function readGold(folder: string, set: string): GoldDocument[] {
  const gold = new Map(
    readLines<{ id: string; phrases: string[] }>(resolve(folder, `${set}.gold.jsonl`)).map((row) => [
      row.id,
      row.phrases,
    ]),
  );
  return readLines<{ id: string; text: string }>(resolve(folder, `${set}.docs.jsonl`)).map(({ id, text }) => ({
    set,
    id,
    text,
    gold: gold.get(id) ?? [],
  }));
}
