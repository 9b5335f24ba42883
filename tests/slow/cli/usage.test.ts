import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandList } from "../../../scripts/cli/commands/command-list.ts";
import { type Desk, desk, sample } from "../../cli/cli.ts";

let place: Desk;
beforeAll(() => {
  place = desk();
});
afterAll(() => place.end());

describe("help", () => {
  it("names every command", async () => {
    const { code, out } = await place.run("--help");
    expect(code).toBe(0);
    for (const name of Object.keys(commandList)) expect(out).toContain(`\n  ${name} `);
  });

  it("of a command goes to standard output, without colours in a pipe", async () => {
    const { code, out, err } = await place.run("cooccur", "--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/--store.*\n[\s\S]*--top/);
    expect(out).not.toContain("\u001b");
  });
});

describe("a wrong command line ends with 2 and a hint", () => {
  it.each<[string, string[], RegExp]>([
    ["no command", [], /isthmus --help/],
    ["unknown command", ["bridge"], /Did you mean bridges\?/],
    ["unknown option", ["stats", "--jsn"], /unknown option '--jsn'.*\n.*Did you mean --json\?/i],
    ["option without value", ["stats", "--store"], /--store/],
    ["no number", ["bridges", "--top", "many"], /--top takes a whole number of 1 or more/],
    ["zero", ["bridges", "--top", "0"], /--top takes a whole number of 1 or more/],
    ["argument missing", ["cooccur"], /missing required argument 'concept'/i],
    ["argument too many", ["cooccur", "graph", "neural", "network"], /in quotes/],
    ["no file", ["extract"], /missing required argument 'files'/i],
    ["port out of range", ["serve", sample, "--port", "70000"], /--port takes a whole number from 0 to 65535/],
    ["unknown choice", ["phrases", "x.jsonl", "--ranking", "best"], /--ranking/],
    ["no store to guess", ["stats"], /There is no store/],
  ])("%s", async (_, words, expected) => {
    const { code, out, err } = await place.run(...words);
    expect(err).toMatch(expected);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toContain("    at ");
  });
});

describe("a process of its own", () => {
  it.each<[number, string[]]>([
    [0, ["stats", "--help"]],
    [1, ["stats", "--store", "absent.db"]],
    [2, ["bridge"]],
  ])("ends with %i and writes the same as here: %s", async (code, words) => {
    const alone = await place.runAlone(...words);
    expect(alone.code).toBe(code);
    expect(alone).toEqual(await place.run(...words));
  });
});

describe("stores without a name", () => {
  it("are named after the file, found when there is one, and never guessed among two", async () => {
    const file = place.file(
      "mine.jsonl",
      '{"id": "1", "title": "Graph neural networks", "abstract": "We train them."}\n',
    );
    expect((await place.run("extract", file)).code).toBe(0);
    expect(existsSync(join(place.folder, ".isthmus/mine.sqlite"))).toBe(true);
    expect(JSON.parse((await place.run("stats", "--json")).out)).toMatchObject({ papers: 1 });
    expect((await place.run("extract", sample)).code).toBe(0);
    const { code, err } = await place.run("stats");
    expect(code).toBe(2);
    expect(err).toMatch(/Which store\?.*mine\.sqlite.*papers\.sqlite/);
  });
});

describe("an unknown concept", () => {
  it("ends with 1 and the nearest labels", async () => {
    await place.run("extract", sample, "--store", "sample.db");
    const { code, out, err } = await place.run("cooccur", "difusion modle", "--store", "sample.db", "--json");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/difusion modle[\s\S]*diffusion model/);
  });
});

describe("a reader that has seen enough", () => {
  it("ends the program quietly", async () => {
    const child = place.start("mentions", "--store", "sample.db", "--json");
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.stdout?.once("data", () => child.stdout?.destroy());
    const code = await new Promise((done) => child.once("close", done));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("holds up the writer, who does not fill the memory", async () => {
    // A dump that is never read must stop writing: it cannot end before it is read.
    const child = place.start("dump", "--store", "sample.db");
    await new Promise((done) => child.stdout?.once("readable", done));
    const held = child.stdout?.readableLength ?? 0;
    expect(held).toBeLessThan(200_000);
    expect(child.exitCode).toBeNull();
    let length = 0;
    child.stdout?.on("data", (bytes: Buffer) => {
      length += bytes.length;
    });
    expect(await new Promise((done) => child.once("close", done))).toBe(0);
    expect(length).toBeGreaterThan(200_000);
  });
});
