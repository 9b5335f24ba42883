import { memoize } from "../../shared/memoize.ts";
import { american } from "../words/american.ts";
import { backgroundPapers, wordFacts } from "../words/background.ts";

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
    "christmas:christmas hypersonics:hypersonics hidden:hidden aluminium:aluminum tyre:tire tyres:tire plough:plow ploughs:plow " +
    "mould:mold moulds:mold mouldy:moldy ageing:aging sceptic:skeptic sceptical:skeptical sceptics:skeptic geese:goose lice:louse " +
    "taxa:taxon ova:ovum bases:base oases:oasis testes:testis suprema:supremum infima:infimum flagella:flagellum phyla:phylum varices:varix " +
    "calves:calf hooves:hoof wives:wife loaves:loaf thieves:thief scarves:scarf oxen:ox " +
    "theatre:theater theatres:theater dialog:dialogue dialogs:dialogue distil:distill fulfil:fulfill calibre:caliber spectre:specter lustre:luster " +
    "mediaeval:medieval leucocyte:leukocyte leucocytes:leukocyte archeology:archaeology archeological:archaeological armour:armor " +
    "honour:honor offence:offense offences:offense pretence:pretense adaptor:adapter adaptors:adapter aeroplane:airplane " +
    "aeroplanes:airplane counselling:counseling counsellor:counselor counsellors:counselor focussed:focused focussing:focusing yoghurt:yogurt " +
    "disc:disk discs:disk jewellery:jewelry skilful:skillful wilful:willful chilli:chili chillies:chili whisky:whiskey whiskies:whiskey " +
    "pyjamas:pajamas pyjama:pajama draught:draft draughts:draft glycerine:glycerin gelatine:gelatin"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** Words in -s that are no plurals: names, diseases, and what has two of something. */
const SINGULAR_S: ReadonlySet<string> = new Set(
  (
    "wales athens james jones charles andes alps naples brussels netherlands honduras laos mars rhodes hercules socrates ulysses " +
    "mercedes diabetes rabies scabies herpes measles mumps rickets shingles caries faeces feces biceps triceps quadriceps forceps " +
    "elegans mises givens kudos aids sars mers kras nras hras mathematics physics economics politics ethics news mores alas odds clothes pants scissors bellows thanks whereabouts themselves ourselves pus yes thus his " +
    "bayes hodges rogers edwards roberts phillips corps spectacles davis reynolds stokes siemens adams keynes myers collins jenkins hopkins sanders " +
    "perhaps besides whereas towards always sometimes across besides nowadays afterwards upwards forwards backwards"
  ).split(" "),
);

