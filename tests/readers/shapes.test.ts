import { describe, expect, it } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { type FieldReport, fieldLine } from "../../graph/readers/record/field-use.ts";
import { fieldMap } from "../../graph/readers/record/fields.ts";
import { fileOf, itemsOfFile, recordsIn } from "./collect.ts";

async function read(name: string, content: string) {
  const { items, error } = await itemsOfFile(fileOf(name, content));
  expect(error).toBeUndefined();
  return recordsIn(items);
}

const moss = "Moss on walls of harbours";
const text = "Moss grows on walls of harbours. We map it along nine piers.";
const wanted = { title: moss, abstract: text, year: 2016, authors: ["Ola Fjeld", "Pia Gran"] };
const doi = "10.9876/moss.7";
const venue = "Notes on Walls";

describe("tables of programs", () => {
  it.each<[string, string, object]>([
    [
      "R",
      `"TI","AU","UT","PY","DE","ID"\n"MOSS",NA,"W1",2016,NA,"WALLS"\n`,
      { title: "MOSS", id: "W1", authors: [], keywords: ["WALLS"] },
    ],
    [
      "Python lists",
      `title,authors,keywords\nMoss,"['Ola Fjeld', ""Pia O'Gran""]","['a, b', 'c']"\n`,
      { authors: ["Ola Fjeld", "Pia O'Gran"], keywords: ["a, b", "c"] },
    ],
    ["numpy lists", `title,authors\nMoss,"['Ola Fjeld' 'Pia Gran']"\n`, { authors: wanted.authors }],
    [
      "parsed names",
      `id,title,authors_parsed\n1601.00007,Moss,"[['Fjeld', 'Ola', ''], ['Gran', 'Pia', '']]"\n`,
      { authors: wanted.authors, arxiv: "1601.00007" },
    ],
    [
      "torn quotes",
      `"Title","Venue","Year"\n"Moss on "old" walls","Meeting on "Walls"","2016"\n`,
      { title: 'Moss on "old" walls', venue: 'Meeting on "Walls"', year: 2016 },
    ],
    [
      "CORD-19",
      `cord_uid,title,doi,abstract,publish_time,authors,journal\nx1,Moss,${doi},Words.,2016-03-01,"Fjeld, Ola; Gran, Pia",${venue}\n`,
      { id: "x1", year: 2016, authors: wanted.authors, venue },
    ],
    [
      "RefWorks",
      `Reference Type\tAuthors, Primary\tTitle Primary\tPeriodical Full\tPub Year\tAbstract\nJournal Article\tFjeld, Ola;Gran, Pia\t${moss}\t${venue}\t2016\t${text}\n`,
      { ...wanted, venue },
    ],
    ["missing values", "title,doi,venue,year\nMoss,N/A,NULL,2016.0\n", { doi: null, venue: null, year: 2016 }],
  ])("%s", async (_, content, expected) => {
    expect((await read("papers.csv", content))[0]).toMatchObject(expected);
  });

  it.each([
    ["Spanish", "Título;Autores;Año;Resumen;Palabras clave;Revista"],
    ["Portuguese", "Título;Autores;Ano;Resumo;Palavras-chave;Periódico"],
    ["French", "Titre;Auteurs;Année;Résumé;Mots-clés;Revue"],
    ["German", "Titel;Autoren;Jahr;Zusammenfassung;Schlagwörter;Zeitschrift"],
    ["Italian", "Titolo;Autori;Anno;Riassunto;Parole chiave;Rivista"],
    ["Polish", "Tytuł;Autorzy;Rok;Streszczenie;Słowa kluczowe;Czasopismo"],
    ["Russian", "Название;Авторы;Год;Аннотация;Ключевые слова;Журнал"],
    ["Chinese", "题名;作者;年份;摘要;关键词;期刊"],
    ["traditional Chinese", "題名;作者;年度;摘要;關鍵詞;期刊名稱"],
    ["Japanese", "タイトル;著者;発行年;抄録;キーワード;雑誌名"],
    ["Korean", "제목;저자;발행연도;초록;키워드;학술지명"],
  ])("%s headers", async (_, header) => {
    const row = `${moss};Fjeld, Ola | Gran, Pia;2016;${text};moss | pier;${venue}`;
    expect((await read("papers.csv", `${header}\n${row}\n`))[0]).toMatchObject({
      ...wanted,
      venue,
      keywords: ["moss", "pier"],
    });
  });

  it("finds a column by its cells when its name is not known, and never takes references for abstracts", async () => {
    const rows = Array.from(
      { length: 5 },
      (_, i) => `${moss} ${i},${text} This is pier ${i}.,"Smith J., 2001, Old walls.; Ng M., 1999, Piers."`,
    );
    const { items } = await itemsOfFile(fileOf("papers.csv", `Title,Inhoud,References\n${rows.join("\n")}\n`));
    expect(recordsIn(items)[2]?.abstract).toBe(`${text} This is pier 2.`);
    expect(items.filter((item) => item.kind === "notice")).toMatchObject([
      { reason: /“Inhoud” is taken for the abstract/ },
    ]);
    const without = await read(
      "papers.csv",
      `Title,Year,References\n${rows.map((row) => row.replace(/,.*?,"/, ',2016,"')).join("\n")}\n`,
    );
    expect(without.every(({ abstract }) => abstract === "")).toBe(true);
  });

  it("knows a header in words that it does not know", async () => {
    const rows = Array.from({ length: 5 }, (_, i) => `${moss} ${i};${text} This is pier ${i}.;${2010 + i}`);
    const records = await read("papers.csv", `Cím;Összefoglaló;Év\n${rows.join("\n")}\n`);
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({ title: `${moss} 0`, year: 2010 });
  });

  it("takes columns in any script from --map", async () => {
    const path = fileOf("papers.csv", `ชื่อเรื่อง,บทคัดย่อ\n${moss},${text}\n`);
    const items = [];
    for await (const item of readPapers(path, { map: fieldMap("title=ชื่อเรื่อง,abstract=บทคัดย่อ") })) items.push(item);
    expect(recordsIn(items)).toMatchObject([{ title: moss, abstract: text }]);
  });
});

