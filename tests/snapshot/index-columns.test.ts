import { afterEach, describe, expect, it } from "vitest";
import { answersOf } from "../../graph/answers/table.ts";
import { endpoints } from "../../graph/contract/operations/endpoints.ts";
import type { ConceptRecord } from "../../graph/contract/records.ts";
import { TextColumn } from "../../graph/shared/columns/text-column.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { type Index, recallIndex, saveIndex } from "../../graph/snapshot/index-columns.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { columnsOf, conceptsOf, plainConcept } from "../../graph/store/columns.ts";
import type { DerivedData, GraphStore } from "../../graph/store/store.ts";
import { delegateStore } from "../contract/delegate-store.ts";
import { addPaper, plantedStore } from "./planted-store.ts";

const open: GraphStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** Derived data in memory, as a store keeps them. */
function derivedInMemory() {
  const pieces = new Map<string, { revision: number; data: Uint8Array }>();
  const store: DerivedData = {
    derived: async (name, revision) => {
      const piece = pieces.get(name);
      return piece?.revision === revision ? piece.data : undefined;
    },
    saveDerived: async (name, revision, data) => void pieces.set(name, { revision, data }),
  };
  return { store, pieces };
}

const LETTERS = ["a", "\0", "\ufeff", "b", "é", "Ω", "ж", "文", "😀", "\n", "\u2028", '"', "\\", ",", "[", " ", "-"];

/** An index of any concepts, more of them than one piece holds. */
async function generatedIndex(seed: number): Promise<Index & { readonly records: readonly ConceptRecord[] }> {
  const random = seededRandom(seed);
  const text = () =>
    Array.from({ length: 1 + random() * 6 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join("");
  const alias = () => ({ form: text(), papers: Math.floor(random() * 9) });
  const records = Array.from({ length: 9000 }, (_, number): ConceptRecord => {
    const aliases = Array.from({ length: random() * 4 }, alias);
    return { id: `${number} ${text()}`, key: text(), label: text(), aliases, papers: number, termhood: random() };
  });
  const papers = {
    ids: TextColumn.of(["p", "ü"]),
    years: Int16Array.of(0, 2020),
    venues: Int32Array.of(-1, 0),
    venueNames: ["文"],
  };
  const offsets = { paperOffsets: Uint32Array.of(0, 1, 1), conceptOffsets: new Uint32Array(records.length + 1) };
  const columns = { paperConcepts: Uint32Array.of(8999), conceptPapers: Uint32Array.of(0) };
  const incidence = { papers: 2, concepts: records.length, ...offsets, ...columns };
  return { records, concepts: await columnsOf(records), papers, incidence };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => Buffer.from(buffer, byteOffset, byteLength);

describe("the columns of an index", () => {
  it.each([1, 2, 3])("give back any concepts (seed %i)", async (seed) => {
    const { store } = derivedInMemory();
    const index = await generatedIndex(seed);
    await saveIndex(store, 7, index);
    const recalled = await recallIndex(store, 7);
    expect(conceptsOf(recalled!.concepts).map(plainConcept)).toEqual(index.records);
    expect([...recalled!.papers.ids]).toEqual(["p", "ü"]);
    expect(recalled?.papers).toEqual(index.papers);
    expect(recalled?.incidence).toEqual(index.incidence);
    expect(await recallIndex(store, 8)).toBeUndefined();
  });

  it("are stored a megabyte at a time, however many mentions there are, and come back in memory that threads share", async () => {
    const { store, pieces } = derivedInMemory();
    const index = await generatedIndex(1);
    const mentions = 600_000;
    const column = () => Uint32Array.from({ length: mentions }, (_, k) => k);
    const incidence = { ...index.incidence, paperConcepts: column(), conceptPapers: column() };
    await saveIndex(store, 7, { ...index, incidence });
    expect(Math.max(...[...pieces.values()].map(({ data }) => data.length))).toBeLessThan(1.1 * 2 ** 20);
    const recalled = (await recallIndex(store, 7))!.incidence;
    for (const name of ["paperOffsets", "paperConcepts", "conceptOffsets", "conceptPapers"] as const) {
      expect(Buffer.compare(bytesOf(recalled[name]), bytesOf(incidence[name])), name).toBe(0);
      expect(recalled[name].buffer, name).toBeInstanceOf(SharedArrayBuffer);
    }
  });

  it("count as absent where a piece is missing, of another revision or unreadable", async () => {
    for (const damage of [
      undefined,
      { revision: 6, data: new Uint8Array() },
      { revision: 7, data: Buffer.from("?") },
    ]) {
      const { store, pieces } = derivedInMemory();
      await saveIndex(store, 7, await generatedIndex(1));
      const names = [...pieces.keys()];
      for (const name of names) {
        const piece = pieces.get(name)!;
        if (damage) pieces.set(name, damage);
        else pieces.delete(name);
        expect(await recallIndex(store, 7), name).toBeUndefined();
        pieces.set(name, piece);
      }
      expect(await recallIndex(store, 7)).toBeDefined();
    }
  });
});

describe("a snapshot whose index was stored", () => {
  it("reads no rows, and answers as one that did", async () => {
    const store = await plantedStore();
    open.push(store);
    const first = await openSnapshot(store);
    await first.saveIndex();
    const refuse = () => {
      throw new Error("Rows were read.");
    };
    const second = await openSnapshot({
      ...delegateStore(store),
      ...{ concepts: refuse, conceptColumns: refuse, paperColumns: refuse, incidences: refuse },
    });
    const answers = [first, second].map((snapshot) => answersOf(() => snapshot));
    const maps = answers.map(({ getMap }) => getMap(endpoints.getMap.query.parse({})));
    expect(await maps[1]).toEqual(await maps[0]);
    const lists = answers.map(({ listConcepts }) => listConcepts(endpoints.listConcepts.query.parse({})));
    expect(await lists[1]).toEqual(await lists[0]);
    for (const text of ["graph", "messag", "reinforcemnt learning"]) {
      expect(await second.names.search(text, 5)).toEqual(await first.names.search(text, 5));
    }
  });

  it("reads rows again when the content has changed", async () => {
    const store = await plantedStore();
    open.push(store);
    await (await openSnapshot(store)).saveIndex();
    await addPaper(store, "n1", "New", "Reward shaping and molecules.");
    const { papers } = await openSnapshot(store);
    expect([...papers.ids]).toContain("n1");
  });

  it("is not stored once it is closed", async () => {
    const store = await plantedStore();
    open.push(store);
    const snapshot = await openSnapshot(store);
    await snapshot.close();
    await snapshot.saveIndex();
    expect(await recallIndex(store, snapshot.revision)).toBeUndefined();
  });
});
