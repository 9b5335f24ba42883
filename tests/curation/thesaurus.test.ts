import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CurationAction } from "../../graph/contract/curation.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { curationLog, decide } from "../../graph/curation/decide.ts";
import { thesaurusActions } from "../../graph/curation/files/thesaurus.ts";
import { decodeWhole } from "../../graph/readers/bytes/decode.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { sqliteWorld } from "../contract/sqlite-world.ts";
import { fill, me } from "./curated-example.ts";

let world: Awaited<ReturnType<typeof sqliteWorld>>;
beforeAll(async () => {
  world = await sqliteWorld();
});
afterAll(() => world.end());
const fresh = async () => fill(await world.fresh());

/** Reads a thesaurus into a store as the command line and the server do. */
async function take(store: GraphStore, bytes: Buffer) {
  const { concepts, state } = await withCuration(store).curation();
  const { actions, unknown } = thesaurusActions(decodeWhole(bytes), concepts, state);
  if (actions.length > 0) await decide(store, actions, me);
  return { actions, unknown };
}

const labels = async (store: GraphStore) =>
  Object.fromEntries((await withCuration(store).concepts()).map(({ label, papers }) => [label, papers]));

const ENCODINGS: readonly (readonly [string, (text: string) => Buffer])[] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with a mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16, as Excel writes it", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 without a mark", (text) => Buffer.from(text, "utf16le")],
  ["UTF-16 of big ends", (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["cp1252", (text) => Buffer.from(text, "latin1")],
];
const SEPARATORS: readonly (readonly [string, string])[] = [
  ["tabs", "\t"],
  ["commas", ","],
  ["semicolons", ";"],
];

describe("a thesaurus file", () => {
  it.each(
    ENCODINGS.flatMap(([encoding, encode]) => SEPARATORS.map(([name, sign]) => ({ encoding, encode, name, sign }))),
  )("is read in $encoding with $name", async ({ encode, sign }) => {
    const store = await fresh();
    const lines = [
      ["label", "replace by"],
      ["neuron", "système nerveux"],
      ["phone", ""],
      ["no such", "thing"],
    ];
    const { unknown } = await take(store, encode(lines.map((row) => row.join(sign)).join("\r\n")));
    expect(unknown).toEqual([{ line: 4, label: "no such" }]);
    const after = await labels(store);
    expect(after["système nerveux"]).toBe(2);
    expect(after.phone).toBeUndefined();
  });

  it("makes one concept of the terms with the same new name", async () => {
    const store = await fresh();
    const text = "label\treplace by\nneuron\ttissue\ncell\tTissue\nmouse model\ttissue\n";
    await take(store, Buffer.from(text));
    expect(await labels(store)).toMatchObject({ tissue: 4 });
    expect(Object.keys(await labels(store))).toHaveLength(5);
  });

  it("quotes a name that has the separator in it", async () => {
    const store = await fresh();
    await take(store, Buffer.from('label,replace by\nneuron,"nerve cell, of mice"\n'));
    expect(await labels(store)).toMatchObject({ "nerve cell, of mice": 2 });
  });

  it("decides nothing the second time", async () => {
    const store = await fresh();
    const text =
      "label\treplace by\nneuron\ttissue\ncell\ttissue\nphone\t\ntransformers toy\ttransformer\nattention\tfocus\n";
    await take(store, Buffer.from(text));
    const { log } = await curationLog(store);
    expect((await take(store, Buffer.from(text))).actions).toEqual([]);
    expect((await curationLog(store)).log).toEqual(log);
  });
});

describe("a name that another concept has", () => {
  it.each(["neuron", "Neuron", " NEURON "])(
    "is refused with the question whether the two are one: %j",
    async (label) => {
      const store = await fresh();
      await expect(decide(store, [{ kind: "rename", concept: "cell", label }], me)).rejects.toMatchObject({
        code: "CONFLICT",
        message: "Another concept is called “neuron” (“neuron”). Do you want to merge them?",
        hint: expect.stringContaining('isthmus curate merge "cell" --into "neuron"'),
      });
      expect((await curationLog(store)).log).toEqual([]);
    },
  );

  it("can be given after the other one got a new name, was hidden or merged", async () => {
    const decisions: CurationAction[] = [
      { kind: "rename", concept: "neuron", label: "nerve cell" },
      { kind: "hide", concept: "neuron" },
      { kind: "merge", concepts: ["neuron"], into: "cell" },
    ];
    for (const first of decisions) {
      const store = await fresh();
      await decide(store, [first], me);
      await decide(store, [{ kind: "rename", concept: "cell", label: "neuron" }], me);
      expect(await labels(store)).toHaveProperty("neuron");
    }
  });
});
