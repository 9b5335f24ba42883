import { describe, expect, it } from "vitest";
import type { CurationAction } from "../../graph/contract/curation.ts";
import type { Mention } from "../../graph/contract/records.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { checkDecisions, curationLog, decide, importLog, undo } from "../../graph/curation/decide.ts";
import { logText, parseLog } from "../../graph/curation/decision-log.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { concept, mention, paper } from "../contract/store-examples.ts";
import { graphLines, me, seen } from "./curated-example.ts";

const texts: Record<string, [title: string, abstract: string]> = {
  a: ["Graph sampling", "We study random-walk sampling. Random walks on a graph are quick."],
  b: ["On walks", "A random walk visits nodes. Nothing else is random here; walk on."],
  c: ["Graph neural nets", "The RANDOM WALKS of before. A pre-random walker is none."],
  d: ["Nothing", "Colour centres glow. A color centre too."],
};

/** The concepts of the example: "graph" in a, c; "node" in b. */
async function fillTexts(store: GraphStore): Promise<GraphStore> {
  await store.savePapers(Object.entries(texts).map(([id, [title, abstract]]) => paper(id, { title, abstract })));
  await store.replaceGraph({
    concepts: [concept("graph", { papers: 2 }), concept("node")],
    mentions: Object.keys(texts).map((id) => {
      const held: Record<string, Mention[]> = { a: [mention(0)], b: [mention(1)], c: [mention(0)] };
      return { paper: id, mentions: held[id] ?? [] };
    }),
  });
  return store;
}