describe("BibTeX", () => {
  it("follows crossref and xdata, before and after the parent, and skips what is no paper", async () => {
    const records = await read(
      "papers.bib",
      `@control{apsrev42Control, author="08", title="0"}
      @xdata{moss, journal = {${venue}}, year = 2016}
      @article{a, title = {First}, xdata = {moss}}
      @inproceedings{b, title = {Second}, crossref = {Proc:1}}
      @proceedings{proc:1, title = {Meeting on Walls}, year = 2015}
      @inproceedings{c, title = {Third}, crossref = {nowhere}}
      @inproceedings{loop, title = {Fourth}, crossref = {loop}}`,
    );
    const byTitle = Object.fromEntries(records.map((one) => [one.title, one]));
    expect(Object.keys(byTitle).sort()).toEqual(["First", "Fourth", "Meeting on Walls", "Second", "Third"]);
    expect(byTitle.First).toMatchObject({ venue, year: 2016 });
    expect(byTitle.Second).toMatchObject({ venue: "Meeting on Walls", year: 2015, authors: [] });
  });

  it("reads journals as astronomers write them, and subtitles", async () => {
    const [record] = await read("a.bib", "@article{a, title={Moss}, subtitle={On walls}, journal={\\aap}, year=2016}");
    expect(record).toMatchObject({ title: "Moss: On walls", venue: "Astronomy & Astrophysics" });
  });
});

describe("RIS", () => {
  it("takes C2 for the number of PubMed only from Scopus", async () => {
    const entry = (more: string) => `TY  - JOUR\nTI  - Moss\nC2  - 31999777\n${more}ER  - \n`;
    expect((await read("a.ris", entry("DB  - Scopus\n")))[0]?.pmid).toBe("31999777");
    expect((await read("a.ris", entry("")))[0]?.pmid).toBeNull();
  });

  it("passes over remarks between records", async () => {
    const { items } = await itemsOfFile(
      fileOf("a.ris", "TY  - JOUR\nTI  - Moss\nER  - \n\nC1  - Searched on 3 May\n\nTY  - JOUR\nTI  - Walls\nER  - \n"),
    );
    expect(items.map((item) => item.kind)).toEqual(["record", "record"]);
  });
});

describe("the report on fields", () => {
  it("says in one line what fed what, and what was not used", async () => {
    const reports: FieldReport[] = [];
    const path = fileOf("papers.csv", "Titel,Jahr,Band\nMoos,2016,7\n");
    for await (const _ of readPapers(path, { onFields: (report) => reports.push(report) }));
    expect(reports.map(fieldLine)).toEqual(["title ← Titel, year ← Jahr, nothing for abstract; not used: Band"]);
  });
});
