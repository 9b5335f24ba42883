import { afterAll, beforeAll } from "vitest";
import { ClassStore } from "../contract/delegate-store.ts";
import { sqliteWorld } from "../contract/sqlite-world.ts";
import { curationSuite } from "./curation-suite.ts";

let world: Awaited<ReturnType<typeof sqliteWorld>>;
beforeAll(async () => {
  world = await sqliteWorld();
});
afterAll(() => world.end());

curationSuite("SQLite", () => world.fresh());
curationSuite("a store written as a class", async () => new ClassStore(await world.fresh()));
