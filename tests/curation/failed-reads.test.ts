import { afterAll, beforeAll, expect, it } from "vitest";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { delegateStore } from "../contract/delegate-store.ts";
import { sqliteWorld } from "../contract/sqlite-world.ts";
import { fill } from "./curated-example.ts";

let world: Awaited<ReturnType<typeof sqliteWorld>>;
beforeAll(async () => {
  world = await sqliteWorld();
});
afterAll(() => world.end());

it("reads again what could not be read: the server of a store may be away for a moment", async () => {
  const store = await fill(await world.fresh());
  let failures = 2;
  const fail = <T>(read: () => Promise<T>) => (failures-- > 0 ? Promise.reject(new Error("away")) : read());
  const curated = withCuration({
    ...delegateStore(store),
    paperColumns: () => fail(() => store.paperColumns()),
    conceptColumns: () => fail(() => store.conceptColumns()),
  });
  await expect(curated.conceptColumns()).rejects.toThrow("away");
  await expect(curated.paperColumns()).rejects.toThrow("away");
  expect([...(await curated.conceptColumns()).ids]).toEqual([...(await store.conceptColumns()).ids]);
  expect([...(await curated.paperColumns()).ids]).toEqual([...(await store.paperColumns()).ids]);
});
