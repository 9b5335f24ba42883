import { describe, expect, it } from "vitest";
import { xml } from "../../graph/readers/formats/xml/xml.ts";
import { itemsOf, recordsIn } from "./collect.ts";

const read = async (text: string) => recordsIn(await itemsOf(xml, `<?xml version="1.0"?>\n${text}`));
const oai = (metadata: string) =>
  `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:x:1</identifier>` +
  `<datestamp>2024-01-01</datestamp></header><metadata>${metadata}</metadata></record></ListRecords></OAI-PMH>`;

const TEXT = "Harbour seals rest on sand banks. We counted them from a kite for two summers.";

describe("JATS", () => {
  const article =
    `<article article-type="research-article"><front><journal-meta><journal-title-group><journal-title>Coast Notes</journal-title>` +
    `</journal-title-group></journal-meta><article-meta><article-id pub-id-type="doi">10.9999/cn.7</article-id><title-group>` +
    `<article-title>Seals on <italic>sand</italic></article-title></title-group><pub-date><year>2018</year></pub-date>` +
    `<abstract><p>${TEXT}</p></abstract></article-meta></front><back><ref-list><ref><article-title>Not this</article-title></ref></ref-list></back></article>`;
  const paper = { title: "Seals on sand", abstract: TEXT, doi: "10.9999/cn.7", year: 2018, venue: "Coast Notes" };

  it("is read alone and in an answer of OAI-PMH, which lends its id", async () => {
    expect(await read(article)).toMatchObject([{ ...paper, id: null }]);
    expect(await read(oai(article))).toMatchObject([{ ...paper, id: "oai:x:1" }]);
  });
});

const marcFields =
  `<marc:controlfield tag="001">990012</marc:controlfield><marc:controlfield tag="008">190312s2019    no</marc:controlfield>` +
  `<marc:datafield tag="024" ind1="7" ind2=" "><marc:subfield code="a">10.9999/SB.2</marc:subfield><marc:subfield code="2">doi</marc:subfield></marc:datafield>` +
  `<marc:datafield tag="100" ind1="1" ind2=" "><marc:subfield code="a">Holm, Signe,</marc:subfield></marc:datafield>` +
  `<marc:datafield tag="245" ind1="1" ind2="0"><marc:subfield code="a">Seals on sand :</marc:subfield><marc:subfield code="b">two summers by kite /</marc:subfield></marc:datafield>` +
  `<marc:datafield tag="520" ind1=" " ind2=" "><marc:subfield code="a">${TEXT}</marc:subfield></marc:datafield>` +
  `<marc:datafield tag="650" ind1=" " ind2="0"><marc:subfield code="a">Seals, harbour</marc:subfield></marc:datafield>` +
  `<marc:datafield tag="700" ind1="1" ind2=" "><marc:subfield code="a">Uhl, Tim</marc:subfield></marc:datafield>` +
  `<marc:datafield tag="773" ind1="0" ind2=" "><marc:subfield code="t">Shore Bulletin</marc:subfield></marc:datafield>`;
const marcRecord = `<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:leader>00000nab</marc:leader>${marcFields}</marc:record>`;

describe("MARCXML", () => {
  const paper = {
    ...{
      id: "990012",
      title: "Seals on sand: two summers by kite",
      abstract: TEXT,
      year: 2019,
      venue: "Shore Bulletin",
    },
    ...{ authors: ["Signe Holm", "Tim Uhl"], keywords: ["Seals, harbour"], doi: "10.9999/sb.2" },
  };
  it.each([
    ["alone", marcRecord],
    ["in a collection", `<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">${marcRecord}</marc:collection>`],
    ["in OAI-PMH", oai(marcRecord)],
    [
      "in SRU",
      `<zs:searchRetrieveResponse><zs:records><zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordData>${marcRecord}</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>`,
    ],
  ])("is read %s", async (_, text) => {
    expect(await read(text)).toMatchObject([paper]);
  });

  it("gives each of several records", async () => {
    const records = await read(`<collection>${marcRecord}${marcRecord.replaceAll("990012", "990013")}</collection>`);
    expect(records.map(({ id }) => id)).toEqual(["990012", "990013"]);
  });
});

describe("DataCite", () => {
  const resource =
    `<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.9999/Depot.5</identifier>` +
    `<creators><creator><creatorName nameType="Personal">Holm, Signe</creatorName><givenName>Signe</givenName><familyName>Holm</familyName></creator></creators>` +
    `<titles><title titleType="TranslatedTitle">Sel på sand</title><title>Seals on sand</title><title titleType="Subtitle">A data set</title></titles>` +
    `<publisher>Depot</publisher><publicationYear>2021</publicationYear><subjects><subject>seals</subject></subjects>` +
    `<descriptions><description descriptionType="Methods">By kite.</description><description descriptionType="Abstract">${TEXT}</description></descriptions></resource>`;
  const paper = {
    ...{ title: "Seals on sand: A data set", abstract: TEXT, year: 2021, venue: "Depot", authors: ["Signe Holm"] },
    ...{ keywords: ["seals"], doi: "10.9999/depot.5" },
  };
  it.each([
    ["alone", resource],
    ["in OAI-PMH", oai(resource)],
    [
      "in the envelope of oai_datacite",
      oai(`<oai_datacite><schemaVersion>4.4</schemaVersion><payload>${resource}</payload></oai_datacite>`),
    ],
  ])("is read %s", async (_, text) => {
    expect(await read(text)).toMatchObject([paper]);
  });
});

