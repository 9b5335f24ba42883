import { describe, expect, it } from "vitest";
import { knownYears } from "../../client/http/known-years.ts";
import { lineRuns } from "../../client/ui/charts/line-runs.ts";

import { yearRows, yearsAloud } from "../../client/ui/charts/year-rows.ts";

describe("the parts of a line", () => {
  it("end where nothing is known", () => {
    const parts = (known: string) => lineRuns([...known], (sign) => sign !== ".").map((run) => run.join(""));
    expect(parts("abc")).toEqual(["abc"]);
    expect(parts(".ab..c.")).toEqual(["ab", "c"]);
    expect(parts("...")).toEqual([]);
  });
});

describe("the numbers of a chart of years", () => {
  it("have none for a year of which the collection has no paper, and a zero where it has", () => {
    const known = knownYears({ years: [2018, 2019, 2020, 2021], papers: [4, 0, 2, 9], unknown: 1 });
    const pair = { years: [2018, 2019, 2020, 2021], papers: [1, 0, 0, 2], unknown: 3 };
    expect(yearRows(pair, known).map(({ papers }) => papers)).toEqual([1, null, 0, 2, 3]);
    expect(yearRows(pair).map(({ papers }) => papers)).toEqual([1, 0, 0, 2, 3]);
    expect(yearsAloud(pair, known)).toBe("2018: 1, 2020: 0, 2021: 2");
  });
});
