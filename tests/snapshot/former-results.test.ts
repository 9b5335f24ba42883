import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { withoutFormerResults } from "../../graph/snapshot/previous-snapshot.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { addPaper, plantedStore } from "./planted-store.ts";

const open: GraphStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

const BYTE = Uint8Array.from([1]);

/** Names that are left when one more result is stored beside those of a store. */
async function leftAfter(saved: string, revisions: readonly number[], stored: readonly (readonly [string, number])[]) {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "isthmus-former-")), "store.sqlite"));
  open.push(store);
  for (const [name, revision] of stored) await store.saveDerived(name, revision, BYTE);
  await withoutFormerResults(store, revisions).saveDerived(saved, revisions[0]!, BYTE);
  const left: string[] = [];
  for (const [name, revision] of stored) if (await store.derived(name, revision)) left.push(name);
  return left;
}

describe("results that nobody reads any more", () => {
  it("are those of older versions; newer ones, other kinds and starting points stay", async () => {
    const left = await leftAfter(
      "index/3/0",
      [7],
      [
        ["index/2/0", 7],
        ["index/1/12", 5],
        ["index/3/1", 7],
        ["index/4/0", 7],
        ["indexes/2/0", 7],
        ["communities/former", 0],
        ["communities/1/1", 7],
        ["index/former", 0],
        ["index", 3],
      ],
    );
    expect(left).toEqual([
      ...["index/3/1", "index/4/0", "indexes/2/0", "communities/former", "communities/1/1", "index/former", "index"],
    ]);
  });

  it("are those whose needs have another version, unless it is a newer one", async () => {
    const left = await leftAfter(
      "participation/8+communities/12/1",
      [7],
      [
        ["participation/8+communities/11/1/0", 7],
        ["participation/8/1", 7],
        ["participation/7+communities/12/1", 7],
        ["participation/8+communities/13/1", 7],
        ["participation/7+communities/13/1", 7],
        ["participation/8+communities/12/1/5", 7],
      ],
    );
    expect(left).toEqual([
      ...["participation/8+communities/13/1", "participation/7+communities/13/1", "participation/8+communities/12/1/5"],
    ]);
  });

  it("are those of former revisions, unless they have the same graph", async () => {
    const left = await leftAfter(
      "linkTotal/8/1/5",
      [7, 5],
      [
        ["linkTotal/8/1/2", 4],
        ["linkTotal/8/1/3", 5],
        ["linkTotal/8/1/4", 8],
        ["linkTotal/8/1/6", 7],
      ],
    );
    expect(left).toEqual(["linkTotal/8/1/3", "linkTotal/8/1/4", "linkTotal/8/1/6"]);
  });

  it("give their space to those of a newer version, and to those of a larger graph", async () => {
    const store = await plantedStore();
    const path = store.url.replace(/^sqlite:/, "");
    open.push(store);
    const { revision } = await store.summary("");
    for (let piece = 0; piece < 20; piece++) {
      await store.saveDerived(`index/2/${piece}`, revision, new Uint8Array(200_000).fill(piece));
    }
    const bytes = () => statSync(path).size + statSync(`${path}-wal`).size;
    const before = bytes();
    await (await openSnapshot(store)).saveIndex();
    expect(await store.derived("index/2/0", revision)).toBeUndefined();
    expect(await store.derived("index/3/0", revision)).toBeDefined();
    await addPaper(store, "n1", "New", "Reward shaping and molecules.");
    const snapshot = await openSnapshot(store);
    await snapshot.saveIndex();
    await snapshot.analyses.communities();
    await store.close();
    open.length = 0;
    expect(statSync(path).size).toBeLessThanOrEqual(before);
  });
});
