import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CurationAction } from "../../graph/contract/curation.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { ServerContext } from "../../server/context/context.ts";
import { allHandlers } from "../../server/handlers/all.ts";
import { plantedStore } from "../snapshot/planted-store.ts";
import { type PlantedApp, plantedApp } from "./planted-app.ts";

let planted: PlantedApp;
beforeAll(async () => {
  planted = await plantedApp();
});
afterAll(() => planted.close());

async function post(path: string, body: object, status = 200) {
  const answer = await request(planted.app).post(`/api${path}`).send(body);
  expect([path, answer.status, answer.body.detail]).toEqual([
    path,
    status,
    status === 200 ? undefined : expect.any(String),
  ]);
  return answer.body;
}
const merge: CurationAction = { kind: "merge", concepts: ["molecule"], into: "graph-neural-network" };

describe("/curation", () => {
  it("decides, and the next answer is of the graph as decided; undo brings it back", async () => {
    const before = await planted.get("/concepts/graph-neural-network");
    const { decisions, revision } = await post("/curation", { actions: [merge], by: "ana", why: "the same" });
    expect(decisions).toMatchObject([{ by: "ana", why: "the same", action: merge, isEffective: true, conflict: null }]);
    expect(decisions[0].text).toBe("merge “molecules” into “graph neural networks”");
    expect(revision).toBe(await planted.store.revision());
    const after = await planted.get("/concepts/graph-neural-network");
    expect(after.papers).toBeGreaterThanOrEqual(before.papers);
    // The merged name leads to the concept that it went to.
    expect((await planted.get("/concepts/molecules")).id).toBe("graph-neural-network");
    const { partners } = await planted.get("/concepts/graph-neural-network/cooccurrence");
    expect(partners.map(({ concept }: { concept: string }) => concept)).not.toContain("molecule");
    const log = await planted.get("/curation");
    expect(log).toMatchObject({ total: 1, effective: 1, undo: decisions[0].id, redo: null, conflicts: [] });

    await post("/curation/undo", { decision: decisions[0].id.slice(0, 6), by: "ben" });
    expect(await planted.get("/concepts/graph-neural-network")).toEqual(before);
    expect((await planted.get("/curation")).items.map(({ text }: { text: string }) => text)).toEqual([
      "undo: merge “molecules” into “graph neural networks”",
      "merge “molecules” into “graph neural networks”",
    ]);
    await post("/curation/redo", {});
    await post("/curation/undo", { decision: decisions[0].id });
    await post("/curation/undo", {}, 404);
  });

  it("answers decisions that come at the same time, each with a graph that contains it", async () => {
    const labels = ["pictures", "shots", "views", "photographs"];
    const rename = (label: string): CurationAction => ({ kind: "rename", concept: "molecule", label });
    const answers = await Promise.all(labels.map((label) => post("/curation", { actions: [rename(label)] })));
    expect(new Set(answers.map(({ decisions }) => decisions[0].action.label))).toEqual(new Set(labels));
    const { items } = await planted.get("/curation");
    const last = items[0].action.label;
    expect((await planted.get("/concepts/molecule")).label).toBe(last);
    for (const { decisions } of answers) await post("/curation/undo", { decision: decisions[0].id });
  });

  it("tells what decisions would change, and writes nothing", async () => {
    const before = await planted.store.revision();
    const preview = await post("/curation/preview", { actions: [merge] });
    expect(preview.concepts.after).toBe(preview.concepts.before - 1);
    expect(preview.links.after).toBeLessThan(preview.links.before);
    expect(preview.communities).toMatchObject({ before: 2, agreement: expect.any(Number) });
    const [into, gone] = ["graph-neural-network", "molecule"].map((id) =>
      preview.ranks.find((one: { id: string }) => one.id === id),
    );
    expect(into.after.papers).toBeGreaterThanOrEqual(into.before.papers);
    expect([gone.before.papers > 0, gone.after]).toEqual([true, null]);
    const quick = await post("/curation/preview", { actions: [merge], full: false });
    expect([quick.links, quick.communities, quick.concepts]).toEqual([null, null, preview.concepts]);
    expect(await planted.store.revision()).toBe(before);
  });

  it("refuses what makes no sense, with the reason", async () => {
    const unknown: CurationAction = { kind: "hide", concept: "no-such" };
    expect((await post("/curation", { actions: [merge, unknown] }, 409)).detail).toContain("no-such");
    expect((await post("/curation/preview", { actions: [unknown] }, 409)).detail).toContain("no-such");
    await post("/curation", { actions: [] }, 400);
    await post("/curation", { actions: [{ kind: "explode" }] }, 400);
  });

  it("groups, pins, hides and rules, and lists all of it", async () => {
    const actions: CurationAction[] = [
      { kind: "group", concepts: ["molecule", "message-passing"], category: "Chemistry" },
      { kind: "pin", concept: "molecule" },
      { kind: "hide", concept: "replay-buffer" },
      { kind: "never", phrase: "policy gradients" },
    ];
    const { decisions } = await post("/curation", { actions });
    const vocabulary = await planted.get("/curation?limit=2");
    expect(vocabulary.items).toHaveLength(2);
    expect(vocabulary.groups).toMatchObject([{ category: "Chemistry", concepts: [{}, {}] }]);
    expect(vocabulary.pinned.map(({ id }: { id: string }) => id)).toEqual(["molecule"]);
    expect(vocabulary.hidden.map(({ id }: { id: string }) => id)).toContain("replay-buffer");
    expect(vocabulary.rules).toMatchObject([{ phrase: "policy gradients", kind: "never" }]);
    await planted.problem("/concepts/replay-buffer", 404);
    for (const { id } of decisions.reverse()) await post("/curation/undo", { decision: id });
  });

  it("hands the log out and takes it in, here as a file and there as the same graph", async () => {
    await post("/curation", { actions: [merge], by: "ana" });
    const { text, headers } = await request(planted.app).get("/api/curation/log");
    expect(headers["content-disposition"]).toContain("decisions.jsonl");
    expect((await request(planted.app).get("/api/curation/log?format=thesaurus")).text).toContain(
      "molecules\tgraph neural networks",
    );
    const other = await plantedApp();
    const send = (query: string, body: string) =>
      request(other.app).post(`/api/curation/log?${query}`).set("content-type", "application/octet-stream").send(body);
    const taken = await send("name=ana.jsonl", text);
    expect([taken.status, taken.body.contradictions]).toEqual([200, []]);
    expect((await other.get("/concepts/molecules")).id).toBe("graph-neural-network");
    expect((await send("name=bad.jsonl", "hello")).body.detail).toContain("bad.jsonl: line 1");
    const named = await send("name=t.txt&format=thesaurus", "label\treplace by\nno such\tthing\n");
    expect(named.body.unknown).toEqual([{ line: 2, label: "no such" }]);
    await other.close();
    await post("/curation/undo", {});
  });

  it("suggests with reasons, and a refusal is a decision that holds", async () => {
    const { items, total, concepts } = await planted.get("/curation/suggestions?limit=500");
    expect([items.length, concepts > 0]).toEqual([total, true]);
    expect((await planted.get("/curation/split/molecule")).concept.id).toBe("molecule");
  });

  it("is closed on a read-only server, but for looking", async () => {
    const context = new ServerContext({
      store: await plantedStore(),
      name: "Planted",
      sample: false,
      readOnly: true,
      version: "1",
      workers: false,
    });
    await context.live.open();
    const app = createApp(allHandlers(context), { readOnly: true });
    expect((await request(app).get("/api/curation")).body.readOnly).toBe(true);
    expect(
      (
        await request(app)
          .post("/api/curation")
          .send({ actions: [merge] })
      ).status,
    ).toBe(403);
    expect(
      (
        await request(app)
          .post("/api/curation/preview")
          .send({ actions: [merge] })
      ).status,
    ).toBe(200);
    await context.close();
  });
});
