import { describe, expect, it } from "vitest";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { IN_BACKGROUND, IN_TITLE, SAID_TWICE, sentenceBit } from "../../graph/analysis/bridges/stated-sides.ts";
import { incidenceOf, rowsOf } from "../reference/random-incidence.ts";
import { twoFields } from "../reference/two-fields.ts";

describe("what a paper says that it connects", () => {
  it("ranks by how surely the paper says itself that it joins two sides", () => {
    const { incidence, partition } = twoFields();
    const last = incidence.paperOffsets[40]!;
    const known = scoreBridges(incidence, partition).raw[40]!;
    const [first, second] = [sentenceBit(0), sentenceBit(1)];
    const sixths = (...said: readonly number[]) => {
      const statements = new Uint32Array(incidence.paperConcepts.length).fill(IN_BACKGROUND);
      statements.set(said, last);
      const scores = scoreBridges(incidence, partition, { statements });
      return [scores.clear[40], Math.round((6 * scores.raw[40]!) / known)];
    };
    const none = IN_BACKGROUND;
    expect(sixths(IN_TITLE, none, IN_TITLE, none)).toEqual([1, 6]);
    expect(sixths(IN_TITLE + first, none, SAID_TWICE + first, none)).toEqual([1, 4]);
    // one of the sides is named once
    expect(sixths(IN_TITLE + first, none, first, none)).toEqual([0, 2]);
    // both are emphasised, but never named together
    expect(sixths(IN_TITLE, first, SAID_TWICE + second, none)).toEqual([0, 1]);
    // one concept of a side is only set apart
    expect(sixths(IN_TITLE, none, IN_TITLE, 0)[0]).toBe(0);
  });

  it("gives no place to a paper with one stray concept in another field, unless the title names it in a small collection", () => {
    const { incidence, partition } = twoFields();
    const rows = rowsOf(incidence);
    rows[40] = [0, 1, 2, 8];
    const stray = incidenceOf(16, rows);
    const said = (last: number) => {
      const statements = new Uint32Array(stray.paperConcepts.length).fill(IN_BACKGROUND);
      statements.set([IN_TITLE, IN_BACKGROUND, IN_BACKGROUND, last], stray.paperOffsets[40]);
      return Array.from(scoreBridges(stray, partition, { statements }).order);
    };
    expect(said(IN_TITLE)).toEqual([40]);
    expect(said(sentenceBit(0))).toEqual([]);
    const manyRows = [...rows, ...Array.from({ length: 2000 }, () => [3, 4])];
    const large = incidenceOf(16, manyRows);
    const statements = new Uint32Array(large.paperConcepts.length).fill(IN_TITLE);
    expect(scoreBridges(large, partition, { statements }).eligible[40]).toBe(0);
  });

  it("puts papers first that name two sides together which others do not", () => {
    const { incidence, partition } = twoFields();
    const rows = [...rowsOf(incidence), [0, 1, 8, 9], [2, 3, 10, 11], [4, 5, 12, 13]];
    const all = incidenceOf(16, rows);
    const statements = new Uint32Array(all.paperConcepts.length).fill(IN_BACKGROUND);
    const says = (paper: number, ...bits: readonly number[]) => statements.set(bits, all.paperOffsets[paper]);
    const [none, first] = [IN_BACKGROUND, sentenceBit(0)];
    says(42, first, none, first, none);
    says(43, IN_TITLE, none, none, IN_TITLE);
    expect(Array.from(scoreBridges(all, partition, { statements }).stated.slice(40))).toEqual([0, 0, 1, 1]);
    // two other papers name the same two concepts: that is usual
    const usual = incidenceOf(16, [...rows, [2, 10], [2, 10]]);
    const known = new Uint32Array(usual.paperConcepts.length).fill(IN_BACKGROUND);
    known.set(statements);
    expect(Array.from(scoreBridges(usual, partition, { statements: known }).stated.slice(40, 44))).toEqual([
      0, 0, 0, 1,
    ]);
  });

  it("takes two names that share a word for no clear side", () => {
    const { incidence, partition } = twoFields();
    const statements = new Uint32Array(incidence.paperConcepts.length).fill(IN_TITLE);
    const names = Array.from({ length: 16 }, (_, c) => `name${"abcdefghijklmnop"[c]}`);
    const clear = (other: string) =>
      scoreBridges(incidence, partition, { statements, names: names.with(8, "mesh").with(9, other) }).clear[40];
    expect(["meshing", "dense mesh", "grid"].map(clear)).toEqual([0, 0, 1]);
    // whichever stands first: two of three that share no word are enough, and "of" is no word of a name
    const three = incidenceOf(16, rowsOf(incidence).with(40, [0, 1, 8, 9, 10]));
    const clearOf = (...own: readonly [string, string, string]) =>
      scoreBridges(three, partition, {
        statements: new Uint32Array(three.paperConcepts.length).fill(IN_TITLE),
        names: names.with(8, own[0]).with(9, own[1]).with(10, own[2]),
      }).clear[40];
    expect(clearOf("motion planning", "motion control", "path planning")).toBe(1);
    expect(clearOf("motion control", "motion planning", "path planning")).toBe(1);
    expect(clearOf("motion planning", "motion", "motion planner")).toBe(0);
    expect(clearOf("degree of freedom", "quality of service", "freedom")).toBe(1);
  });

  it("does not take a detail, which titles hardly ever name, for what a paper says that it connects", () => {
    const { incidence, partition } = twoFields();
    const said = (isNamedByOthers: boolean) => {
      const statements = new Uint32Array(incidence.paperConcepts.length).fill(IN_TITLE);
      if (!isNamedByOthers) {
        for (let k = 0; k < incidence.paperOffsets[40]!; k++)
          if (incidence.paperConcepts[k]! >= 8) statements[k] = sentenceBit(0);
      }
      return scoreBridges(incidence, partition, { statements }).stated[40];
    };
    expect(said(true)).toBe(1);
    expect(said(false)).toBe(0);
  });
});
