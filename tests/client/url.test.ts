import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hide } from "../../client/state/map-changes.ts";
import { CONCEPT_PARTS, type Open, openOver } from "../../client/state/open-panel.ts";
import { initialView, urlOf, type View, viewOf } from "../../client/state/view.ts";
import {
  type Change,
  closeAll,
  closePanel,
  measureBy,
  openCommunity,
  openConcept,
  openLink,
  openPaper,
} from "../../client/state/view-changes.ts";
import { MeasureName } from "../../graph/contract/measures.ts";

const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
const whole = fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null });
const operand = fc.option(fc.constantFrom("community:3", "set:reading-list", "in-context learning"), { nil: null });
const views: fc.Arbitrary<View> = fc.record({
  page: fc.constantFrom("map", "table", "pairs", "bridges", "gaps", "trends", "compare", "console", "import"),
  open: fc
    .tuple(
      fc.option(fc.record({ kind: fc.constant("community" as const), id: fc.integer({ min: 1, max: 400 }) })),
      fc.option(
        fc.record(
          { kind: fc.constant("concept" as const), id: text, part: fc.constantFrom(...CONCEPT_PARTS) },
          { requiredKeys: ["kind", "id"] },
        ),
      ),
      fc.option(fc.record({ kind: fc.constant("link" as const), a: text, b: text })),
      fc.option(fc.record({ kind: fc.constant("paper" as const), id: text })),
    )
    .map((panels) => panels.filter((panel) => panel !== null).reduce<Open | null>(openOver, null)),
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

describe("closing a panel", () => {
  const having = (...changes: readonly Change[]) => changes.reduce((view, change) => change(view), initialView);
  const addresses = (...changes: readonly Change[]) => urlOf(having(...changes));
  const openings = {
    community: [openCommunity(1), openCommunity(2)],
    concept: [openConcept("a"), openConcept("c")],
    link: [openLink("a", "b"), openLink("c", "d")],
    paper: [openPaper("p"), openPaper("q")],
  } as const;
  const kinds = Object.keys(openings) as (keyof typeof openings)[];
  const pairs = kinds.flatMap((whole, k) => kinds.slice(k + 1).map((part) => [whole, part] as const));

  it.each(pairs)("shows the %s again from which a %s was opened, whatever followed it in its place", (whole, part) => {
    const before = openings[whole][0];
    const [one, other] = openings[part];
    expect(addresses(before, one, closePanel)).toBe(addresses(before));
    expect(addresses(before, one, other, closePanel)).toBe(addresses(before));
    expect(addresses(before, one, closePanel, closePanel)).toBe("/");
    expect(addresses(before, one, closeAll)).toBe("/");
  });

  it.each(pairs)("leaves nothing of a %s that was opened in place of another, or of a %s", (whole, part) => {
    const [one, other] = openings[whole];
    expect(addresses(one, other, closePanel)).toBe("/");
    expect(addresses(openings[part][0], one, closePanel)).toBe("/");
  });

  it("goes back past all of them, also after the page was loaded again", () => {
    const all = having(openings.community[0], openings.concept[0], openings.link[0], openings.paper[0]);
    const seen: (string | undefined)[] = [];
    for (let view = viewOf(urlOf(all).slice(1)); view.open !== null; view = closePanel(view)) seen.push(view.open.kind);
    expect(seen).toEqual(["paper", "link", "concept", "community"]);
  });

  it("never leads to a concept that was hidden meanwhile", () => {
    expect(addresses(openings.community[0], openConcept("a"), openLink("a", "b"), hide(["a"]), closePanel)).toBe(
      addresses(hide(["a"])),
    );
    expect(having(openConcept("a"), openLink("a", "b"), openPaper("p"), hide(["b"]), closePanel).open).toEqual({
      kind: "concept",
      id: "a",
    });
  });
});
