import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { CurationAction } from "../../../graph/contract/curation.ts";
import { withCuration } from "../../../graph/curation/curated-store.ts";
import { curationLog, decide, importLog, undo } from "../../../graph/curation/decide.ts";
import { logText, parseLog } from "../../../graph/curation/decision-log.ts";
import type { PaperExporter } from "../../../graph/exports/exporter.ts";
import { exporterOf } from "../../../graph/exports/registry.ts";
import { ingest } from "../../../graph/ingest/ingest.ts";
import { seededRandom } from "../../../graph/shared/random.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../../graph/store/store.ts";

const folder = mkdtempSync(join(tmpdir(), "isthmus-way-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FIRST = "tidal coastal glacial volcanic marine urban alpine arctic estuarine lunar".split(" ");
const SECOND =
  "sediment erosion vegetation transport circulation turbulence deposition salinity plankton granite".split(" ");
const THIRD = "model survey budget dynamics record gradient network index".split(" ");

/** A thousand abstracts over eight hundred invented terms. */
function thousand(): string {
  const random = seededRandom(11);
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const term = () => `${one(FIRST)} ${one(SECOND)} ${random() < 0.5 ? one(THIRD) : ""}`.trim();
  return Array.from({ length: 1000 }, (_, n) => {
    const [a, b, c] = [term(), term(), term()];
    const abstract = `We study ${a} and compare it with ${b}. The ${c} explains most of the ${a}. A ${b} is measured in “two” ways & found robust.`;
    const authors = ["Ana Müller-Lüdenscheid", "Mei O'Neill"];
    const paper = {
      id: `p${n}`,
      title: `On ${a} and ${c} ${n}`,
      abstract,
      year: 1990 + (n % 30),
      authors,
      venue: "Journal of Sand",
    };
    return JSON.stringify({ ...paper, doi: `10.1234/p.${n}`, url: `https://doi.org/10.1234/p.${n}`, keywords: [] });
  }).join("\n");
}

/** Twenty decisions of every kind over the concepts with most papers. */
async function curate(store: GraphStore): Promise<void> {
  const me = { by: "ana", why: "for the map" };
  const all = [...(await store.concepts())].sort((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1));
  const id = (n: number) => (all[n] as (typeof all)[number]).id;
  const merges = [0, 2, 4, 6, 8, 10].map(
    (n): CurationAction => ({ kind: "merge", concepts: [id(n + 1)], into: id(n) }),
  );
  const renames = [12, 13, 14, 15].map((n): CurationAction => ({ kind: "rename", concept: id(n), label: `Name ${n}` }));
  const hides = [16, 17, 18, 19, 20].map((n): CurationAction => ({ kind: "hide", concept: id(n) }));
  for (const action of [...merges, ...renames, ...hides]) await decide(store, [action], me);
  await decide(store, [{ kind: "restore", concept: id(17) }], me);
  await undo(store, me);
  await undo(store, me);
  await decide(store, [{ kind: "pin", concept: id(21) }], me);
  await decide(store, [{ kind: "hide", concept: id(22) }], me);
}

/** The graph as its decisions make it, and what the papers say. */
async function graphOf(given: GraphStore) {
  const store = withCuration(given);
  const concepts = await store.concepts();
  const mentions: unknown[] = [];
  for await (const one of store.mentions()) mentions.push(one);
  const papers: unknown[] = [];
  for await (const { keys: _, records: __, ...paper } of store.allPapers()) papers.push(paper);
  return { concepts, mentions, papers };
}

async function written(store: GraphStore, format: string): Promise<string> {
  let text = "";
  for await (const piece of (exporterOf(format) as PaperExporter).write(store.allPapers())) text += piece;
  return text;
}

describe("a thousand papers and twenty decisions", () => {
  it("give the same graph in another store, by every paper format", async () => {
    const original = join(folder, "papers.jsonl");
    writeFileSync(original, thousand());
    const here = await openStore(`sqlite:${join(folder, "here.db")}`, { create: true });
    await ingest(here, [original], { workers: 1 });
    await curate(here);
    const expected = await graphOf(here);
    const { log: decisions } = await curationLog(here);
    expect(expected.papers).toHaveLength(1000);
    expect(decisions.length).toBeGreaterThanOrEqual(18);

    for (const [format, ending] of [
      ["jsonl", "jsonl"],
      ["bibtex", "bib"],
      ["csl", "json"],
    ]) {
      const file = join(folder, `papers.${ending}`);
      writeFileSync(file, await written(here, format as string));
      const there = await openStore(`sqlite:${join(folder, `${format}.db`)}`, { create: true });
      await ingest(there, [file], { workers: 1 });
      await importLog(there, parseLog(logText(decisions), "log"));
      const found = await graphOf(there);
      expect(found.papers, format).toEqual(expected.papers);
      expect(found.concepts, format).toEqual(expected.concepts);
      expect(found.mentions, format).toEqual(expected.mentions);
      await there.close();
    }
    await here.close();
  }, 120_000);
});
