import { expect, it } from "vitest";
import { advisoriesIn } from "../../scripts/dev/packages/advisories.ts";

it("tells each advisory, and what a package has through another", () => {
  const report = {
    vulnerabilities: {
      parser: {
        severity: "high",
        range: "<2.1.0",
        via: [{ title: "Parser never ends", url: "https://example.org/1" }],
      },
      site: { severity: "high", range: "*", via: ["parser"] },
    },
  };
  expect(advisoriesIn(JSON.stringify(report))).toEqual([
    "parser <2.1.0: high: Parser never ends (https://example.org/1)",
    "site *: high: through parser",
  ]);
  expect(advisoriesIn('{"vulnerabilities":{}}')).toEqual([]);
});

it.each(['{"message":"405 Method Not Allowed","error":{}}', "", "<html>"])("knows nothing from %s", (answer) => {
  expect(advisoriesIn(answer)).toBeUndefined();
});
