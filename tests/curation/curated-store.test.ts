import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CurationAction } from "../../graph/contract/curation.ts";
import { applyDecisions } from "../../graph/curation/apply-decisions.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { curationLog, decide, importLog, redo, undo } from "../../graph/curation/decide.ts";
import { combineLogs, logText, parseLog } from "../../graph/curation/decision-log.ts";
import { thesaurusActions, thesaurusText } from "../../graph/curation/files/thesaurus.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { ClassStore, delegateStore } from "../contract/delegate-store.ts";
import { sqliteCapabilities, sqliteWorld } from "../contract/sqlite-world.ts";
import { concept, mention } from "../contract/store-examples.ts";
import { storeSuite } from "../contract/store-suite.ts";
import { fill, graphLines, me, names, rows, seen } from "./curated-example.ts";

/** A store without decisions is what it was, also one that is a class. */
storeSuite("A curated store written as a class", sqliteCapabilities, async () => {
  const world = await sqliteWorld();
  const overlaid = (store: GraphStore): GraphStore => {
    return { ...delegateStore(store), ...withCuration(new ClassStore(store)) };
  };
  return {
    ...world,
    fresh: async () => overlaid(await world.fresh()),
    again: async (store) => overlaid(await world.again(store)),
  };
});

let world: Awaited<ReturnType<typeof sqliteWorld>>;
beforeAll(async () => {
  world = await sqliteWorld();
});
afterAll(() => world.end());
const fresh = async () => fill(await world.fresh());

describe("decisions", () => {
  it("merge: the papers of both, once each, and the names of both", async () => {
    const store = await fresh();
    await decide(store, [{ kind: "merge", concepts: ["transformers-toy"], into: "transformer" }], me);
    const graph = await seen(store);
    expect(graph.transformer).toEqual(["p1", "p4", "p5", "p7"]);
    expect(graph["transformers-toy"]).toBeUndefined();
    const merged = (await withCuration(store).concepts()).find(({ id }) => id === "transformer");
    expect(merged?.aliases.map(({ form }) => form).sort()).toEqual(["transformer", "transformers toy"]);
    expect(await withCuration(store).searchConcepts("toy", 5)).toEqual(["transformer"]);
  });

  it("split: the papers that hold the context take the part, the others keep the whole", async () => {
    const store = await fresh();
    const parts = [
      { label: "Cell (biology)", with: ["neuron"] },
      { label: "phone", with: ["phone"] },
    ];
    await decide(store, [{ kind: "split", concept: "cell", parts }], me);
    const graph = await seen(store);
    expect(graph["cell-biology"]).toEqual(["p2", "p4"]);
    expect(graph.phone).toEqual(["p3"]);
    expect(graph.cell).toBeUndefined();
    expect((await withCuration(store).concepts()).find(({ id }) => id === "cell-biology")?.label).toBe(
      "Cell (biology)",
    );
  });

  it("hide, restore, rename, never and always", async () => {
    const store = await fresh();
    await decide(
      store,
      [
        { kind: "hide", concept: "phone" },
        { kind: "never", phrase: "Mouse models" },
      ],
      me,
    );
    await decide(store, [{ kind: "rename", concept: "neuron", label: "nerve cell" }], me);
    const graph = await seen(store);
    expect(graph.phone).toBeUndefined();
    expect(graph["mouse-model"]).toBeUndefined();
    expect(await withCuration(store).searchConcepts("nerve", 5)).toEqual(["neuron"]);
    await decide(
      store,
      [
        { kind: "restore", concept: "phone" },
        { kind: "always", phrase: "mouse-model" },
      ],
      me,
    );
    const back = await seen(store);
    expect([back.phone, back["mouse-model"]]).toEqual([["p3"], ["p7"]]);
  });

  it("are refused with a reason when they make no sense, and nothing is written", async () => {
    const store = await fresh();
    const action = (kind: "hide", name: string): CurationAction => ({ kind, concept: name });
    await expect(decide(store, [action("hide", "phone"), action("hide", "nothing")], me)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("no concept “nothing”"),
    });
    await expect(undo(store, me)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await store.decisions()).toEqual([]);
    await decide(store, [action("hide", "phone")], me);
    await expect(decide(store, [{ kind: "merge", concepts: ["cell"], into: "phone" }], me)).rejects.toThrow(/hidden/);
  });

  it("hold again after the graph was extracted anew, and tell what they no longer find", async () => {
    const store = await fresh();
    await decide(
      store,
      [
        { kind: "merge", concepts: ["cell"], into: "neuron" },
        { kind: "hide", concept: "phone" },
      ],
      me,
    );
    await store.replaceGraph({
      concepts: [concept("cell"), concept("neuron"), concept("novel")],
      mentions: Object.keys(rows).map((id) => ({
        paper: id,
        mentions: id === "p1" ? [mention(0), mention(1, 8), mention(2, 20)] : [],
      })),
    });
    expect(await seen(store)).toEqual({ neuron: ["p1"], novel: ["p1"] });
    expect((await curationLog(store)).conflicts).toMatchObject([{ reason: "there is no concept “phone” now" }]);
  });
});

