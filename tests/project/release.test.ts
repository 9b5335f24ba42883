import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { withOwner } from "../../scripts/dev/release.mjs";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const release = (...words: string[]) =>
  spawnSync(process.execPath, [join(root, "scripts/dev/release.mjs"), ...words], { cwd: root, encoding: "utf8" });

describe("npm run release", () => {
  it("says in a dry run what it would do, and changes nothing", () => {
    const before = [read("package.json"), read("CHANGELOG.md")];
    const [, major, minor] = /"version": "(\d+)\.(\d+)\./.exec(read("package.json")) ?? [];
    const { status, stdout } = release("minor", "--dry-run");
    expect(status).toBe(0);
    expect(stdout).toContain(`as tag v${major}.${Number(minor) + 1}.0`);
    expect([read("package.json"), read("CHANGELOG.md")]).toEqual(before);
  });

  it("wants to know what kind of release it is", () => {
    const { status, stderr } = release("--dry-run");
    expect([status, stderr]).toEqual([1, expect.stringContaining("patch|minor|major")]);
  });

  it("writes the owner of the repository into its addresses, and nowhere else", () => {
    const text = "https://github.com/OWNER/isthmus, OWNER_MARK";
    expect(withOwner(text, "some-lab")).toBe("https://github.com/some-lab/isthmus, OWNER_MARK");
    expect(() => withOwner(text, "no/lab")).toThrow("--owner NAME");
    expect(release("--owner").stderr).toContain("--owner NAME");
  });
});

describe("the workflows", () => {
  const workflows = readdirSync(join(root, ".github/workflows")).map((name) => read(`.github/workflows/${name}`));

  it("pin every action by its full commit, with the version beside it", () => {
    const used = workflows.flatMap((text) => [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action));
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may only read, and run only scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const text of workflows) {
      expect(text).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)\n/m);
      expect(text).not.toMatch(/(?:contents|packages|actions|pull-requests): write/);
      for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([name as string]);
    }
  });
});

describe("the addresses of the project", () => {
  it("follow from the one of its repository", () => {
    const { repository, bugs, homepage } = JSON.parse(read("package.json"));
    const address = repository.url.replace(/^git\+|\.git$/g, "");
    expect([bugs, homepage]).toEqual([`${address}/issues`, `${address}#readme`]);
  });
});
