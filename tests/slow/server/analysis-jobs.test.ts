import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isUnderWay, type Job } from "../../../graph/contract/jobs.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { type RunningServer, startServer } from "../../../server/main.ts";
import { generatedStore } from "../../server/generated-store.ts";

const PAPERS = 900;

let store: GraphStore;
let server: RunningServer;
beforeEach(async () => {
  store = await generatedStore(PAPERS);
  server = await startServer({ store, port: 0, logLevel: "silent" });
  await server.ready;
});
afterEach(() => server.close());

async function ask<T>(path: string, method = "GET"): Promise<{ status: number; body: T }> {
  const given = method === "POST" && { body: "{}", headers: { "Content-Type": "application/json" } };
  const answer = await fetch(`${server.url}api${path}`, { method, ...given });
  return { status: answer.status, body: (await answer.json()) as T };
}

/** Reads the events of a job one after another. */
async function* eventsOf(id: string): AsyncGenerator<Job> {
  const answer = await fetch(`${server.url}api/jobs/${id}/events`);
  let text = "";
  for await (const bytes of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += new TextDecoder().decode(bytes);
    const parts = text.split("\n\n");
    text = parts.pop() as string;
    for (const part of parts) if (part.startsWith("data: ")) yield JSON.parse(part.slice(6)) as Job;
  }
}

async function lastEvent(id: string): Promise<Job | undefined> {
  let last: Job | undefined;
  for await (const event of eventsOf(id)) last = event;
  return last;
}

/** The job of an analysis, as soon as it runs. */
async function begun(analysis: string): Promise<Job> {
  return vi.waitFor(
    async () => {
      const { body } = await ask<{ items: Job[] }>("/jobs");
      const job = body.items.find((each) => each.analysis === analysis && isUnderWay(each));
      if (!job) throw new Error(`${analysis} does not run yet.`);
      return job;
    },
    { timeout: 30_000, interval: 20 },
  );
}

/** Asks for the status after each step of a job; how often it was answered before the job ended or came so far. */
async function answersBetweenSteps(id: string, steps: number): Promise<number> {
  let answers = 0;
  for await (const { progress, state } of eventsOf(id)) {
    if (!isUnderWay({ state }) || answers === steps) break;
    if (!progress?.total || progress.done === progress.total) continue;
    if ((await ask("/status")).status === 200) answers++;
  }
  return answers;
}

describe("a long analysis", () => {
  it("is a job: its progress comes by events while the server answers, and cancelling frees its thread", async () => {
    for (let time = 0; time < 3; time++) {
      const { status, body: job } = await ask<Job>("/analyses/betweenness", "POST");
      expect(status).toBe(200);
      expect(job).toMatchObject({ kind: "analysis", analysis: "betweenness", report: null });
      expect(isUnderWay(job)).toBe(true);
      // Three steps, the status answered after each, before the analysis ended: had it held the loop, there were none.
      expect(await answersBetweenSteps(job.id, 3)).toBe(3);
      const { body: list } = await ask<{ items: Job[] }>("/jobs");
      expect(list.items.map(({ id }) => id)).toContain(job.id);
      await ask(`/jobs/${job.id}`, "DELETE");
      expect(await lastEvent(job.id)).toMatchObject({ state: "cancelled", problem: null });
    }
    // Three were begun and stopped, more than there are threads: others find one free.
    const { body: other } = await ask<Job>("/analyses/themes", "POST");
    expect(await lastEvent(other.id)).toMatchObject({ state: "done" });
    const { body: again } = await ask<Job>("/analyses/themes", "POST");
    expect(await lastEvent(again.id)).toMatchObject({ state: "done" });
  }, 120_000);

  it("that is stopped ends the request that waits for it, and is not begun again unasked", async () => {
    const { body: job } = await ask<Job>("/analyses/bridgeSignificance", "POST");
    await ask(`/jobs/${job.id}`, "DELETE");
    const ended = await lastEvent(job.id);
    // It may have been ready first: then it is kept.
    if (ended?.state === "cancelled") {
      const { body: ranking } = await ask<{ tested: unknown }>("/bridges");
      expect(ranking.tested).toBeNull();
      const { body: list } = await ask<{ items: Job[] }>("/jobs");
      const running = list.items.filter(isUnderWay).map(({ analysis }) => analysis);
      expect(running).not.toContain("bridgeSignificance");
    }
    const waiting = ask<{ title: string; detail: string }>("/bridge-concepts");
    await ask(`/jobs/${(await begun("betweenness")).id}`, "DELETE");
    const { status, body } = await waiting;
    expect([status, body.title]).toEqual([409, "CONFLICT"]);
    expect(body.detail).toContain("was stopped");
    expect((await ask("/analyses/nonsense", "POST")).status).toBe(400);
  });
});
