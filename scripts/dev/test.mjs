import { existsSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findBrowser } from "./find-browser.mjs";
import { npm, run } from "./npm.mjs";
import { requireNode } from "./require-node.mjs";
import { readReport } from "./test-report.mjs";

/**
 * `npm test`: every gate and suite, also after a failure, with counts at the end. `npm run check` (--check) leaves out the
 * build, the documentation and the browser. Installs packages into node_modules/ and changes nothing else on the machine.
 */
requireNode();
const folder = resolve(import.meta.dirname, "../..");
const onlyCheck = process.argv.includes("--check");
const isCi = /^(1|true)$/i.test(process.env.CI ?? "");
const mustHaveBrowser = process.env.REQUIRE_BROWSER === "1" || isCi;
const results = [];

/** With `output`, an array, the step runs beside others: what it writes is collected there, and shown whole at its end. */
async function step(name, work, output) {
  const title = `\n── ${name}\n`;
  if (!output) process.stderr.write(title);
  const since = performance.now();
  const counts = await work();
  if (output) process.stderr.write(Buffer.concat([Buffer.from(title), ...output]));
  results.push({ name, ...counts, seconds: (performance.now() - since) / 1000 });
}

/** A gate is one check, passed or failed. */
function gate(name, script, output) {
  const work = async () => {
    const code = await npm(["run", "--silent", script], { folder, output });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };
  return step(name, work, output);
}

function suite(name, report, words, env = {}, output = undefined) {
  const work = async () => {
    const json = resolve(folder, `reports/${report}.json`);
    const outputs = ["--outputFile.json", json, "--outputFile.junit", resolve(folder, `reports/${report}.xml`)];
    const reporters = ["default", "json", "junit"].flatMap((reporter) => ["--reporter", reporter]);
    const tool = resolve(folder, "node_modules/vitest/vitest.mjs");
    const code = await run(process.execPath, [tool, "run", ...words, ...reporters, ...outputs], {
      folder,
      env: { ...process.env, ...env },
      output,
    });
    const counts = readReport(json, folder);
    if (code === 0 || counts.failed > 0) return counts;
    // Vitest also fails for what belongs to no test, such as an error that nobody caught.
    return { ...counts, failed: 1, failures: ["an error outside any test: see above"] };
  };
  return step(name, work, output);
}

/** Random input for whatever takes input from outside: two minutes where it is nobody's waiting time. */
function randomInput(output) {
  const work = async () => {
    await npm(["run", "--silent", "fuzz", "--", "--minutes", isCi ? "2" : "0.4"], { folder, output });
    const report = resolve(folder, "reports/fuzz.json");
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
    const { tallies } = JSON.parse(readFileSync(report, "utf8"));
    const failed = tallies.filter(({ crashes, hangs }) => crashes + hangs > 0).length;
    return { passed: tallies.length - failed, failed, skipped: 0 };
  };
  return step("Random input", work, output);
}

/** Two rows of steps at a time: each is busy with one processor, or waits for a server. */
async function sideBySide(...rows) {
  await Promise.all(
    rows.map(async (steps) => {
      for (const start of steps) await start([]);
    }),
  );
}

async function browserSuite() {
  const chrome = await findBrowser(folder);
  if (chrome) return suite("Browser", "browser", ["--config", "vitest.e2e.config.ts"], { CHROME_PATH: chrome });
  const hint = "install Chromium, Chrome or Edge, or name one in CHROME_PATH";
  if (mustHaveBrowser) {
    return step("Browser", async () => {
      console.error(`There is no browser, and this run requires one: ${hint}.`);
      return { passed: 0, failed: 1, skipped: 0 };
    });
  }
  notRun.push(`The browser suite did not run: ${hint}.`);
}

function summary() {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const line = ({ name, passed, failed, skipped, seconds }) =>
    `  ${failed ? "✗" : "✓"} ${name.padEnd(24)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed` +
    `${skipped ? `, ${skipped} skipped` : ""} (${Math.round(seconds)} s)`;
  // named once more at the end: thousands of lines may stand above, and a log may be cut
  const failures = results.flatMap((result) => result.failures ?? []).map((text) => `  ✗ ${text}`);
  if (failures.length > 0) failures.unshift("");
  const lines = [...failures, "", ...results.map(line), ...notRun.map((text) => `  – ${text}`), ""];
  console.log(`${lines.join("\n")}\n${total("passed")} passed, ${total("failed")} failed`);
  return total("failed");
}

const notRun = [];
try {
  rmSync(resolve(folder, "reports"), { recursive: true, force: true });
  await ensureInstalled(folder);
  await sideBySide(
    [(output) => gate("Format and lint", "lint", output), (output) => gate("Import rules", "imports", output)],
    [(output) => gate("Types", "typecheck", output), (output) => gate("Dead code", "unused", output)],
  );
  if (!onlyCheck) await gate("Build", "build");
  const built = !onlyCheck && results.at(-1).failed === 0 ? { ISTHMUS_BUILT: "1" } : {};
  // shown as it goes: there is always something to look at
  const unit = () => suite("Unit, contract, route", "unit", [], built);
  if (onlyCheck) await unit();
  else {
    const neo4j = ["--config", "vitest.neo4j.config.ts"];
    await sideBySide(
      [unit, (output) => gate("Documentation", "docs", output)],
      [(output) => suite("Neo4j", "neo4j", neo4j, {}, output), randomInput],
    );
  }
  if (!onlyCheck) await browserSuite();
} catch (error) {
  console.error(`isthmus: ${error.message}`);
  results.push({ name: "Preparation", passed: 0, failed: 1, skipped: 0, seconds: 0 });
}
process.exitCode = summary() > 0 ? 1 : 0;
