import { existsSync, readFileSync } from "node:fs";
import { basename, relative } from "node:path";

/**
 * Counts of a report that vitest wrote as JSON, and what failed: the file, the name of the test and the first line of its
 * error. A file that could not be loaded counts as one failure, and so does a report that is absent: nothing that did not
 * run looks as if it had passed.
 */
export function readReport(path, folder) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0, failures: [`${basename(path)} was not written`] };
  const report = JSON.parse(readFileSync(path, "utf8"));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(folder, name);
    if (status === "failed" && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
    return assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

function firstLine(message = "") {
  return message.split("\n", 1)[0].slice(0, 300);
}
