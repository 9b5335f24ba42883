import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { between } from "../../graph/answers/bridges/between.ts";
import { bridgeRanking } from "../../graph/answers/bridges/bridges.ts";
import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

const VISION = ["image encoder", "vision transformer", "image augmentation"];
const DATABASES = ["query optimization", "relational schema", "index structures"];
const each = (concepts: readonly string[]) => concepts.map((concept) => `On ${concept}.`).join(" ");

const fields: readonly Planted[] = Array.from({ length: 8 }, (_, k) => [
  [`v${k}`, 2010 + k, VISION[k % 3], each(VISION)] as Planted,
  [`d${k}`, 2010 + k, DATABASES[k % 3], each(DATABASES)] as Planted,
]).flat();

const joint = "An image encoder with index structures is fast.";
const papers: readonly Planted[] = [
  ...fields,
  ["joint", 2020, "Image encoder and relational schema", `${each(VISION)} ${joint} ${each(DATABASES)}`],
  ["apart", 2021, "Nothing", `${each(VISION)} ${each(DATABASES)}`],
  ["titled", 2022, "Image encoder for query optimization", `${each(VISION)} ${each(DATABASES)}`],
];

describe("the sentence quoted of a paper between two sides", () => {
  let store: CuratedStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    store = withCuration(await storeOf([...VISION, ...DATABASES], papers));
    snapshot = await openSnapshot(store, { waitForOptional: true });
  });
  afterAll(() => store?.close());

  const quoteBetween = async (paper: string) => {
    const question = { a: "image-encoder", b: "index-structures", paper, limit: 1, offset: 0 };
    return (await between(snapshot, question)).items[0]?.quote;
  };

  it("is one of the abstract that mentions both, with each phrase marked by its side", async () => {
    const quote = await quoteBetween("joint");
    expect(quote).toMatchObject({ field: "abstract", sentence: joint });
    const marked = quote?.marks.map(({ side, start, end }) => [side, joint.slice(start, end)]);
    expect(marked).toEqual([
      ["a", "image encoder"],
      ["b", "index structures"],
    ]);
  });

  it("is one that mentions one side, where none mentions both", async () => {
    expect(await quoteBetween("apart")).toMatchObject({ sentence: "On image encoder." });
  });

  it("is one that names the concepts that a bridge paper is said to connect, and may be its title", async () => {
    const { items } = await bridgeRanking(snapshot, { correction: "length", limit: 50, offset: 0 });
    const of = (id: string) => items.find(({ paper }) => paper.id === id);
    const labels = (id: string) => {
      const { a, b } = of(id)?.connects ?? {};
      return [a?.label, b?.label].sort();
    };
    expect(of("titled")?.quote).toMatchObject({ field: "title" });
    expect(labels("titled")).toEqual(["image encoder", "query optimization"]);
    // What the title names goes before what a sentence does.
    expect(labels("joint")).toEqual(["image encoder", "relational schema"]);
    // Only what a title or a sentence about the paper's own work names together is stated.
    expect(["titled", "joint", "apart"].map((id) => of(id)?.connects?.isStated)).toEqual([true, true, false]);
    // Of a paper without such a sentence each field is still named by a concept of it.
    const [one, other] = labels("apart");
    expect([VISION.includes(one ?? ""), VISION.includes(other ?? "")].sort()).toEqual([false, true]);
  });
});
