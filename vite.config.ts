import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The client is built to dist/client, where the server looks for it; nothing is inlined, because the CSP allows only files. */
export default defineConfig({
  root: "client",
  plugins: [react()],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
  // Parts find each other from any folder, so that a published site may lie under a path; only the page names its own.
  experimental: {
    renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `/${file}` : { relative: true }),
  },
});