/** Plurals of Latin and Greek words, and of English ones whose last letters do not show where the plural begins. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})(?<!ace|id|in|gg|nd)ae$/u, "a"],
  [/(?<=theli|bacteri|cardi|aquari|auditori|symposi|stadi|atri|crani|consorti|compendi|equilibri|gymnasi)a$/, "um"],
  [
    /(?<=^cili|myceli|angi|theci|podi|(?:herb|planet|terr|viv|honor|ov)ari|(?:san|crem|mor)atori|millenni|deliri|colloqui)a$/,
    "um",
  ],
  [/(?<=(?:con|basi|pycn|anther|nephr)idi|(?:arche|oo)goni|(?:endo|myo)metri|(?:al|col)luvi)a$/, "um"],
  [/(?<=(?:diverti|oper|vin|o[sp])cul|infundibul|acetabul|capitul|elytr)a$/, "um"],
  [/(?<=curricul|memorand|addend|errat|^ser|^sept|rostr|referend|sacr|specul|reticul|^for)a$/, "um"],
  [/(?<=hedr|phenomen|gangli|chondri)a$/, "on"],
  [/(?<=(?:prot|mat)ozo)a$/, "on"],
  [/(?<=foram|^lum)ina$/, "en"],
  [/(?<=[^t]ma)ta$/, ""],
  [
    /(?<=cocc|bacill|fung|bronch|embol|thromb|campi?|cact|alumn|syllab|vill|gyr|sulc|calcul|stimul|nucle|^loc|foc|radi|modul|annul|uter|rhomb|alveol|^termin|^na?ev|nucleol|glomerul|canalicul|collicul|thalam|humer|papyr|tumul|phag)i$/,
    "us",
  ],
  [
    /(?<=lys|thes|gnos|stas|gen[eo]s|par[eo]s|ures|kines|phores|poies|cris|sten[o]s|fibros|thrombos|neuros|psychos|scleros|necros|apoptos|mitos|orthos|meios|symbios|metamorphos|zoonos|mycos|cirrhos|tubercul[o]s|kerat[o]s|neoplas)es$/,
    "is",
  ],
  [/(?<=(?:anastom|thromb|stern|nephr|arthr|dermat|scoli|endometri|vir|acid|alkal|granulomat|psych)os)es$/, "is"],
  [/(?<=phy|sep|synop)ses$/, "sis"],
  [/(?<=cort|vort|^ap|^cod)ices$/, "ex"],
  [/(?<=hel|matr|cerv|cicatr|forn|rectr)ices$/, "ix"],
  [/(?<=thor|^anthr|clim)aces$/, "ax"],
  [/(?<=cal)[iy]ces$/, "yx"],
  [/(?<=phalan|laryn|pharyn)ges$/, "x"],
  [/(?<=chrysal|probosc|epididym|^ir)ides$/, "is"],
  [/(?<=midw|housew|penkn|jackkn|afterl)ives$/, "ife"],
  [/(?<=werewol|shel|cloverlea|broadlea|^dwar|^whar|^el)ves$/, "f"],
  [/(?<=child)ren$/, ""],
  [/(?<=(?:head|back|tooth|ear|stomach|belly|heart)ach|avalanch|ustach|nich|quich|cach|psych)es$/, "e"],
  [/(?<=[^aeo]us|ss|atlas|^gas|canvas|sh|[^e]ch|x|tz)es$/, ""],
  [/(?<=[aeiou][sz])es$/, "e"],
  [/(?<=volcano)es$/, ""],
  [/(?<=shoe|canoe|aloe|oboe|calorie|movie|cookie|zombie|prairie|selfie)s$/, ""],
  [/(?<=nami|^taxi|alibi|safari|bikini|kiwi|rabbi|wiki|emoji|khaki|yeti|salami|origami|deli|okapi)s$/, ""],
  [/(?<=[nktw]|er|es|s|ce|fire|entle|oble|gy|ry|ir)men$/, "man"],
  [/(?<=eau)x$/, ""],
];

/** The singular of a word that is no plural by its English ending alone, if one of PLURALS finds it. */
function singularBySuffix(word: string): string | undefined {
  if (word.length < 4 || !/(?:ae|[ai]|es|s|men|ren|x)$/.test(word)) return undefined;
  for (const [pattern, ending] of PLURALS) if (pattern.test(word)) return word.replace(pattern, ending);
  return undefined;
}

