import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

export const cli = resolve(import.meta.dirname, "../../dist/scripts/cli.js");

export interface Moment {
  readonly ms: number;
  /** Of a processor, of the whole process and its threads. */
  readonly cpuMs: number;
}

/** Starts a process; `moment` is what has passed since. */
export function start(args: readonly string[]): { child: ChildProcess; moment: () => Moment } {
  const since = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const moment = () => ({ ms: Math.round(performance.now() - since), cpuMs: processorTime(child.pid!) });
  return { child, moment };
}

/** In steps of 10 ms, as Linux counts. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** `fetch` waits five minutes for the first byte; what takes longer is asked for again. */
function unlessLate(error: Error): void {
  if ((error.cause as { code?: string } | undefined)?.code !== "UND_ERR_HEADERS_TIMEOUT") throw error;
}

/** Starts `isthmus serve`, which must have been built, on a store. */
export async function serve(path: string, ...options: readonly string[]) {
  if (!existsSync(cli)) throw new Error("Run `npm run build` before.");
  const { child, moment } = start([cli, "serve", "--store", `sqlite:${path}`, "--port", "0", "--json", ...options]);
  const [line] = (await once(createInterface(child.stdout!), "line")) as [string];
  const { url } = JSON.parse(line) as { url: string };
  const ask = async (question: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const answer = await fetch(new URL(question, url)).catch(unlessLate);
      if (!answer) continue;
      const json = (await answer.json()) as Record<string, unknown>;
      if (answer.ok) return json;
      if (answer.status !== 503) throw new Error(`${question}: ${JSON.stringify(json)}`);
      await wait(10);
    }
  };
  const end = async () => {
    child.kill("SIGINT");
    await once(child, "exit");
  };
  return { pid: child.pid!, url, moment, ask, end };
}
