import { describe, expect, it } from "vitest";
import { foreignParts, languageOf } from "../../graph/extraction/language/detect-language.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";

const english = "Sand banks are measured by laser scanning. The height of waves explains most of the loss of sand.";
const translations: readonly (readonly [label: string, text: string])[] = [
  [
    "Résumé: ",
    "Les bancs de sable sont mesurés par balayage laser. La hauteur des vagues explique la plupart des pertes de sable.",
  ],
  [
    "Resumen. ",
    "Los bancos de arena se miden con escaneo láser. La altura de las olas explica la mayor parte de la pérdida de arena.",
  ],
  [
    "Resumo: ",
    "Os bancos de areia são medidos por varredura a laser. A altura das ondas explica a maior parte da perda de areia.",
  ],
  [
    "Zusammenfassung: ",
    "Die Sandbänke werden mit Lasern gemessen. Die Höhe der Wellen erklärt den größten Teil der Verluste an Sand.",
  ],
  ["摘要：", "我们用激光测量沙洲。波浪的高度解释了大部分沙子的损失。"],
  ["Аннотация. ", "Песчаные отмели измеряются лазером. Высота волн объясняет большую часть потерь песка."],
];

const wordsOf = (abstract: string, title = "") =>
  analyseDocument({ title, abstract })
    .words.map(({ text }) => text)
    .join(" ");
const plain = wordsOf(english);

describe("an abstract in two languages", () => {
  it.each(translations)("is read in English only: %s", (label, text) => {
    expect(languageOf({ title: "", abstract: `${english} ${label}${text}` })).toBe("en");
    expect(wordsOf(`${english} ${label}${text}`)).toBe(plain);
    expect(wordsOf(`${english} ${text}`)).toBe(plain);
    expect(wordsOf(`${text} Abstract: ${english}`).replace(/^Abstract /, "")).toBe(plain);
  });

  it("is English when its English part is short", () => {
    const rest = translations
      .slice(0, 2)
      .map(([label, text]) => `${label}${text}`)
      .join(" ");
    const abstract = `Laser scanning is used for sand banks. ${rest}`;
    expect(languageOf({ title: "", abstract })).toBe("en");
    expect(wordsOf(abstract)).toBe("Laser scanning is used for sand banks");
  });

  it("loses the translation of its title", () => {
    const [label, text] = translations[0]!;
    const words = wordsOf(`${english} ${label}${text}`, "Sand banks of the coast / Bancs sablonneux du littoral");
    expect(words).toBe(`Sand banks of the coast ${plain}`);
  });

  it.each([
    "Sammanfattning: Sandbankar mättes längs kusten under åtta år.",
    "Streszczenie: Zmierzono piaszczyste ławice wybrzeża w ośmiu latach.",
    "Samenvatting: Zandbanken werden gemeten langs steile kusten.",
    "Özet: Kum bankları sekiz yıl boyunca ölçülmüştür.",
    "Abstrak: Gosong pasir diukur selama delapan tahun.",
    "Tiivistelmä: Hiekkasärkkiä mitattiin rannikolla.",
    "RESUMO A altura foi medida em praias. Os pescadores perderam barcos.",
    "Palabras clave: bancos de arena, olas.",
    "Mots-clés : bancs de sable, vagues.",
    "Palavras-chave: bancos de areia; ondas.",
    "Schlüsselwörter: Sandbank, Welle.",
    "Nyckelord: sandbankar, vågor.",
    "Słowa kluczowe: ławice, fale.",
  ])("gives no words of a short part: %s", (text) => {
    expect(wordsOf(`${english} ${text}`)).toBe(plain);
  });

  it.each([
    ["Sand banks of Chile = Bancos de arena en Chile", "Sand banks of Chile"],
    ["Sand banks of Brazil [Bancos de areia do Brasil]", "Sand banks of Brazil"],
    ["Sand banks in Peru: bancos arenosos en Perú", "Sand banks in Peru"],
    ["Песчаные отмели Сибири. Sand banks in Siberia", "Sand banks in Siberia"],
    ["La Niña: effects on sand banks", "La Niña effects on sand banks"],
    ["Sand banks of the coast: Posidonia oceanica and waves", "Sand banks of the coast Posidonia oceanica and waves"],
    ["The vote in France: laïcité and the Front National", "The vote in France laïcité and the Front National"],
  ])("has the English half of the title: %s", (title, words) => {
    expect(wordsOf(english, title)).toBe(`${words} ${plain}`);
  });

  it("keeps offsets into the original", () => {
    const [label, text] = translations[3]!;
    const abstract = `${label}${text} ${english}`;
    for (const word of analyseDocument({ title: "", abstract }).words) {
      expect(abstract.slice(word.start, word.end)).toBe(word.text);
    }
  });
});

describe("foreign parts", () => {
  it.each([
    "El Niño and La Niña change the height of waves along the coast of Peru.",
    "The Académie des sciences and the Gesellschaft für Informatik are compared with each other.",
    "Les Misérables is read as a novel of the city. We study its words.",
    "The de novo assembly of the genome is described. In vitro and in vivo tests agree.",
    "Los Angeles and Las Vegas are the two cities of the study.",
  ])("are not names in an English abstract: %s", (abstract) => {
    expect(foreignParts(abstract)).toEqual([]);
  });

  it.each(translations)("leave a paper without English as it is: %s", (_label, text) => {
    expect(languageOf({ title: "", abstract: text })).not.toBe("en");
  });
});