/** The canonical form of one word: lower case, singular, American spelling, without accents. */
export const canonicalWord = memoize((word) => {
  const plain = word
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/['’](?:s|S)?$|(?<=^(?:\p{L}|subsp|ssp|var|pv|cv|bv|sp))\.$|(?<=\p{N})−$/u, "")
    .replace(/['’]/g, "");
  if (ELEMENTS.has(plain)) return plain;
  const mixed = SMALL_FIRST.exec(plain)?.[1];
  if (mixed !== undefined && isApart(mixed)) return mixed;
  // "GANs", "GPUs": a lower-case s after capitals is always the plural
  const acronym = /^([\p{Lu}\p{N}]{2,})s$/u.exec(plain);
  if (acronym) return acronym[1]!.toLowerCase();
  const lower = withoutGreek(plain.toLowerCase());
  // "SARS", "KRAS": the plural of an acronym has a lower-case s, unless all words are in capitals ("NETWORKS")
  if (/^[\p{Lu}\p{N}]{3,}S$/u.test(plain) && !isOrdinary(singular(lower))) return lower;
  return american(singular(singular(lower)));
});

/** Symbols of chemical elements, which differ from acronyms by case alone ("Co", "CO"); those that are words are left out. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "Li Na Mg Al Si Cl Ar Ca Sc Ti Cr Mn Fe Co Ni Cu Zn Ga Ge Se Br Kr Rb Sr Zr Nb Mo Tc Ru Rh Pd Ag Cd Sn Sb Te Xe Cs Ba " +
    "Ce Pr Nd Pm Sm Eu Gd Tb Dy Er Tm Yb Lu Hf Ta Ir Pt Au Hg Tl Pb Bi Rn Ra Ac Th Pu Np Cm Cf"
  ).split(" "),
);

/** A short form that begins in lower case: "mAP", "cAMP", "tRNAs", "pH", "pKa". */
const SMALL_FIRST = /^([a-z]{1,2}[A-Z]{2,}|pH|pK[a-z]|kDa)s?$/;

/**
 * True when its capitals distinguish it: "mAP" from "map", "cAMP" from "camp", "eGFR" from "EGFR", "pH" from "PH". Known short
 * forms that are no words are the same in both ("kNN", "KNN").
 */
function isApart(mixed: string): boolean {
  const lower = mixed.toLowerCase();
  return mixed.length < 3 || wordFacts(lower) === undefined || (isOrdinary(lower) && /[aeiouy]/.test(lower));
}

const isOrdinary = (lower: string) => (wordFacts(lower)?.capital ?? 1) < 0.5;

const GREEK: Readonly<Record<string, string>> = {
  ...{
    α: "alpha",
    β: "beta",
    γ: "gamma",
    δ: "delta",
    ε: "epsilon",
    ζ: "zeta",
    η: "eta",
    θ: "theta",
    κ: "kappa",
    λ: "lambda",
  },
  ...{ μ: "mu", ν: "nu", π: "pi", ρ: "rho", σ: "sigma", τ: "tau", φ: "phi", χ: "chi", ψ: "psi", ω: "omega" },
};

/** "tgf-β1" → "tgf-beta1"; a word of Greek letters alone is left as it is. */
function withoutGreek(lower: string): string {
  if (!/[α-ω]/.test(lower) || /^[α-ω\p{M}]{3,}$/u.test(lower)) return lower;
  // "NF-κB"
  return lower.replace(
    /([α-ω])\p{M}*(?![\p{L}\p{M}])|(?<=^|[-‐‑–])(κ)(?=b(?!\p{L}))/gu,
    (letter, plain, kappa) => GREEK[plain ?? kappa] ?? letter,
  );
}

/** The singular of a lower-case word. */
function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (SINGULAR_S.has(word) || /(?:series|species)$/.test(word)) return word;
  // "shoes", "toes": too short for the ending -oes of "potatoes"
  if (word.endsWith("oes") && word.length < 6 && word !== "goes") return word.slice(0, -1);
  const inIs = singularInIs(word);
  if (inIs !== undefined) return inIs;
  const bySuffix = singularBySuffix(word);
  if (bySuffix !== undefined && (!word.endsWith("s") || wordFacts(word.slice(0, -1)) === undefined)) return bySuffix;
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ics")) return singularOfIcs(word);
  return singularByEnding(word);
}

/** "sepses", "irises": the background table knows the word in -is, and none in -ise or -se. */
function singularInIs(word: string): string | undefined {
  const known = (other: string) => wordFacts(other) !== undefined;
  // "emphasises" is a verb
  if (!word.endsWith("ses") || known(word.slice(0, -1)) || known(`${word.slice(0, -3)}ze`)) return undefined;
  return [`${word.slice(0, -2)}is`, word.slice(0, -2)].find((one) => one.endsWith("is") && known(one));
}

/** The singular of an English plural; of two possible ones the more common: "cases" is no plural of "CAS". */
function singularByEnding(word: string): string {
  const withoutS = word.slice(0, -1);
  let shorter = withoutS;
  if (word.endsWith("ies")) shorter = `${word.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh|o)es$/.test(word)) shorter = word.slice(0, -2);
  const [papers, papersOfShorter] = [backgroundPapers(withoutS), backgroundPapers(shorter)];
  if (papers > papersOfShorter) return withoutS;
  // known only with the s and written with a capital: a name
  return papersOfShorter > 0 || isOrdinary(word) || wordFacts(word) === undefined ? shorter : word;
}

/** Nouns in -ic, most of them of drugs: "antibiotics", "heuristics". */
const NOUN_IN_IC =
  /^(?:anti[a-z]{4,}|[a-z]*(?:biot|uret|alges|n[ae]?esthet|narcot|psychotrop|xiolyt|mucolyt|pandem|epidem|heurist|mosa|geodes|harmon|ceram|quadr|^con|^rel))ics$/;

/** "metrics" is a plural, "dynamics" is not: a plural has a singular that is a noun and about as common. */
function singularOfIcs(word: string): string {
  const one = word.slice(0, -1);
  if (NOUN_IN_IC.test(word)) return one;
  const facts = wordFacts(one);
  const plural = backgroundPapers(word);
  return facts && facts.noun > 0.5 && 2 ** facts.logPapers * 4 >= plural ? one : word;
}
