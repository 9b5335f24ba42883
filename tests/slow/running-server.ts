import { type ChildProcess, spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isUnderWay, type Job } from "../../graph/contract/jobs.ts";

/** Work of a process: when it is done, and when it begins to write. */
export interface Work<T> {
  readonly done: Promise<T>;
  readonly writes?: Promise<unknown>;
}

/** `isthmus serve --json` in a process of its own. */
export interface RunningServer {
  readonly child: ChildProcess;
  readonly url: string;
  ask<T>(path: string, request?: RequestInit): Promise<T>;
  decide(action: object): Promise<{ decisions: { id: string }[] }>;
  /** Uploads a file; done when its papers are acknowledged. */
  import(file: string): Work<void>;
  kill(): Promise<void>;
}

/** Waits until a server listens. */
export async function serverOf(child: ChildProcess): Promise<RunningServer> {
  let words = "";
  child.stderr?.on("data", (bytes: Buffer) => {
    words += bytes.toString();
  });
  const said = await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), exited(child)]);
  if (!Array.isArray(said)) throw new Error(`The server ended with ${said}. ${words}`);
  const { url } = JSON.parse(String(said[0])) as { url: string };
  const ask = async <T>(path: string, request?: RequestInit): Promise<T> => {
    const answer = await fetch(`${url}api${path}`, request);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const post = <T>(path: string, type: string, body: string) =>
    ask<T>(path, { method: "POST", headers: { "Content-Type": type }, body });
  const importFile = async (file: string, events: EventEmitter) => {
    const path = `/imports?name=${basename(file)}`;
    let job = await post<Job>(path, "application/octet-stream", readFileSync(file, "utf8"));
    for (; isUnderWay(job); job = await ask(`/jobs/${job.id}`)) {
      if (job.progress !== null) events.emit("progress");
      await wait(20);
    }
    if (job.state !== "done") throw new Error(`The import ended: ${job.state}, ${job.problem}`);
  };
  return {
    child,
    url,
    ask,
    decide: (action) => post("/curation", "application/json", JSON.stringify({ actions: [action] })),
    import(file) {
      const events = new EventEmitter();
      return { done: importFile(file, events), writes: once(events, "progress") };
    },
    async kill() {
      killWithChildren(child);
      await exited(child);
    },
  };
}

/** Ends a process and those that it started, as a system does that runs out of memory. */
export function killWithChildren(child: ChildProcess): void {
  // Stopped first, so that it starts no more of them.
  child.kill("SIGSTOP");
  spawnSync("pkill", ["-KILL", "-P", String(child.pid)]);
  child.kill("SIGKILL");
}

/** The exit code of a process, null when a signal ended it. */
export async function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}
