import { ClassStore } from "./delegate-store.ts";
import { sqliteCapabilities, sqliteWorld } from "./sqlite-world.ts";
import { storeSuite } from "./store-suite.ts";

storeSuite("SQLite", sqliteCapabilities, sqliteWorld);

storeSuite("A store written as a class", sqliteCapabilities, async () => {
  const world = await sqliteWorld();
  return {
    ...world,
    fresh: async () => new ClassStore(await world.fresh()),
    again: async (store) => new ClassStore(await world.again(store)),
  };
});
