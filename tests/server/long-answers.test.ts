import { performance as clock } from "node:perf_hooks";
import request from "supertest";
import { describe, expect, it, vi } from "vitest";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { handlersWith } from "./fixture-handlers.ts";
import { plantedApp } from "./planted-app.ts";

/** Has every look at the clock take so long, so that how often others get their turn does not depend on the machine. */
function slowClock(ms: number): () => void {
  let now = clock.now();
  const spy = vi.spyOn(performance, "now").mockImplementation(() => (now += ms));
  return () => spy.mockRestore();
}

/** How often others got their turn while something went on. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const count = () => {
    turns++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work();
  over = true;
  return turns;
}

describe("long answers", () => {
  it("let others have their turn though the receiver is quick", async () => {
    const restore = slowClock(20);
    const pieces = Array.from({ length: 500 }, (_, k) => `${k}\n`);
    const app = createApp(handlersWith({ exportPapers: () => ({ pieces, mediaType: "text/csv", fileName: "x.csv" }) }));
    const turns = await turnsDuring(() => request(app).get("/api/export/papers/csv").expect(200));
    restore();
    expect(turns).toBeGreaterThanOrEqual(500);
  });

  it("pause between their pieces: reading a store after a decision, a map, a query", async () => {
    const planted = await plantedApp();
    const snapshot = await openSnapshot(planted.store);
    const map = { measure: "npmi" } as const;
    const query = { q: "molecules OR robot", limit: 20, offset: 0, concepts: 10 };
    const decision = { at: new Date().toISOString(), by: "ana", why: null };
    const action = { kind: "rename", concept: "molecule", label: "compounds" };
    await conceptMap(snapshot, map);
    await planted.store.appendDecisions([{ ...decision, action }]);

    const restore = slowClock(20);
    const [reading, mapping, answering] = [
      await turnsDuring(() => openSnapshot(planted.store, { previous: snapshot })),
      await turnsDuring(() => conceptMap(snapshot, map)),
      await turnsDuring(() => queryAnswer(snapshot, query)),
    ];
    restore();
    expect(reading).toBeGreaterThanOrEqual(8);
    expect(mapping).toBeGreaterThanOrEqual(8);
    expect(answering).toBeGreaterThanOrEqual(8);
    await planted.close();
  });

  it("wait for a slow receiver without one more listener each time", async () => {
    const warnings: string[] = [];
    const onWarning = ({ message }: Error) => void warnings.push(message);
    process.on("warning", onWarning);
    const pieces = Array.from({ length: 60 }, (_, k) => `${k}\n`.repeat(30_000));
    const app = createApp(handlersWith({ exportPapers: () => ({ pieces, mediaType: "text/csv", fileName: "x.csv" }) }));
    const { text } = await request(app).get("/api/export/papers/csv").set("Accept-Encoding", "gzip").expect(200);
    process.off("warning", onWarning);
    expect(text).toBe(pieces.join(""));
    expect(warnings).toEqual([]);
  });

  it("of a query with hundreds of pieces and no paper take time that grows with the pieces, not with their square", async () => {
    const planted = await plantedApp();
    const search = vi.spyOn(planted.store, "papersWithWords");
    const q = Array.from({ length: 100 }, (_, k) => `"no words ${k}"`).join(" AND ");
    const { total } = await planted.get(`/query?q=${encodeURIComponent(q)}`);
    expect(total).toBe(0);
    expect(search.mock.calls.length).toBeLessThanOrEqual(2 * 100);
    await planted.close();
  });
});
