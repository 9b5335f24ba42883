import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ProcessOptions, startProcess } from "../../graph/workers/separate-process.ts";
import { transpiled } from "../transpiled.ts";

const start = (task: string, options: Partial<ProcessOptions<string>> = {}) =>
  startProcess<string, string, string>(import.meta.url, "greedy-worker", task, {
    heapMegabytes: 64,
    totalMegabytes: 512,
    ...options,
  });

describe("a separate process", () => {
  it("gives its result and its messages", async () => {
    const said: string[] = [];
    expect(await start("works", { onMessage: (word) => said.push(word) })).toBe("works, done");
    expect(said).toEqual(["works"]);
  });

  it.each(["spins", "backtracks", "waits"])("that %s beyond its deadline is ended", async (task) => {
    await expect(start(task, { deadlineMs: 300 })).rejects.toMatchObject({ limit: "time" });
  });

  it.each(["spins", "backtracks"])("that %s gives no sign of life", async (task) => {
    await expect(start(task, { patienceMs: () => 2500 })).rejects.toMatchObject({ limit: "time" });
  });

  it("has time without end where its work may be silent", async () => {
    const options = { patienceMs: () => Number.POSITIVE_INFINITY, deadlineMs: 1500 };
    await expect(start("spins", options)).rejects.toMatchObject({ limit: "time" });
  });

  it.each(["hoards", "fills"])("that %s more memory than it may is ended, and this one goes on", async (task) => {
    await expect(start(task)).rejects.toMatchObject({ limit: "memory" });
  });

  it("passes on what a user can meet, and bugs as bugs", async () => {
    await expect(start("refuses")).rejects.toMatchObject({ code: "INVALID_INPUT", hint: "Mend it." });
    await expect(start("breaks")).rejects.toThrow(TypeError);
    await expect(start("exits")).rejects.toThrow("without a result");
  });

  it.each(["spins", "stops"])("that %s ends when it is asked to stop", async (task) => {
    const stop = new AbortController();
    const reason = new Error("asked");
    const options = { signal: stop.signal, onMessage: () => stop.abort(reason) };
    await expect(start(task, options)).rejects.toBe(reason);
    await expect(start(task, options)).rejects.toBe(reason);
  });

  it.each([true, false])(
    "ends when the one that started it is gone before it has loaded (task sent: %s)",
    async (sent) => {
      const child = fork(join(transpiled, "tests/slow/greedy-worker.js"), {
        serialization: "advanced",
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      if (sent) child.send({ task: "waits", totalMegabytes: 512, parent: process.pid });
      child.disconnect();
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  );
});
