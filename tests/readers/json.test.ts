import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { json } from "../../graph/readers/formats/json/json.ts";
import { jsonLines } from "../../graph/readers/formats/json/jsonl.ts";
import { itemsOf, problemsIn, recordsIn } from "./collect.ts";

const paper = (i: number) => ({
  id: `p${i}`,
  title: `Title ${i}`,
  abstract: `Abstract "${i}" with {braces} and [lists].`,
});
const three = [paper(1), paper(2), paper(3)];
const idsOf = async (value: unknown, indent?: number) =>
  recordsIn(await itemsOf(json, JSON.stringify(value, null, indent))).map((record) => record.id);

describe("JSON in any wrapper", () => {
  it.each([
    ["a list", three],
    ["results", { meta: { count: 3, page: 1 }, results: three }],
    ["items with a name", { title: "My library", items: three }],
    ["message.items", { status: "ok", message: { "total-results": 3, items: three } }],
    ["objects keyed by id", { "2401.1": { ...three[0] }, "2401.2": { ...three[1] }, "2401.3": { ...three[2] } }],
    ["pages of results", [{ results: three.slice(0, 1) }, { results: three.slice(1) }]],
    ["years", { 2023: three.slice(0, 2), 2024: three.slice(2) }],
    ["search hits", { hits: { total: 3, hits: three.map((p) => ({ _id: "x", _source: p })) } }],
    ["data of each", { data: three.map((p) => ({ type: "article", data: p })) }],
  ])("reads %s, in one line and in many", async (_, value) => {
    expect(await idsOf(value)).toEqual(["p1", "p2", "p3"]);
    expect(await idsOf(value, 2)).toEqual(["p1", "p2", "p3"]);
  });

  it("takes the key as id when papers are keyed", async () => {
    const keyed = { "arxiv:1": { title: "A", abstract: "B." }, "arxiv:2": { title: "C", abstract: "D." } };
    expect(await idsOf(keyed)).toEqual(["arxiv:1", "arxiv:2"]);
  });

  it("does not take references and authors for papers", async () => {
    const value = [
      { ...paper(1), authors: [{ name: "A B", id: 7 }], references: [{ title: "Cited", authors: ["X Y"] }] },
    ];
    expect(await idsOf(value)).toEqual(["p1"]);
  });

  it("reads one object, and objects one after another without a list", async () => {
    expect(await idsOf(paper(1), 2)).toEqual(["p1"]);
    const text = three.map((p) => JSON.stringify(p, null, 2)).join("\n");
    expect(recordsIn(await itemsOf(json, text))).toHaveLength(3);
  });

  it.each([
    ["a forgotten quote", (text: string) => text.replace('"Title 2"', '"Title 2')],
    ["a forgotten comma", (text: string) => text.replace('"Title 2",', '"Title 2"')],
    ["a bare word", (text: string) => text.replace('"Title 2"', "Title 2")],
    ["a forgotten brace", (text: string) => text.replace("},\n  {", ",\n  {")],
  ])("loses one paper only to %s, and names its line", async (_, spoil) => {
    const items = await itemsOf(json, spoil(JSON.stringify(three, null, 2)));
    const ids = recordsIn(items).map((record) => record.id);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(ids).toContain("p3");
    expect(problemsIn(items).length).toBe(1);
    expect(problemsIn(items)[0]?.line).toBeGreaterThan(1);
  });

  it("keeps what came before a torn end", async () => {
    const text = JSON.stringify({ results: three });
    const items = await itemsOf(json, text.slice(0, -20));
    expect(recordsIn(items)).toHaveLength(2);
    expect(problemsIn(items).length).toBeGreaterThan(0);
  });

  it("gives the same whatever the pieces", async () => {
    const tree = fc.array(fc.record({ title: fc.string({ minLength: 1 }), abstract: fc.string(), year: fc.integer() }));
    await fc.assert(
      fc.asyncProperty(tree, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (papers, size, pretty) => {
        const text = JSON.stringify({ results: papers }, null, pretty ? 1 : 0);
        const pieces = recordsIn(await itemsOf(json, text, size));
        expect(pieces).toEqual(recordsIn(await itemsOf(json, text, 1e6)));
        expect(pieces).toHaveLength(papers.length);
      }),
    );
  });

  it("bears objects larger than any paper: their members are read one by one", async () => {
    const filler = "x".repeat(2_000_000);
    const big = { results: Array.from({ length: 10 }, (_, i) => ({ ...paper(i), note: filler })) };
    expect(recordsIn(await itemsOf(json, JSON.stringify(big), 1 << 16))).toHaveLength(10);
  });
});

describe("JSON Lines", () => {
  it("reads every line, reports the bad ones with their number, and goes on", async () => {
    const lines = [JSON.stringify(paper(1)), "{broken", "[1]", "", "7", JSON.stringify(paper(2)), '{"a":1}'];
    const items = await itemsOf(jsonLines, lines.join("\r\n"));
    expect(recordsIn(items).map((record) => record.id)).toEqual(["p1", "p2"]);
    expect(problemsIn(items).map((item) => item.line)).toEqual([2, 3, 5, 7]);
    for (const item of problemsIn(items)) expect(item).toMatchObject({ reason: /\S/, hint: /\S/ });
  });

  it("keeps line separators of Unicode inside strings", async () => {
    const text = `{"title":"A\u2028B","abstract":"C\u2029D"}\n`;
    expect(recordsIn(await itemsOf(jsonLines, text))).toMatchObject([{ title: "A B", abstract: "C D" }]);
  });

  it("keeps papers without title or abstract when the fields are there", async () => {
    const items = await itemsOf(jsonLines, '{"id":"a","title":null,"abstract":"B."}\n{"title":"<Creep Crack.pdf>"}\n');
    expect(recordsIn(items)).toMatchObject([
      { id: "a", title: "", abstract: "B." },
      { title: "<Creep Crack.pdf>", abstract: "" },
    ]);
  });

  it("bears a line of 50 MB", async () => {
    const text = `{"title":"${"x".repeat(50_000_000)}"}\n${JSON.stringify(paper(1))}\n`;
    const items = await itemsOf(jsonLines, text, 1 << 20);
    expect(problemsIn(items)).toMatchObject([{ line: 1, reason: expect.stringContaining("50 million characters") }]);
    expect(recordsIn(items)).toHaveLength(1);
  });
});
