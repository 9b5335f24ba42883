import { describe, expect, it } from "vitest";
import { nextYears } from "../../client/features/lens/next-years.ts";
import { mapArgs, openOutside, papersQuery } from "../../client/http/map-args.ts";
import { paperQuestion } from "../../client/http/paper-question.ts";
import { buildModel, projectionOf } from "../../client/map/model/model.ts";
import { paperOf, papersAlone, withPapers } from "../../client/map/model/with-papers.ts";
import { densityOf } from "../../client/map/paint/density.ts";
import { mapColouringOf, stepOf } from "../../client/map/paint/map-colouring.ts";
import * as changes from "../../client/state/map-changes.ts";
import { initialView, urlOf, viewOf } from "../../client/state/view.ts";
import { openConcept, openLink, openPaper, resetLens } from "../../client/state/view-changes.ts";
import type { MapPapers } from "../../graph/contract/map.ts";
import { plantedMap } from "./planted-map.ts";

const viewAfter = (...steps: ((view: typeof initialView) => typeof initialView)[]) =>
  steps.reduce((view, step) => step(view), initialView);

describe("the user's changes of the map", () => {
  it("round-trip through the address", () => {
    const view = viewAfter(
      changes.expand(["a", "b"]),
      changes.expand(["a"]),
      changes.togglePin(["c"]),
      changes.hide(["d"]),
      changes.showPath(["e", "f", "g"]),
      changes.changeMap({ years: [2015, 2020], venue: "ACL", within: "x OR y", communities: [1, 4], backbone: true }),
      changes.changeMap({ colour: "growth", show: "both", density: true, ink: 1.5, depth: 3, only: true }),
      changes.changeMap({ camera: { x: -0.125, y: 0.5, zoom: 2.5 } }),
    );
    expect(viewOf(urlOf(view).slice(1))).toEqual(view);
  });

  it("ignore invalid values", () => {
    const view = viewOf("?years=2020-2010&at=1_2&ink=99&depth=9&in=x&show=all&colour=red");
    expect(view.map).toEqual(initialView.map);
  });

  it("expands in steps, and takes all of them back at once", () => {
    const view = viewAfter(changes.expand(["a"]), changes.expand(["a"]), changes.expand(["b"]));
    expect(view.map.expanded).toEqual(["a", "a", "b"]);
    expect(changes.collapse(["a"])(view).map.expanded).toEqual(["b"]);
  });

  it("hiding closes, deselects, unpins and collapses the concept", () => {
    const view = viewAfter(openConcept("a"), changes.select(["a", "b"]), changes.togglePin(["a"]), changes.hide(["a"]));
    expect([view.open, view.map.selected, view.map.pinned, view.map.hidden]).toEqual([null, ["b"], [], ["a"]]);
  });

  it("pins all, then unpins all", () => {
    const view = viewAfter(changes.togglePin(["a"]), changes.togglePin(["a", "b"]));
    expect(view.map.pinned).toEqual(["a", "b"]);
    expect(changes.togglePin(["a", "b"])(view).map.pinned).toEqual([]);
  });

  it("requests an open concept only when the lens leaves it out and it is not hidden", () => {
    const map = plantedMap({ communities: 2, each: 4 });
    const [shown = "", hidden = ""] = map.nodes.id;
    const outside = (...steps: Parameters<typeof viewAfter>) => openOutside(viewAfter(...steps), map);
    expect(outside(openLink("rare", shown))).toEqual(["rare"]);
    expect(outside(openConcept("rare"))).toEqual(["rare"]);
    expect(outside(openConcept(shown))).toEqual([]);
    expect(outside(openPaper("rare"))).toEqual([]);
    expect(outside(changes.hide(["rare", hidden]), openConcept("rare"))).toEqual([]);
    expect(openOutside(viewAfter(openConcept("rare")), undefined)).toEqual([]);
    expect(mapArgs(viewAfter(changes.togglePin(["a"])), ["rare"]).include).toEqual(["a", "rare"]);
  });

  it("closes and forgets what the corpus does not have", () => {
    const view = viewAfter(changes.togglePin(["a", "b"]), openLink("a", "c"), changes.forgetIds(["a"]));
    expect([view.open, view.map.pinned]).toEqual([null, ["b"]]);
  });

  it("keeps added concepts when the lens is reset", () => {
    const view = viewAfter(changes.changeMap({ backbone: true, colour: "year" }), changes.expand(["a"]), resetLens);
    expect([view.map.backbone, view.map.colour, view.map.expanded]).toEqual([false, "community", ["a"]]);
  });
});

