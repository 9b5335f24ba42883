import { wordFacts } from "../words/background.ts";

/** The most frequent function words of each language that few other languages share. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: "the of and in to is for that with we are this on by as from an be which it our these can at not have their has using between was or were",
  de: "der die und das den von zu mit für ist auf des im dem nicht ein eine werden als auch sich einer wird bei aus durch über zur zum nach sind eines wurde oder einem",
  fr: "le la les des et une du est dans pour que par sur qui au avec aux sont cette ce ces nous plus ou leur été entre être ont pas comme d l deux",
  es: "el la los las del y en una que se por con para es como más al su entre sus este esta fue son lo sobre estos ha sin desde también un",
  pt: "o os da do das dos em uma que se por com para é como mais ao no na foi são à não sua entre ou este esta pelo pela um também foram",
  it: "il di che la e del della per un una con in è gli dei delle sono nel alla da al si le come più degli questo nella anche dal tra lo",
  nl: "de het een van en in is dat op te voor met zijn die aan door niet om werd bij naar uit wordt ook deze of tot worden als er over",
  sv: "och att det som en av är för den med på till inte har de ett om kan vid från var sig eller detta denna mellan också",
  da: "og at det er en af for den med på til ikke har de et om kan ved fra der var som eller denne dette mellem også blev",
  fi: "ja ei että se oli myös tai ovat tämä sekä kuin mutta joka voidaan tutkimuksen tässä jotka",
  pl: "i w na z do się że jest o nie oraz przez dla od po jak są to które który ich w artykule pracy tym może lub",
  cs: "v na je se že z pro k jsou jako které byla bylo která nebo od při této práce jeho také",
  hu: "a az és hogy nem is egy meg volt vagy ez de csak mint kell ezek valamint által közötti alapján",
  ro: "de și în a la cu pe care din este un o nu mai ale pentru prin sunt au fost cea sau acest această",
  tr: "ve bir bu için ile de da olarak olan en çok daha gibi ise veya arasında göre sonra kadar çalışmada",
  id: "yang dan di dengan untuk dari pada ini dalam adalah ke tidak oleh ini sebagai atau dapat terhadap penelitian",
  hr: "i u je na se da za od su s kao koji koje iz te ili ali kako bi ovog ovom između radu",
};

/** Scripts that identify a language, the more specific ones first. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["uk", /[іїєґІЇЄҐ]/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["fa", /[پچژگ]/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
];

const LANGUAGES = Object.keys(COMMON_WORDS);
const ENGLISH = LANGUAGES.indexOf("en");
const BY_WORD = new Map<string, number[]>();
LANGUAGES.forEach((language, index) => {
  for (const word of new Set(COMMON_WORDS[language]!.split(" "))) {
    BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), index]);
  }
});

/** Characters that are examined; more do not change the result. */
const MAX_CHARACTERS = 3000;
/** Of this many distinct words at most a tenth must be function words. */
const LONG_TEXT = 120;
/** A text where English has this share of the best language's function words is bilingual and counts as English. */
const BILINGUAL = 0.5;

/**
 * Guesses the language of a paper from its function words and its script, as an ISO 639-1 code; null when there are too few to
 * tell. A text with an English part counts as English because its phrases are useful.
 *
 * Cavnar & Trenkle (1994) count letters; function words do as well on texts of a sentence or more (Grefenstette 1995,
 * "Comparing two language identification schemes") and need no model. O(letters).
 */
export function languageOf({ title, abstract }: { readonly title: string; readonly abstract: string }): string | null {
  // Shortcut for nearly every paper: no other language has all three words.
  if (/ the /.test(abstract) && / of /.test(abstract) && / and /.test(abstract)) return "en";
  // A paper in another language may have an English title, so the title counts only for short abstracts.
  const text = (abstract.length > 80 ? abstract : `${title} ${abstract}`).slice(0, MAX_CHARACTERS);
  const language = byScript(text) ?? byWords(text);
  return language !== null && language !== "en" && hasEnglishPart(abstract) ? "en" : language;
}

