import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const AuditReport = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

/** What is known of packages, one line each; undefined when `npm audit` got no advisories from the registry. */
export function advisoriesIn(json: string): string[] | undefined {
  let report: unknown;
  try {
    report = JSON.parse(json);
  } catch {
    return undefined;
  }
  const { success, data } = AuditReport.safeParse(report);
  if (!success) return undefined;
  return Object.entries(data.vulnerabilities).map(([name, { severity, range, via }]) => {
    const why = via.map((cause) => (typeof cause === "string" ? `through ${cause}` : `${cause.title} (${cause.url})`));
    return `${name} ${range}: ${severity}: ${why.join("; ")}`;
  });
}

/** `npm run advisories`: known advisories about the packages that are passed on. */
function print(): void {
  const npm = process.env.npm_execpath ?? "npm";
  const [command, ...before] = npm.endsWith("js") ? [process.execPath, npm] : [npm];
  const { stdout } = spawnSync(command ?? npm, [...before, "audit", "--omit=dev", "--json"], {
    cwd: resolve(import.meta.dirname, "../../.."),
    encoding: "utf8",
    shell: before.length === 0 && process.platform === "win32",
  });
  const advisories = advisoriesIn(stdout ?? "");
  if (!advisories) {
    console.log(
      "The registry in use gave no advisories, so nothing is known. Ask again where npm reaches one that has them.",
    );
    return;
  }
  for (const line of advisories) console.log(line);
  console.log(advisories.length === 0 ? "No package that is passed on has a known advisory." : "");
  process.exitCode = advisories.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) print();
