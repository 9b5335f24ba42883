import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readReport } from "../../scripts/dev/test-report.mjs";

const failing = {
  status: "failed",
  fullName: "a sum is right",
  failureMessages: ["expected 1 to be 2\n    at sum.ts:3"],
};
const passing = { status: "passed", fullName: "a product is right", failureMessages: [] };

function reportOf(testResults: unknown[], counts: object) {
  const path = join(mkdtempSync(join(tmpdir(), "report-")), "unit.json");
  writeFileSync(
    path,
    JSON.stringify({ numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, ...counts, testResults }),
  );
  return readReport(path, "/project");
}

it("counts the tests of a report, and names those that failed with the first line of the error", () => {
  const file = {
    name: "/project/tests/sum.test.ts",
    status: "failed",
    message: "",
    assertionResults: [failing, passing],
  };
  expect(reportOf([file], { numPassedTests: 1, numPendingTests: 2 })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 2,
    failures: ["tests/sum.test.ts > a sum is right: expected 1 to be 2"],
  });
});

it("counts a file that could not be loaded, and a report that was not written, as one failure each", () => {
  const file = {
    name: "/project/tests/torn.test.ts",
    status: "failed",
    message: "no such module",
    assertionResults: [],
  };
  expect(reportOf([file], {})).toMatchObject({ failed: 1, failures: ["tests/torn.test.ts: no such module"] });
  expect(readReport(join(mkdtempSync(join(tmpdir(), "report-")), "none.json"), "/project")).toMatchObject({
    failed: 1,
    failures: ["none.json was not written"],
  });
});
