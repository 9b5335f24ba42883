import { afterAll, beforeAll } from "vitest";
import { sqliteWorld } from "../contract/sqlite-world.ts";
import { curationSuite } from "./curation-suite.ts";

let world: Awaited<ReturnType<typeof sqliteWorld>>;
beforeAll(async () => {
  world = await sqliteWorld();
});
afterAll(() => world.end());

curationSuite("SQLite", () => world.fresh());
