import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, "../..");
const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
const packages = readJson("package-lock.json").packages as Record<string, Package>;
const manifest = readJson("package.json") as {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** Packages for other systems that the lockfile should name and does not: `npm ci` would fail there, or here. */
function missing(lock: Record<string, Package>): string[] {
  return Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in lock) && !(`${path}/node_modules/${name}` in lock),
    ),
  );
}

describe("the lockfile", () => {
  it("is in step with package.json, so that npm ci works", () => {
    const folder = mkdtempSync(join(tmpdir(), "isthmus-lock-"));
    try {
      for (const name of ["package.json", "package-lock.json", ".npmrc"]) cpSync(join(root, name), join(folder, name));
      const words = ["ci", "--dry-run", "--offline", "--ignore-scripts"];
      execFileSync("npm", words, { cwd: folder, stdio: "pipe", shell: process.platform === "win32" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("names the binaries of every system, not only of the one it was written on", () => {
    expect(missing(packages)).toEqual([]);
    const systems = Object.keys(packages).filter((path) => /(darwin|win32|linux)/.test(path));
    expect(systems.length).toBeGreaterThan(20);
    const [one] = systems;
    const { [one as string]: _, ...fewer } = packages;
    expect(missing(fewer)).toHaveLength(1);
  });

  it("names no registry", () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it("lets exactly the packages run an install script that need one", () => {
    const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.replace(/^.*node_modules\//, "")] : [],
    );
    // fsevents carries its binary with it; its script does nothing that is needed.
    const wanted = [...new Set(scripted)].filter((name) => name !== "fsevents").sort();
    expect(Object.keys(manifest.allowScripts).sort()).toEqual(wanted);
  });
});

describe("dependencies", () => {
  it("of the product carry licences that allow anyone to pass it on", () => {
    const free = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0)$/;
    const terms = (license = "none") => license.replace(/[()]/g, "").split(/ OR /);
    const others = Object.entries(packages)
      .filter(([path, { dev }]) => path !== "" && !dev)
      .filter(([, { license }]) => !terms(license).some((term) => term.split(" AND ").every((one) => free.test(one))));
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it("each have a reason in CONTRIBUTING.md", () => {
    const reasons = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });
});
