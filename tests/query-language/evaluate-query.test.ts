import { describe, expect, it } from "vitest";
import { evaluateQuery, type QuerySource, type Understood } from "../../graph/query-language/evaluate-query.ts";
import { parseQuery, type QueryNode } from "../../graph/query-language/parse-query.ts";
import { seededRandom } from "../../graph/shared/random.ts";

/** Sixteen papers; concept c holds the papers whose bit c is set. */
const names = ["alpha", "beta", "gamma ray", "delta"];
const holds = (paper: number, concept: number) => ((paper >> concept) & 1) === 1;
const mask = (fits: (paper: number) => boolean) => Uint8Array.from({ length: 16 }, (_, p) => (fits(p) ? 1 : 0));
let pauses = 0;
const world: QuerySource = {
  papers: 16,
  pause: async () => {
    pauses++;
  },
  concept: async (name) => {
    const at = names.indexOf(name.toLowerCase());
    return at < 0 ? undefined : at;
  },
  operand: async ({ value }) => (value === "1" ? [0, 1] : [2]),
  paper: ({ value }) => Number(value),
  papersOf: (concept) => Uint32Array.from(Array.from({ length: 16 }, (_, p) => p).filter((p) => holds(p, concept))),
  papersOfYears: (from, to) => mask((p) => 2000 + p >= from && 2000 + p <= to),
  papersOfVenue: () => mask((p) => p < 8),
  papersWithKeyword: async (keyword) => mask((p) => keyword === "nine" && p === 9),
  papersWithText: async (text) => mask((p) => text === "three" && p === 3),
};

async function papersOf(query: string, note: (piece: Understood) => void = () => undefined): Promise<number[]> {
  const { root } = parseQuery(query);
  if (!root) throw new Error("empty");
  const found = await evaluateQuery(root, world, note);
  return Array.from(found.keys()).filter((p) => found[p] === 1);
}

describe("evaluateQuery", () => {
  it.each([
    ["alpha beta", [3, 7, 11, 15]],
    ["alpha NOT beta year:..2007", [1, 5]],
    ["gamma ray delta", [12, 13, 14, 15]],
    ["three", [3]],
    ["three OR (delta gamma ray -alpha)", [3, 12, 14]],
    ["community:1 venue:x", [1, 2, 3, 5, 6, 7]],
    ["text:alpha", []],
    ['keyword:"nine" OR three', [3, 9]],
    ['alpha paper:"5"', [5]],
  ])("%s", async (query, expected) => {
    expect(await papersOf(query)).toEqual(expected);
  });

  it("says how each piece was understood, longest names first", async () => {
    const pieces: Understood[] = [];
    await papersOf("gamma ray three", (piece) => pieces.push(piece));
    expect(pieces).toEqual([
      { kind: "concept", start: 0, end: 9, concepts: [2], papers: 8 },
      { kind: "text", start: 10, end: 15, concepts: [], papers: 1 },
    ]);
  });

  it("agrees with logic paper by paper on random queries", async () => {
    const random = seededRandom(5);
    const pick = (n: number) => Math.floor(random() * n);
    const write = (depth: number): { text: string; fits: (p: number) => boolean } => {
      if (depth === 0 || random() < 0.25) {
        const c = pick(4);
        return { text: `"${names[c]}"`, fits: (p) => holds(p, c) };
      }
      const [a, b] = [write(depth - 1), write(depth - 1)];
      const kind = pick(3);
      if (kind === 0) return { text: `(${a.text} AND ${b.text})`, fits: (p) => a.fits(p) && b.fits(p) };
      if (kind === 1) return { text: `(${a.text} OR ${b.text})`, fits: (p) => a.fits(p) || b.fits(p) };
      return { text: `NOT ${a.text}`, fits: (p) => !a.fits(p) };
    };
    for (let k = 0; k < 300; k++) {
      const { text, fits } = write(4);
      expect([text, await papersOf(text)]).toEqual([text, Array.from({ length: 16 }, (_, p) => p).filter(fits)]);
    }
  });

  it("bears deep nesting", async () => {
    const deep = `${"(".repeat(200)}alpha${")".repeat(200)}`;
    const root: QueryNode | null = parseQuery(deep).root;
    expect(root?.kind).toBe("words");
  });

  it("pauses after each of its pieces, however many", async () => {
    pauses = 0;
    await papersOf(`${"three ".repeat(300)}OR ${"alpha AND NOT beta AND ".repeat(50)} delta`);
    expect(pauses).toBeGreaterThanOrEqual(300 + 100);
  });
});
