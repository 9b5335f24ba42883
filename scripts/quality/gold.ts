import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The gold sets by name, each with the ranking that it measures. */
export const SETS: Readonly<Record<string, "span" | "index">> = {
  "scierc-train": "span",
  "scierc-dev": "span",
  "semeval2017-dev": "span",
  "inspec-dev": "span",
  "kdd-dev": "index",
  "www-dev": "index",
};

/** Sets of other fields, for measuring only: no model has seen them. */
export const UNSEEN_SETS: typeof SETS = {
  "stm-train": "span",
  "ecology-kw-dev": "index",
  "marine-kw-dev": "index",
  "medicine-mesh-dev": "index",
};

/** A text with the phrases that people chose for it. */
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

/** Reads the documents of a gold set (`NAME.docs.jsonl`) and their phrases (`NAME.gold.jsonl`), in the order of the first file. */
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
