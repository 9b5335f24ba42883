import { defineConfig } from "vitest/config";
import { transpiledWorkers } from "./tests/transpiled.ts";

/** Suites that need a Neo4j server: one server for all, and one suite after another, because they share its database. */
export default defineConfig({
  plugins: [transpiledWorkers()],
  test: {
    include: ["tests/neo4j/**/*.test.ts"],
    globalSetup: ["tests/temporary-folder.ts", "tests/neo4j/start-server.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
