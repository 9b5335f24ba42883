import { memoize } from "../../shared/memoize.ts";

/** Units, doses and statistics beside their value: words of amounts, which are no part of a name. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Units that mean nothing else; written exactly so. */
const UNITS = words(`
  mg kg µg μg ug mcg ng pg microg microgram micrograms ml mL dl dL Ncm µl μl uL cl cm mm km nm µm μm mmol µmol μmol umol nmol pmol mM µM μM uM microM
  mmHg kPa MPa GPa hPa mbar Hz kHz MHz GHz dB kJ kcal kW kWh MWh GWh keV MeV GeV mV kV mA rpm ppm ppb bpm kDa mGy cGy mSv kBq MBq
  weeks' months' years' IU mIU microliter microliters milligrams millilitres milliliters
`);

/** Units after a number; alone they are symbols or acronyms of something else. */
const UNITS_AFTER_NUMBER = words(`
  g wt l L m s h d y t ha min mins sec hr hrs yr yrs wk wks mo ms µs ns U V W K J N M A Pa F C bar atm eV T bp kb Mb GB MB TB
  second seconds minute minutes hour hours day days week weeks month months year years decade decades nights
`);

/** True for a unit, or what may be one after a number. */
export const isUnit = (text: string): boolean => UNITS.has(text) || UNITS_AFTER_NUMBER.has(text);

/** How often and by which way a dose is given; after a unit or a number. */
const DOSING = words(
  "bid tid qid qd od b.i.d t.i.d q.i.d q.d o.d p.o i.v i.m s.c po iv im daily twice weekly QD BID TID QID",
);

/** A number with its unit, written as one word: "20-mg", "6-week", "300mm", "10-year-old", "0.11ms-1". */
const AMOUNT =
  /^\d[\d.,–-]*[-–]?(?:[mkcnµμ]?m[23]?|[mkµμn]?g|[mdµμc]?[lL]|mmol|[kMG]?Hz|[kMGhm]?Pa|mmHg|[kM]?eV|[km]?V|[kMG]W(?:th|e|h)?|IU|ha|wt|dB|fps|rpm|ppm|h|min|hr|ms|sec|[kMGT]B|seconds?|minutes?|hours?|days?|weeks?|months?|years?|yr|wk|decades?)(?:[-−]?\d|[-–]old|[-–]long)?$/;
/** The same with the number as a word: "one-month", "twelve-week". */
const WRITTEN_AMOUNT =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|thirty)[-–](?:second|sec|minute|min|hour|hr|h|day|week|month|year|decade)s?(?:[-–]old|[-–]long)?$/;

/** Short forms of statistics that stand beside their value: "OR 1.4", "95% CI", "pH 7.4". */
const STATISTICS = words(
  "OR aOR AOR HR aHR AHR RR aRR IRR SMR CI CIs CrI SD SDs SE SEM SEMs IQR SMD WMD NNT NNH pH df",
);

/** Units with exponents: "mg.kg-1.h-1", "kms-1", "MgCha-1yr-1". */
const COMPOUND_UNIT = /^[a-zµμ]{1,10}(?:[.·][a-z]{1,3}[-−–]?\d){1,3}$/i;

/** A number and a unit with an exponent as one word: "1.26MgCha-1". */
const NUMBER_WITH_UNIT = /^\d[\d.,]*[a-zµμ]{1,8}[-−–]\d$/i;

/** A unit with an exponent: "kms-1", "gL-1". */
const UNIT_WITH_EXPONENT = /^[kMGmcnµμ]?(?:m|g|L|l|W|J|mol|s|Pa|eV)(?:s|L|l|m|h|d|ha|g|yr)?[-−–]\d$/;

/** "4x", "25k": how many; "10x Genomics" is a name, and "4K" a resolution. */
const MULTIPLE = /^\d[\d.,]*[x×k]$/;

/** What an amount of length is of: "0-40 cm depth". */
const EXTENTS = words("depth depths diameter diameters height heights width widths length lengths thickness radius");

/** Units glued together: "µmolO2g-1tissuedryweighth-1", "160mAhg-1". */
const GLUED_UNITS = /^[\p{L}\d.]{1,20}[-−–]1[\p{L}.]{1,30}[-−–]1$|^\d[\d.]*m?[AWJ]hk?g[-−–]1$/u;

/** "3.4+0.1cm2", "0.8±0.2mm" */
const AMOUNT_WITH_ERROR = /^\d[\d.]*[+±]\d[\d.]*[a-zµμ]{1,4}[23]?$/i;

const REGISTRATION = /^(?:NCT|ISRCTN|ACTRN|CRD|UMIN|DRKS|KCT|IRCT|PACTR|ChiCTR)[-\p{Lu}]{0,6}\d{4}\w{0,20}$/u;

const NUMBER = /^[.,–-]?\d[\d.,–-]*$/;
const BESIDE_VALUE = /^[=:,<>≤≥≈~([±%)]{0,3}$/;

/** What is needed of a token here. */
interface WordWithGap {
  readonly text: string;
  /** The punctuation before it. */
  readonly gap: string;
}

/** Areas and volumes: "J/m2". */
const UNIT_OF_SPACE = /^[kcdmµμn]?m[23²³]$/;

const ALWAYS = [
  UNIT_OF_SPACE,
  AMOUNT,
  WRITTEN_AMOUNT,
  COMPOUND_UNIT,
  UNIT_WITH_EXPONENT,
  NUMBER_WITH_UNIT,
  REGISTRATION,
  GLUED_UNITS,
  AMOUNT_WITH_ERROR,
];

const isAlwaysAmount = memoize((text) => UNITS.has(text) || ALWAYS.some((pattern) => pattern.test(text)));

/** The class of a word that belongs to an amount or a statistic; undefined for all others. */
export function amountClass(tokens: readonly WordWithGap[], i: number): "O" | undefined {
  const { text } = tokens[i]!;
  if (isAlwaysAmount(text)) return "O";
  if (MULTIPLE.test(text)) return /^\p{Lu}/u.test(tokens[i + 1]?.text ?? "") ? undefined : "O";
  if (followsAmount(tokens, i)) return "O";
  return STATISTICS.has(text) && isBesideValue(tokens, i) ? "O" : undefined;
}

function followsAmount(tokens: readonly WordWithGap[], i: number): boolean {
  const { text, gap } = tokens[i]!;
  const before = tokens[i - 1];
  if (before === undefined) return false;
  if (EXTENTS.has(text)) return gap === "" && endsAmount(tokens, i - 1);
  const follows = (NUMBER.test(before.text) || UNITS.has(before.text)) && /^[/·°]?$/.test(gap);
  return follows && (DOSING.has(text) || UNITS_AFTER_NUMBER.has(text));
}

/** "40cm", or "cm" after "40". */
function endsAmount(tokens: readonly WordWithGap[], i: number): boolean {
  const { text } = tokens[i]!;
  return AMOUNT.test(text) || (isUnit(text) && i > 0 && NUMBER.test(tokens[i - 1]!.text));
}

function isBesideValue(tokens: readonly WordWithGap[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  if (after !== undefined && NUMBER.test(after.text) && BESIDE_VALUE.test(after.gap)) return true;
  return before !== undefined && NUMBER.test(before.text) && /^[%( ]{1,2}$/.test(tokens[i]!.gap);
}
