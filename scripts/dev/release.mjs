import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { npm } from "./npm.mjs";
import { requireNode } from "./require-node.mjs";

const folder = resolve(import.meta.dirname, "../..");
const CHANGELOG = resolve(folder, "CHANGELOG.md");

/** "0.1.0" and "minor" give "0.2.0". */
export function nextVersion(version, kind) {
  const [major, minor, patch] = version.split(".").map(Number);
  if (kind === "major") return `${major + 1}.0.0`;
  if (kind === "minor") return `${major}.${minor + 1}.0`;
  if (kind === "patch") return `${major}.${minor}.${patch + 1}`;
  throw new Error("Say what kind of release it is: npm run release -- patch|minor|major [--dry-run]");
}

/** The changelog with what was unreleased under the new version, and an empty "Unreleased" above it. */
export function releasedChangelog(text, version, date) {
  const [, unreleased] = /^## \[Unreleased\]\n([\s\S]*?)(?=^## \[|(?![\s\S]))/m.exec(text) ?? [];
  if (!unreleased?.trim()) throw new Error('CHANGELOG.md has nothing under "Unreleased": what would be released?');
  return text.replace("## [Unreleased]\n", `## [Unreleased]\n\n## [${version}] - ${date}\n`);
}

/** Links with the owner of the repository instead of the placeholder; the placeholder itself stays for what is no link. */
export function withOwner(text, owner) {
  if (!/^[a-z\d](?:[a-z\d-]{0,38})$/i.test(owner ?? ""))
    throw new Error("Say whose repository it is: npm run release -- --owner NAME");
  return text.replaceAll("github.com/OWNER/", `github.com/${owner}/`);
}

/** `npm run release -- --owner NAME`: writes the owner of the repository wherever its address stands. Done once. */
function setOwner(owner) {
  withOwner("", owner);
  const files = git(
    "grep",
    "--files-with-matches",
    "--fixed-strings",
    "github.com/OWNER/",
    "--",
    "*.json",
    "*.md",
  ).split("\n");
  for (const file of files) {
    const path = resolve(folder, file);
    writeFileSync(path, withOwner(readFileSync(path, "utf8"), owner));
  }
  console.log(`The repository belongs to ${owner} in ${files.join(", ")}. Commit that.`);
}

/**
 * `npm run release -- patch|minor|major [--dry-run]`: runs every check, moves the changelog to the new version, commits and
 * tags it. Nothing leaves this machine: the maintainer pushes the tag, and .github/workflows/publish.yml publishes it.
 */
async function release(kind, dryRun) {
  const { version, repository } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8"));
  const next = nextVersion(version, kind);
  const changelog = releasedChangelog(readFileSync(CHANGELOG, "utf8"), next, new Date().toISOString().slice(0, 10));
  if (dryRun) {
    console.log(`Would check everything, then release ${next} (now ${version}) as tag v${next}; nothing is changed.`);
    return;
  }
  if (repository.url.includes("/OWNER/"))
    throw new Error("Say once whose repository it is: npm run release -- --owner NAME");
  if (git("status", "--porcelain") !== "") throw new Error("There are changes that are not committed.");
  if ((await npm(["test", "--silent"], { folder })) !== 0) throw new Error("The tests failed; nothing is released.");
  writeFileSync(CHANGELOG, changelog);
  await npm(["version", next, "--no-git-tag-version", "--ignore-scripts"], { folder });
  git("commit", "--all", "--message", `Release ${next}`);
  git("tag", "--annotate", `v${next}`, "--message", `Isthmus ${next}`);
  console.log(`Released ${next} on this machine. Next:\n  git push --follow-tags`);
}

function git(...words) {
  const { status, stdout, stderr } = spawnSync("git", words, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${words[0]}: ${stderr.trim()}`);
  return stdout.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  requireNode();
  const words = process.argv.slice(2);
  const [kind] = words.filter((word) => !word.startsWith("-"));
  const work = words.includes("--owner")
    ? async () => setOwner(kind)
    : () => release(kind, words.includes("--dry-run"));
  await work().catch((error) => {
    console.error(`isthmus: ${error.message}`);
    process.exitCode = 1;
  });
}