/** A range of a text in UTF-16 units; `end` is exclusive. */
interface Part {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_END = /[.!?。！？]["'”’)\]]{0,3}|\n/gu;
/** Words that only other languages than English use, or letters of another script: without any, a text has no foreign part. */
const FOREIGN_SIGN =
  /[^\p{Script=Latin}\P{L}]{4}|(?<!\p{L})(?:der|und|das|ist|les|des|une|est|dans|pour|sont|los|las|una|para|el|del|que|della|che|sono|het|een|uma|dos|não|da|och|att|für|nous|cette|oraz|jest|ve|bir|yang|dan)(?!\p{L})/iu;
/** A label that begins the abstract in another language, and one that begins the English one. */
const FOREIGN_LABEL_WORDS =
  "résumé|resumen|resumo|resum|riassunto|sommario|zusammenfassung|kurzfassung|samenvatting|sammanfattning|sammandrag|resumé|resume|sammendrag|streszczenie|abstrakt|souhrn|súhrn|tiivistelmä|özet|öz|abstrak|intisari|rezumat|sažetak|povzetek|összefoglaló|összefoglalás|kokkuvõte|santrauka|kopsavilkums|tóm tắt|laburpena|аннотация|резюме|реферат|анотація|περίληψη|摘要|要旨|초록";
const FOREIGN_LABEL = new RegExp(
  String.raw`^\W*(?:${FOREIGN_LABEL_WORDS})(?!\p{L})(?:\s*[:.—–-]|\s+\p{Lu}|\s*$)`,
  "iu",
);
/** … where it may begin: "resume" and "abstrakt" inside a sentence are no labels. */
const HAS_FOREIGN_LABEL = new RegExp(
  String.raw`(?:^|[.!?\n]["'”)\]]?)\s{0,9}(?:${FOREIGN_LABEL_WORDS})(?!\p{L})(?:\s{0,9}[:.—–-]|\s{1,9}\p{L})`,
  "iu",
);
const ENGLISH_LABEL = /^\W*(?:abstract|summary|english)\s*[:.—–-]/iu;
/** Sentences with fewer words say nothing about their language. */
const MIN_WORDS = 4;

/**
 * The sentences of an abstract that are not in English, when it also has another language: translations as SciELO, Érudit and many
 * national journals print them. A sentence without function words is in the language of the one before it.
 */
export function foreignParts(text: string): Part[] {
  if (!FOREIGN_SIGN.test(text) && !HAS_FOREIGN_LABEL.test(text)) return [];
  const parts: Part[] = [];
  let isForeign = false;
  for (const { start, end } of sentencesOf(text)) {
    const sentence = text.slice(start, end);
    const language = languageOfSentence(sentence);
    if (ENGLISH_LABEL.test(sentence)) isForeign = false;
    else if (FOREIGN_LABEL.test(sentence)) isForeign = true;
    else if (language !== null) isForeign = language !== "en";
    else if (isForeign && isKnown(sentence)) isForeign = false;
    if (isForeign) parts.push({ start, end });
  }
  return parts;
}

/** A sentence of which at least this share of the words is known to the background is English, in spite of its few function words. */
const ENGLISH_SHARE = 0.85;

const isKnown = (sentence: string) =>
  (sentence.match(/\p{L}+/gu)?.length ?? 0) >= MIN_WORDS && knownShare(sentence) >= ENGLISH_SHARE;

/** The share of the words of a text that the background, which is English, knows. */
function knownShare(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => wordFacts(word) !== undefined).length / Math.max(1, words.length);
}

/** Signs between the two halves of a title in two languages: "X = Y", "X / Y", "X [Y]", "X: Y", "X. Y". */
const TITLE_SIGN = /\s[=/|]\s|\s?\[|[:.?!]\s/g;
/** Sign of a translation: a function word of another language inside the title, a letter that English lacks, or one of another script. */
const MAY_BE_TRANSLATED =
  /[à-öø-ÿ\u0100-\u017f]|[^\p{Script=Latin}\P{L}]{4}|\s(?:de|del|en|la|las|los|no|na|do|da|dos|du|des|le|les|et|und|der|die|das|im|von|di|della|e|y|van|het|och|w|dan|di)\s/u;
/** A half with fewer words may be a name. */
const MIN_TITLE_WORDS = 3;
const MIN_FOREIGN_SHARE = 0.6;

/** The half of a title in two languages that is not English, with the sign between the two; undefined when all is English, or nothing. */
export function translatedTitlePart(title: string): Part | undefined {
  if (!MAY_BE_TRANSLATED.test(title)) return undefined;
  for (const { 0: sign, index } of title.matchAll(TITLE_SIGN)) {
    const [before, after] = [title.slice(0, index), title.slice(index + sign.length)];
    if (isTranslation(after, before)) return { start: index, end: title.length };
    if (isTranslation(before, after)) return { start: 0, end: index + sign.length };
  }
  return undefined;
}

function isTranslation(text: string, english: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const length = english.match(/\p{L}+/gu)?.length ?? 0;
  if (byScript(english) !== undefined) return false;
  if (byScript(text) !== undefined) return length >= 2;
  if (words.length < MIN_TITLE_WORDS || length > 2 * words.length + 1 || words.length > 2 * length + 3) return false;
  if (!MAY_BE_TRANSLATED.test(` ${text} `)) return false;
  const [foreign, others] = [foreignShare(text), foreignShare(english)];
  return foreign >= MIN_FOREIGN_SHARE && others <= 1 - MIN_FOREIGN_SHARE;
}

/** The share of the words in lower case that English texts do not have, or that are function words of another language; 0 for a single one. */
function foreignShare(text: string): number {
  const words = text.match(/(?<!\p{L})\p{Ll}\p{L}*/gu) ?? [];
  const foreign = words.filter((word) => {
    const languages = BY_WORD.get(word);
    return languages === undefined ? wordFacts(word) === undefined : !languages.includes(ENGLISH);
  });
  return foreign.length < 2 ? 0 : foreign.length / words.length;
}

function sentencesOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(SENTENCE_END)) {
    parts.push({ start, end: index + sign.length });
    start = index + sign.length;
  }
  return [...parts, { start, end: text.length }];
}

