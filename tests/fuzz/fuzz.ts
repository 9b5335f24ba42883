import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { LimitError, startProcess } from "../../graph/workers/separate-process.ts";
import type { FuzzProgress, FuzzTask } from "./fuzz-worker.ts";
import { subjects } from "./subjects.ts";

/**
 * `npm run fuzz -- --minutes 2 [--seed 1] [--only readers]`: random input for everything that takes input from outside, each
 * subject in a process with limits of time and memory. A failure leaves its input in reports/fuzz/.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});

const folder = resolve(import.meta.dirname, "../../reports/fuzz");
/** Longest time between two reports of a process. */
const PATIENCE_MS = 10_000;
const LIMITS = { heapMegabytes: 1024, totalMegabytes: 2048 };
/** A file takes some fifty times as long as a curation log, and most formats of files are met in no other subject. */
const SHARES: Readonly<Record<string, number>> = { readers: 4 };
/** Further failures of a subject are counted, not kept. */
const MAX_KEPT = 20;

interface Tally {
  readonly subject: string;
  inputs: number;
  crashes: number;
  hangs: number;
  megabytes: number;
}

async function fuzz(subject: string, seed: number, milliseconds: number): Promise<Tally> {
  const tally: Tally = { subject, inputs: 0, crashes: 0, hangs: 0, megabytes: 0 };
  const end = performance.now() + milliseconds;
  let slowly = false;
  while (performance.now() < end) {
    const task = { subject, seed, from: tally.inputs, milliseconds: end - performance.now(), slowly };
    const failed = await stretch(task, tally);
    if (!failed) continue;
    // The first time it is not known which of the last inputs it was.
    if (slowly) {
      tally.hangs++;
      keep(tally, `input ${tally.inputs} of seed ${seed} used up its ${failed}`, "");
      tally.inputs++;
    }
    slowly = !slowly;
  }
  return tally;
}

/** Inputs until the time is over, or until one used up its time or memory, which is then what it used up. */
async function stretch(task: FuzzTask, tally: Tally): Promise<string | undefined> {
  try {
    await startProcess<FuzzTask, void, FuzzProgress>(import.meta.url, "fuzz-worker", task, {
      ...LIMITS,
      patienceMs: (last) => (last === undefined ? 6 * PATIENCE_MS : PATIENCE_MS),
      onMessage: ({ next, megabytes, failure }) => {
        tally.inputs = next;
        tally.megabytes = Math.max(tally.megabytes, Math.round(megabytes));
        if (!failure) return;
        tally.crashes++;
        keep(tally, failure.error, failure.input);
      },
    });
    return undefined;
  } catch (error) {
    if (error instanceof LimitError) return error.limit;
    throw error;
  }
}

function keep({ subject, crashes, hangs }: Tally, error: string, input: string): void {
  if (crashes + hangs > MAX_KEPT) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${subject}-${crashes + hangs}`);
  writeFileSync(`${path}.error.txt`, `${error}\n`);
  if (input !== "") writeFileSync(`${path}.input.txt`, input);
  console.error(`${subject}: ${error.split("\n")[0]} (${path}.*)`);
}

const names = Object.keys(subjects).filter((name) => values.only === undefined || name === values.only);
const seed = Number(values.seed);
const tallies: Tally[] = [];
const shareOf = (name: string) => SHARES[name] ?? 1;
const shares = names.reduce((sum, name) => sum + shareOf(name), 0);
for (const name of names) {
  tallies.push(await fuzz(name, seed, (Number(values.minutes) * 60_000 * shareOf(name)) / shares));
}
console.table(tallies);
mkdirSync(resolve(folder, ".."), { recursive: true });
writeFileSync(
  resolve(folder, "../fuzz.json"),
  `${JSON.stringify({ seed, minutes: Number(values.minutes), tallies }, null, 2)}\n`,
);
const failed = tallies.filter(({ crashes, hangs }) => crashes + hangs > 0).length;
console.log(`${tallies.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
