import { describe, expect, it } from "vitest";
import { Runs } from "../../graph/snapshot/runs.ts";
import { Jobs } from "../../server/jobs/jobs.ts";

/** A run that begins and ends when it is told to. */
function heldRun(runs: Runs, task: string) {
  let [begin, end]: (() => void)[] = [];
  void runs.run(task, `Computing ${task}`, (_onProgress, _signal, onStart) => {
    begin = onStart;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  return { begin: () => begin?.(), end: () => end?.() };
}

describe("a job that waits for a thread", () => {
  it("is queued until it begins: its events say so, and what runs before it is the progress of the server", async () => {
    const started: Parameters<Jobs["trackRun"]>[0][] = [];
    const runs = new Runs((run) => started.push(run));
    const jobs = new Jobs();
    const [first, second] = [heldRun(runs, "themes"), heldRun(runs, "gaps")];
    second.begin();
    await expect.poll(() => started.length).toBe(2);
    const [queued, running] = started.map((run) => jobs.trackRun(run));
    expect([queued?.state, running?.state]).toEqual(["queued", "running"]);
    expect(runs.progress()?.phase).toBe("Computing gaps");
    const states: string[] = [];
    const watching = (async () => {
      for await (const event of jobs.events(queued!.id, new AbortController().signal)) {
        states.push(JSON.parse(event.slice("data: ".length)).state);
      }
    })();
    await expect.poll(() => states.length).toBeGreaterThan(0);
    expect(jobs.list().map(({ id }) => id)).toEqual([queued?.id, running?.id]);
    first.begin();
    expect(jobs.get(queued!.id).state).toBe("running");
    first.end();
    second.end();
    await watching;
    expect([...new Set(states)]).toEqual(["queued", "running", "done"]);
  });
});
