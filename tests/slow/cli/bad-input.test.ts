import { once } from "node:events";
import { closeSync, existsSync, openSync, readdirSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, desk, type Result, sample } from "../../cli/cli.ts";

let place: Desk;
beforeAll(async () => {
  place = desk();
  await place.run("extract", sample, "--store", "sample.db");
});
afterAll(() => place.end());

/** One clear block: what, where, and what to do; no trace of the program's insides. */
function expectClear({ code, out, err }: Result, where: string | RegExp): void {
  expect(err).toMatch(where);
  expect(err).toMatch(/^isthmus: .+\n {9}\S/m);
  expect(err).not.toMatch(/^ {4}at /m);
  expect({ code, out }).toEqual({ code: 1, out: "" });
}

const paper = (id: number, more: object = {}) =>
  JSON.stringify({
    id: `p${id}`,
    title: `Graph neural networks, part ${id}`,
    abstract: "We train graph neural networks.",
    ...more,
  });

describe("files that cannot be read", () => {
  it.each<[string, () => string]>([
    ["a missing file", () => join(place.folder, "nowhere.jsonl")],
    ["an empty file", () => place.file("empty.jsonl", "")],
    ["white space only", () => place.file("blank.txt", "\n \n\n")],
    [
      "a binary file",
      () =>
        place.file(
          "picture.jsonl",
          Uint8Array.from({ length: 9000 }, (_, i) => (i * 89) % 256),
        ),
    ],
    ["an empty folder's neighbour", () => join(place.folder, "no-folder", "x.jsonl")],
  ])("%s", async (_, file) => {
    const path = file();
    const before = storesOf(place);
    expectClear(await place.run("extract", path), path);
    // No empty store is left behind.
    expect(storesOf(place)).toEqual(before);
  });

  it("a format that is not the file's", async () => {
    const result = await place.run("extract", place.file("really.jsonl", paper(1)), "--format", "nonsense");
    expectClear(result, /There is no format “nonsense”/);
  });

  it("a 50 MB single line", async () => {
    const path = join(place.folder, "line.jsonl");
    const file = openSync(path, "w");
    const piece = Buffer.alloc(1 << 20, "x");
    for (let i = 0; i < 50; i++) writeSync(file, piece);
    closeSync(file);
    expectClear(await place.run("extract", path, "--store", "line.db"), path);
    expect(existsSync(join(place.folder, "line.db"))).toBe(false);
  });
});

describe("files that can be read in part", () => {
  it("a 50 MB line among papers: it is named, the papers are kept", async () => {
    const path = join(place.folder, "long.jsonl");
    const file = openSync(path, "w");
    writeSync(file, `${paper(1)}\n{"id": "long", "title": "`);
    for (let i = 0; i < 50; i++) writeSync(file, Buffer.alloc(1 << 20, "x"));
    writeSync(file, `"}\n${paper(2)}\n`);
    closeSync(file);
    const { code, out } = await place.run("extract", path, "--store", "long.db", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ read: 2, papers: 2, skipped: [{ file: path, line: 2 }] });
  });

  it("papers without abstracts are kept, extracted from the title and counted", async () => {
    const path = place.file("titles.jsonl", [1, 2, 3].map((id) => paper(id, { abstract: undefined })).join("\n"));
    const { code, out } = await place.run("extract", path, "--store", "titles.db");
    expect(code).toBe(0);
    expect(out).toMatch(/3 papers read: 3 new[\s\S]*Without abstract, title only: 3\./);
  });

  it("invalid UTF-8 is replaced and told with its line", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${paper(1)}\n`),
      Buffer.from(paper(2).replace("train", "tr\u0001\u0001n")),
      Buffer.from("\n"),
    ]);
    for (let at = bytes.indexOf(1); at >= 0; at = bytes.indexOf(1)) bytes[at] = 0xff;
    const path = place.file("broken.jsonl", bytes);
    const { code, out, err } = await place.run("extract", path, "--store", "broken.db");
    expect(err).not.toMatch(/^ {4}at /m);
    expect(code).toBe(0);
    expect(out).toMatch(/2 papers read/);
    expect(out).toMatch(/broken\.jsonl:2: .*UTF-8/);
  });

  it("one bad file among good ones: the rest is kept, the exit code says so", async () => {
    const good = place.file("good.jsonl", paper(1));
    const gone = join(place.folder, "gone.jsonl");
    const { code, out } = await place.run("extract", good, gone, "--store", "some.db", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ papers: 1, failed: [{ file: gone }] });
  });
});

describe("stores that cannot be used", () => {
  it.each<[string, () => string]>([
    ["a path under a file", () => join(sample, "store.db")],
    ...(process.platform === "linux"
      ? [["a path that no one may write", () => "/proc/isthmus.db"] as [string, () => string]]
      : []),
    ["a folder", () => place.folder],
    [
      "another program's file",
      () => place.file("notes.db", "These are my notes, not a database, and they stay.".repeat(30)),
    ],
    ["an unknown scheme", () => "mysql://localhost/papers"],
    ["a newer version's", () => newerStore(place)],
  ])("%s, to be filled", async (_, store) => {
    expectClear(await place.run("extract", sample, "--store", store()), /\S/);
  });

  it("an absent one, to be read, is not made", async () => {
    expectClear(await place.run("stats", "--store", "absent.db"), /absent\.db/);
    expect(existsSync(join(place.folder, "absent.db"))).toBe(false);
  });

  it("a newer version's, to be served", async () => {
    expectClear(await place.run("serve", "--store", newerStore(place), "--port", "0"), /newer version/);
  });
});

describe("the explorer", () => {
  it("takes the next free port and says so in one line", async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, "127.0.0.1", () => done((other.address() as { port: number }).port));
    });
    const child = place.start("serve", "--store", "sample.db", "--port", String(port));
    const said = await linesUntil(child, /Ctrl-C/);
    expect(said).toMatch(new RegExp(`Port ${port} is in use; \\d+ is the next free one\\.`));
    const url = /http:\S+/.exec(said)?.[0] ?? "";
    expect(await (await fetch(`${url}api/status`)).json()).toMatchObject({ store: "sqlite:sample.db", sample: false });
    // How it ends is tested in signals.test.ts; on a busy machine its threads may still be loading here.
    child.kill("SIGKILL");
    await once(child, "close");
    other.close();
  });

  it("refuses to open itself to the network without a token", async () => {
    expectClear(await place.run("serve", "--store", "sample.db", "--host", "0.0.0.0"), /network/);
  });
});

function storesOf({ folder }: Desk): string[] {
  const home = join(folder, ".isthmus");
  return existsSync(home) ? readdirSync(home) : [];
}

function newerStore({ folder }: Desk): string {
  const path = join(folder, "newer.db");
  const old = new Database(join(folder, "sample.db"), { readonly: true });
  const [application, version] = ["application_id", "user_version"].map(
    (name) => old.pragma(name, { simple: true }) as number,
  );
  old.close();
  const store = new Database(path);
  store.exec("CREATE TABLE IF NOT EXISTS future (x)");
  store.pragma(`application_id = ${application}`);
  store.pragma(`user_version = ${(version ?? 0) + 1}`);
  store.close();
  return path;
}

function linesUntil(child: ReturnType<Desk["start"]>, end: RegExp): Promise<string> {
  return new Promise((done, failed) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      said += text;
      if (end.test(said)) done(said);
    });
    child.once("close", (code) => failed(new Error(`It ended with ${code}: ${said}`)));
  });
}
