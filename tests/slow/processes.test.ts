import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, desk, sample } from "../cli/cli.ts";
import { exited, serverOf } from "./running-server.ts";

let place: Desk;
beforeAll(async () => {
  place = desk();
  await place.run("extract", sample, "--store", "sample.db");
});
afterAll(() => place.end());

/** The processes that a process started and that still run. */
function startedBy({ pid }: ChildProcess): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(/\s+/).filter(Boolean).map(Number);
}

/** A connection of its own each time, so that the processes take turns. */
async function answers(url: string, times: number): Promise<Set<string>> {
  const texts = new Set<string>();
  for (let k = 0; k < times; k++) {
    const answer = await fetch(`${url}api/concepts?limit=20`, { headers: { Connection: "close" } });
    expect(answer.status).toBe(200);
    texts.add(await answer.text());
  }
  return texts;
}

// The processes of a process are told by /proc.
describe.skipIf(process.platform !== "linux")("several processes on one port", () => {
  it("answer alike, are replaced when they die, and all end with the first", { timeout: 120_000 }, async () => {
    const words = ["serve", "--store", "sample.db", "--port", "0", "--json", "--read-only", "--processes", "3"];
    const server = await serverOf(place.start(...words));
    const { child, url } = server;
    await expect.poll(() => startedBy(child).length, { timeout: 60_000 }).toBe(3);
    const before = startedBy(child);
    expect((await answers(url, 12)).size).toBe(1);
    process.kill(before[1]!, "SIGKILL");
    await expect
      .poll(() => startedBy(child).filter((pid) => !before.includes(pid)).length, { timeout: 30_000 })
      .toBe(1);
    expect((await answers(url, 12)).size).toBe(1);
    const all = startedBy(child);
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    expect((await gone)[0]).toBe(0);
    expect(all.filter(isRunning)).toEqual([]);
  });

  it("end when the process that started them is killed", { timeout: 60_000 }, async () => {
    const words = ["serve", "--store", "sample.db", "--port", "0", "--json", "--read-only", "--processes", "2"];
    const { child } = await serverOf(place.start(...words));
    await expect.poll(() => startedBy(child).length, { timeout: 30_000 }).toBe(2);
    const all = startedBy(child);
    child.kill("SIGKILL");
    await exited(child);
    const running = () => all.filter(isRunning);
    await expect.poll(running, { timeout: 10_000 }).toEqual([]);
  });

  it("are refused where changes are allowed, and a start that fails says why once", async () => {
    const changing = await place.runAlone("serve", "--store", "sample.db", "--port", "0", "--processes", "2");
    expect(changing).toMatchObject({ code: 2, err: expect.stringMatching(/--processes needs --read-only/) });
    const words = ["serve", "--store", "sample.db", "--host", "192.0.2.1", "--read-only", "--processes", "2"];
    const failed = await place.runAlone(...words);
    expect(failed.code).not.toBe(0);
    expect(failed.err.match(/no address 192\.0\.2\.1/g)).toHaveLength(1);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
