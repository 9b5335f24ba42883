import { setImmediate as nextTurn } from "node:timers/promises";
import type { ConceptRecord } from "../contract/records.ts";
import { upperBound } from "../shared/binary-search.ts";

/** Every form of every concept, simplified, as lines of one text: substring search over it is a single native call. */
export interface NameIndex {
  /** Begins and ends with a line end; forms of concepts with most papers come first. */
  readonly text: string;
  /** Where each line starts in the text. */
  readonly starts: Uint32Array;
  /** Concept number of each line. */
  readonly owners: Uint32Array;
}

/** Concepts indexed before others get their turn on this thread: a few milliseconds' work. */
const SLICE = 4096;

/** Builds the index in slices, so that a server keeps answering. */
export async function buildNameIndex(concepts: readonly ConceptRecord[], byPapers: Uint32Array): Promise<NameIndex> {
  const slices: string[] = ["\n"];
  const starts: number[] = [];
  const owners: number[] = [];
  let length = 1;
  for (let from = 0; from < byPapers.length; from += SLICE) {
    const lines: string[] = [];
    for (const number of byPapers.subarray(from, from + SLICE)) {
      for (const line of linesOf(concepts[number]!)) {
        starts.push(length);
        owners.push(number);
        lines.push(line);
        length += line.length + 1;
      }
    }
    slices.push(lines.join("\n"), "\n");
    await nextTurn();
  }
  return { text: slices.join(""), starts: Uint32Array.from(starts), owners: Uint32Array.from(owners) };
}

/** The form of a concept that a line stands for, as papers write it. */
export function formOf({ label, aliases }: ConceptRecord, line: string): string {
  return [label, ...aliases.map(({ form }) => form)].find((form) => foldName(form) === line) ?? label;
}

/** The line that contains a position of the text. */
export function lineAt({ starts }: NameIndex, position: number): number {
  return Math.max(0, upperBound(starts, position) - 1);
}

/** The text of one line. */
export function lineText({ text, starts }: NameIndex, line: number): string {
  return text.slice(starts[line], (starts[line + 1] ?? text.length) - 1);
}

const SEPARATORS = /[\s\-‐‑‒–_/]+/g;
const NEEDS_WORK = /[-‐‑‒–_/]|\s\s|^\s|\s$/;

/** Lower case, one space for every run of spaces and hyphens. */
export function foldName(form: string): string {
  const lower = form.toLowerCase();
  return NEEDS_WORK.test(lower) ? lower.replace(SEPARATORS, " ").trim() : lower;
}

function linesOf({ label, aliases }: ConceptRecord): string[] {
  const lines = [foldName(label)];
  for (const { form } of aliases) {
    const line = foldName(form);
    if (!lines.includes(line)) lines.push(line);
  }
  return lines;
}
