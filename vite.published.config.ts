import { resolve } from "node:path";
import { defineConfig } from "vite";

const inFolder = (path: string) => resolve(import.meta.dirname, path);
const stub = (name: string) => inFolder(`server/adapters/browser/node-stubs/${name}.ts`);

/** The parts of a published site that answer instead of a server: the handlers, over a packed corpus, in a worker. */
export default defineConfig({
  publicDir: false,
  resolve: {
    alias: [
      { find: "node:v8", replacement: stub("v8") },
      { find: "node:timers/promises", replacement: stub("timers-promises") },
      { find: /^node:.*$/, replacement: stub("unsupported") },
      { find: /^.*\/worker-pool\.ts$/, replacement: stub("unsupported") },
      // A copy takes no files and no decisions.
      { find: /^.*\/(decode|thesaurus|files\/hierarchy|find-phrases)\.ts$/, replacement: stub("unsupported") },
      // Reasons for phrases take the extractor and its models: three megabytes that a copy does without.
      { find: /^.*\/explanations\.ts$/, replacement: stub("unsupported") },
      { find: /^.*\/explain\/(concept|phrase)-reasons\.ts$/, replacement: stub("explain") },
      { find: /^.*\/known-sentences\.ts$/, replacement: stub("known-sentences") },
    ],
  },
  build: {
    outDir: "dist/published",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { worker: inFolder("server/adapters/browser/worker.ts"), page: inFolder("client/published/page.ts") },
      output: { entryFileNames: "[name].js" },
    },
  },
});