describe("requests to the server", () => {
  it("joins years, venue and query into one query", () => {
    expect(papersQuery({ ...initialView.map, years: [2015, 2020], venue: 'A "B"', within: "x OR y" })).toBe(
      '(x OR y) year:2015..2020 venue:"A B"',
    );
  });

  it("includes pins and the concepts of a path, each once", () => {
    const view = viewAfter(changes.togglePin(["a"]), changes.showPath(["a", "b"]), changes.hide(["c"]));
    expect(mapArgs(view)).toEqual({ measure: "npmi", include: ["a", "b"], hide: ["c"] });
  });

  it("asks for the papers of a selection before those of what is open", () => {
    const view = viewAfter(openConcept("a"), changes.changeMap({ years: [2015, 2020] }));
    expect(paperQuestion(view)).toBe('concept:"a" year:2015..2020');
    expect(paperQuestion(changes.select(["b", "c"])(view))).toBe('(concept:"b" OR concept:"c") year:2015..2020');
    expect(paperQuestion({ ...initialView, sort: { by: "year", down: false } })).toBe("sort:oldest");
  });
});

describe("playing the years", () => {
  const years = { years: [2010, 2011, 2012, 2013], papers: [1, 20, 30, 49], unknown: 0 };
  it("begins where there is something to see, grows, and ends", () => {
    const first = nextYears(years, null, true);
    expect(first).toEqual([2010, 2011]);
    expect(nextYears(years, first, true)).toEqual([2010, 2012]);
    expect(nextYears(years, [2010, 2013], true)).toBeNull();
  });

  it("moves a window on", () => {
    expect(nextYears(years, [2011, 2012], false)).toEqual([2012, 2013]);
  });
});

describe("colours and heat", () => {
  const map = plantedMap({ communities: 3, each: 20 });
  it("divide the values of an overlay into even steps, outliers into the last", () => {
    const overlay = mapColouringOf(
      { ...map, nodes: { ...map.nodes, growth: map.nodes.growth.map((_, i) => i) } },
      "growth",
    );
    expect(overlay).toMatchObject({ low: 3, high: 56 });
    if (!overlay) throw new Error("There is an overlay.");
    expect([0, 3, 29.5, 56, 59].map((value) => stepOf(overlay, value, 7))).toEqual([0, 0, 3, 6, 6]);
    expect(mapColouringOf(map, "community")).toBeNull();
  });

  it("are densest where the most papers are", () => {
    const model = buildModel(map, projectionOf(map, 1.8));
    const { values, columns, x0, y0 } = densityOf(model);
    expect(Math.max(...values)).toBe(1);
    const at = values.indexOf(1);
    const place = { x: x0 + 5 * (at % columns), y: y0 + 5 * Math.floor(at / columns) };
    const nearest = Math.min(...Array.from(model.x, (x, i) => Math.hypot(x - place.x, (model.y[i] ?? 0) - place.y)));
    expect(nearest).toBeLessThan(20);
  });
});

describe("papers on the map", () => {
  const map = plantedMap({ communities: 2, each: 10 });
  const papers: MapPapers = {
    revision: 1,
    layout: "ready",
    total: 9,
    papers: {
      id: ["p", "q"],
      title: ["First paper", "Second paper"],
      year: [2020, null],
      concepts: [3, 2],
      community: [1, 2],
      x: [0, 0.5],
      y: [0, 0.5],
    },
    concepts: [...map.nodes.id].reverse(),
    ties: { paper: [0, 1], concept: [0, 19] },
    alike: { a: [0], b: [1], shared: [2] },
  };

  it("come after the concepts, tied by name whatever the order", () => {
    const drawing = withPapers(map, papers);
    const model = buildModel(drawing.map, projectionOf(drawing.map, 1.8), drawing.papers);
    expect([model.size, model.concepts]).toEqual([22, 20]);
    expect(drawing.map.links.source.slice(-2)).toEqual([19, 0]);
    expect(drawing.map.links.target.slice(-2)).toEqual([20, 21]);
    expect(paperOf(drawing.map.nodes.id[20] ?? "")).toBe("p");
    expect(paperOf("concept-1")).toBeNull();
    expect([...model.rank].slice(-2)).toEqual([20, 21]);
  });

  it("can be shown alone, linked to the most similar", () => {
    const drawing = papersAlone(map, papers);
    expect(drawing.map.nodes.label).toEqual(["First paper", "Second paper"]);
    expect([drawing.map.links.source, drawing.map.links.target]).toEqual([[0], [1]]);
    expect(buildModel(drawing.map, projectionOf(drawing.map, 1.8), 2).concepts).toBe(0);
  });
});
