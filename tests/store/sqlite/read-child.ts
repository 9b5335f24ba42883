import { dump } from "../../../graph/store/dump.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";

/** Prints how many lines the dump of a store has, and what becomes of an attempt to write: `read-child.ts PATH`. */
const store = await openStore(process.argv[2] ?? "", { create: false });
let lines = 0;
for await (const _ of dump(store)) lines++;
const written = await store.setFact("name", "x").then(
  () => "written",
  (error: Error & { code?: string }) => error.code,
);
const filled = await store.withFillLock(async () => "filled").catch((error: Error & { code?: string }) => error.code);
await store.close();
process.stdout.write(JSON.stringify({ lines, written, filled }));
