import { describe, expect, it } from "vitest";
import { languageOf } from "../../graph/extraction/language/detect-language.ts";

const texts: [language: string | null, text: string][] = [
  ["en", "We measure how fast sand moves along the coast and explain most of the loss by the height of waves."],
  ["de", "Wir messen, wie schnell der Sand an der Küste wandert, und erklären den Verlust mit der Höhe der Wellen."],
  ["fr", "Nous mesurons la vitesse du sable le long de la côte et expliquons les pertes par la hauteur des vagues."],
  ["es", "Medimos la velocidad de la arena en la costa y explicamos las pérdidas por la altura de las olas."],
  ["pt", "Medimos a velocidade da areia ao longo da costa e explicamos as perdas pela altura das ondas do mar."],
  [
    "it",
    "Misuriamo la velocità della sabbia lungo la costa e spieghiamo le perdite con l'altezza delle onde del mare.",
  ],
  ["nl", "We meten hoe snel het zand langs de kust beweegt en verklaren het verlies met de hoogte van de golven."],
  ["sv", "Vi mäter hur fort sanden rör sig längs kusten och förklarar förlusten med höjden på vågorna som är höga."],
  ["pl", "Mierzymy, jak szybko piasek przesuwa się na wybrzeżu, i wyjaśniamy straty przez wysokość fal oraz wiatr."],
  ["tr", "Kumun kıyı boyunca ne kadar hızlı hareket ettiği ve kaybın bu dalgalar ile nasıl olduğu için bir ölçüm."],
  [
    "id",
    "Penelitian ini mengukur kecepatan pasir di pantai dan menjelaskan kehilangan dengan tinggi gelombang pada laut.",
  ],
  ["zh", "我们测量沙子沿海岸移动的速度，并用波浪的高度解释损失。"],
  ["ja", "砂が海岸に沿ってどれだけ速く動くかを測定し、波の高さで損失を説明する。"],
  ["ko", "우리는 모래가 해안을 따라 얼마나 빨리 움직이는지 측정한다."],
  ["ru", "Мы измеряем скорость движения песка вдоль берега и объясняем потери высотой волн."],
  ["uk", "Ми вимірюємо швидкість руху піску вздовж берега і пояснюємо втрати висотою хвиль."],
  ["ar", "نقيس سرعة حركة الرمال على طول الساحل ونفسر الخسارة بارتفاع الأمواج."],
  [null, "Tidal flats"],
  [null, "CIFAR-10 ResNet-50 LoRA"],
  ["en", "Article classified as Article, No Volume, No Number, No page of the series"],
];

describe("language of a paper", () => {
  it.each(texts)("is %s for “%s”", (language, abstract) => {
    expect(languageOf({ title: "", abstract })).toBe(language);
  });

  it("is English when one part of a text is English", () => {
    const [english, german] = [texts[0]?.[1], texts[1]?.[1]];
    expect(languageOf({ title: "Sand", abstract: `${german} ${english}` })).toBe("en");
  });

  it("is that of the abstract when the title is in English", () => {
    expect(languageOf({ title: "The sand of the coast", abstract: `${texts[1]?.[1]} ${texts[1]?.[1]}` })).toBe("de");
  });

  it("leaves single words of other languages to English", () => {
    const abstract =
      "The Gesellschaft für Informatik and the Académie des sciences are compared with a survey of members.";
    expect(languageOf({ title: "Die or Das", abstract })).toBe("en");
  });

  it("is found in a long text too, of whose words a small share are function words", () => {
    const letters = [..."bdfgklmnprst"];
    const nouns = letters.flatMap((a) => letters.map((b) => `S${a}a${b}e`)).join(", ");
    const abstract = `Die Karte ist von den ${nouns} und zeigt auf einer Seite, was nicht mit der Tiefe für das Meer wird.`;
    expect(languageOf({ title: "", abstract })).toBe("de");
  });
});
