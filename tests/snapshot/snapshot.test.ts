import { afterEach, describe, expect, it, vi } from "vitest";
import { evidenceList } from "../../graph/answers/concepts/evidence.ts";
import { paperDetail } from "../../graph/answers/papers/paper.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { LiveSnapshot } from "../../server/context/live-snapshot.ts";
import { delegateStore } from "../contract/delegate-store.ts";
import { addPaper, plantedStore } from "./planted-store.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function snapshotOf(store: GraphStore, workers: boolean): Promise<Snapshot> {
  const snapshot = await openSnapshot(store, { workers });
  open.unshift(snapshot);
  return snapshot;
}

async function newStore(): Promise<GraphStore> {
  const store = await plantedStore();
  open.push(store);
  return store;
}

describe("analyses", () => {
  it("are the same in worker threads as in this one", async () => {
    const [here, there] = [await snapshotOf(await newStore(), false), await snapshotOf(await newStore(), true)];
    expect(await there.analyses.communities()).toEqual(await here.analyses.communities());
    expect(await there.analyses.participation()).toEqual(await here.analyses.participation());
    expect(await there.analyses.bridges()).toEqual(await here.analyses.bridges());
    expect(await there.analyses.reasons([10])).toEqual(await here.analyses.reasons([10]));
    expect(await there.analyses.pairTotal()).toBe(16);
    expect(await there.analyses.layout()).toEqual(await here.analyses.layout());
  });

  it("are stored, so that a second snapshot computes nothing", async () => {
    const store = await newStore();
    const first = await snapshotOf(store, false);
    const layout = await first.analyses.layout();
    const significance = await first.analyses.bridgeSignificance();
    const test = await first.analyses.backTest({ year: 2020, horizon: 2 });
    const saved: string[] = [];
    const watched: GraphStore = {
      ...delegateStore(store),
      saveDerived: async (name) => void saved.push(name),
    };
    const second = await snapshotOf(watched, false);
    expect(await second.analyses.layout()).toEqual(layout);
    expect(await second.analyses.bridgeSignificance()).toEqual(significance);
    expect(await second.analyses.backTest({ year: 2020, horizon: 2 })).toEqual(test);
    expect(saved).toEqual([]);
  });

  it("are right where they cannot be stored, which is told once", async () => {
    const full: GraphStore = {
      ...delegateStore(await newStore()),
      saveDerived: async () => Promise.reject(new Error("no space left on the disk")),
    };
    const warnings: unknown[] = [];
    const { analyses } = await openSnapshot(full, { onUnsaved: (error) => warnings.push(error) });
    expect((await analyses.communities()).count).toBeGreaterThan(0);
    expect((await analyses.layout()).x.length).toBeGreaterThan(0);
    expect(warnings).toEqual([new Error("no space left on the disk")]);
  });

  it("are computed once for concurrent callers", async () => {
    const { analyses } = await snapshotOf(await newStore(), false);
    const [one, two] = await Promise.all([analyses.communities(), analyses.communities()]);
    expect(one).toBe(two);
  });

  it("start the layout of a changed corpus from the previous places", async () => {
    const store = await newStore();
    const before = await snapshotOf(store, false);
    const previous = await before.analyses.layout();
    await addPaper(store, "g6", "More molecules", "Message passing on molecules.");
    const after = await snapshotOf(store, false);
    const layout = await after.analyses.layout();
    expect(after.revision).toBeGreaterThan(before.revision);
    const moved = previous.x.map((x, k) => Math.hypot(x - layout.x[k]!));
    const width = Math.max(...previous.x) - Math.min(...previous.x);
    expect(Math.max(...moved)).toBeLessThan(0.3 * width);
  });
});

describe("a snapshot of an earlier revision than the store", () => {
  it("gives no sentence under another concept's name but asks for a retry", async () => {
    const store = await newStore();
    const snapshot = await snapshotOf(store, false);
    await addPaper(store, "g6", "More molecules", "Message passing on molecules.");
    const question = { id: "GNN", limit: 5, offset: 0 };
    await expect(evidenceList(snapshot, question)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(paperDetail(snapshot, { id: "g1" })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});

describe("LiveSnapshot", () => {
  it("asks for a retry while it is opening, then answers", async () => {
    const live = new LiveSnapshot(await newStore(), { workers: false });
    open.unshift(live);
    expect(live.state).toBe("starting");
    await expect(live.current()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await live.open();
    expect(live.state).toBe("ready");
    expect((await live.current()).papers.ids).toHaveLength(12);
  });

  it("follows the store when its content changes", async () => {
    const store = await newStore();
    const live = new LiveSnapshot(store, { workers: false });
    open.unshift(live);
    const before = await live.open();
    await addPaper(store, "g6", "More molecules", "Message passing on molecules.");
    const later = Date.now() + 1100;
    const clock = vi.spyOn(Date, "now").mockReturnValue(later);
    const after = await live.current().finally(() => clock.mockRestore());
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.paperNumber("g6")).toBeDefined();
    expect(await live.contentTag()).toMatch(new RegExp(`^${after.revision}-`));
  });

  it("reports why it cannot be opened", async () => {
    const store = await newStore();
    const broken: GraphStore = {
      ...delegateStore(store),
      summary: () => Promise.reject(new Error("The disk is gone.")),
    };
    const live = new LiveSnapshot(broken, { workers: false });
    await expect(live.open()).rejects.toThrow("The disk is gone.");
    expect(live.state).toBe("failed");
    // The words of a fault that nobody foresaw may name folders of the machine: they belong into the log.
    expect(live.problem).toBe("The corpus cannot be loaded; the log says why.");
  });
});
