import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Source } from "../../graph/contract/sources.ts";
import { type LiveServer, liveServer, TITLES } from "../sources/live-server.ts";
import { type Desk, desk } from "./cli.ts";

let place: Desk;
let first: LiveServer;
let later: LiveServer;
beforeAll(async () => {
  place = desk();
  first = await liveServer(TITLES.slice(0, 30));
  later = await liveServer(TITLES.slice(0, 40));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  place.end();
  await first.close();
  await later.close();
});

const sources = async () => JSON.parse((await place.run("sources", "--store", "live.db", "--json")).out) as Source[];

it("a query goes into a store as one source, and is asked again", async () => {
  vi.stubEnv("ISTHMUS_OPENALEX_URL", first.base);
  const fetched = await place.run("fetch", "openalex", "tides", "--max", "100", "--store", "live.db");
  expect([fetched.code, fetched.out]).toEqual([0, expect.stringContaining("30 papers read: 30 new")]);
  expect(await sources()).toMatchObject([
    {
      id: "1",
      name: "OpenAlex: tides",
      kind: "query",
      state: "complete",
      papers: 30,
      query: { service: "openalex", max: 100 },
    },
  ]);

  vi.stubEnv("ISTHMUS_OPENALEX_URL", later.base);
  const again = await place.run("sources", "again", "1", "--store", "live.db");
  expect([again.code, again.out]).toEqual([0, expect.stringContaining("40 papers read: 10 new")]);
  expect(await sources()).toMatchObject([{ id: "1", papers: 40 }]);
});

it("a query takes no file, a file needs one, and papers go to one place", async () => {
  const refused = async (...words: string[]) => {
    const { code, err } = await place.run(...words);
    return [code, err];
  };
  expect(await refused("sources", "again", "1", "x.bib", "--store", "live.db")).toEqual([
    1,
    expect.stringContaining("is a query, not a file"),
  ]);
  expect(await refused("fetch", "openalex", "tides", "--store", "live.db", "--out", "x.jsonl")).toEqual([
    2,
    expect.stringContaining("Give --out or --store"),
  ]);
  await place.run(
    "extract",
    place.file("a.jsonl", '{"title":"Tides of storms","abstract":"Tides."}\n'),
    "--store",
    "b.db",
  );
  expect(await refused("sources", "again", "1", "--store", "b.db")).toEqual([
    2,
    expect.stringContaining("Name the file"),
  ]);
});
