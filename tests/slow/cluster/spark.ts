import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { finished, program, type Result } from "../../cli/cli.ts";

const root = resolve(import.meta.dirname, "../../..");
/** A Python of its own with the Spark of spark/requirements.txt; outside what git tracks. */
const HOME = join(root, ".cache/spark");

/**
 * The command that submits a job to Spark, or undefined where this machine has none. REQUIRE_STORES=spark (CI) installs it once
 * (about 370 MB), and makes it an error when that is not possible.
 */
export function sparkSubmit(): string | undefined {
  const isRequired = /spark/.test(process.env.REQUIRE_STORES ?? "");
  const missing = missingForSpark(isRequired);
  if (missing === undefined) return join(HOME, "bin/spark-submit");
  const line = `The suite on Spark does not run: this machine lacks ${missing}.`;
  if (isRequired) throw new Error(line);
  console.log(line);
  return undefined;
}

function missingForSpark(mayInstall: boolean): string | undefined {
  const version = Number(
    /version "(\d+)/.exec(spawnSync("java", ["-version"], { encoding: "utf8" }).stderr ?? "")?.[1],
  );
  if (!(version >= 17)) return "a Java of version 17 or later";
  if (existsSync(join(HOME, "bin/spark-submit"))) return undefined;
  if (!mayInstall) return "PySpark (REQUIRE_STORES=spark installs it)";
  console.log("Fetching PySpark (about 370 MB, once) …");
  const made = spawnSync("python3", ["-m", "venv", HOME], { stdio: "inherit" });
  if (made.status !== 0) return "Python 3 with venv";
  const words = ["install", "--quiet", "--requirement", join(root, "spark/requirements.txt")];
  return spawnSync(join(HOME, "bin/pip"), words, { stdio: "inherit" }).status === 0 ? undefined : "PySpark";
}

/** Runs spark/extract.py on two processors of this machine. */
export function extractOnSpark(
  submit: string,
  out: string,
  files: readonly string[],
  ...words: string[]
): Promise<Result> {
  const isthmus = `"${process.execPath}" "${program}"`;
  // Java that runs a minute only is faster when its code is compiled soon rather than well.
  const java = ["--master", "local[2]", "--driver-memory", "1g", "--driver-java-options", "-XX:TieredStopAtLevel=1"];
  const settings = ["spark.ui.enabled=false", "spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1"];
  const conf = settings.flatMap((setting) => ["--conf", setting]);
  const job = [join(root, "spark/extract.py"), "--out", out, "--isthmus", isthmus, "--tasks", "2", ...words, ...files];
  const PATH = `${join(HOME, "bin")}${delimiter}${process.env.PATH ?? ""}`;
  const env = { ...process.env, PATH, PYSPARK_PYTHON: join(HOME, "bin/python") };
  return finished(spawn(submit, [...java, ...conf, ...job], { env, stdio: ["ignore", "pipe", "pipe"] }));
}
