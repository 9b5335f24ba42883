import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { fileOf, itemsOfFile, recordsIn } from "./collect.ts";

const SEALS = "Kites see what boats disturb. We fly a camera over sand banks and count harbour seals on every frame.";

type Cell = string | number | boolean | Date | null;
const workbook = (...sheets: (readonly [name: string, rows: Cell[][]])[]) =>
  writeXlsx({ sheets: sheets.map(([name, rows]) => ({ name, rows })) });
const papers = async (bytes: Uint8Array, name = "papers.xlsx") => {
  const { items, error } = await itemsOfFile(fileOf(name, bytes));
  expect(error).toBeUndefined();
  return recordsIn(items);
};

describe("a spreadsheet", () => {
  it.each([
    [
      "Scopus",
      ["Authors", "Title", "Year", "Source title", "DOI", "Abstract", "EID"],
      ["Holm, S.; Uhl, T.", "Seals and kites", 2021, "Coast Notes", "10.9999/cn.8", SEALS, "2-s2.0-9"],
    ],
    [
      "Web of Science",
      [
        "Publication Type",
        "Authors",
        "Article Title",
        "Source Title",
        "Abstract",
        "Publication Year",
        "DOI",
        "UT (Unique WOS ID)",
      ],
      ["J", "Holm, S; Uhl, T", "Seals and kites", "Coast Notes", SEALS, 2021, "10.9999/cn.8", "WOS:9"],
    ],
    [
      "Zotero",
      ["Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "DOI", "Abstract Note"],
      ["K1", "journalArticle", 2021, "Holm, S.; Uhl, T.", "Seals and kites", "Coast Notes", "10.9999/cn.8", SEALS],
    ],
  ])("of %s is read", async (_, header, row) => {
    const bytes = await workbook(["savedrecs", [header as Cell[], row as Cell[]]]);
    expect(await papers(bytes)).toMatchObject([
      { title: "Seals and kites", abstract: SEALS, year: 2021, venue: "Coast Notes", doi: "10.9999/cn.8" },
    ]);
  });

  it("may have titles above the header, gaps, dates, and columns without a name", async () => {
    const bytes = await workbook([
      "Papers",
      [
        ["Our seals"],
        ["exported", new Date(Date.UTC(2024, 2, 4))],
        [],
        ["Title", null, "Date", "Abstract"],
        ["Seals and kites", "x", new Date(Date.UTC(2021, 2, 4)), SEALS],
        [],
        ["Terns on stones", null, null, null],
      ],
    ]);
    expect(await papers(bytes)).toMatchObject([
      { title: "Seals and kites", abstract: SEALS, year: 2021 },
      { title: "Terns on stones", abstract: "" },
    ]);
  });

  it("is read from its first sheet, or from the one that is named", async () => {
    const sheet = (title: string): Cell[][] => [
      ["Title", "Abstract"],
      [title, SEALS],
    ];
    const path = fileOf("papers.xlsx", await workbook(["One", sheet("Seals")], ["Two", sheet("Terns")]));
    const titles = async (name?: string) => {
      const items = [];
      for await (const item of readPapers(path, { sheet: name })) items.push(item);
      return recordsIn(items).map((record) => record.title);
    };
    expect(await titles()).toEqual(["Seals"]);
    expect(await titles("Two")).toEqual(["Terns"]);
    await expect(titles("Three")).rejects.toMatchObject({
      message: expect.stringContaining("no sheet “Three”"),
      hint: expect.stringContaining("--sheet"),
    });
  });

  it("that is damaged, empty or no table of papers is refused in one sentence", async () => {
    const whole = await workbook([
      "A",
      [
        ["Title", "Abstract"],
        ["Seals", SEALS],
      ],
    ]);
    const broken = Buffer.from(whole);
    broken.fill(7, 200, Math.min(broken.length - 400, 900));
    for (const bytes of [
      broken,
      await workbook(["A", []]),
      await workbook([
        "A",
        [
          ["Rent", "Paid"],
          [12, 12],
        ],
      ]),
    ]) {
      const { items, error } = await itemsOfFile(fileOf("rent.xlsx", bytes));
      expect(recordsIn(items)).toEqual([]);
      expect(error).toMatchObject({ code: "INVALID_INPUT", hint: expect.stringMatching(/\w/) });
      expect((error as Error).message.split("\n")).toHaveLength(1);
    }
  });
});
