import { memoize } from "../../shared/memoize.ts";
import { backgroundPapers, wordFacts } from "./background.ts";

/** Irregular plurals, and words in -s that are singular. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    "matrices:matrix vertices:vertex indices:index appendices:appendix corpora:corpus hypotheses:hypothesis analyses:analysis " +
    "syntheses:synthesis theses:thesis parentheses:parenthesis crises:crisis diagnoses:diagnosis phenomena:phenomenon " +
    "criteria:criterion automata:automaton children:child men:man women:woman people:people feet:foot mice:mouse teeth:tooth " +
    "stimuli:stimulus loci:locus foci:focus nuclei:nucleus radii:radius genera:genus spectra:spectrum maxima:maximum " +
    "minima:minimum optima:optimum extrema:extremum momenta:momentum quanta:quantum simplices:simplex axes:axis " +
    "lives:life leaves:leaf halves:half wolves:wolf knives:knife shelves:shelf lemmata:lemma schemata:schema " +
    "formulae:formula bacteria:bacterium strata:stratum media:media data:data biases:bias lenses:lens viruses:virus " +
    "series:series species:species news:news always:always gas:gas bus:bus bias:bias canvas:canvas atlas:atlas " +
    "lens:lens pancreas:pancreas chaos:chaos cosmos:cosmos ethos:ethos pathos:pathos alias:alias texas:texas kansas:kansas " +
    "christmas:christmas hypersonics:hypersonics hidden:hidden"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** British endings and their American counterparts; the American form must be a known word. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/, "ization$1"],
  [/is(e[sd]?|ing|ers?|able)$/, "iz$1"],
  [/ys(e[sd]?|ing|ers?)$/, "yz$1"],
  [/our(s|ed|ing|al|ful|able|less|ist|ite|ites|hood)?$/, "or$1"],
  [/oured$/, "ored"],
  [/([aeiou])ll(ed|ing|er|ers)$/, "$1l$2"],
  [/tre(s?)$/, "ter$1"],
  [/bre(s?)$/, "ber$1"],
  [/ogue(s?)$/, "og$1"],
  [/ence(s?)$/, "ense$1"],
  [/aem/, "em"],
  [/oe(d|t|s)/, "e$1"],
  [/ae(d|s|o)/, "e$1"],
  [/mme(s?)$/, "m$1"],
  [/judgement/, "judgment"],
  [/grey/, "gray"],
  [/artefact/, "artifact"],
];

/** The canonical form of one word: lower case, singular, American spelling, without accents. */
export const canonicalWord = memoize((word) => {
  const plain = word
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/['’](?:s|S)?$|(?<=^\p{L})\.$/u, "")
    .replace(/['’]/g, "");
  // "GANs", "GPUs": a small s after capitals is always the plural
  const acronym = /^([\p{Lu}\p{N}]{2,})s$/u.exec(plain);
  if (acronym) return acronym[1]!.toLowerCase();
  return american(singular(singular(plain.toLowerCase())));
});

/** The singular of a lower-case word. */
function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ics")) return singularOfIcs(word);
  const forms = [word.slice(0, -1)];
  if (word.endsWith("ies")) forms.unshift(`${word.slice(0, -3)}y`);
  else if (/(?:s|x|z|ch|sh|o)es$/.test(word)) forms.unshift(word.slice(0, -2));
  const knownForm = forms.find((form) => wordFacts(form) !== undefined);
  if (knownForm !== undefined) return knownForm;
  // known only with the s: a name ("Bayes")
  return wordFacts(word) === undefined ? forms[0]! : word;
}

/** "metrics" is a plural, "dynamics" is not: a plural has a singular that is a noun and about as common. */
function singularOfIcs(word: string): string {
  const one = word.slice(0, -1);
  const facts = wordFacts(one);
  const plural = backgroundPapers(word);
  return facts && facts.noun > 0.5 && 2 ** facts.logPapers * 4 >= plural ? one : word;
}

function american(word: string): string {
  if (word.length < 4) return word;
  for (const [pattern, replacement] of BRITISH) {
    if (!pattern.test(word)) continue;
    const other = word.replace(pattern, replacement);
    if (other !== word && backgroundPapers(other) > backgroundPapers(word)) return other;
  }
  return word;
}
