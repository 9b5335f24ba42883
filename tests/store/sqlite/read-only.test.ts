import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump } from "../../../graph/store/dump.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { all } from "../../contract/clause.ts";
import { fillThree } from "../../contract/store-examples.ts";
import { transpiled } from "../../transpiled.ts";

/** Nobody may write where root could: as root, the child runs as another user. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe.skipIf(process.platform === "win32")("a store that cannot be written", () => {
  let folder: string;
  let lines: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "isthmus-read-only-"));
    chmodSync(folder, 0o755);
    const store = await openStore(join(folder, "closed", "store.db"));
    await fillThree(store);
    lines = (await all(dump(store))).length;
    // As a process leaves it that was killed: with a log beside it that is not yet in the file.
    cpSync(join(folder, "closed"), join(folder, "killed"), { recursive: true });
    await store.close();
  });
  afterAll(() => {
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
    rmSync(folder, { recursive: true });
  });

  const run = (store: string, env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, [join(transpiled, "tests/store/sqlite/read-child.js"), store], {
      ...other,
      encoding: "utf8",
      env: { ...process.env, HOME: folder, ...env },
    });

  it.each([
    [
      "a temporary folder that is read-only",
      0o444,
      "closed",
      /closed.store\.db cannot be written to, and no copy .* TMPDIR/s,
    ],
    ["a temporary folder that is not there", 0o444, "absent", /cannot be written to, and no copy .*absent.* TMPDIR/s],
    ["no right to read it", 0o000, "", /Cannot read .*store\.db.*Check that you may read/s],
  ])("says what is wrong with %s", (_, mode, temporary, message) => {
    const place = join(folder, "closed");
    chmodSync(place, 0o755);
    chmodSync(join(place, "store.db"), mode);
    chmodSync(place, 0o555);
    const child = run(join(place, "store.db"), temporary === "" ? {} : { TMPDIR: join(folder, temporary) });
    chmodSync(place, 0o755);
    chmodSync(join(place, "store.db"), 0o644);
    expect(child.status).toBe(1);
    expect(child.stderr).toMatch(message);
  });

  it.each([
    ["a folder", "closed", 0o555, 0o444],
    ["a file in a folder", "file", 0o777, 0o444],
    ["a folder with the log of a killed process", "killed", 0o555, 0o444],
  ])("is read in %s that is read-only, and says so where it would write", (_, name, folderMode, fileMode) => {
    const place = join(folder, name);
    mkdirSync(place, { recursive: true });
    if (name === "file") cpSync(join(folder, "closed", "store.db"), join(place, "store.db"));
    for (const file of readdirSync(place)) chmodSync(join(place, file), fileMode);
    chmodSync(place, folderMode);
    const before = readdirSync(place);
    const child = run(join(place, "store.db"));
    expect(child.stderr).toBe("");
    expect(JSON.parse(child.stdout)).toMatchObject({ lines, written: "FORBIDDEN" });
    if (name !== "file") expect(readdirSync(place)).toEqual(before);
  });
});
