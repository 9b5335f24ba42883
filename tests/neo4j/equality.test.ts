import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyGraph } from "../../graph/store/copy.ts";
import { dump } from "../../graph/store/dump.ts";
import { all } from "../contract/clause.ts";
import { type FilledStores, filledStores, sample, seedPage } from "./filled-stores.ts";
import { openNeo4j, server, wipe } from "./neo4j-world.ts";
import { storeAnswers } from "./store-answers.ts";

const cases = [{ name: "sample", file: sample }];
if (seedPage !== undefined) cases.push({ name: "seed page", file: seedPage });

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

  it("gives equal answers of every analysis", async () => {
    const [sqlite, neo4j] = [await storeAnswers(stores.sqlite), await storeAnswers(stores.neo4j)];
    for (const [name, answer] of Object.entries(sqlite)) {
      expect(neo4j[name] === answer, name).toBe(true);
    }
    expect(Object.keys(neo4j)).toEqual(Object.keys(sqlite));
    // Not because neither has anything to say.
    expect(Object.values(sqlite).filter((answer) => answer.length > 1000).length).toBeGreaterThan(12);
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
