import { describe, expect, it } from "vitest";
import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { candidateList } from "../../graph/answers/discovery/discovery.ts";
import { nestedAmong, nestedPartners, nestedWith, sameFamily } from "../../graph/answers/lookup/nested-names.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { runsOfWords } from "../../graph/shared/runs-of-words.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

describe("nested names", () => {
  it("are found by runs of words as by looking into the text", async () => {
    for (let seed = 0; seed < 30; seed++) {
      const random = seededRandom(seed);
      const name = () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => "abc"[Math.floor(random() * 3)]);
      const concepts = Array.from({ length: 30 }, () => ({ key: name().join(" ") }));
      const numbers = [...concepts.keys()];
      const among = nestedAmong(concepts, numbers);
      for (const a of numbers) {
        const isNested = nestedWith(concepts, a);
        const one = ` ${concepts[a]!.key} `;
        const expected = concepts.map(({ key }) => {
          const other = ` ${key} `;
          return one !== other && (one.includes(other) || other.includes(one));
        });
        expect(numbers.map((b) => among(a, b))).toEqual(expected);
        expect(numbers.map(isNested)).toEqual(expected);
        const row = { concepts: Uint32Array.from(numbers), joint: new Uint32Array(numbers.length) };
        expect(Array.from(await nestedPartners(concepts, a, row), (nested) => nested === 1)).toEqual(expected);
      }
    }
  });

  it("are runs of whole words", () => {
    expect(runsOfWords("deep neural network")).toEqual(["deep", "deep neural", "neural", "neural network", "network"]);
    expect(runsOfWords("network")).toEqual([]);
  });

  it("are of one family with names that end in the same two words", () => {
    const family = (key: string, other: string) => sameFamily([{ key }, { key: other }], 0)(1);
    expect(family("large language model", "generative language model")).toBe(true);
    expect(family("large language model", "vision language model clip")).toBe(true);
    expect(family("large language model", "large language model agent")).toBe(true);
    expect(family("large language model", "language model")).toBe(true);
    expect(family("large language model", "world model")).toBe(false);
    expect(family("large language model", "natural language")).toBe(false);
    expect(family("model", "world")).toBe(false);
    expect(family("slang model", "lang modelling")).toBe(false);
  });

  it("give one idea a family, and none of the concept's own", async () => {
    const names = ["tiny speech model", "vast speech model", "lip reading", "fast lip reading", "sign language"];
    // Each stands in two papers with "noise", which so links it to all others, and in one without.
    const papers: Planted[] = names.flatMap((name, n) =>
      ["noise. ", "noise. ", ""].map(
        (before, k): Planted => [`p${n}${k}`, 2019, `Paper ${n} ${k}`, `${before}${name}.`],
      ),
    );
    const snapshot = await openSnapshot(await storeOf([...names, "noise"], papers));
    const found = await candidateList(snapshot, { id: "tiny speech model", ranker: "linkingTerms", limit: 10 });
    expect(found.items.map(({ concept, alike }) => [concept.label, alike])).toEqual([
      ["fast lip reading", 1],
      ["sign language", 0],
    ]);
    expect(found.total).toBe(3);
    expect(found.ofSameFamily).toBe(1);
  });

  it("are no partners, and listed apart", async () => {
    const names = ["gaussian mixture", "gaussian mixture model", "speech", "mixture"];
    const papers: Planted[] = [1, 2, 3].map((k) => [`p${k}`, 2019 + k, "All at once", `${names.join(". ")}.`]);
    const store = await storeOf(names, papers);
    const snapshot = await openSnapshot(store);
    const question = { id: "gaussian mixture", measure: "npmi", minPapers: 1, limit: 10 } as const;
    const { partners, total, all, nested } = await cooccurrence(snapshot, question);
    expect(partners.map(({ label }) => label)).toEqual(["speech"]);
    expect([total, all]).toEqual([1, 1]);
    expect(nested.map(({ label }) => label).sort()).toEqual(["gaussian mixture model", "mixture"]);
    await store.close();
  });
});
