import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commandList } from "../../scripts/cli/commands/command-list.ts";

const root = resolve(import.meta.dirname, "../..");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];
const read = (page: string) => readFileSync(join(root, page), "utf8");

describe.each(pages)("%s", (page) => {
  it("links only to files that are there", () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string);
    expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([]);
  });

  it("names only commands and npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = [...read(page).matchAll(/(?:^|`|npm run )isthmus(?: --)? ([a-z]+)/gm)].map(
      ([, name]) => name as string,
    );
    expect(commands.filter((name) => !Object.hasOwn(commandList, name))).toEqual([]);
    const runs = [...read(page).matchAll(/npm run ([a-z0-9:-]+)/g)].map(([, name]) => name as string);
    expect(runs.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("docs/cli.md", () => {
  it("describes every command", () => {
    const described = [...read("docs/cli.md").matchAll(/^### `isthmus ([a-z]+)/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual(Object.keys(commandList).sort());
  });
});

describe("no file of the project", () => {
  it("names another person's machine, or hides its licence", () => {
    expect(read("LICENSE")).toMatch(/^MIT License/);
    for (const page of pages) expect(read(page)).not.toMatch(/\/(home|root|work|Users)\/[a-z]/);
  });
});
