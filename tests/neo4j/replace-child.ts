import neo4j from "neo4j-driver";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

/**
 * Ingests a file into Neo4j and ends itself by SIGKILL while the graph is being staged or applied:
 * `replace-child.ts FILE staging|applying`.
 */
const [file = "", stop = ""] = process.argv.slice(2);
const url = process.env.NEO4J_URL ?? "";
const password = process.env.NEO4J_PASSWORD ?? "";

/** Looks every few milliseconds whether the moment has come. */
async function watch(): Promise<void> {
  const driver = neo4j.driver(url, neo4j.auth.basic("neo4j", password), { disableLosslessIntegers: true });
  for (;;) {
    const { records } = await driver.executeQuery(
      "MATCH (s:IsthmusState) RETURN s.applying AS applying, COUNT { (:IsthmusDraft) } AS drafts, COUNT { ()-[:MENTIONS]->() } AS mentions",
    );
    const state = records[0]?.toObject();
    const staging = state?.applying === false && state.drafts > 0;
    const applying = state?.applying === true && state.mentions > 0;
    if (stop === "staging" ? staging : applying) process.kill(process.pid, "SIGKILL");
  }
}

const store = await openStore(url, { credentials: { username: "neo4j", password } });
void watch();
await ingest(store, [file], { workers: 1 });
await store.close();
process.exit(0);