describe("TEI", () => {
  const header = (title: string, more = "") =>
    `<teiHeader><fileDesc><titleStmt><title level="a" type="main">${title}</title></titleStmt><publicationStmt><p/></publicationStmt>` +
    `<sourceDesc>${more}</sourceDesc></fileDesc></teiHeader>`;
  const cited =
    '<text><back><div type="references"><listBibl><biblStruct xml:id="b0"><analytic><title level="a">A cited paper</title></analytic>' +
    "<monogr><title>Old Notes</title></monogr></biblStruct></listBibl></div></back></text>";

  it("gives the paper of GROBID, not the ones that it cites", async () => {
    const source =
      "<biblStruct><analytic><author><persName><forename>Signe</forename><surname>Holm</surname></persName></author>" +
      '<idno type="DOI">10.9999/cn.7</idno></analytic><monogr><title level="j">Coast Notes</title><imprint><date type="published" when="2018-05"/></imprint></monogr></biblStruct>';
    const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header("Seals on sand", source)}${cited}</TEI>`;
    expect(await read(text)).toMatchObject([
      { title: "Seals on sand", authors: ["Signe Holm"], doi: "10.9999/cn.7", year: 2018, venue: "Coast Notes" },
    ]);
  });

  it("gives the papers of HAL, not the title of the export", async () => {
    const paper = (title: string) =>
      `<biblFull><titleStmt><title xml:lang="en">${title}</title><title xml:lang="fr">Phoques</title><author role="aut"><persName><forename>Signe</forename><surname>Holm</surname></persName></author></titleStmt>` +
      `<sourceDesc><biblStruct><analytic><title xml:lang="en">${title}</title></analytic><monogr><title level="j">Coast Notes</title><imprint><date type="datePub">2018-05-01</date></imprint></monogr></biblStruct></sourceDesc>` +
      `<profileDesc><textClass><keywords><term>seals</term></keywords></textClass><abstract xml:lang="en"><p>${TEXT}</p></abstract></profileDesc></biblFull>`;
    const text = `<TEI>${header("HAL TEI export of 2 papers")}<text><body><listBibl>${paper("Seals on sand")}${paper("Terns on stones")}</listBibl></body></text></TEI>`;
    expect(await read(text)).toMatchObject([
      { title: "Seals on sand", abstract: TEXT, keywords: ["seals"], authors: ["Signe Holm"], year: 2018 },
      { title: "Terns on stones" },
    ]);
  });

  it("gives the items of a bibliography", async () => {
    const text =
      '<listBibl><biblStruct type="journalArticle" xml:id="Holm2018"><analytic><title level="a">Seals on sand</title><author><forename>Signe</forename><surname>Holm</surname></author></analytic>' +
      '<monogr><title level="j">Coast Notes</title><imprint><date>2018</date></imprint></monogr></biblStruct><biblStruct type="book"><monogr><title level="m">Sand</title><author><surname>Uhl</surname></author></monogr></biblStruct></listBibl>';
    expect(await read(text)).toMatchObject([
      { id: "Holm2018", title: "Seals on sand", venue: "Coast Notes", year: 2018, authors: ["Signe Holm"] },
      { title: "Sand", authors: ["Uhl"], venue: null },
    ]);
  });
});

describe("answers of search interfaces", () => {
  it("of DBLP, whose numbers are no part of a name", async () => {
    const text =
      '<result><query id="1">seal</query><hits total="1"><hit score="1" id="1"><info><authors><author pid="1">Signe Holm 0002</author></authors>' +
      "<title>Seals on sand.</title><venue>Coast</venue><year>2018</year><key>journals/c/H18</key><doi>10.9999/cn.7</doi></info></hit></hits></result>";
    expect(await read(text)).toMatchObject([
      { id: "journals/c/H18", authors: ["Signe Holm"], venue: "Coast", year: 2018 },
    ]);
  });

  it("of Europe PMC", async () => {
    const text =
      "<responseWrapper><resultList><result><id>39</id><pmid>39999</pmid><doi>10.9999/cn.7</doi><title>Seals on sand</title>" +
      "<authorList><author><fullName>Holm S</fullName><firstName>Signe</firstName><lastName>Holm</lastName></author></authorList>" +
      `<journalInfo><journal><title>Coast Notes</title></journal></journalInfo><pubYear>2018</pubYear><abstractText>${TEXT}</abstractText></result></resultList></responseWrapper>`;
    expect(await read(text)).toMatchObject([{ title: "Seals on sand", abstract: TEXT, pmid: "39999", year: 2018 }]);
  });
});
