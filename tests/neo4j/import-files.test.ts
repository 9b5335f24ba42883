import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { copyGraph } from "../../graph/store/copy.ts";
import { dump } from "../../graph/store/dump.ts";
import { writeImportFiles } from "../../graph/store/neo4j/import/write-import-files.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore, PaperCandidates } from "../../graph/store/store.ts";
import { importFiles, startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";
import { all } from "../contract/clause.ts";
import { sample } from "./filled-stores.ts";
import { server } from "./neo4j-world.ts";
import { freePort } from "./start-server.ts";

/** Records with what separates cells, rows and items, and with what is empty. */
const unusual = [
  {
    title: 'Quotes "inside", commas; and \\ "',
    abstract: 'Line one of graph neural networks.\nLine two,\r\n"three".',
    authors: ['O\'Neil, "Bo"', "李"],
    keywords: ["a;b", 'c"d', "e,f"],
    venue: "",
    year: 1999,
  },
  { title: "No authors and no abstract", authors: [], keywords: [] },
  {
    title: "Begins like a formula",
    abstract: "=SUM(A1) is no formula in graph neural networks.",
    doi: "10.1000/(a)<b>;c",
  },
];

/** The first lines that one of the two lists alone has: comparing long lists as a whole takes minutes when they differ. */
function differing(one: readonly string[], other: readonly string[]): string[] {
  const [a, b] = [new Set(one), new Set(other)];
  return [...one.filter((line) => !b.has(line)), ...other.filter((line) => !a.has(line))].slice(0, 4);
}

async function digestOf(rows: AsyncIterable<PaperCandidates>): Promise<string> {
  const hash = createHash("sha256");
  for await (const { paper, data } of rows) hash.update(paper).update(data);
  return hash.digest("hex");
}

describe.skipIf(!server)("files for neo4j-admin database import", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-import-"));
  const home = join(folder, "home");
  let from: GraphStore;
  let place: { home: string; port: number; password: string; brief: true };

  beforeAll(async () => {
    from = await openStore(join(folder, "store.db"));
    writeFileSync(join(folder, "unusual.jsonl"), unusual.map((record) => JSON.stringify(record)).join("\n"));
    await ingest(from, [sample, join(folder, "unusual.jsonl")], { workers: 1 });
    const [first] = await from.concepts();
    const action = { kind: "rename", concept: first!.id, label: 'Another, "name"' };
    await from.appendDecisions([{ at: "2026-01-01T00:00:00.000Z", by: "test", action, why: null }]);
    place = { home, port: await freePort(), password: "for-tests-only", brief: true };
  });
  afterAll(async () => {
    await from.close();
    await stopNeo4j(place);
    rmSync(folder, { recursive: true, force: true });
  });
  const open = () =>
    openStore(`neo4j://127.0.0.1:${place.port}`, { credentials: { username: "neo4j", password: place.password } });

  it("make the store that copying makes, which goes on from there", async () => {
    const written = await writeImportFiles(from, join(folder, "csv"), "Lit_", () => undefined);
    expect(written.papers).toBe((await from.summary("")).papers);
    await importFiles(place, join(folder, "csv"), () => undefined);
    await startNeo4j(place, () => undefined);
    const to = await open();
    const { revision } = await to.summary("");
    // Nothing differs, so nothing is written; a copy compares the dumps.
    await copyGraph(from, to);
    expect((await to.summary("")).revision).toBe(revision);
    expect(await digestOf(to.candidates(EXTRACTOR))).toBe(await digestOf(from.candidates(EXTRACTOR)));
    const more = join(folder, "more.jsonl");
    writeFileSync(
      more,
      JSON.stringify({ title: "One more on graph neural networks", abstract: "We use graph neural networks." }),
    );
    for (const store of [from, to]) await ingest(store, [more], { workers: 1 });
    expect(differing(await all(dump(to)), await all(dump(from)))).toEqual([]);
    await to.close();
  });

  it("are refused where other files are", async () => {
    await expect(writeImportFiles(from, folder, "", () => undefined)).rejects.toThrow(/contains other files/);
  });
});
