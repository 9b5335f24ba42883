import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../client/features/search/sections.ts";
import { cutsOf, findPair } from "../../client/features/search/typed-pair.ts";
import { initialView } from "../../client/state/view.ts";

const concept = (label: string, matched = label) => ({
  id: label.replaceAll(" ", "-"),
  label,
  matched,
  papers: 5,
  community: 1,
});
const known = [
  concept("reinforcement learning"),
  concept("diffusion model", "diffusion models"),
  concept("search and rescue"),
  concept("robots"),
  concept("search"),
  concept("bag of words"),
];
/** Like the server: the first concept whose name contains the words. */
const find = async (words: string) => known.find(({ matched }) => matched.startsWith(words.toLowerCase()));

describe("two names with a word between them", () => {
  it.each([
    ["reinforcement learning and diffusion models", "reinforcement-learning", "diffusion-model"],
    ["Diffusion Models + robots", "diffusion-model", "robots"],
    ["robots vs diffusion", "robots", "diffusion-model"],
    ["search and rescue and robots", "search-and-rescue", "robots"],
  ])("%s", async (text, a, b) => {
    expect((await findPair(text, find))?.map(({ id }) => id)).toEqual([a, b]);
  });

  it.each(["diffusion models", "robots and", "robots and quantum cheese", "search and search", "brand robots"])(
    "is not %s",
    async (text) => {
      expect(await findPair(text, find)).toBeNull();
    },
  );

  it("needs a name that begins with the text, not one that contains it", async () => {
    expect(
      await findPair("robots and words", async (words) => known.find(({ label }) => label.includes(words))),
    ).toBeNull();
  });

  it("may be cut at several words", () => {
    expect(cutsOf("a and b vs. c")).toEqual([
      ["a", "b vs. c"],
      ["a and b", "c"],
    ]);
  });
});

describe("what a search offers", () => {
  const pair = [concept("search"), concept("rescue")] as const;
  const first = (asked: string, concepts: ReturnType<typeof concept>[]) =>
    sectionsOf(asked, { concepts, papers: [] }, pair)[0]?.items;

  it("begins with the link of a named pair and the papers with both", () => {
    const items = first("search and rescue", []);
    expect(items?.map(({ text }) => text)).toEqual(["search and rescue", "Papers with both"]);
    expect(items?.[0]?.change(initialView).open).toEqual({ kind: "link", a: "rescue", b: "search" });
    expect(items?.[1]?.change(initialView)).toMatchObject({
      page: "pairs",
      query: 'concept:"search" concept:"rescue"',
    });
  });

  it("begins with the concept whose name is the whole text", () => {
    expect(first("search and res", [concept("search and rescue")])?.[0]?.id).toBe("c:search-and-rescue");
  });
});
