/**
 * Porter's stemmer (1980, DOI 10.1108/eb046814) with the departures of NLTK that the key-phrase literature scores with.
 *
 * The npm package `stemmer` is the original algorithm: it stems 208 of the 16,772 words of the gold sets differently ("use", "play",
 * "successfully"), which changes a label that the committed rankers were trained on.
 */

const IRREGULAR = new Map(
  Object.entries({
    sky: "sky skies",
    die: "dying",
    lie: "lying",
    tie: "tying",
    news: "news",
    inning: "innings inning",
    outing: "outings outing",
    canning: "cannings canning",
    howe: "howe",
    proceed: "proceed",
    exceed: "exceed",
    succeed: "succeed",
  }).flatMap(([stem, forms]) => forms.split(" ").map((form) => [form, stem] as const)),
);
const pairs = (list: string) => list.split(" ").map((pair) => pair.split(":") as [string, string]);
const STEP2 = pairs(
  "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate " +
    "ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble fulli:ful",
);
const STEP3 = pairs("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
const STEP4 = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ");

/** Writes c for every consonant and v for every vowel of a word. */
function shape(word: string): string {
  let out = "";
  for (const character of word) {
    out += "aeiou".includes(character) || (character === "y" && out.endsWith("c")) ? "v" : "c";
  }
  return out;
}

const measure = (word: string) => shape(word).split("vc").length - 1;

function endsShort(word: string): boolean {
  const s = shape(word);
  if (word.length === 2) return s === "vc";
  return s.endsWith("cvc") && !"wxy".includes(word.at(-1)!);
}

function replaceFirst(word: string, rules: readonly (readonly [string, string])[]): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, word.length - suffix.length);
    return measure(rest) > 0 ? rest + replacement : word;
  }
  return word;
}

function plural(word: string): string {
  if (word.endsWith("ies")) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith("sses")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function past(word: string): string {
  if (word.endsWith("ied")) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const rest = word.endsWith("ed") ? word.slice(0, -2) : word.endsWith("ing") ? word.slice(0, -3) : "";
  return shape(rest).includes("v") ? afterSuffix(rest) : word;
}

/** Repairs what remains of a word without -ed or -ing: "hopp" → "hop", "fil" → "file". */
function afterSuffix(rest: string): string {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (rest.length > 1 && rest.at(-1) === rest.at(-2) && shape(rest).endsWith("c")) {
    return /[lsz]$/.test(rest) ? rest : rest.slice(0, -1);
  }
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function finalY(word: string): string {
  const consonant = word.endsWith("y") && word.length > 2 && shape(word.slice(0, -1)).endsWith("c");
  return consonant ? `${word.slice(0, -1)}i` : word;
}

function step2(word: string): string {
  if (word.endsWith("alli") && measure(word.slice(0, -4)) > 0) return step2(word.slice(0, -2));
  if (word.endsWith("logi")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  return replaceFirst(word, STEP2);
}

function step4(word: string): string {
  for (const suffix of STEP4) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, word.length - suffix.length);
    return measure(rest) > 1 && (suffix !== "ion" || /[st]$/.test(rest)) ? rest : word;
  }
  return word;
}

function step5(input: string): string {
  let word = input;
  if (word.endsWith("e")) {
    const m = measure(word.slice(0, -1));
    if (m > 1 || (m === 1 && !endsShort(word.slice(0, -1)))) word = word.slice(0, -1);
  }
  return word.endsWith("ll") && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}

const memory = new Map<string, string>();

/** Returns the stem of a lower-case word. */
export function stem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if ([...word].length <= 2) return word;
  let result = memory.get(word);
  if (result === undefined) {
    result = step5(step4(replaceFirst(step2(finalY(past(plural(word)))), STEP3)));
    memory.set(word, result);
  }
  return result;
}
