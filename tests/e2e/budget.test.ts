import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const assets = resolve(import.meta.dirname, "../../dist/client/assets");
const kilobytes = (file: string) => gzipSync(readFileSync(resolve(assets, file))).length / 1000;
const scripts = readdirSync(assets).filter((file) => file.endsWith(".js"));

describe("the weight of the client", () => {
  it("is at most 350 kB of gzipped script for the first view: frame, map, table and panel", () => {
    const first = scripts.filter((file) => /^(index|MapCanvas)-/.test(file));
    expect(first.length).toBeGreaterThanOrEqual(2);
    expect(first.reduce((sum, file) => sum + kilobytes(file), 0)).toBeLessThanOrEqual(350);
  });

  it("leaves the other views to be fetched when they are opened", () => {
    for (const view of [
      "PairsPage",
      "GapsView",
      "TrendsView",
      "ImportView",
      "CompareView",
      "ConsoleView",
      "SetsDialog",
      "HelpDialog",
      "Tour",
      "ShareDialog",
      "Palette",
      "LinkPanel",
      "PaperPanel",
    ]) {
      expect(scripts.filter((file) => file.startsWith(`${view}-`))).toHaveLength(1);
    }
  });

  it("has nothing inline, which the content security policy would refuse", () => {
    const page = readFileSync(resolve(assets, "../index.html"), "utf8");
    expect(page).not.toMatch(/<style|style=|<script>|onload=/);
  });
});
