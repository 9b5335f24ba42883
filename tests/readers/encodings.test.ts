import { describe, expect, it } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { fileOf, itemsOfFile, recordsIn } from "./collect.ts";
import { encode } from "./encode.ts";

const ris = (title: string) => `TY  - JOUR\nTI  - ${title}\nPY  - 2016\nER  - \n`;

describe("text that is not UTF-8", () => {
  it.each([
    ["windows-1252", "Über die Größe der Möwen an der Förde"],
    ["windows-1252", "L’été à la forêt – “où tout va”"],
    ["windows-1252", "Jørgensen, Müller y García en Århus"],
    ["windows-1250", "Żółte łąki i wąskie ścieżki nad rzeką"],
    ["windows-1250", "Příliš mnoho kůňů běží přes řeku"],
    ["windows-1250", "Az őszi erdők tűzben állnak"],
    ["iso-8859-2", "Żółte łąki i wąskie ścieżki nad rzeką"],
    ["windows-1254", "Kışın ağaçların gölgesinde çalışan işçiler"],
    ["windows-1251", "Мхи на стенах гаваней"],
    ["windows-1251", "Moss and мхи на стенах"],
    ["koi8-r", "Мхи на стенах гаваней и пирсов"],
    ["windows-1253", "Βρύα στους τοίχους των λιμανιών"],
    ["macintosh", "Über die Größe der Möwen – “groß”"],
    ["macintosh", "L’été à la forêt où tout va"],
    ["gb18030", "港口墙壁上的苔藓分布研究"],
    ["big5", "港口牆壁上的苔蘚分布研究與調查"],
    ["shift_jis", "港の壁に生えるコケの分布について"],
    ["euc-jp", "港の壁に生えるコケの分布について"],
    ["euc-kr", "항구 벽에 자라는 이끼의 분포"],
  ])("is read as %s: %s", async (encoding, title) => {
    const path = fileOf("papers.ris", encode(ris(title), encoding));
    const { items, error } = await itemsOfFile(path);
    expect(error).toBeUndefined();
    expect(recordsIn(items).map((record) => record.title)).toEqual([title]);
    expect(items.filter((item) => item.kind === "notice")).toMatchObject([{ line: 2, hint: /--encoding/ }]);
    const told = [];
    for await (const item of readPapers(path, { encoding })) told.push(item);
    expect(recordsIn(told)[0]?.title).toBe(title);
    expect(told.filter((item) => item.kind === "notice")).toEqual([]);
  });

  it("takes the encoding that the user names, under any of its names", async () => {
    const path = fileOf("papers.ris", encode(ris("Čaj"), "windows-1250"));
    for (const encoding of ["cp1250", "Windows-1250", "win1250"]) {
      const items = [];
      for await (const item of readPapers(path, { encoding })) items.push(item);
      expect(recordsIn(items)[0]?.title).toBe("Čaj");
    }
    await expect(readPapers(path, { encoding: "morse" }).next()).rejects.toMatchObject({ hint: /gb18030/ });
  });

  it("believes what an XML file says of itself", async () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-2"?><mods><titleInfo><title>Žár</title></titleInfo></mods>';
    const { items } = await itemsOfFile(fileOf("papers.xml", encode(xml, "iso-8859-2")));
    expect(recordsIn(items)[0]?.title).toBe("Žár");
  });

  it("keeps a UTF-8 file with some broken bytes UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from(ris("Größe, Möwe und Äpfel")),
      Buffer.from([0xe4, 0x20]),
      Buffer.from(ris("Ü")),
    ]);
    const { items } = await itemsOfFile(fileOf("papers.ris", bytes));
    expect(recordsIn(items).map((record) => record.title)).toEqual(["Größe, Möwe und Äpfel", "Ü"]);
  });
});
