import { backgroundPapers, wordFacts } from "./background.ts";

/** British endings and their American counterparts; the American form must be a known word. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/, "ization$1"],
  [/is(e[sd]?|ing|ers?|able)$/, "iz$1"],
  [/ys(e[sd]?|ing|ers?)$/, "yz$1"],
  [/(?<=..)our(s|ed|ing|al|ful|able|less|ist|ite|ites|hood)?$/, "or$1"],
  [/oured$/, "ored"],
  [/(?<=[aeiou][^aeiou]{0,3})([aeiou])ll(ed|ing|er|ers)$/, "$1l$2"],
  [/tre(s?)$/, "ter$1"],
  [/bre(s?)$/, "ber$1"],
  [/ogue(s?)$/, "og$1"],
  [/ence(s?)$/, "ense$1"],
  [/aem/, "em"],
  [/(?<=f)oe(t)/, "e$1"],
  [/^oe(d|s)/, "e$1"],
  [/ae(d|s|o)/, "e$1"],
  [/mme(s?)$/, "m$1"],
  [/judgement/, "judgment"],
  [/manoeuvr(?:e|(?=ing))/, "maneuver"],
  [/grey/, "gray"],
  [/artefact/, "artifact"],
];

/** British spellings that are sure whether the background knows the words or not: no American word contains them. */
const BRITISH_ALWAYS: readonly (readonly [RegExp, string])[] = [
  [/^palaeo/, "paleo"],
  [/^leuco(?=cyt|pen|plak|dystro|enceph|blast|rrh)/, "leuko"],
  [/^scept(?=ic)/, "skept"],
  [/^mollusc(?=$|an$)/, "mollusk"],
  [/mould/, "mold"],
  [/(?<=judg|acknowledg|abridg)ement/, "ment"],
  [
    /(?<=fav|sav|parl|col|flav|hon|lab|neighb|behavi|rum|tum|vap|harb|arm|endeav|clam|splend|ferv|demean|vig|ranc)our(?!g)/,
    "or",
  ],
];

/** Verbs that double their last letter in American spelling too, because it is stressed. */
const STRESSED_L = /(?:trol|pel|xcel|otel|ebel|nrol|ulfil|istil|xtol|ppal|nnul|thral|nstal|ecal)$/;

/** "traveller" → "traveler": the background knows "travel". */
function withSingleL(word: string): string {
  const [, stem, ending] = /^(.*[aeiou][^aeiou]{1,3}[aeiou]l)l(ed|ing|er)$/.exec(word) ?? [];
  if (stem === undefined || STRESSED_L.test(stem) || wordFacts(stem) === undefined) return word;
  return stem + ending;
}

/** The American spelling of a lower-case singular. */
export function american(british: string): string {
  if (british.length < 4) return british;
  const word = BRITISH_ALWAYS.reduce((text, [pattern, other]) => text.replace(pattern, other), withSingleL(british));
  for (const [pattern, replacement] of BRITISH) {
    if (!pattern.test(word)) continue;
    const other = word.replace(pattern, replacement);
    if (other !== word && backgroundPapers(other) > backgroundPapers(word)) return other;
  }
  return wordFacts(word) === undefined ? americanUnknown(word) : word;
}

/**
 * British spellings of words that the background does not know. No other word is written like the result. "aero-" and words with
 * ae or oe next to a vowel ("canoe", "coexist", "Israel") stay.
 */
const BRITISH_UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|[bcdfghklmnprstxz])ae(?=[cdgmnstv][^\W]|o(?:l|g|n|b|m|z))(?<!isra|micha|rapha|^ma|^pha)/g, "e"],
  [/(?<=^)oe(?=[dst])|(?<=f)oe(?=t)|(?<=^am)oe(?=b)|(?<=^hom)oe(?=o)/, "e"],
  [/(?<=met|lit)re$/, "er"],
  [/(?<=phn|ppn|apn|spn|rrh|hn)oea/g, "ea"],
  [/coeli(?=a)/, "celi"],
  [/sulph/, "sulf"],
  [/manoeuvre/, "maneuver"],
  [/(?<=nrol|ulfil|nstal)(?=ment|s$|$)/, "l"],
  [/isation$/, "ization"],
  [/lys(?=e[ds]?$|ing$|ers?$)/, "lyz"],
  [/(?<=al|an|ar|er|ic|id|il|in|iv|on|ol|or|ur|[aeio]t(?<!treat))is(?=e[ds]?$|ing$|ers?$)/, "iz"],
];

const americanUnknown = (word: string) =>
  BRITISH_UNKNOWN.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);
