import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialView, urlOf, type View, viewOf } from "../../client/state/view.ts";
import { measureBy, openConcept, openLink } from "../../client/state/view-changes.ts";
import { MeasureName } from "../../graph/contract/measures.ts";

const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
const whole = fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null });
const operand = fc.option(fc.constantFrom("community:3", "set:reading-list", "in-context learning"), { nil: null });
const views: fc.Arbitrary<View> = fc.record({
  page: fc.constantFrom("map", "table", "pairs", "bridges", "gaps", "trends", "compare", "console", "import"),
  open: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant("concept" as const), id: text }),
      fc.record({ kind: fc.constant("paper" as const), id: text }),
      fc.record({ kind: fc.constant("community" as const), id: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ kind: fc.constant("link" as const), a: text, b: text }),
    ),
    { nil: null },
  ),
  measure: fc.constantFrom(...MeasureName.options),
  minStrength: fc.option(
    fc.integer({ min: -100, max: 500 }).map((n) => n / 100),
    { nil: null },
  ),
  minPapers: whole,
  minJoint: whole,
  size: whole,
  maxLinks: whole,
  list: fc.constantFrom("concepts", "links", "papers"),
  sort: fc.option(fc.record({ by: fc.constantFrom("papers", "label", "npmi"), down: fc.boolean() }), { nil: null }),
  correction: fc.constantFrom("length", "raw"),
  between: fc.record({ a: operand, b: operand }),
  each: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  set: fc.uniqueArray(text, { maxLength: 5 }),
  query: fc.string({ maxLength: 20 }),
  map: fc.constant(initialView.map),
  options: fc.record({
    ranker: fc.constantFrom("learned", "relativeAdamicAdar", "adamicAdar", "averageMinimumWeight", "linkingTerms"),
    gap: fc.constantFrom("", "3-5"),
    field: fc.constantFrom("", "3"),
    order: fc.constantFrom("alike", "given"),
    bridgeList: fc.constantFrom("papers", "paths", "first"),
    compare: fc.constantFrom("periods", "concepts"),
    left: fc.string({ maxLength: 20 }),
    right: fc.string({ maxLength: 20 }),
    trendsOf: fc.constantFrom("default", "corpus", "venue"),
    unsure: fc.boolean(),
    statement: fc.string({ maxLength: 40 }),
    parameters: fc.string({ maxLength: 20 }),
  }),
});

describe("the address of a view", () => {
  it("round-trips every view", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(viewOf(urlOf(view).slice(1))).toEqual(view);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it("is empty for the initial view", () => {
    expect(urlOf(initialView)).toBe("/");
    expect(viewOf("")).toEqual(initialView);
  });

  it("names a link the same from both ends", () => {
    expect(urlOf(openLink("b", "a")(initialView))).toBe(urlOf(openLink("a", "b")(initialView)));
  });

  it("reads the bare number of a community, as older links have it", () => {
    expect(viewOf("?view=bridges&a=3").between).toEqual({ a: "community:3", b: null });
  });

  it("ignores invalid values", () => {
    expect(viewOf("?view=moon&measure=luck&strength=strong&papers=2.5&link=a&sort=&a=&order=odd")).toEqual(initialView);
  });
});

describe("changing the measure", () => {
  it("resets the threshold, which has no meaning for another measure", () => {
    const view = measureBy("jaccard")({ ...openConcept("x")(initialView), minStrength: 0.4 });
    expect(view.minStrength).toBeNull();
    expect(view.open).toEqual({ kind: "concept", id: "x" });
  });
});