const id = fc.constantFrom(...names);
const action: fc.Arbitrary<CurationAction> = fc.oneof(
  fc.record({ kind: fc.constant("merge" as const), concepts: fc.array(id, { minLength: 1, maxLength: 2 }), into: id }),
  fc.record({ kind: fc.constant("hide" as const), concept: id }),
  fc.record({ kind: fc.constant("restore" as const), concept: id }),
  fc.record({ kind: fc.constant("rename" as const), concept: id, label: fc.constantFrom("one", "two", "phone") }),
  fc.record({
    kind: fc.constantFrom("always" as const, "never" as const),
    phrase: fc.constantFrom("title of", "abstract", "cells", "part a"),
  }),
  fc.record({ kind: fc.constant("apart" as const), concepts: fc.uniqueArray(id, { minLength: 2, maxLength: 3 }) }),
  fc.record({ kind: fc.constant("whole" as const), concept: id }),
  fc.record({
    kind: fc.constant("group" as const),
    concepts: fc.array(id, { minLength: 1, maxLength: 2 }),
    category: fc.constantFrom("mine", null),
  }),
  fc.record({
    kind: fc.constant("split" as const),
    concept: id,
    parts: fc.array(
      fc.record({
        label: fc.constantFrom("part a", "part b", "neuron"),
        with: fc.array(id, { minLength: 1, maxLength: 2 }),
      }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  }),
);
const step = fc.oneof(
  { weight: 4, arbitrary: action },
  { weight: 2, arbitrary: fc.constantFrom("undo" as const, "redo" as const) },
);

/** Does what it is told; what is refused changes nothing. */
async function live(store: GraphStore, steps: readonly (CurationAction | "undo" | "redo")[]): Promise<void> {
  for (const one of steps) {
    const done = one === "undo" ? undo(store, me) : one === "redo" ? redo(store, me) : decide(store, [one], me);
    await done.catch((error) => expect(error).toMatchObject({ name: "GraphError" }));
  }
}

describe("any sequence of decisions and undos", () => {
  it("equals the decisions in effect from scratch, and its log written and read elsewhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const [lived, scratch, elsewhere] = [await fresh(), await fresh(), await fresh()];
        await live(lived, steps);
        await seen(lived);
        const { log, effective } = await curationLog(lived);
        await importLog(
          scratch,
          log.filter(({ id: name }) => effective.has(name)),
        );
        await importLog(elsewhere, parseLog(logText(log), "log"));
        expect(await importLog(elsewhere, log)).toEqual({ added: [], contradictions: [] });
        const lines = await graphLines(lived);
        expect(await graphLines(scratch)).toEqual(lines);
        expect(await graphLines(elsewhere)).toEqual(lines);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it("joins the logs of two people alike in either order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 6 }), fc.array(action, { maxLength: 6 }), async (one, two) => {
        const [a, b] = [await fresh(), await fresh()];
        await live(a, one);
        for (const each of two)
          await decide(b, [each], { by: "ben", at: new Date("2024-01-01T00:00:00.500Z") }).catch(() => undefined);
        const [logA, logB] = [(await curationLog(a)).log, (await curationLog(b)).log];
        const named = await importLog(a, logB);
        if (named.contradictions.length > 0) {
          expect((await curationLog(a)).log).toEqual(logA);
          await importLog(a, logB, { prefer: "ours", author: me });
          await importLog(b, logA, { prefer: "theirs", author: me });
        } else await importLog(b, logA);
        const joined = combineLogs(logA, logB).map(({ id: name }) => name);
        expect((await curationLog(a)).log.slice(0, joined.length).map(({ id: name }) => name)).toEqual(joined);
        expect(await graphLines(a)).toEqual(await graphLines(b));
      }),
      { numRuns: 25, seed: 5 },
    );
  });
});

describe("text files", () => {
  it("refuses a line that is no decision, with its number", () => {
    expect(() => parseLog('\n{"id":"x"}\n', "my.log")).toThrow(/my\.log: line 2/);
  });

  it("a VOSviewer thesaurus goes out and comes back", async () => {
    const store = await fresh();
    const raw = await store.concepts();
    const made = await decide(
      store,
      [
        { kind: "merge", concepts: ["transformers-toy"], into: "transformer" },
        { kind: "hide", concept: "phone" },
        { kind: "rename", concept: "neuron", label: "nerve cell" },
      ],
      me,
    );
    const text = thesaurusText(raw, applyDecisions(raw, made));
    expect(text).toBe("label\treplace by\nneuron\tnerve cell\nphone\t\ntransformers toy\ttransformer\n");
    const { actions, unknown } = thesaurusActions(`${text}No such\tthing\n`, raw, applyDecisions(raw, []));
    expect(unknown).toEqual([{ line: 5, label: "No such" }]);
    const other = await fresh();
    await decide(other, actions, me);
    expect(await graphLines(other)).toEqual(await graphLines(store));
  });
});
