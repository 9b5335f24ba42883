import { once } from "node:events";
import { rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { missingForNeo4j, runningNeo4j, startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the Neo4j server of the tests is; undefined when this machine cannot run one. */
    neo4j: { url: string; port: number; home: string; password: string } | undefined;
  }
}

/** Of this run alone, so that runs beside each other do not meet. */
const place = { home: resolve(import.meta.dirname, `../../.cache/neo4j/tests-${process.pid}`) };
const options = {
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
  const server = { ...place, ...options, port: await freePort() };
  // A run that is broken off leaves no server behind.
  process.once("exit", () => {
    const pid = runningNeo4j(server);
    if (pid !== undefined) process.kill(pid, "SIGKILL");
    rmSync(server.home, { recursive: true, force: true });
  });
  await startNeo4j(server, (line) => console.warn(line));
  project.provide("neo4j", { url: `neo4j://127.0.0.1:${server.port}`, ...server });
  return () => stopNeo4j(server);
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
