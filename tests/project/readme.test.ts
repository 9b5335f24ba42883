import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commandList } from "../../scripts/cli/commands/command-list.ts";

const root = resolve(import.meta.dirname, "../..");
const filesUnder = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
    join(folder, name).replaceAll("\\", "/"),
  );
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...filesUnder("docs").filter((name) => name.endsWith(".md") && !/^docs\/(reference|\.vitepress)\//.test(name)),
];
const read = (page: string) => readFileSync(join(root, page), "utf8");
const testFiles = new Set(filesUnder("tests").map((name) => basename(name)));

/** Every piece of code in running text, without blocks of code. */
function codeIn(text: string): string[] {
  return [...text.replace(/```.*?```/gs, "").matchAll(/`([^`\n]+)`/g)].map(([, code]) => code as string);
}

/** Paths of the project that a page names; those with a placeholder (NAME, *, {…}) name none. */
function pathsIn(text: string): string[] {
  return codeIn(text).filter(
    (code) => /^(graph|client|server|scripts|tests|docs|samples)\/[\w./-]*$/.test(code) && !/[A-Z]{4}/.test(code),
  );
}

describe.each(pages)("%s", (page) => {
  it("links only to files that are there", () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string);
    expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([]);
  });

  it("names only files and folders that are there", () => {
    const written = /^docs\/(reference|public|\.vitepress\/dist)/;
    expect(pathsIn(read(page)).filter((path) => !existsSync(join(root, path)) && !written.test(path))).toEqual([]);
    const tests = codeIn(read(page)).filter((code) => /^[\w-]+\.test\.ts$/.test(code));
    expect(tests.filter((name) => !testFiles.has(name))).toEqual([]);
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

describe("the check of paths", () => {
  it("finds a path in running text, and passes over placeholders, blocks and other code", () => {
    const text =
      "`graph/gone.ts`, `graph/readers/formats/NAME`, `graph/*.ts`, `npm run x`\n```\n`graph/block.ts`\n```\n";
    expect(pathsIn(text)).toEqual(["graph/gone.ts"]);
  });
});

describe("docs/folders.md", () => {
  const rows = [...read("docs/folders.md").matchAll(/^\| `((?:graph|server|client|scripts|tests)[\w/.-]*)` \|/gm)].map(
    ([, folder]) => folder as string,
  );

  it("has one row for every folder with files, and no row for a folder that is gone", () => {
    const tops = ["graph", "server", "client", "scripts", "tests"];
    const folders = new Set(
      tops.flatMap((top) =>
        readdirSync(join(root, top), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(root, entry.parentPath).replaceAll("\\", "/")),
      ),
    );
    expect([...folders].filter((folder) => !tops.includes(folder) && !rows.includes(folder)).sort()).toEqual([]);
    expect(rows.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
    expect(rows.filter((folder, i) => rows.indexOf(folder) !== i)).toEqual([]);
  });
});

describe("docs/cli.md", () => {
  it("describes every command", () => {
    const described = [...read("docs/cli.md").matchAll(/^### `isthmus ([a-z]+)/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual(Object.keys(commandList).sort());
  });
});

describe("docs/compare.md", () => {
  it("names tests by titles that they have", () => {
    const tests = filesUnder("tests")
      .filter((name) => name.endsWith(".ts"))
      .map(read)
      .join("\n");
    const named = [...read("docs/compare.md").matchAll(/\.test\.ts`: ((?:“[^”]+”(?:, )?)+)/g)];
    const titles = named.flatMap(([, list = ""]) =>
      [...list.matchAll(/“([^”…]+?) ?…?”/g)].map(([, title = ""]) => title),
    );
    expect(titles.length).toBeGreaterThan(8);
    expect(titles.filter((title) => !tests.includes(title))).toEqual([]);
  });
});

describe("docs/glossary.md", () => {
  const [words = "", avoided = ""] = read("docs/glossary.md").split("## Words not to use");
  const sources = ["graph", "client", "server", "scripts"]
    .flatMap(filesUnder)
    .filter((name) => /\.tsx?$/.test(name))
    .map(read)
    .join("\n");

  it("names only what the sources have", () => {
    const names = codeIn(words.replace(/^.*?\n## /s, ""));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  });

  it("gives each word one meaning, and none that is not to be used", () => {
    const rows = (text: string) => [...text.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell]) => cell as string);
    const defined = rows(words).filter((word) => word !== "word" && !word.startsWith("-"));
    expect(defined.filter((word, i) => defined.indexOf(word) !== i)).toEqual([]);
    expect(rows(avoided).filter((word) => defined.includes(word))).toEqual([]);
  });
});

describe("docs/adr", () => {
  const decisions = pages.filter((page) => /^docs\/adr\/\d/.test(page));

  it("lists every decision, each on one page with the same sections", () => {
    const index = read("docs/adr/index.md");
    for (const page of decisions) {
      expect(index).toContain(`(${basename(page)})`);
      expect(read(page).split("\n").length, page).toBeLessThanOrEqual(60);
      const sections = [...read(page).matchAll(/^## (.+)$/gm)].map(([, name]) => name);
      expect(sections, page).toEqual(["Context", "Decision", "Consequences", "Alternatives"]);
    }
    expect(decisions.length).toBeGreaterThanOrEqual(12);
  });
});

describe("no file of the project", () => {
  it("names another person's machine, or hides its licence", () => {
    expect(read("LICENSE")).toMatch(/^MIT License/);
    for (const page of pages) expect(read(page)).not.toMatch(/\/(home|root|work|Users)\/[a-z]/);
  });
});
