import request from "supertest";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Job, UnderWay } from "../../graph/contract/jobs.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { longestWait } from "../../server/adapters/express/cached-answers.ts";
import { handlersWith } from "./fixture-handlers.ts";

const job: Job = {
  ...{ id: "j", kind: "analysis", analysis: "themes", label: "Finding themes", state: "queued" },
  ...{ progress: null, seconds: 1, problem: null, hint: null, report: null },
};
const PREFER = "respond-async, wait=0";

/** An application whose status of a slow answer ends when it is told to. */
function slowApp() {
  const ends: { resolve: (answer: object) => void; reject: (error: Error) => void }[] = [];
  const handlers = handlersWith({
    listConcepts: () => new Promise((resolve, reject) => ends.push({ resolve: resolve as never, reject })),
  });
  let tag = "one";
  const app = createApp(handlers, { contentTag: async () => tag, isChecked: () => false, jobs: () => [job] });
  const ask = (prefer = PREFER) => request(app).get("/api/concepts").set("Prefer", prefer);
  return { ends, ask, change: () => (tag = "two") };
}

afterEach(() => vi.useRealTimers());

describe("answers that take long", () => {
  it("are promised with 202 to who does not want to wait, made once, and given to who asks again", async () => {
    const { ends, ask } = slowApp();
    for (let times = 0; times < 3; times++) {
      const { status, headers, body } = await ask();
      expect(status).toBe(202);
      expect(UnderWay.parse(body)).toMatchObject({ status: "/api/status", jobs: [{ id: "j", state: "queued" }] });
      expect(headers).toMatchObject({ "preference-applied": "respond-async", "cache-control": "no-store" });
      expect(headers).not.toHaveProperty("etag");
    }
    ends[0]?.resolve({ items: [] });
    expect((await ask("respond-async, wait=60")).body).toEqual({ items: [] });
    expect(ends).toHaveLength(1);
  });

  it("are waited for as long as the request says", async () => {
    const { ends, ask } = slowApp();
    const answers = [ask("respond-async, wait=60"), ask("wait=0"), ask("return=minimal")].map((one) => one.then());
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    ends[0]?.resolve({ items: [] });
    for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
  });

  it("that fail meanwhile are told so to who comes for them, and then made again", async () => {
    const { ends, ask } = slowApp();
    expect((await ask()).status).toBe(202);
    ends[0]?.reject(new Error("away"));
    await new Promise((done) => setTimeout(done, 20));
    expect((await ask()).status).toBe(500);
    expect((await ask()).status).toBe(202);
    expect(ends).toHaveLength(2);
  });

  it("of content that has changed are made again", async () => {
    const { ends, ask, change } = slowApp();
    expect((await ask()).status).toBe(202);
    change();
    expect((await ask()).status).toBe(202);
    expect(ends).toHaveLength(2);
  });
});

describe("the header Prefer", () => {
  it.each([
    [undefined, undefined],
    ["wait=5", undefined],
    ["return=minimal", undefined],
    ["respond-async", 0],
    ["respond-async, wait=20", 20_000],
    ['WAIT="7"; Respond-Async', 7000],
    [["respond-async", "wait=3"], 3000],
    ["respond-async, wait=-3", 0],
    ["respond-async, wait=999999999999", 86_400_000],
    ["not-respond-async", undefined],
  ])("%j waits %s ms", (prefer, ms) => {
    expect(longestWait(prefer)).toBe(ms);
  });
});
