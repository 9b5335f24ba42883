import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyGraph } from "../../graph/copy.ts";
import { dump } from "../../graph/dump.ts";
import { bridgeRanking } from "../../graph/questions/bridges.ts";
import { conceptMap } from "../../graph/questions/concept-map.ts";
import { cooccurrence } from "../../graph/questions/cooccurrence.ts";
import { evidence } from "../../graph/questions/evidence.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot.ts";
import { all } from "../contract/clause.ts";
import { corpora } from "../corpora.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { openNeo4j, server, wipe } from "./neo4j-world.ts";

const shared = corpora();
const cases = [{ name: "sample", file: sample }];
if (shared !== undefined) cases.push({ name: "seed page", file: resolve(shared, "corpora/huggingface-page.txt") });

/** The answers that the product gives over one store, in one text. */
async function answers(snapshot: Snapshot): Promise<string> {
  const strongest = Array.from(snapshot.byPapers.subarray(0, 40), (number) => snapshot.concepts[number]?.id ?? "");
  const partners = [];
  for (const id of strongest) {
    partners.push(await cooccurrence(snapshot, { id, measure: "npmi", minPapers: 1, limit: 100 }));
    partners.push(await evidence(snapshot, { id, limit: 20, offset: 0 }));
  }
  return JSON.stringify({
    partners,
    bridges: await bridgeRanking(snapshot, { correction: "length", limit: 200, offset: 0 }),
    raw: await bridgeRanking(snapshot, { correction: "raw", limit: 200, offset: 0 }),
    map: { ...(await conceptMap(snapshot, { measure: "npmi" })), revision: 0 },
    communities: { ...(await snapshot.analyses.communities()) },
    participation: Array.from(await snapshot.analyses.participation()),
  });
}

describe.skipIf(!server).each(cases)("the $name in Neo4j and in SQLite", ({ file }) => {
  let stores: FilledStores;
  beforeAll(async () => {
    stores = await filledStores(file);
  });
  afterAll(() => stores.end());

  it("gives equal dumps", async () => {
    const [a, b] = [await all(dump(stores.sqlite)), await all(dump(stores.neo4j))];
    expect(b.length).toBeGreaterThan(500);
    expect(b.join("\n")).toBe(a.join("\n"));
  });

  it("gives equal analyses and answers", async () => {
    const texts = [];
    for (const store of [stores.sqlite, stores.neo4j]) {
      const snapshot = await openSnapshot(store, { patient: true });
      texts.push(await answers(snapshot));
      await snapshot.close();
    }
    expect(texts[0]?.length).toBeGreaterThan(10_000);
    expect(texts[1]).toBe(texts[0]);
  });

  it("is equal after a copy, also one that was stopped and begun again", async () => {
    await wipe();
    const target = await openNeo4j();
    const stop = new AbortController();
    const onProgress = ({ phase }: { phase: string }) => phase === "candidates" && stop.abort();
    await expect(copyGraph(stores.sqlite, target, { signal: stop.signal, onProgress })).rejects.toThrow("abort");
    const report = await copyGraph(stores.sqlite, target);
    expect(await all(dump(target))).toEqual(await all(dump(stores.sqlite)));
    expect(report).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const revision = await target.revision();
    await copyGraph(stores.sqlite, target);
    expect(await target.revision()).toBe(revision);
    await target.savePapers([{ ...(await all(target.allPapers()))[0], id: "stranger" } as never]);
    await expect(copyGraph(stores.sqlite, target)).rejects.toMatchObject({ code: "CONFLICT" });
    await target.close();
  });
});
