import { wordFacts } from "./background.ts";

/**
 * Words by which every empirical study says how much, with whom and how: statistics, the people counted, the design and the calendar. They name no concept, whatever the field.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Why a key is a word of every study rather than a concept of one. */
export type StudyFault = "date" | "people" | "statistic" | "study design" | "institution";

const DATES = words(`
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday summer autumn winter summertime wintertime springtime
  dusk dawn noon midnight afternoon evening daytime nighttime
`);

const PLACE_PREPOSITIONS = words("in at on near off from to along around through between");

/** Those who are studied, as canonical words. */
const PEOPLE = words(`
  patient subject participant respondent volunteer individual woman man male female adult people person animal outpatient inpatient enrollee
`);
/** Those who are people only with words before them that say which were counted: "normal infants". */
const YOUNG = words("infant child boy girl neonate newborn");
/** Words before PEOPLE that only say which of them were counted. */
const PEOPLE_MODIFIERS = words(`
  healthy normal eligible evaluable elderly older younger young aged middle treated untreated consecutive enrolled included randomized remaining
  control placebo study male female adult human postmenopausal premenopausal asymptomatic symptomatic affected unaffected
  one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred
`);

/** Words before "group", "arm" or "cohort" that say what was given to it. */
const GROUP_MODIFIERS = words(`
  control placebo treatment treated untreated intervention study experimental comparison comparator active sham patient drug dose therapy
  test training exercise case exposed unexposed vaccine medication surgery operation diet supplementation parallel age high low
`);
const GROUPS = words("group arm cohort subgroup");

const MEASURE_HEADS = words(`
  age change score value time duration difference number weight dose level rate increase decrease reduction concentration length size
  percentage height diameter cost follow night day week month year count error improvement
`);

/** Canonical keys of statistics and of the design of studies; a longer phrase with one of them may be a concept ("odds ratio regression"). */
const STATISTIC_KEYS: ReadonlySet<string> = new Set(
  `confidence interval|95 confidence interval|odds ratio|odd ratio|odds|odd|deviation|interquartile|quartile|upper quartile|lower quartile|hazard ratio|risk ratio|rate ratio|relative risk|p value|pvalue|standard deviation
  |standard error|interquartile range|mean|median|percentile|statistical significance|significant difference|significance level
  |statistically significant difference|mean standard deviation|mean sd|mean sem|percent|percentage|adjusted odd ratio|adjusted odds ratio
  |adjusted hazard ratio|95 ci|crude odds ratio|crude odd ratio`
    .split("|")
    .map((key) => key.trim()),
);

const DESIGN_KEYS: ReadonlySet<string> = new Set(
  `multicenter|multi center|multicentre|parallel group|double blind|single blind|open label|cross over|cross sectional|cross sectionally
  |prospective|prospectively|retrospective|retrospectively|randomized|randomised|placebo controlled|doubleblind|openlabel|doublemasked
  |pretreatment|posttreatment|post treatment|pre treatment|pretreatment value|posttreatment value|preintervention|postintervention|postinjection|postloading|baseline value|baseline characteristic
  |outcome measure|main outcome measure|primary outcome|secondary outcome|primary outcome measure|secondary outcome measure|primary endpoint
  |secondary endpoint|primary end point|secondary end point|main outcome|study population|study period|study design|study area|study site|study protocol
  |study participant|study sample|inclusion criterion|exclusion criterion|eligibility criterion|inclusion criteria|exclusion criteria|eligibility criteria
  |active treatment|treatment period|washout period|run in period|follow up|followup|follow up period|followup period|follow up assessment|followup assessment
  |follow up visit|followup visit|study drug|study medication|control condition|control treatment|population sample|healthy control|control animal
  |data collection|clinical attribute|year round|yearround|retinoid placebo|treatment allocation|intention to treat|per protocol|demographic characteristic
  |patient characteristic|randomized study|randomised study|crossover|crossover study|comparative trial
  |pilot study|pilot trial|cross sectional study|crosssectional study|cross sectional survey|crosssectional survey|cross sectional analysis|crosssectional analysis
  |observational study|prospective study|retrospective study|preliminary study|feasibility study|exploratory study|present study
  |study subject|study group|sample population|statistical analysis|main result|principal objective|population based|treatment day|study day|patient population|crossover design study`
    .split("|")
    .map((key) => key.trim()),
);

