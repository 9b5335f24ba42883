import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqliteStore } from "../../../graph/store/sqlite/sqlite-store.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "isthmus-lock-"));

// Windows removes no file that is open.
it.skipIf(process.platform === "win32")(
  "leaves nothing beside a store, also of what a killed run left there",
  async () => {
    const folder = newFolder();
    const path = join(folder, "papers.sqlite");
    const lock = `${path}-filling.sqlite`;
    writeFileSync(lock, "");
    const store = openSqliteStore(path, true);
    for (const work of [async () => 1, async () => Promise.reject(new Error("failed"))]) {
      await store
        .withFillLock(async () => {
          expect(existsSync(lock)).toBe(true);
          return work();
        })
        .catch(() => undefined);
      expect(existsSync(lock)).toBe(false);
    }
    await store.close();
    expect(readdirSync(folder)).toEqual(["papers.sqlite"]);
  },
);

it("keeps others out as long as its file is there, whoever made it", async () => {
  const path = join(newFolder(), "papers.sqlite");
  const stores = [1, 2, 3].map(() => openSqliteStore(path, true));
  let [inside, refused, done] = [0, 0, 0];
  const fill = async () => {
    expect(++inside).toBe(1);
    await new Promise(setImmediate);
    inside--;
    done++;
  };
  for (let round = 0; round < 20; round++) {
    const tries = stores.map((store) => store.withFillLock(fill).catch(() => void refused++));
    await Promise.all(tries);
  }
  expect([inside, done, refused]).toEqual([0, 20, 40]);
  for (const store of stores) await store.close();
});
