import { afterEach, describe, expect, it } from "vitest";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { type Runner, workerRunner } from "../../graph/snapshot/threads/runner.ts";
import { randomIncidence } from "../reference/random-incidence.ts";

describe("worker threads", () => {
  const incidence = randomIncidence(1);
  const communities = findCommunities(incidence, { seed: 1 });
  let runner: Runner;
  afterEach(() => runner.close());

  it("run one repeated analysis after the other, so that a thread is left for what somebody waits for", async () => {
    runner = workerRunner(incidence);
    const events: string[] = [];
    const repeat = async (seed: number, signal?: AbortSignal) => {
      const onProgress = () => events.push(`runs ${seed}`);
      const input = { communities, seed };
      const onStart = () => events.push(`begins ${seed}`);
      await runner.run("bridgeSignificance", input, { onProgress, onStart, ...(signal && { signal }) });
      events.push(`ends ${seed}`);
    };
    await Promise.all([repeat(1), repeat(2), repeat(3)]);
    expect(events.filter((event) => event.startsWith("ends"))).toEqual(["ends 1", "ends 2", "ends 3"]);
    const until = (end: string) => events.slice(0, events.indexOf(end));
    expect(until("runs 1")).toContain("begins 1");
    expect(until("ends 1")).toContain("runs 1");
    for (const seed of [1, 2]) expect(until(`ends ${seed}`)).not.toContain(`begins ${seed + 1}`);
  });

  it("drop a repeated analysis that is stopped while it waits, and run those behind it", async () => {
    runner = workerRunner(incidence);
    const ended: string[] = [];
    const stop = new AbortController();
    const run = (seed: number, signal?: AbortSignal) =>
      runner.run("bridgeSignificance", { communities, seed, onProgress: undefined }, signal && { signal }).then(
        () => ended.push(`${seed}`),
        () => ended.push(`${seed} stopped`),
      );
    const all = [run(1), run(2, stop.signal), run(3)];
    stop.abort();
    await Promise.all(all);
    expect(ended).toEqual(["2 stopped", "1", "3"]);
  });
});
