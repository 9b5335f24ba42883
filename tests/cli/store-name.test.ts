import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../graph/store/open/open-store.ts";
import { absolute, FILES_FACT, storeForFiles, storeUrl } from "../../scripts/cli/store/store-name.ts";
import { hasBrowser } from "../../scripts/cli/system/browser.ts";

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "isthmus-name-"));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** As a run on these files leaves it. */
async function made(files: string[]): Promise<string> {
  const url = await storeForFiles(files);
  mkdirSync(".isthmus", { recursive: true });
  const store = await openStore(url);
  await store.setFact(FILES_FACT, JSON.stringify(absolute(files)));
  await store.close();
  return url;
}

describe("the store of files", () => {
  it("bears the stem of one file", async () => {
    expect(await made(["a/papers.jsonl.gz"])).toBe("sqlite:.isthmus/papers.sqlite");
    expect(await made(["../x/My library (2024).bib"])).toBe("sqlite:.isthmus/My-library-2024-.sqlite");
  });

  it("is always the same for the same files, whatever their order", async () => {
    const url = await made(["b.jsonl", "a.jsonl"]);
    expect(url).toMatch(/^sqlite:\.isthmus\/a-[0-9a-f]{8}\.sqlite$/);
    expect(await made(["a.jsonl", "b.jsonl"])).toBe(url);
    expect(await made([join(folder, "a.jsonl"), "./b.jsonl"])).toBe(url);
  });

  it("never mixes files of the same name", async () => {
    const first = await made(["one/papers.jsonl"]);
    const second = await made(["two/papers.jsonl"]);
    expect(second).not.toBe(first);
    expect(await made(["one/papers.jsonl"])).toBe(first);
    rmSync(".isthmus/papers.sqlite");
    expect(await made(["two/papers.jsonl"])).toBe(second);
  });

  it("is never the sample's", async () => {
    expect(await storeForFiles(["sample.jsonl"])).toMatch(/sample-[0-9a-f]{8}\.sqlite$/);
  });
});

describe("--store", () => {
  it.each([
    ["papers.db", "sqlite:papers.db"],
    ["/a b/papers.db", "sqlite:/a b/papers.db"],
    ["C:\\papers.db", "sqlite:C:\\papers.db"],
    ["sqlite:papers.db", "sqlite:papers.db"],
    ["neo4j://localhost", "neo4j://localhost"],
  ])("%s is %s", (given, url) => expect(storeUrl(given)).toBe(url));
});

describe("a browser is opened", () => {
  it.each<[string, Record<string, string>, string, boolean]>([
    ["on a desktop", { DISPLAY: ":0" }, "linux", true],
    ["on macOS", {}, "darwin", true],
    ["not without a display", {}, "linux", false],
    ["not in CI", { CI: "true", DISPLAY: ":0" }, "linux", false],
    ["not over SSH", { SSH_CONNECTION: "10.0.0.1", DISPLAY: ":10" }, "darwin", false],
  ])("%s", (_, environment, platform, expected) => expect(hasBrowser(environment, platform)).toBe(expected));
});
