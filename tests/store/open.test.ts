import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../graph/store/open/open-store.ts";
import { paper, saveInGraph } from "../contract/store-examples.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "isthmus-open-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("opening a store", () => {
  it("makes it, with its folder", async () => {
    const store = await openStore(`sqlite:${join(folder, "deep", "er", "papers.db")}`);
    await saveInGraph(store, [paper("a")]);
    expect(store.url).toBe(`sqlite:${join(folder, "deep", "er", "papers.db")}`);
    await store.close();
    const again = await openStore(join(folder, "deep", "er", "papers.db"), { create: false });
    expect((await again.summary("x")).papers).toBe(1);
    await again.close();
  });

  const refused = async (url: string, options = {}) => {
    const failure = await openStore(url, options).then(
      () => "opened",
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: "GraphError", hint: expect.stringMatching(/\w/) });
    return failure as { code: string; message: string };
  };

  it("says so when there is none and none is to be made", async () => {
    const path = join(folder, "absent.db");
    expect(await refused(path, { create: false })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("says so when the place cannot be written to", async () => {
    writeFileSync(join(folder, "file"), "x");
    expect(await refused(join(folder, "file", "papers.db"))).toMatchObject({ code: "FORBIDDEN" });
    if (process.platform !== "linux") return;
    expect(await refused("/proc/isthmus/papers.db")).toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });
  });

  it.each([
    ["text", "id,title\n1,Walrus\n".repeat(500)],
    ["bytes", Uint8Array.from({ length: 9000 }, (_, i) => (i * 31) % 256)],
  ])("leaves a file of %s alone", async (name, content) => {
    const path = join(folder, `other-${name}`);
    writeFileSync(path, content);
    expect((await refused(path)).message).toContain(path);
    expect(readFileSync(path)).toEqual(Buffer.from(content as string));
  });

  it("leaves a database of another program alone", async () => {
    const path = join(folder, "foreign.db");
    const foreign = new Database(path);
    foreign.exec("CREATE TABLE paper (x); INSERT INTO paper VALUES (1)");
    foreign.close();
    const before = readFileSync(path);
    expect((await refused(path)).message).toContain("another program");
    expect(readFileSync(path)).toEqual(before);
  });

  it("refuses a store of a newer version, and says what to do", async () => {
    const path = join(folder, "newer.db");
    await (await openStore(path)).close();
    const raw = new Database(path);
    raw.pragma("user_version = 99");
    raw.close();
    expect(await refused(path)).toMatchObject({ code: "UNSUPPORTED", message: expect.stringContaining("newer") });
  });

  it("refuses folders, empty names and unknown schemes", async () => {
    mkdirSync(join(folder, "dir"));
    for (const url of [join(folder, "dir"), "", ":memory:", "sqlite:", "mysql://localhost/x"]) await refused(url);
  });

  it("says so when another process writes, and readers go on", async () => {
    const path = join(folder, "busy.db");
    const store = await openStore(path);
    await saveInGraph(store, [paper("a")]);
    const other = new Database(path);
    other.exec("BEGIN IMMEDIATE; UPDATE state SET revision = 7");
    expect((await store.papers(["a"])).length).toBe(1);
    expect((await store.summary("x")).revision).toBe(2);
    await expect(store.savePapers([paper("b")])).rejects.toMatchObject({ code: "CONFLICT" });
    other.exec("ROLLBACK");
    other.close();
    await saveInGraph(store, [paper("b")]);
    expect((await store.summary("x")).papers).toBe(2);
    await store.close();
  });
});
