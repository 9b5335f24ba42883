import { defineConfig } from "vitest/config";
import { transpiledWorkers } from "./tests/transpiled.ts";

export default defineConfig({
  plugins: [transpiledWorkers()],
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/e2e/**", "tests/neo4j/**", "tests/bench/**"],
    globalSetup: ["tests/temporary-folder.ts"],
    // Vitest leaves one processor free, which with two is half of the machine.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