/** The language of one sentence: that of most of its function words, when they outnumber the English ones; null when it has too few. */
function languageOfSentence(sentence: string): string | null {
  const words = sentence.match(/\p{L}+/gu) ?? [];
  const script = byScript(sentence);
  if (script !== undefined || words.length < MIN_WORDS) return script ?? null;
  const hits = functionWordsOf(words);
  const english = hits[ENGLISH]!;
  let best = ENGLISH;
  for (let i = 0; i < hits.length; i++) if (hits[i]! > hits[best]!) best = i;
  if (best === ENGLISH) return english >= 2 ? "en" : null;
  return hits[best]! >= 2 && hits[best]! >= words.length * 0.15 && hits[best]! > english + 1 ? LANGUAGES[best]! : null;
}

/** True when a sentence of the text is surely English. */
function hasEnglishPart(text: string): boolean {
  return sentencesOf(text).some(({ start, end }) => {
    const sentence = text.slice(start, end);
    return languageOfSentence(sentence) === "en" && !FOREIGN_LABEL.test(sentence);
  });
}

/** The distinct words of a text that are function words of each language. */
function functionWordsOf(words: readonly string[]): Float64Array {
  const hits = new Float64Array(LANGUAGES.length);
  for (const word of new Set(words.map((one) => one.toLowerCase()))) {
    for (const index of BY_WORD.get(word) ?? []) hits[index]! += 1;
  }
  return hits;
}

/** The language of a text that is mostly not in the Latin script. */
function byScript(text: string): string | undefined {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const foreign = (text.match(/\p{L}/gu)?.length ?? 0) - latin;
  // One Chinese character says as much as two or three Latin letters.
  if (foreign < 4 || foreign * 2 < latin) return undefined;
  return SCRIPTS.find(([, letters]) => (text.match(letters)?.length ?? 0) > foreign * 0.05)?.[0];
}

function byWords(text: string): string | null {
  // Each word counts once: a repeated one ("No 1, No 2") is a name rather than a function word.
  const words = [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])];
  const hits = functionWordsOf(words);
  let best = 0;
  for (let i = 1; i < hits.length; i++) if (hits[i]! > hits[best]!) best = i;
  const hitsOfBest = hits[best]!;
  const english = hits[ENGLISH]!;
  if (hitsOfBest < 2) return null;
  if (best === ENGLISH || english >= hitsOfBest * BILINGUAL) return "en";
  // A title alone, or a text of names and numbers, has too few function words to rule English out.
  // The list of function words has an end, so that they are a smaller share of the words of a long text.
  return hitsOfBest >= 3 && hitsOfBest >= Math.min(words.length, LONG_TEXT) * 0.1 ? LANGUAGES[best]! : null;
}
