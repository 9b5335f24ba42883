/**
 * Endings of what people do or study: "domain adaptation" rather than "target domain", "motion planning", "hormone replacement therapy".
 * Not of what a study is made of ("objective function", "control group position", "experimental setting"). A verb has a vowel before "-ing",
 * and none ends in "spr" or "str": "mining" and "tuning" are activities, "ring", "king", "spring" and "substring" are not.
 */
const ACTIVITY =
  /(?:(?<!func|equa|condi|frac|sec|posi|popula|sta|solu|por|op|ques|\bac|rela|informa|organiza|genera|applica)tion|sion|(?<!environ|ele|seg|instru|experi|state)ment|(?<!\b[b-df-hj-np-tv-xz]{0,4}|\bsett|\bbe|spr|str)ing|sis|ics|logy|graphy|metry|surgery|therapy|culture|medicine|science)s?$/;

/** Versions, models and data sets have numbers; dimensions do not count. */
const NUMBER = /\b(?![1-4]d\b)\w*\d/;

/** How readily a key names a field. A word alone could name many, unless it is an activity; with "of" it is mostly what is measured or a part. */
const WEIGHT = { activity: 1.3, words: 1, of: 0.5, wordOfActivity: 0.7, word: 0.15, number: 0.7 };

/** How readily people know a field by this key, apart from what its papers say. */
export function nameWeight(key: string): number {
  return weightOfWords(key) * (NUMBER.test(key) ? WEIGHT.number : 1);
}

function weightOfWords(key: string): number {
  const isActivity = ACTIVITY.test(key);
  if (!key.includes(" ")) return isActivity ? WEIGHT.wordOfActivity : WEIGHT.word;
  if (key.includes(" of ")) return WEIGHT.of;
  return isActivity ? WEIGHT.activity : WEIGHT.words;
}

/** Words that hold names together and say nothing by themselves. */
const FUNCTION_WORDS = new Set("of in for and to the on with by from at".split(" "));

/**
 * True when the keys have a word in common, whatever its ending: "network" and "neural network", "tracking" and "tracker"; not merely "of":
 * "degree of freedom" and "quality of service".
 */
export function sayAlike(a: string, b: string): boolean {
  const wordsOf = (key: string) => key.split(" ").filter((word) => !FUNCTION_WORDS.has(word));
  const others = wordsOf(b);
  return wordsOf(a).some((word) => others.some((other) => sameStem(word, other)));
}

const SHORTEST_STEM = 4;

const ENDING = /^(?:e|er|or|ing|ed|ion|ation|cation|y|al|able|ment|ive|ity|ness)?s?$/;

/** True when two words differ in their endings alone. */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  // "map" and "mapping": the consonant is doubled.
  const doubled = [a, b].some((word) => word[common] !== undefined && word[common] === word[common - 1]);
  const endingOf = (word: string) => word.slice(word[common] === word[common - 1] ? common + 1 : common);
  return common >= SHORTEST_STEM - Number(doubled) && ENDING.test(endingOf(a)) && ENDING.test(endingOf(b));
}
