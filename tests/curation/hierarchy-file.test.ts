import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { curationLog, undo } from "../../graph/curation/decide.ts";
import { importVocabulary } from "../../graph/curation/files/hierarchy.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { sqliteWorld } from "../contract/sqlite-world.ts";
import { fill, me } from "./curated-example.ts";

let world: Awaited<ReturnType<typeof sqliteWorld>>;
beforeAll(async () => {
  world = await sqliteWorld();
});
afterAll(() => world.end());
const fresh = async () => fill(await world.fresh());

/** Reads a hierarchy into a store as the command line and the server do. */
const take = (store: GraphStore, text: string) =>
  importVocabulary(withCuration(store), { text, format: "hierarchy" }, me);

const linksOf = async (store: GraphStore) => (await withCuration(store).curation()).state.knowledge?.links ?? [];
const link = (narrower: string, broader: string, holds = true) => ({ narrower, broader, holds });

describe("a hierarchy of one's own", () => {
  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("is read from a table with %s, logged, and can be undone", async (_, sign) => {
    const store = await fresh();
    const table = [
      ["narrower", "broader", "holds"],
      ["Neuron", "cell"],
      ["phone", "cell", "no"],
      ["no such", "cell"],
    ];
    const text = table.map((row) => row.join(sign)).join("\r\n");
    expect((await take(store, text)).unknown).toEqual([{ line: 4, label: "no such" }]);
    expect(await linksOf(store)).toEqual([link("neuron", "cell"), link("phone", "cell", false)]);
    expect((await take(store, text)).added).toEqual([]);
    const last = (await curationLog(store)).log.at(-1);
    expect(last?.action).toEqual({ kind: "narrower", concept: "phone", than: "cell", holds: false });
    await undo(store, me, last?.id);
    expect(await linksOf(store)).toEqual([link("neuron", "cell")]);
  });

  it("is read from SKOS in Turtle, over steps that are no concepts here", async () => {
    const store = await fresh();
    const text = `# a thesaurus
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://example.org/> .
:n skos:prefLabel "nerve cell"@en ; skos:altLabel "Neurons"@en ; skos:broader :b .
:b skos:prefLabel "body cell" ; skos:broader :c .
:c skos:prefLabel "Cell" ; skos:narrower :p .
:p skos:prefLabel "phone" .
:x skos:prefLabel "nothing of ours" ; skos:broader :c .`;
    const { added, unknown } = await take(store, text);
    expect(unknown).toEqual([]);
    expect(added).toHaveLength(2);
    expect(await linksOf(store)).toEqual(expect.arrayContaining([link("neuron", "cell"), link("phone", "cell")]));
  });

  it("reads a large thesaurus while others are answered, with letters of any length in bytes", async () => {
    const store = await fresh();
    const labels = Array.from({ length: 30_000 }, (_, i) => `"${"ä€𝕏".repeat(1 + (i % 3))} ${i}"`);
    const text = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<x:n> skos:altLabel ${labels.join(", ")}, "nerve cell", "Neurons" ; skos:broader <x:c> .
<x:c> skos:prefLabel "Cell" .`;
    let turns = 0;
    let over = false;
    const turn = () => {
      turns++;
      if (!over) setTimeout(turn);
    };
    turn();
    await take(store, text);
    over = true;
    expect(await linksOf(store)).toEqual([link("neuron", "cell")]);
    expect(turns).toBeGreaterThan(3);
  });

  it("refuses Turtle that is none, and a circle, and writes nothing", async () => {
    const store = await fresh();
    await expect(take(store, "@prefix skos: <http://x> .\nskos:a skos:b")).rejects.toThrow(/no valid Turtle/);
    await expect(take(store, "neuron,cell\ncell,neuron\n")).rejects.toThrow(/is a kind of/);
    expect(await linksOf(store)).toEqual([]);
  });
});
