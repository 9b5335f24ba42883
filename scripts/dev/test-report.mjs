import { existsSync, readFileSync } from "node:fs";

/**
 * Counts of a report that vitest wrote as JSON. A file that could not be loaded counts as one failure, and so does a
 * report that is absent: nothing that did not run looks as if it had passed.
 */
export function readReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, "utf8"));
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
