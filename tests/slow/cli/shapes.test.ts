import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Between, ConceptMatrix, ConceptPaths, WithoutPaper } from "../../../graph/contract/connections.ts";
import { BackTest, CandidateList, Gaps } from "../../../graph/contract/discovery.ts";
import { QueryAnswer, SavedSet } from "../../../graph/contract/query.ts";
import { Source } from "../../../graph/contract/sources.ts";
import { BurstList, ChangingPairs, Themes, Trends } from "../../../graph/contract/trends.ts";
import { compareIds } from "../../../graph/shared/text.ts";
import { type Desk, desk, sample } from "../../cli/cli.ts";

/** The shapes of docs/cli.md, which other programs rely on: exactly these fields must be there. */
const Stats = z.object({ papers: z.int(), concepts: z.int(), mentions: z.int(), revision: z.int() });
const Concepts = z.array(
  z.strictObject({
    id: z.string(),
    label: z.string(),
    aliases: z.array(z.strictObject({ form: z.string(), papers: z.int().positive() })),
    papers: z.int().positive(),
  }),
);
const Mention = z.strictObject({
  paper: z.string(),
  concept: z.string(),
  sentences: z
    .array(z.strictObject({ field: z.enum(["title", "abstract"]), text: z.string(), start: z.int(), end: z.int() }))
    .min(1),
});
const Cooccur = z.object({
  concept: z.string(),
  papers: z.int(),
  total: z.int(),
  partners: z.array(
    z.object({
      concept: z.string(),
      label: z.string(),
      papers: z.int().positive(),
      npmi: z.number(),
      associationStrength: z.number(),
      jaccard: z.number(),
    }),
  ),
});
const Bridges = z.array(
  z.object({
    paper: z.string(),
    title: z.string(),
    score: z.number(),
    parts: z.record(z.string(), z.number()),
    communities: z.array(z.object({ community: z.int(), label: z.string(), share: z.number() })).min(2),
    concepts: z.array(z.object({ id: z.string(), label: z.string(), community: z.int() })).min(4),
  }),
);

let place: Desk;
beforeAll(async () => {
  place = desk();
  const { code, err } = await place.run("extract", sample, "--store", "sample.db");
  expect(err).toMatch(/Extracting: 73 papers/);
  expect(code).toBe(0);
});
afterAll(() => place.end());

