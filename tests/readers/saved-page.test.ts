import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { savedPage } from "../../graph/readers/formats/text/saved-page.ts";
import { corpora } from "../corpora.ts";
import { itemsOf, problemsIn, recordsIn } from "./collect.ts";

const abstract = (topic: string) =>
  `We study ${topic} in a setting where the data are scarce and the noise is heavy. Three remedies are compared on ` +
  `public benchmarks, and the simplest of them turns out to be the most reliable. The gain grows with the amount of ` +
  `unlabelled data. An analysis of the errors shows where ${topic} still fails, and why more data would not help.`;
const page = (count: number) =>
  Array.from({ length: count }, (_, i) => [`A Plain Title About Topic ${i}`, abstract(`topic ${i}`)] as const);
const boilerplate = "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\n";
const text = (pairs: readonly (readonly [string, string])[]) =>
  `${boilerplate}Subscribe${pairs.map(([t, a]) => (a === "" ? `${t}\n` : `${t}\n${a}\n`)).join("")}`;

async function pairsOf(source: string) {
  return recordsIn(await itemsOf(savedPage, source, 50)).map((record) => [record.title, record.abstract]);
}

describe("saved page", () => {
  const pairs = page(6);

  it("drops the boilerplate and the glued word, and pairs titles with abstracts", async () => {
    expect(await pairsOf(text(pairs))).toEqual(pairs);
    expect(savedPage.detect(text(pairs), "page.txt")).toBeGreaterThan(0.9);
  });

  it.each([
    ["a missing last newline", text(pairs).trimEnd()],
    ["blank lines", text(pairs).replaceAll("\n", "\n\n \n")],
    ["Windows line ends", text(pairs).replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", text(pairs).replaceAll("\n", "\r")],
    [
      "boilerplate between papers",
      text(pairs).replace("A Plain Title About Topic 3", `${boilerplate}SubscribeA Plain Title About Topic 3`),
    ],
    ["no boilerplate", text(pairs).replace(boilerplate, "").replace("Subscribe", "")],
    ["the word on a line of its own", text(pairs).replace("Subscribe", "Subscribe\n")],
  ])("bears %s", async (_, source) => {
    expect(await pairsOf(source)).toEqual(pairs);
  });

  it("keeps a title that begins with the word", async () => {
    const source = `${pairs[0]?.join("\n")}\nSubscribe or Perish: Newsletters in Science\n${abstract("newsletters")}\n`;
    expect((await pairsOf(source))[1]?.[0]).toBe("Subscribe or Perish: Newsletters in Science");
  });

  it("does not split at the line separators of Unicode", async () => {
    const odd = [["A Title of Some Kind", `${abstract("separators")}\u2028${abstract("paragraphs")}`]] as const;
    expect((await pairsOf(text(odd)))[0]?.[1]).toContain("paragraphs in a setting");
  });

  it.each([0, 2, 5])("never shifts the others when abstract %i is missing", async (missing) => {
    const holed = pairs.map(([t, a], i) => [t, i === missing ? "" : a] as const);
    expect(await pairsOf(text(holed))).toEqual(holed);
  });

  it("never shifts the others when a title is missing, and says so", async () => {
    const source = text(pairs).replace("A Plain Title About Topic 3\n", "");
    const items = await itemsOf(savedPage, source, 50);
    expect(recordsIn(items).map((r) => [r.title, r.abstract])).toEqual(pairs.map(([t, a], i) => [i === 3 ? "" : t, a]));
    expect(items.filter((item) => item.kind === "notice")).toMatchObject([
      { line: 9, reason: expect.stringContaining("no title before it") },
    ]);
  });

  it("knows short abstracts by their sentences", async () => {
    const short = [
      ["On the Shape of Small Things", "We show that small things have a shape. It can be measured."],
      ["Another Title", "Nothing is known about this. This note changes that with a short proof."],
    ] as const;
    expect(await pairsOf(text(short))).toEqual(short);
  });

  it("reads a list of titles as papers without abstracts", async () => {
    const titles = Array.from({ length: 1000 }, (_, i) => `Learning to Sort Lists of Length ${i}`);
    const records = recordsIn(await itemsOf(savedPage, titles.join("\n"), 999));
    expect(records.filter((record) => record.abstract === "").map((record) => record.title)).toEqual(titles);
  });

  it("reports a line that no paper has and goes on", async () => {
    const items = await itemsOf(savedPage, `${"x".repeat(17_000_000)}\n${pairs.flat().join("\n")}`, 1_000_000);
    expect(problemsIn(items)).toMatchObject([{ line: 1, reason: expect.stringContaining("17 million characters") }]);
    expect(recordsIn(items)).toHaveLength(6);
  });
});

const shared = corpora();
describe.skipIf(shared === undefined)("the seed page", () => {
  const source = () => readFileSync(join(shared ?? "", "corpora/huggingface-page.txt"), "utf8");

  it("holds 224 papers, each with title and abstract", async () => {
    const records = recordsIn(await itemsOf(savedPage, source(), 4096));
    expect(records).toHaveLength(224);
    expect(records[0]?.title).toMatch(/^Inverse Dynamics Pretraining/);
    expect(records.filter((record) => record.title.length > 140 || record.abstract.length < 400)).toEqual([]);
  });

  it("loses only the abstract that is taken away, wherever that is", async () => {
    const lines = source().trimEnd().split("\n");
    const whole = await pairsOf(lines.join("\n"));
    for (let paper = 0; paper < 224; paper += 13) {
      const holed = lines.filter((_, i) => i !== 3 + 2 * paper).join("\r\n");
      expect(await pairsOf(holed)).toEqual(whole.map(([t, a], i) => [t, i === paper ? "" : a]));
    }
  });
});
