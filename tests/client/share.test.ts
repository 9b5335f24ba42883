import { describe, expect, it } from "vitest";
import { isLoopback, paperRows, rowTitle } from "../../client/features/share/export-rows.ts";
import { initialView } from "../../client/state/view.ts";
import { openConcept, openLink, openPaper } from "../../client/state/view-changes.ts";

describe("the address of a view", () => {
  it("is known to lead nowhere from another computer when it is the loopback address", () => {
    const loopback = ["localhost", "isthmus.localhost", "127.0.0.1", "127.1.2.3", "[::1]"];
    expect(loopback.filter((host) => !isLoopback(host))).toEqual([]);
    expect(["example.org", "192.168.0.7", "localhost.example.org", "1127.0.0.1"].filter(isLoopback)).toEqual([]);
  });
});

describe("the papers that can be exported", () => {
  const asked = (view: typeof initialView) => paperRows(view).map(({ of, q }) => [of, q]);

  it("are all papers, and those of the open concept or link, wherever it is drawn", () => {
    expect(asked(initialView)).toEqual([["all", ""]]);
    expect(asked(openConcept("not-drawn")(initialView))).toEqual([
      ["all", ""],
      ["concept", 'concept:"not-drawn"'],
    ]);
    expect(asked(openLink("b", "a")(initialView))[1]).toEqual(["link", 'concept:"a" concept:"b"']);
    expect(asked(openPaper("arxiv:1")(initialView))[1]).toEqual(["paper", 'paper:"arxiv:1"']);
  });

  it("are limited to the lens; the selection is listed beside the open concept", () => {
    const map = { ...initialView.map, years: [2019, 2021] as const, selected: ["a", "b"] };
    expect(asked(openConcept("c")({ ...initialView, map }))).toEqual([
      ["all", "year:2019..2021"],
      ["selection", '(concept:"a" OR concept:"b") year:2019..2021'],
      ["concept", 'concept:"c" year:2019..2021'],
    ]);
    expect(asked({ ...initialView, page: "pairs", query: "agents" })[1]).toEqual(["query", "agents"]);
  });

  it("have a title with their number", () => {
    expect(rowTitle({ of: "all", q: "" }, "", [], 5000)).toBe("All 5,000 papers");
    expect(rowTitle({ of: "link", q: "…" }, "", ["agents", "planning"], 1)).toBe("Papers of agents with planning, 1");
    expect(rowTitle({ of: "selection", q: "…" }, "year:2019..2021", ["a", "b", "c", "d", "e"], 9)).toBe(
      "Papers of a or b or c or d or 1 more, year:2019..2021, 9",
    );
  });
});