/** The fault of a key whose words only say how a study was made; the whole key must say so. */
export function studyFault(keyWords: readonly string[], key: string, isName: boolean): StudyFault | undefined {
  if (isDate(keyWords)) return "date";
  if (STATISTIC_KEYS.has(key)) return "statistic";
  if (DESIGN_KEYS.has(key) || namesGroup(keyWords) || namesDesign(keyWords)) return "study design";
  const last = keyWords.at(-1)!;
  const before = keyWords.slice(0, -1);
  if (namesPeople(last, before)) return "people";
  if (last === "period" && /^(?:pre|post).{3}/.test(before.at(-1) ?? "")) return "study design";
  if (isName && INSTITUTIONS.has(last)) return "institution";
  if (before.length > 0 && /^(?:mean|median|average)$/.test(before[0]!) && MEASURE_HEADS.has(last)) return "statistic";
  return undefined;
}

/** Those who were counted: "healthy volunteers", "normal infants", "mirtazapine-treated patients"; "young children" are studied as such. */
function namesPeople(last: string, before: readonly string[]): boolean {
  if (PEOPLE.has(last) && before.at(-1) === "treated") return true;
  if (!before.every((word) => PEOPLE_MODIFIERS.has(word))) return false;
  return PEOPLE.has(last) || (YOUNG.has(last) && before.length > 0 && !before.includes("young"));
}

/** "April", "June near Barrow", "October 2011 observations", but not "Summer of Love". */
const isDate = (keyWords: readonly string[]) =>
  keyWords.every((word) => DATES.has(word)) ||
  (DATES.has(keyWords[0]!) && (PLACE_PREPOSITIONS.has(keyWords[1]!) || /^(?:19|20)\d\d$/.test(keyWords[1] ?? "")));

/** Words that say how a study was made and are nothing else beside each other: "double-blind phase", "open-label extension". */
const BLINDING = words(
  "blind blinded masked doubleblind openlabel doublemasked label multicenter multicentre comparative uncontrolled noninferiority",
);
/** Words that say the same only beside one of BLINDING. */
const DESIGN_WORDS = words(`
  double single triple open placebo controlled multi center parallel cross over crossover randomized randomised prospective retrospective pilot pivotal
  longterm shortterm nonrandomized clinical exploratory observational preliminary confirmatory phase i ii iii iv
  trial study treatment period design comparison evaluation investigation extension part program programme
`);

/** True for words that only say how a study was made ("double-blind phase", "multicenter trial"). */
const namesDesign = (words: readonly string[]): boolean =>
  words.length > 1 &&
  words.some((word) => BLINDING.has(word)) &&
  words.every((word) => BLINDING.has(word) || DESIGN_WORDS.has(word));

/** True for a group that a study made: "control group", "fluoxetine arm", "culture-negative group", "group B". */
function namesGroup(words: readonly string[]): boolean {
  const last = words.at(-1)!;
  const before = words.slice(0, -1);
  if (before.length === 0) return false;
  if (before.length === 1 && GROUPS.has(before[0]!) && /^(?:\p{L}|\d+|i{2,3}|iv)$/u.test(last)) return true;
  if (GROUPS.has(last) && before.every((word) => GROUP_MODIFIERS.has(word))) return true;
  if (last !== "group" && last !== "arm") return false;
  // "non-smoking group", in a key "nonsmoking group"
  if (before.length === 1 && /^non.{3}/.test(before[0]!)) return true;
  return (before.length === 1 && isTreatment(before[0]!)) || STATE.test(before.at(-1)!);
}

/**
 * A word that the background corpus does not know names a drug in "fluoxetine group"; in "carboxyl group" it is part of a molecule.
 * A known one does when it ends like "heroin".
 */
const isTreatment = (word: string) =>
  wordFacts(word) === undefined
    ? !/(?:yl|oxy|ate|o|ic|al|ous|ian|ene|oid)$|\p{N}/u.test(word)
    : /.{3}[^aeiou]in$/.test(word);

/** What was done or found before a group was made of it: "culture-negative group". */
const STATE = /(?:[^n]positive|negative|naive|exposed|loaded|matched|treated|untreated|vaccinated|infected|fed)$/;

/** Last words of names of bodies that a study only comes from; a name is otherwise judged like a term. */
const INSTITUTIONS = words("ministry bureau ltd inc gmbh llc plc corp corporation");

