import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../client/features/search/sections.ts";
import { cutsOf, findPair } from "../../client/features/search/typed-pair.ts";
import { questionIn } from "../../client/features/search/typed-question.ts";
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
    ["papers that join robots and diffusion models", "robots", "diffusion-model"],
    ["bridges between robots and search and rescue", "robots", "search-and-rescue"],
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
    sectionsOf(asked, { concepts, papers: [] }, { pair, question: null })[0]?.items;

  it("begins with the link of a named pair and the papers with both", () => {
    const items = first("search and rescue", []);
    expect(items?.map(({ text }) => text)).toEqual([
      "search and rescue",
      "Papers with both",
      "Papers that join the two",
    ]);
    expect(items?.[2]?.change(initialView)).toMatchObject({
      page: "bridges",
      between: { a: "basket:search", b: "basket:rescue" },
    });
    expect(items?.[0]?.change(initialView).open).toEqual({ kind: "link", a: "rescue", b: "search" });
    expect(items?.[1]?.change(initialView)).toMatchObject({
      page: "pairs",
      query: 'concept:"search" concept:"rescue"',
    });
  });

  it("begins with the concept whose name is the whole text", () => {
    expect(first("search and res", [concept("search and rescue")])?.[0]?.id).toBe("c:search-and-rescue");
  });

  it("begins with the answer to a question, and opens the part of the panel that has it", () => {
    const question = { kind: "methods", concept: concept("object detection") } as const;
    const hits = { concepts: [concept("object")], papers: [] };
    const [answer] = sectionsOf("methods for object detection", hits, { pair: null, question })[0]?.items ?? [];
    expect(answer?.text).toBe("Methods for object detection");
    expect(answer?.change(initialView).open).toEqual({ kind: "concept", id: "object-detection", part: "methods" });
  });

  it("asks the papers rather than open any one of them where the words name no concept and begin no title", () => {
    const paper = { id: "p", title: "Detecting objects", year: 2020, authors: [], venue: null, doi: null, url: null };
    const sections = (text: string) =>
      sectionsOf(text, { concepts: [], papers: [paper] }, { pair: null, question: null }).map(({ id }) => id);
    expect(sections("why do objects detect us")).toEqual(["ask", "papers"]);
    expect(sections("detecting obj")).toEqual(["papers", "ask"]);
  });
});

describe("asking the papers", () => {
  it("leaves out the words of a question", () => {
    const [ask] = sectionsOf(
      "what is sumatriptan used for?",
      { concepts: [], papers: [] },
      { pair: null, question: null },
    );
    expect(ask?.items.map(({ text }) => text)).toEqual(["Ask the papers: sumatriptan"]);
  });
});

describe("a question in plain words", () => {
  it.each([
    ["methods for object detection", "methods", "object detection"],
    ["Which methods are used for object detection?", "methods", "object detection"],
    ["what algorithms are there for the travelling salesman problem", "methods", "travelling salesman problem"],
    ["how is machine translation done?", "methods", "machine translation"],
    ["what methods do people use for grasping", "methods", "grasping"],
    ["which models can I use for time series", "methods", "time series"],
    ["what is a transformer used for", "uses", "transformer"],
    ["applications of diffusion models", "uses", "diffusion models"],
    ["what kinds of diffusion models are there?", "kinds", "diffusion models"],
    ["types of cancer", "kinds", "cancer"],
    ["datasets for question answering", "tests", "question answering"],
    ["how is summarization evaluated", "tests", "summarization"],
    ["what goes with reinforcement learning", "partners", "reinforcement learning"],
    ["papers on in-context learning", "papers", "in-context learning"],
    ["show me papers about robots", "papers", "robots"],
  ])("%s", (text, kind, subject) => {
    expect(questionIn(text)).toEqual({ kind, subject });
  });

  it.each(["object detection", "methods", "blue kind", "model for", "what", "data augmentation", "papers", "with"])(
    "is not %s",
    (text) => {
      expect(questionIn(text)).toBeNull();
    },
  );
});
