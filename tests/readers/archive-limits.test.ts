import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { fileOf } from "./collect.ts";

const LINE = `${JSON.stringify({ title: "Tides of an invented estuary", abstract: "Salt moves with the tides." })}\n`;

/** A zip archive of stored members; a size that is not said is the true one. */
function zip(members: Readonly<Record<string, Buffer>>, size?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(size ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const start = Buffer.from("PK\x03\x04", "latin1");
    locals.push(start, common, Buffer.from(name), content);
    const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, Buffer.alloc(14)]);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

async function outcome(content: Buffer, name: string, maxUnpacked?: number) {
  let papers = 0;
  const told: string[] = [];
  try {
    for await (const item of readPapers(fileOf(name, content), { maxUnpacked })) {
      if (item.kind === "record") papers++;
      else told.push(`${item.reason}. ${item.hint}`);
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    told.push(`${error.message} ${error.hint}`);
  }
  return { papers, told: told.join("\n") };
}

const papers = (count: number) => Buffer.from(LINE.repeat(count));

describe("archives", () => {
  it.each([
    ["gzip", gzipSync(papers(3)), 3],
    ["gzip in gzip", gzipSync(gzipSync(papers(3))), 3],
    ["zip", zip({ "a.jsonl": papers(3), "b.jsonl": papers(2) }), 5],
    ["gzip in zip", zip({ "a.jsonl.gz": gzipSync(papers(3)) }), 3],
    ["zip in gzip", gzipSync(zip({ "a.jsonl": papers(3) })), 3],
    ["zip in zip", zip({ "a.zip": zip({ "a.jsonl": papers(3) }) }), 3],
  ])("are read: %s", async (_, content, count) => {
    expect(await outcome(content, "papers.bin")).toEqual({ papers: count, told: "" });
  });

  it.each([
    ["gzip three times", gzipSync(gzipSync(gzipSync(papers(3))))],
    ["zip three times", zip({ "a.zip": zip({ "b.zip": zip({ "a.jsonl": papers(3) }) }) })],
    ["gzip in zip in zip in gzip", gzipSync(zip({ "a.zip": zip({ "a.jsonl.gz": gzipSync(papers(3)) }) }))],
  ])("in archives in archives are refused with the hint: %s", async (_, content) => {
    const { papers: count, told } = await outcome(content, "deep.bin");
    expect(count).toBe(0);
    expect(told).toMatch(/nested too deeply.*Unpack them first/s);
  });

  const many = 200;
  it.each([
    ["gzip", gzipSync(papers(many))],
    ["gzip in gzip", gzipSync(gzipSync(papers(many)))],
    ["zip", zip({ "a.jsonl": papers(many / 2), "b.jsonl": papers(many / 2) })],
    ["zip of gzip", zip({ "a.gz": gzipSync(papers(many / 2)), "b.gz": gzipSync(papers(many / 2)) })],
    ["zip in zip", zip({ "a.zip": zip({ "a.jsonl": papers(many) }) })],
    ["zip in gzip", gzipSync(zip({ "a.jsonl": papers(many) }))],
  ])("that unpack to more than they may end with the hint: %s", async (_, content) => {
    const { papers: count, told } = await outcome(content, "large.bin", 10_000);
    expect(count).toBeLessThan(many);
    expect(told).toMatch(/unpack to more than 10000 bytes.*Unpack it, and import the files/s);
  });

  it("with names that lead out, or sizes that cannot be, are told and not unpacked", async () => {
    const out = await outcome(zip({ "../../a.jsonl": papers(1), "b.jsonl": papers(1) }), "out.zip");
    expect(out).toMatchObject({ papers: 1, told: expect.stringContaining("leads out of the archive") });
    const bomb = await outcome(zip({ "a.jsonl": papers(1) }, 2_000_000_000), "bomb.zip");
    expect(bomb).toMatchObject({ papers: 0, told: expect.stringMatching(/damaged.*Fetch or pack/s) });
  });
});
