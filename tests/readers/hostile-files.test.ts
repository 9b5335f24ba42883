import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { corpora } from "../corpora.ts";
import { fileOf, itemsOfFile } from "./collect.ts";
import { hostileFiles } from "./hostile-files.ts";

/** What a file comes to: its papers, the remarks, and the error that ended it. */
interface Outcome {
  readonly papers?: readonly object[];
  readonly remarks?: readonly RegExp[];
  readonly error?: RegExp;
}

const noNames = { authors: [], doi: null };
/** Broken lists stay what they are: one text, cut where no name is as long. */
const oneName = { authors: [expect.stringMatching(/^\['(?:\\a)+(?:"?\])?$/)] };
const plain = (title: string, abstract: string, more = {}) => ({ title, abstract, ...noNames, ...more });

/** What each kind of hostile file comes to, however large it is. */
const outcomes: Readonly<Record<string, Outcome>> = {
  "doubling.bib": {
    papers: [plain(expect.stringMatching(/^x{1000}$/), expect.any(String), { id: "k" })],
    remarks: [/abbreviation "a2" is longer .* cut/, /abbreviation "a3"/],
  },
  "rule.bib": { papers: [plain("A title of words", expect.any(String), { id: "a", year: 2020 })] },
  "backslashes.csv": { papers: [plain("T", "words", oneName)] },
  "backslashes.jsonl": { papers: [plain("T", "w", oneName), plain(expect.stringMatching(/^(U|T2)$/), "w")] },
  "braces.json": { error: /nothing could be read as JSON: .* not valid JSON \(it does not end\)/ },
  "nested.jsonl": { remarks: [/neither a title nor an abstract/] },
  "author.jsonl": { papers: [plain("T", "w", { authors: [expect.stringMatching(/^c{25,200}$/)] })] },
  "brackets.jsonl": { papers: [plain("T", "w")] },
  "names.jsonl": {
    papers: [
      plain("toString", "__proto__ constructor", { id: "__proto__" }),
      plain("hasOwnProperty", "words", { id: "constructor" }),
    ],
  },
  "continued.ris": { papers: [plain("T", expect.stringMatching(/^x( more| words)+( [a-z]*)?$/))] },
  // What a document declares is neither doubled nor fetched.
  "entities.xml": { papers: [plain(expect.stringMatching(/^T &a\d+; &file;$/), "")] },
  "comments.xml": { papers: [plain(expect.stringMatching(/^T( one)?$/), expect.any(String))] },
};

/** Files of others, each of the kind that is made here. */
const kindOf: Readonly<Record<string, string>> = {
  "bib-hash-concat.bib": "doubling.bib",
  "bib-percent-rule-40.bib": "rule.bib",
  "csv-pylist-backslash.csv": "backslashes.csv",
  "json-braces-100k.json": "braces.json",
  "jsonl-author-word-100k.jsonl": "author.jsonl",
  "jsonl-nested-valid-20k.jsonl": "nested.jsonl",
  "jsonl-pylist-backslash.jsonl": "backslashes.jsonl",
  "paren-doi.jsonl": "brackets.jsonl",
  "proto.jsonl": "names.jsonl",
  "ris-giant-cont.ris": "continued.ris",
  "xml-28-comments.xml": "comments.xml",
};

async function check(name: string, content: string | Uint8Array, { papers, remarks, error }: Outcome): Promise<void> {
  const found = await itemsOfFile(fileOf(name, content));
  const records = found.items.flatMap((item) => (item.kind === "record" ? [item.record] : []));
  const reasons = found.items.flatMap((item) => (item.kind === "record" ? [] : [item.reason]));
  if (papers) expect(records).toMatchObject(papers);
  for (const remark of remarks ?? []) expect(reasons).toContainEqual(expect.stringMatching(remark));
  if (error) expect([records, found.error]).toMatchObject([[], { message: expect.stringMatching(error) }]);
  else expect(found.error).toBeUndefined();
}

const sizes = (name: string) => (name === "doubling.bib" ? [3, 12, 60] : [25, 40, 3000, 30_000]);

describe("a hostile file is read for what it holds, whatever its size", () => {
  it.each(Object.entries(hostileFiles))("%s", async (name, make) => {
    for (const n of sizes(name)) await check(name, make(n), outcomes[name] as Outcome);
  });

  it("with the papers before and after what is too deep", async () => {
    const papers = hostileFiles["nested.jsonl"]?.(5000).replace("\n", '\n{"title":"z","abstract":"y"}\n') ?? "";
    await check("nested.jsonl", `${papers}{"title":"x2","abstract":"y"}\n`, {
      papers: [plain("x", "y"), plain("z", "y"), plain("x2", "y")],
    });
  });

  it("and says that an abstract ends where none is as long", async () => {
    await check("continued.ris", hostileFiles["continued.ris"]?.(30_000) ?? "", {
      papers: [{ abstract: expect.stringMatching(/^.{100000}$/) }],
      remarks: [/longer than that of any paper/],
    });
  });
});

const hostile = join(corpora() ?? "", "cases/hostile");
describe.skipIf(corpora() === undefined || !existsSync(hostile))("files that once never ended", () => {
  it.each(Object.entries(kindOf))("%s is read like %s", async (name, kind) => {
    await check(name, gunzipSync(readFileSync(join(hostile, `${name}.gz`))), outcomes[kind] as Outcome);
  });
});
