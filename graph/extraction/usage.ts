import background from "./data/background.json" with { type: "json" };
import table from "./data/usage.json" with { type: "json" };

/** Version of the table; part of the extractor's tag. */
export const usageVersion: number = table.version;

/** Numbers that `copyUsage` gives for a word. */
export const USAGE_NAMES: readonly string[] = [
  ...["Head", "Start", "Alone", "InRun", "Titleness"],
  ...Array.from({ length: table.dimensions }, (_, d) => `Vector${d}`),
];

const columns = [table.head, table.start, table.alone, table.inRun, table.titleness, ...table.vectors];
const position = new Map<string, number>(background.words.split(" ").map((word, i) => [word, i]));
const values = new Float32Array(position.size * columns.length);
for (const [c, column] of columns.entries()) {
  for (let i = 0; i < position.size; i++) values[i * columns.length + c] = digit(column, i) / 35 - 0.5;
}

function digit(column: string, i: number): number {
  const unit = column.charCodeAt(i);
  return unit < 58 ? unit - 48 : unit - 87;
}

const UNKNOWN = new Float32Array(columns.length);

/** How a lower-case word is used in the background corpus (USAGE_NAMES, centred on 0); zeros for an unknown word. */
export function usageOf(lower: string): Float32Array {
  const i = position.get(lower);
  return i === undefined ? UNKNOWN : values.subarray(i * columns.length, (i + 1) * columns.length);
}

/** Writes how a lower-case word is used in the background corpus (USAGE_NAMES, centred on 0); zeros for an unknown word. */
export function copyUsage(lower: string, into: Float64Array, at: number): void {
  const i = position.get(lower);
  if (i === undefined) {
    into.fill(0, at, at + columns.length);
    return;
  }
  const from = i * columns.length;
  for (let c = 0; c < columns.length; c++) into[at + c] = values[from + c] as number;
}

/** One of the numbers of copyUsage. */
export function usageNumber(lower: string, column: number): number {
  const i = position.get(lower);
  return i === undefined ? 0 : (values[i * columns.length + column] as number);
}

/** What is known of an established phrase: log2 of its background papers, share on its own, presence in titles. */
export interface PhraseUsage {
  readonly logPapers: number;
  readonly own: number;
  readonly title: number;
}

const phrases = new Map<string, number>(table.phrases.split("\n").map((key, i) => [key, i]));

/** Facts about a canonical key of two or more words, undefined when it is not established in the background corpus. */
export function phraseUsage(key: string): PhraseUsage | undefined {
  const i = phrases.get(key);
  if (i === undefined) return undefined;
  return {
    logPapers: digit(table.phrasePapers, i) / 2,
    own: digit(table.phraseOwn, i) / 35,
    title: digit(table.phraseTitle, i) / 35 - 0.5,
  };
}
