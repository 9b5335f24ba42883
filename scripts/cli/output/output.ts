import { once } from "node:events";

/**
 * Writes results to standard output, at the pace of the reader: a big dump piped into a slow program does not
 * pile up in memory, and a reader that has seen enough (`| head`) ends the program quietly.
 */
export async function print(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await once(process.stdout, "drain");
}

const BATCH = 64 * 1024;

/** Prints many pieces in writes of a sensible size. */
export async function printAll(pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  let waiting = "";
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < BATCH) continue;
    await print(waiting);
    waiting = "";
  }
  if (waiting !== "") await print(waiting);
}

/** One JSON value, indented when it is printed to a terminal. */
export function printJson(value: unknown): Promise<void> {
  return print(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined)}\n`);
}

/** A JSON array, one element a line, streamed. */
export async function printJsonArray(items: Iterable<unknown>): Promise<void> {
  await printAll(lines(items));
  function* lines(values: Iterable<unknown>) {
    let separator = "[\n";
    for (const value of values) {
      yield separator + JSON.stringify(value);
      separator = ",\n";
    }
    yield separator === "[\n" ? "[]\n" : "\n]\n";
  }
}

/** A reader that went away is no failure of ours; results that can be written nowhere are a failure that is said in one sentence. */
export function endWhenOutputFails(): void {
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(0);
    const [message, hint] =
      code === "ENOSPC"
        ? ["The results could not be written: the disk is full.", "Make room, or write them elsewhere."]
        : [`The results could not be written (${code}).`, "Write them elsewhere."];
    process.stderr.write(`isthmus: ${message}\n         ${hint}\n`, () => process.exit(1));
  });
  process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => process.exit(code === "EPIPE" ? 0 : 1));
}
