import { sqliteWorld } from "./sqlite-world.ts";
import { storeSuite } from "./store-suite.ts";

storeSuite("SQLite", sqliteWorld);