const lines = (text: string) => text.trimEnd().split("\n");
async function json(...words: string[]): Promise<unknown> {
  const { code, out, err } = await place.run(...words, "--store", "sample.db", "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}
async function allMentions() {
  const { out } = await place.run("mentions", "--store", "sample.db", "--json");
  return lines(out).map((line) => Mention.parse(JSON.parse(line)));
}

describe("shapes of --json", () => {
  it("stats counts what the lists hold", async () => {
    const stats = Stats.parse(await json("stats"));
    const concepts = Concepts.parse(await json("concepts"));
    const mentions = await allMentions();
    expect(stats.papers).toBe(73);
    expect(stats.concepts).toBe(concepts.length);
    expect(stats.mentions).toBe(mentions.length);
  });

  it("concepts: all, most papers first, ties by id; papers = distinct papers in mentions", async () => {
    const concepts = Concepts.parse(await json("concepts"));
    const counts = new Map<string, number>();
    for (const { concept } of await allMentions()) counts.set(concept, (counts.get(concept) ?? 0) + 1);
    expect(Object.fromEntries(concepts.map(({ id, papers }) => [id, papers]))).toEqual(Object.fromEntries(counts));
    const ordered = [...concepts].sort((a, b) => b.papers - a.papers || compareIds(a.id, b.id));
    expect(concepts.map(({ id }) => id)).toEqual(ordered.map(({ id }) => id));
  });

  it("mentions: sentences verbatim, the phrase inside its sentence, one line a pair", async () => {
    const records = lines(readFileSync(sample, "utf8")).map((line) => JSON.parse(line) as Record<string, string>);
    const texts = new Map(records.map((record) => [record.id, record]));
    const mentions = await allMentions();
    const pairs = new Set(mentions.map(({ paper, concept }) => `${paper} ${concept}`));
    expect(pairs.size).toBe(mentions.length);
    for (const { paper, sentences } of mentions) {
      for (const { field, text, start, end } of sentences) {
        const whole = texts.get(paper)?.[field] ?? "";
        const phrase = whole.slice(start, end);
        expect(whole).toContain(text);
        expect(phrase).not.toBe("");
        expect(text).toContain(phrase);
      }
    }
  });

  it("cooccur: strongest NPMI first, total counted before --top, by id, label or alias", async () => {
    const full = Cooccur.parse(await json("cooccur", "diffusion model", "--top", "100000"));
    expect(full.partners).toHaveLength(full.total);
    const ordered = [...full.partners].sort(
      (a, b) => b.npmi - a.npmi || b.papers - a.papers || compareIds(a.concept, b.concept),
    );
    expect(full.partners).toEqual(ordered);
    const top = Cooccur.parse(await json("cooccur", full.concept, "--top", "3"));
    expect(top).toMatchObject({ concept: full.concept, total: full.total, partners: full.partners.slice(0, 3) });
    const preset = Cooccur.parse(await json("cooccur", "Diffusion Models"));
    expect(preset.partners).toHaveLength(Math.min(50, full.total));
  });

  it("pair agrees with cooccur and brings sentences", async () => {
    const { concept, partners } = Cooccur.parse(await json("cooccur", "diffusion model", "--top", "1"));
    const [partner] = partners;
    const pair = await json("pair", concept, partner?.concept ?? "");
    expect(pair).toMatchObject({
      a: { id: concept },
      b: { id: partner?.concept },
      papers: partner?.papers,
      npmi: partner?.npmi,
      evidence: { items: expect.arrayContaining([expect.objectContaining({ sentence: expect.any(String) })]) },
    });
  });

  it("bridges: best first, as many as asked for", async () => {
    const bridges = Bridges.parse(await json("bridges", "--top", "5"));
    expect(bridges).toHaveLength(5);
    expect(bridges.map(({ score }) => score)).toEqual(bridges.map(({ score }) => score).sort((a, b) => b - a));
    for (const { paper } of bridges) expect(paper).toMatch(/^sample-\d{3}$/);
    const strict = Bridges.parse(await json("bridges", "--top", "500", "--min-concepts", "3"));
    expect(strict.length).toBeLessThan(Bridges.parse(await json("bridges", "--top", "500")).length);
  });

  it("dump: sorted JSON lines of every kind", async () => {
    const { code, out } = await place.run("dump", "--store", "sample.db");
    const kinds = lines(out).map((line) => (JSON.parse(line) as { type: string }).type);
    expect(code).toBe(0);
    expect([...new Set(kinds)]).toEqual(["paper", "concept", "mention"]);
    expect(kinds.filter((kind) => kind === "paper")).toHaveLength(73);
  });

  it("phrases: one line a document, in order, without a store", async () => {
    const docs = [
      { id: "b", text: "We study in-context learning of large language models (LLMs)." },
      { id: "a", text: "" },
      { id: "c", text: "Latent diffusion is a generative model of images." },
    ];
    const file = place.file("docs.jsonl", docs.map((doc) => JSON.stringify(doc)).join("\n"));
    const { code, out } = await place.run("phrases", file);
    const answers = lines(out).map((line) => JSON.parse(line) as { id: string; phrases: string[] });
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(["b", "a", "c"]);
    expect(answers[0]?.phrases).toContain("in-context learning");
    expect(answers[1]?.phrases).toEqual([]);
    expect(Object.keys(answers[0] ?? {})).toEqual(["id", "phrases", "kept"]);
  });

  it("read: one paper a line", async () => {
    const { code, out } = await place.run("read", sample);
    expect(code).toBe(0);
    expect(lines(out)).toHaveLength(73);
    expect(JSON.parse(lines(out)[0] as string)).toMatchObject({ id: "sample-001", year: expect.any(Number) });
  });

  it("extract: a report of what became of every paper", async () => {
    const { code, out } = await place.run("extract", sample, "--store", "sample.db", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      store: "sqlite:sample.db",
      read: 73,
      added: 0,
      updated: 0,
      unchanged: 73,
      papers: 73,
      skipped: [],
      failed: [],
    });
  });
});

describe("the shapes of the API", () => {
  it.each<[string[], z.ZodType]>([
    [["query", '"diffusion model" year:2020..2025'], QueryAnswer],
    [["matrix", "diffusion model", "large language model", "causal inference"], ConceptMatrix],
    [["paths", "diffusion model", "large language model"], ConceptPaths],
    [["gaps"], Gaps],
    [["gaps", "diffusion model"], CandidateList],
    [["gaps", "--back-test", "--year", "2019"], BackTest],
    [["trends"], Trends],
    [["trends", "--of", "pairs"], ChangingPairs],
    [["trends", "--of", "bursts"], BurstList],
    [["trends", "--of", "themes"], Themes],
    [["sets", "save", "generative", "diffusion model", "variational autoencoder"], z.array(SavedSet).length(1)],
    [["sources"], z.array(Source).length(1)],
    [["bridges", "--between", "set:generative", "reinforcement learning"], Between],
    [["bridges", "--between", "community:1", "community:2", "--min-concepts", "3"], Between],
    [["bridges", "--of", "sample-001"], z.strictObject({ bridge: z.unknown(), without: WithoutPaper })],
  ])("%s", async (words, shape) => {
    expect(shape.safeParse(await json(...words)).error).toBeUndefined();
  });
});

describe("tables for people", () => {
  it.each([
    ["stats", /Papers +73/],
    ["concepts", /^Papers +Concept +Id/],
    ["mentions", /^sample-001\t/],
    ["trends", /Rising +Papers/],
    ["gaps", /^Community +and community/],
    ["bridges", /1\. .+ \[sample-\d+\][\s\S]+Tested against 1,000 shuffles[\s\S]+of 10/],
  ])("%s", async (command, expected) => {
    const { code, out } = await place.run(command, "--store", "sqlite:sample.db");
    expect(code).toBe(0);
    expect(out).toMatch(expected);
  });
});

it("writes bridge papers in a format of papers", async () => {
  const { code, out } = await place.run("bridges", "--top", "3", "--format", "bibtex", "--store", "sqlite:sample.db");
  expect(code).toBe(0);
  expect(out.match(/^@(?:article|inproceedings)\{sample-\d{3},$/gm)).toHaveLength(3);
  expect((await place.run("bridges", "--format", "gexf", "--store", "sqlite:sample.db")).err).toContain("bibtex");
});

it("points at the characters of a query that it cannot read", async () => {
  const { code, err } = await place.run("query", "diffusion AND (latent", "--store", "sqlite:sample.db");
  expect(code).toBe(1);
  expect(err).toContain("  diffusion AND (latent\n                ^");
});