/** What curation owes on every store: a function of how to make an empty one. */
export function curationSuite(name: string, fresh: () => Promise<GraphStore>): void {
  const filled = async () => fillTexts(await fresh());

  describe(`Curation on ${name}`, () => {
    it("makes a phrase that extraction did not take a concept, in every way of writing, as whole words", async () => {
      const store = await filled();
      await decide(store, [{ kind: "always", phrase: "random walk" }], me);
      expect((await seen(store))["random-walk"]).toEqual(["a", "b", "c"]);
      const made = (await withCuration(store).concepts()).find(({ id }) => id === "random-walk");
      expect(made).toMatchObject({ label: "random walk", key: "random walk", papers: 3 });
      expect(made?.aliases.map(({ form }) => form)).toEqual([
        "RANDOM WALKS",
        "Random walks",
        "random walk",
        "random-walk",
      ]);
      const places: string[] = [];
      for await (const { paper: id, mentions } of withCuration(store).mentions()) {
        const concepts = await withCuration(store).concepts();
        for (const one of mentions) {
          if (concepts[one.concept]?.id !== "random-walk") continue;
          const text = texts[id]?.[one.field as 0 | 1] ?? "";
          places.push(`${text.slice(one.start, one.end)} | ${text.slice(one.sentenceStart, one.sentenceEnd)}`);
        }
      }
      expect(places).toEqual([
        "random-walk | We study random-walk sampling.",
        "Random walks | Random walks on a graph are quick.",
        "random walk | A random walk visits nodes.",
        "RANDOM WALKS | The RANDOM WALKS of before.",
      ]);
      expect(await withCuration(store).searchConcepts("random", 5)).toEqual(["random-walk"]);
    });

    it("lets other decisions name what a rule made, and takes all of it back", async () => {
      const store = await filled();
      const before = await graphLines(store);
      await decide(store, [{ kind: "always", phrase: "colour centre" }], me);
      expect((await seen(store))["color-center"]).toEqual(["d"]);
      await decide(store, [{ kind: "merge", concepts: ["color-center"], into: "graph" }], me);
      expect((await seen(store)).graph).toEqual(["a", "c", "d"]);
      await decide(store, [{ kind: "never", phrase: "graphs" }], me);
      expect(await seen(store)).toEqual({ node: ["b"] });
      for (let i = 0; i < 3; i++) await undo(store, me);
      expect(await graphLines(store)).toEqual(before);
    });

    it("refuses a phrase that no paper contains, and one that is a spelling of a concept", async () => {
      const store = await filled();
      const always = (phrase: string) => decide(store, [{ kind: "always", phrase }], me);
      await expect(always("random forest")).rejects.toMatchObject({
        message: expect.stringMatching(/no paper contains/),
      });
      await store.replaceGraph({
        concepts: [concept("graph", { aliases: [{ form: "random walk", papers: 2 }], papers: 1 })],
        mentions: Object.keys(texts).map((id) => ({ paper: id, mentions: id === "a" ? [mention(0)] : [] })),
      });
      await expect(always("random walks")).rejects.toMatchObject({
        message: expect.stringMatching(/way of writing “graph”/),
      });
      expect(await store.decisions()).toEqual([]);
    });

    it("equals the graph from scratch with the same log, after new papers and another extraction too", async () => {
      const lived = await filled();
      const actions: CurationAction[] = [
        { kind: "always", phrase: "random walk" },
        { kind: "split", concept: "graph", parts: [{ label: "graph (walks)", with: ["random-walk"] }] },
        { kind: "rename", concept: "random-walk", label: "Random walk" },
        { kind: "group", concepts: ["node", "graph"], category: "Basics" },
        { kind: "never", phrase: "node" },
      ];
      for (const action of actions) await decide(lived, [action], me);
      await undo(lived, me);
      const later = async (store: GraphStore) => {
        await store.savePapers([paper("e", { title: "Random walks again", abstract: "They return." })]);
        await store.replaceGraph({
          concepts: [concept("graph", { papers: 1 }), concept("node"), concept("novel")],
          mentions: [...Object.keys(texts), "e"].map((id) => ({
            paper: id,
            mentions: id === "a" ? [mention(0), mention(1, 8), mention(2, 20)] : [],
          })),
        });
      };
      const { log } = await curationLog(lived);
      const scratch = await filled();
      await importLog(scratch, parseLog(logText(log), "log"));
      expect(await graphLines(scratch)).toEqual(await graphLines(lived));
      expect(Object.keys(await seen(lived))).toEqual(["graph-walks", "node", "random-walk"]);
      await later(lived);
      const anew = await filled();
      await later(anew);
      await importLog(anew, log);
      expect(await graphLines(anew)).toEqual(await graphLines(lived));
      expect((await seen(lived))["random-walk"]).toEqual(["a", "b", "c", "e"]);
    });

    it("shows what decisions would come to, and writes nothing", async () => {
      const store = withCuration(await filled());
      const before = await graphLines(store);
      const { curation } = await checkDecisions(store, [{ kind: "always", phrase: "random walk" }], me);
      expect((await store.under(curation).concepts()).map(({ id }) => id)).toEqual(["graph", "node", "random-walk"]);
      await store.under(curation).saveDerived("layout", await store.revision(), new Uint8Array([1]));
      expect(await store.derived("layout", await store.revision())).toBeUndefined();
      expect([await graphLines(store), await store.decisions()]).toEqual([before, []]);
    });

    it("names where two people's logs contradict each other, and guesses nothing", async () => {
      const [ana, ben] = [await filled(), await filled()];
      await decide(ana, [{ kind: "rename", concept: "node", label: "vertex" }], me);
      await decide(ana, [{ kind: "pin", concept: "graph" }], me);
      await decide(ben, [{ kind: "rename", concept: "node", label: "point" }], { ...me, by: "ben" });
      const { log } = await curationLog(ben);
      const refused = await importLog(ana, log);
      expect(refused.contradictions.map(({ reason }) => reason)).toEqual([
        "“node” has two names: “vertex” and “point”",
      ]);
      expect([refused.added, (await curationLog(ana)).log.length]).toEqual([[], 2]);
      const settled = await importLog(ana, log, { prefer: "theirs", author: me });
      expect(settled.added.map(({ action }) => action.kind)).toEqual(["rename", "undo"]);
      expect((await withCuration(ana).concepts()).find(({ id }) => id === "node")?.label).toBe("point");
      expect((await curationLog(ana)).conflicts).toEqual([]);
      // What both know is settled: the same log again brings nothing.
      expect(await importLog(ana, log)).toEqual({ added: [], contradictions: [] });
    });

    it("keeps apart what was decided to be apart, and whole what is one thing", async () => {
      const store = await filled();
      await decide(
        store,
        [
          { kind: "apart", concepts: ["graph", "node"] },
          { kind: "whole", concept: "graph" },
        ],
        me,
      );
      const merge: CurationAction = { kind: "merge", concepts: ["node"], into: "graph" };
      await expect(decide(store, [merge], me)).rejects.toMatchObject({
        message: expect.stringMatching(/different things/),
      });
      const split: CurationAction = { kind: "split", concept: "graph", parts: [{ label: "other", with: ["node"] }] };
      await expect(decide(store, [split], me)).rejects.toMatchObject({ message: expect.stringMatching(/one thing/) });
    });
  });
}