/** Canonical words before a noun that only say how much, how good, when or which of several. */
export const QUALITIES: ReadonlySet<string> = words(`
  reduced increased enhanced elevated improved altered changing lowered higher lower greater lowest greatest highest largest smallest best worst
  better worse stronger weaker deeper longer shorter faster slower newer older larger smaller marked pronounced prolonged severe mild moderate
  minor major overall general specific particular potential possible likely unlikely unclear proper appropriate inappropriate frequent
  infrequent rare common recent present current initial final multiple two three four five several large small limited extra additional
  practical preferred perceived alternative combined related distinct different similar contrasting clear exact approximate precise simple
  complex certain key important main principal critical necessary sufficient effective efficient successful useful safe quick rapid
  fast slow full complete partial strong weak broad wide new novel old early late future previous prior subsequent remaining further other
  same various many few next good poor bad real actual individual typical usual normal unusual unique intermittent
  daily monthly weekly yearly annual countless numerous widespread growing experienced observed measured calculated estimated hypothesized
  known unknown unrecognized suspected expected predicted available remote inaccessible feasible promising therapeutically significant considerable
  undocumented unreported unspecified minimum maximum substantial excellent superior inferior favorable adverse realworld longterm shortterm largescale smallscale highquality
`);

/** Last words, canonical, that say what every study has rather than what this one is about. */
export const STUDY_HEADS: ReadonlySet<string> = words(`
  effect result finding level value aspect factor characteristic feature issue objective condition basis scale time period location site
  area occurrence presence number amount degree extent part nature manner outcome option opportunity practice experience process
  procedure approach method technique measure parameter information data datum work study analysis investigation assessment
  evaluation examination observation need use usage role impact change difference variation variability trend pattern scenario situation
  case example type kind form variety series set range promise likelihood risk increase decrease reduction improvement estimate
  frequency project program trial session step detail remark goal interest attempt issue recommendation
`);

/** Past forms that are not participles: inside a phrase they are its verb ("species diversity remained stable"). */
export const PAST_FORMS: ReadonlySet<string> = words(`
  showed remained became underwent took gave began grew knew wrote chose threw arose overcame occurred appeared seemed existed
  consisted belonged tended happened resided
`);

/** Participles that begin a clause after a noun ("legislation governing hydropower") and are no part of a compound. */
export const CLAUSE_PARTICIPLES: ReadonlySet<string> = words(`
  undergoing governing overlying harboring harbouring exhibiting exceeding comprising possessing experiencing suffering affecting encompassing
  undertaking adjoining
`);

/** Those that do so only at the end of a phrase ("wards participating"): in "oxygen-containing gas" they belong to a compound. */
export const ENDING_PARTICIPLES: ReadonlySet<string> = words(`
  participating belonging residing coinciding containing involving concerning requiring receiving surrounding accompanying underlying displaying
  constituting
`);

/** What an amount did; no nouns after a noun. */
export const AMOUNT_VERBS: ReadonlySet<string> = new Set(["rose", "fell", "grew", "underwent", "became", "declined"]);

/** Verbs that say what one thing does to another; most are rare in general English. */
export const FINDING_VERBS: ReadonlySet<string> = new Set(
  (
    "mediates moderates attenuates exacerbates fosters deters triggers encodes alleviates mitigates ameliorates induces elicits " +
    "impairs hampers hinders inhibits suppresses regulates modulates stimulates confers curbs boosts underpins undermines erodes " +
    "sustains promotes upregulates downregulates predicts improves increases decreases reduces lowers raises worsens weakens " +
    "strengthens lessens prolongs shortens hastens delays accelerates prevents protects evokes provokes entails implies " +
    "explains determines governs influences affects alters disrupts blocks abolishes abrogates antagonizes degrades " +
    "facilitates enables enhances augments amplifies aggravates intensifies reinforces outweighs outperforms " +
    "constrains deepens widens narrows heightens dampens depletes enriches restores reverses rescues spurs stifles " +
    "discourages encourages motivates nurtures perpetuates precipitates predisposes portends foretells reflects reveals " +
    "threatens complements displaces replaces complicates obscures confounds " +
    "reduced increased decreased lowered raised prevented caused predicted affected worsened inhibited suppressed improved received included " +
    "discontinued proved experienced contributed facilitated tolerated preferred completed showed outperformed"
  ).split(" "),
);

/** Endings of other third persons; those of salts and esters are left out. */
export const FINDING_ENDING =
  /(?<!oxyl|acryl|icyl|phosph|sulf|sulph|nitr|phthal|on|o|carb|lact|acet|citr|silic|chlor|itam|glutam|vertebr|prim|substr)ates$|.{4}[iy]zes$|.{3}ifies$/;
