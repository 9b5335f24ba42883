import { defineConfig } from "vitest/config";
import { transpiledWorkers } from "./tests/transpiled.ts";

/** Browser journeys: the built client, the real server, a real Chromium, two suites at a time. */
export default defineConfig({
  plugins: [transpiledWorkers()],
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    globalSetup: ["tests/temporary-folder.ts", "tests/e2e/start-once.ts"],
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
