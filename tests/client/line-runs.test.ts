import { describe, expect, it } from "vitest";
import { lineRuns } from "../../client/ui/charts/line-runs.ts";

describe("the parts of a line", () => {
  it("end where nothing is known", () => {
    const parts = (known: string) => lineRuns([...known], (sign) => sign !== ".").map((run) => run.join(""));
    expect(parts("abc")).toEqual(["abc"]);
    expect(parts(".ab..c.")).toEqual(["ab", "c"]);
    expect(parts("...")).toEqual([]);
  });
});
