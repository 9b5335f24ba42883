import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { missingForNeo4j, runningNeo4j, startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the Neo4j server of the tests is; undefined when this machine cannot run one. */
    neo4j: { url: string; port: number; home: string; password: string } | undefined;
  }
}

const server = {
  home: resolve(import.meta.dirname, "../../.cache/neo4j/tests"),
  port: 17687,
  password: "for-tests-only",
  brief: true,
  gds: true,
};

/** Starts one server for all suites; REQUIRE_STORES=neo4j (CI) makes its absence an error. */
export default async function startServer(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const missing = missingForNeo4j();
  if (missing !== undefined) {
    const line = `The Neo4j suites did not run: this machine lacks ${missing}.`;
    if (/neo4j/.test(process.env.REQUIRE_STORES ?? "")) throw new Error(line);
    console.warn(line);
    project.provide("neo4j", undefined);
    return undefined;
  }
  const ran = runningNeo4j(server) !== undefined;
  await startNeo4j(server, (line) => console.warn(line));
  project.provide("neo4j", { url: `neo4j://127.0.0.1:${server.port}`, ...server });
  return ran ? undefined : () => stopNeo4j(server);
}
