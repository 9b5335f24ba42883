import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GraphStore } from "../../../graph/store/store.ts";
import { type Planted, storeOf } from "../../snapshot/planted-store.ts";

/** Many papers of equal words, so that only their ids order them, and some that say the word more often. */
const papers: Planted[] = Array.from({ length: 60 }, (_, k) => {
  const id = `p${String((k * 37) % 60).padStart(2, "0")}`;
  return [id, 2020, k % 20 === 0 ? "Walrus and walrus" : "Walrus", "We watch it on the ice."];
});

/** More papers than are ranked, all of equal words but for a few. */
const many: Planted[] = Array.from({ length: 2500 }, (_, k) => {
  const title = k % 500 === 0 ? "Walrus" : "Sea";
  return [
    `p${k}`,
    2020,
    title,
    k === 700 ? "A walrus of the concave kind." : `A walrus, con${"abcdefghijklmno"[k % 15]}s.`,
  ];
});

describe("papers of common words", () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await storeOf(["walrus"], many);
  });
  afterAll(() => store.close());
  const lastAdded = (papers: readonly Planted[]) => papers.map(([id]) => id).reverse();
  const inTitle = lastAdded(many.filter(([, , title]) => title === "Walrus"));
  const others = lastAdded(many.filter(([, , title]) => title !== "Walrus"));

  it("are those with the words in the title, then the others, the last added first", async () => {
    for (const limit of [1, 5, 6, 20]) {
      expect(await store.searchPapers("walrus", limit)).toEqual([...inTitle, ...others].slice(0, limit));
    }
  });

  it("have words of which many begin in the same way, also the rarest of them", async () => {
    const found = await store.searchPapers("kind con", 5);
    expect(found).toEqual(["p700"]);
    expect(await store.searchPapers("walrus con", 3)).toHaveLength(3);
    expect(new Set(await store.searchPapers("con", 3000))).toEqual(new Set(many.map(([id]) => id)));
  });
});

describe("papers ranked by their words", () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await storeOf(["walrus"], papers);
  });
  afterAll(() => store.close());
  const best = papers.filter(([, , title]) => title.includes("and")).map(([id]) => id);
  const others = papers.filter(([id]) => !best.includes(id)).map(([id]) => id);
  const order = [...best.sort(), ...others.sort()];

  it("come by rank, ties by id, whatever the limit", async () => {
    for (const limit of [1, 2, 3, 4, 10, 39, 40, 41, 59, 60, 100]) {
      expect(await store.searchPapers("walrus", limit)).toEqual(order.slice(0, limit));
    }
  });

  it("are only those of the graph, also when most are not", async () => {
    const waiting = Array.from({ length: 50 }, (_, k) => {
      const text = { title: "Walrus and walrus", abstract: "We watch it on the ice.", year: 2020, venue: null };
      const rest = {
        authors: [],
        keywords: [],
        doi: null,
        url: null,
        keys: [`id:w${k}`],
        records: "[]",
        sources: ["1"],
      };
      return { id: `a${k}`, ...text, ...rest };
    });
    await store.savePapers(waiting);
    expect(await store.searchPapers("walrus", 10)).toEqual(order.slice(0, 10));
  });
});
