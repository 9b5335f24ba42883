import { describe, expect, it } from "vitest";
import { choiceOfEnter, conceptOf, operandChoices, putBack, takeOut } from "../../client/features/bridges/operands.ts";
import { bridgeQuestion, minConceptsOf, paperArgs, straitYears } from "../../client/http/bridges.ts";
import { initialView } from "../../client/state/view.ts";
import { linkWords } from "../../graph/contract/knowledge/link-words.ts";

describe("the question of the two sides of a bridge", () => {
  it("is the ranking for one community or none, and otherwise what lies between, an empty side being everything else", () => {
    const asked = (a: string | null, b: string | null) => bridgeQuestion({ ...initialView, between: { a, b } });
    expect(asked(null, null)).toEqual({ kind: "ranking" });
    expect(asked("community:3", null)).toEqual({ kind: "ranking", a: 3 });
    const [a, b] = ["community:3", "community:1"];
    expect(asked(a, b)).toEqual({ kind: "between", a, b, minConcepts: 2 });
    expect(asked("set:mine", "community:1")).toEqual({ kind: "between", a: "set:mine", b: "community:1" });
    expect(asked(null, "attention")).toEqual({ kind: "between", a: "else", b: "attention" });
  });

  it("requires more concepts on each side than the default; one, which makes no bridge, only between two sides", () => {
    const asked = (a: string | null, b: string | null, each: number) =>
      bridgeQuestion({ ...initialView, between: { a, b }, each });
    expect(asked(null, null, 3)).toEqual({ kind: "ranking", minConcepts: 3 });
    expect(asked("community:3", null, 1)).toEqual({ kind: "ranking", a: 3 });
    const [a, b] = ["community:3", "community:1"];
    expect(asked(a, b, 1)).toEqual({ kind: "between", a, b });
    expect(asked(a, "set:mine", 2)).toEqual({ kind: "between", a, b: "set:mine", minConcepts: 2 });
    expect([1, 2, 4].map((each) => minConceptsOf(asked(a, b, each)))).toEqual([1, 2, 4]);
  });

  it("is limited to the papers of the lens", () => {
    const map = { ...initialView.map, years: [2015, 2020] as const, venue: "ICRA" };
    const q = 'year:2015..2020 venue:"ICRA"';
    const view = { ...initialView, page: "bridges", map } as const;
    expect(bridgeQuestion(view)).toEqual({ kind: "ranking", q });
    expect(bridgeQuestion({ ...view, between: { a: "attention", b: null } })).toMatchObject({ a: "attention", q });
    expect(paperArgs("p", view)).toEqual({ id: "p", correction: "length", q });
  });

  it("is passed on to the open paper in the bridges view only", () => {
    const between = { a: "community:9", b: null };
    expect(paperArgs("p", { ...initialView, between })).toEqual({ id: "p" });
    const bridges = { ...initialView, page: "bridges", between } as const;
    expect(paperArgs("p", bridges)).toEqual({ id: "p", correction: "length", a: 9 });
    expect(paperArgs("p", { ...bridges, each: 3 })).toMatchObject({ a: 9, minConcepts: 3 });
    expect(paperArgs("p", { ...bridges, between: { a: "set:mine", b: null } })).toEqual({ id: "p" });
  });

  it("is chosen from communities and sets by part of their names, and the concepts that were found", () => {
    const community = { id: 2, label: "image generation", concepts: 9, papers: 4, stability: null };
    const offered = {
      communities: [community],
      sets: [{ name: "images", concepts: ["a", "b"] }],
      concepts: [{ id: "image", label: "image", papers: 1, matched: "image", community: 2 }],
    };
    const ids = (typed: string) => operandChoices(typed, offered).flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids("")).toEqual(["image", "community:2", "set:images"]);
    expect(ids("gen im")).toEqual(["image", "community:2", "query:gen im"]);
    expect(operandChoices("zzz", { ...offered, concepts: [] }).map(({ id }) => id)).toEqual(["query"]);
  });

  it("offers a concept with its kinds first, named by the largest of them", () => {
    const ref = (label: string) => ({ id: label, label, papers: 3, community: 1 });
    const basket = {
      ...{ kind: "basket" as const, name: "basket:robotics", label: "robotics", concepts: 11, papers: 1204 },
      members: ["robot", "robotics", "robot learning", "robot arm"].map(ref),
      removed: [],
    };
    const offered = { communities: [], sets: [], concepts: [], basket };
    const [first] = operandChoices("robotics", offered);
    expect(first?.items[0]).toMatchObject({
      text: "robotics + robot + robot learning + 8 kinds",
      detail: "1,204 papers",
    });
    expect(choiceOfEnter("robotics", operandChoices("robotics", offered))?.id).toBe("basket:robotics");
    const one = operandChoices("robotics", { ...offered, basket: { ...basket, concepts: 1 } });
    expect(choiceOfEnter("robotics", one)).toBeUndefined();
    expect(choiceOfEnter('text:"x y"', operandChoices('text:"x y"', offered))?.id).toBe('query:text:"x y"');
  });

  it("loses and regains a concept that a reader takes out and puts back", () => {
    const without = takeOut(takeOut("basket:robot", "robot-arm"), "robot-hand");
    expect(without).toBe("basket:robot -robot-arm -robot-hand");
    expect(putBack(without, "robot-arm")).toBe("basket:robot -robot-hand");
    expect(putBack(putBack(without, "robot-arm"), "robot-hand")).toBe("basket:robot");
    expect([without, "robot", "set:x", "query:a -b", "else", null].map(conceptOf)).toEqual([
      "robot",
      "robot",
      ...[null, null, null, null],
    ]);
  });

  it("is answered by papers that each say in a sentence what they connect, and who did before", () => {
    const ref = { id: "a", label: "a", papers: 1, community: 1 };
    const said = (isUse: boolean, before: number | null, firstYear: number | null) => {
      const { verb, between, rest } = linkWords({ from: ref, to: ref, isUse, before, firstYear });
      return `${verb} A ${between} B${rest}`;
    };
    expect(said(true, 7, 2021)).toBe("brings A to B; 7 did before, first in 2021");
    expect(said(true, 1, 2021)).toBe("brings A to B; one did before, in 2021");
    expect(said(false, 0, null)).toBe("connects A with B; no earlier paper here mentions both");
    expect(said(false, null, null)).toBe("connects A with B");
  });

  it("is drawn as years, the latest first, each from the left side to the right one", () => {
    const item = (id: string, year: number | null, lean: number) => ({ paper: { id, year }, lean, rank: 1 }) as never;
    const years = straitYears([item("p", 2020, 0.7), item("q", 2024, 0.5), item("r", null, 0), item("s", 2020, 0.2)]);
    expect(years.map(({ year, gap, items }) => [year, gap, ...items.map(({ paper }) => paper.id)])).toEqual([
      [2024, 0, "q"],
      [2020, 3, "s", "p"],
      [null, 0, "r"],
    ]);
  });
});
