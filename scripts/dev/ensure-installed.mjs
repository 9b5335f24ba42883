import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { npm } from "./npm.mjs";

/** Installs the packages of package-lock.json when they are absent or others; nothing outside the folder is touched. */
export async function ensureInstalled(folder) {
  if (!isInstalled(folder)) {
    console.error("Installing packages (only when they are missing or have changed) …");
    // Building needs the development packages too, whatever NODE_ENV says.
    const code = await npm(["ci", "--include=dev", "--no-audit", "--no-fund"], { folder });
    if (code !== 0) {
      console.error("npm ci failed; trying npm install …");
      const secondRun = await npm(["install", "--include=dev", "--no-audit", "--no-fund"], { folder });
      if (secondRun !== 0) throw new Error("npm could not install the packages; its messages are above.");
    }
  }
  await ensureNative(folder);
}

/** Whether npm's own record of what it installed agrees with the lockfile. */
export function isInstalled(folder) {
  const record = resolve(folder, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(resolve(folder, "package-lock.json"))).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** SQLite is compiled for one version of Node; after a change of Node it is built again. */
async function ensureNative(folder) {
  if (loadsSqlite(folder)) return;
  console.error("Building SQLite for this version of Node …");
  await npm(["rebuild", "better-sqlite3"], { folder });
  if (loadsSqlite(folder)) return;
  throw new Error(
    "better-sqlite3 does not load. Without a prebuilt binary for your system it needs Python 3, make and a C++ compiler.",
  );
}

function loadsSqlite(folder) {
  const program = 'new (require("better-sqlite3"))(":memory:").close()';
  return spawnSync(process.execPath, ["-e", program], { cwd: folder, stdio: "ignore" }).status === 0;
}
