import { describe, expect, it } from "vitest";
import { namePairs, oneEditApart } from "../../graph/analysis/suggestions/name-pairs.ts";
import { partnerLikeness } from "../../graph/analysis/suggestions/partner-likeness.ts";
import { suggestMerges } from "../../graph/analysis/suggestions/suggest-merges.ts";
import { suggestSplits } from "../../graph/analysis/suggestions/suggest-splits.ts";
import { twoFields } from "../../graph/analysis/suggestions/two-fields.ts";
import { buildIncidence } from "../../graph/incidence/build.ts";

type Name = [key: string, label?: string, papers?: number];

/** Concepts named so, each in so many papers. */
function named(...list: readonly Name[]) {
  return {
    concepts: Uint32Array.from(list.keys()),
    keys: list.map(([key]) => key),
    labels: list.map(([key, label]) => label ?? key),
    papers: Uint32Array.from(list, ([, , papers]) => papers ?? 2),
  };
}

const reasons = (...list: readonly Name[]) => {
  const names = named(...list);
  return namePairs(names).map(({ a, b, reason }) => `${names.keys[a]} = ${names.keys[b]}: ${reason}`);
};

function incidenceOf(concepts: number, rows: readonly (readonly number[])[]) {
  const chunk = {
    firstPaper: 0,
    lengths: Uint32Array.from(rows, (row) => row.length),
    concepts: Uint32Array.from(rows.flat()),
  };
  return buildIncidence(
    rows.length,
    concepts,
    (async function* () {
      yield chunk;
    })(),
  );
}

describe("names that are alike", () => {
  it("are found by breaks, forms, order, initials and slips of the pen", () => {
    expect(reasons(["cifar10"], ["cifar 10"])).toEqual(["cifar10 = cifar 10: spelling"]);
    expect(reasons(["collision check"], ["collision checking"])).toEqual([
      "collision check = collision checking: inflection",
    ]);
    expect(reasons(["representation learning"], ["learning of representation"])).toEqual([
      "representation learning = learning of representation: order",
    ]);
    expect(reasons(["akaike information criterion"], ["aic", "AIC"])).toEqual([
      "akaike information criterion = aic: acronym",
    ]);
    expect(
      reasons(["rao blackwellised filter"], ["rao blackwellized filter"], ["blackwellized"], ["blackwellized map"]),
    ).toEqual(["rao blackwellised filter = rao blackwellized filter: spelling"]);
  });

  it("are none where the difference is another word, another number or an ending", () => {
    const others = ["text a", "text b", "text c", "test a", "test b", "test c", "test d"].map(
      (key) => [key] as [string],
    );
    expect(reasons(["text generation"], ["test generation"], ...others)).toEqual([]);
    expect(reasons(["gpt 3"], ["gpt 4"])).toEqual([]);
    expect(reasons(["encoder feature"], ["encoded feature"], ["encoder"], ["encoder map"])).toEqual([]);
    expect(reasons(["pointnet"], ["pointnet++"])).toEqual([]);
  });

  it("differ by one letter left out, put in, changed or swapped", () => {
    for (const [a, b] of [
      ["salience", "saliency"],
      ["graph", "grph"],
      ["graph", "grpah"],
      ["graph", "graaph"],
    ] as const) {
      expect([a, b, oneEditApart(a, b), oneEditApart(b, a)]).toEqual([a, b, true, true]);
    }
    for (const [a, b] of [
      ["graph", "graph"],
      ["graph", "gaprh"],
      ["graph", "gra"],
    ] as const) {
      expect([a, b, oneEditApart(a, b)]).toEqual([a, b, false]);
    }
  });
});

describe("partners", () => {
  it("of two words for one thing are alike, though the two never meet", async () => {
    // 0 and 1 share the partners 2, 3, 4; 5 has its own, 6.
    const rows = [...Array(8).fill([0, 2, 3, 4]), ...Array(8).fill([1, 2, 3, 4]), ...Array(16).fill([5, 6])];
    const incidence = await incidenceOf(7, rows);
    const likeness = partnerLikeness(incidence);
    expect(likeness.compare(0, 1)).toMatchObject({ joint: 0, expected: 2 });
    expect(likeness.compare(0, 1).similarity).toBeCloseTo(1, 12);
    expect(likeness.compare(0, 5).similarity).toBe(0);
    const names = named(
      ...["aa", "bb", "cc", "dd", "ee", "ff", "gg"].map(
        (key, i) => [key, key, [8, 8, 16, 16, 16, 16, 16][i]] as [string, string, number],
      ),
    );
    // Three shared partners are too few to be looked at; a fourth makes it.
    expect(suggestMerges(incidence, names)).toEqual([]);
    const four = await incidenceOf(
      8,
      rows.map((row) => (row[0] < 2 ? [...row, 7] : row)),
    );
    const more = named(
      ...["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh"].map((key) => [key, key, 8] as [string, string, number]),
    );
    expect(suggestMerges(four, more)).toMatchObject([{ into: 0, from: 1, reason: "partners", joint: 0 }]);
  });
});

describe("a word with two meanings", () => {
  // Concept 0 is met with 1, 2, 3 (community 1) in six papers and with 4, 5, 6 (community 2) in four.
  const rows = [...Array(6).fill([0, 1, 2, 3]), ...Array(4).fill([0, 4, 5, 6])];
  const community = Uint32Array.from([1, 1, 1, 1, 2, 2, 2]);

  it("is met in two fields that keep apart", async () => {
    const fields = twoFields(await incidenceOf(7, rows), community, 0);
    expect(fields).toMatchObject({
      communities: [1, 2],
      shares: [expect.closeTo(0.6, 12), expect.closeTo(0.4, 12)],
      separation: 1,
      papers: 10,
    });
    expect(fields?.context.map((list) => [...list])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it("is suggested when its name can mean two things, and not when its fields mix", async () => {
    const names = (label: string) => named([label.toLowerCase(), label, 10]);
    const apart = await incidenceOf(7, rows);
    expect(suggestSplits(apart, community, names("BART"))).toMatchObject([
      { concept: 0, separation: 1, score: expect.closeTo(1, 12) },
    ]);
    expect(suggestSplits(apart, community, names("cell"))).toMatchObject([
      { concept: 0, score: expect.closeTo(0.6, 12) },
    ]);
    expect(suggestSplits(apart, community, names("neural network"))).toEqual([]);
    const mixed = await incidenceOf(7, Array(10).fill([0, 1, 2, 4, 5]));
    expect(twoFields(mixed, community, 0)?.separation).toBe(0);
    expect(suggestSplits(mixed, community, names("BART"))).toEqual([]);
    expect(twoFields(await incidenceOf(7, [[0, 1]]), community, 0)).toBeUndefined();
  });
});
