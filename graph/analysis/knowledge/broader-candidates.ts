import { CONCEPT_RELATIONS } from "../../contract/entities.ts";
import type { KnowledgeEvidence } from "../knowledge-evidence.ts";
import type { PairRelations } from "./pair-relations.ts";

const KIND_OF = CONCEPT_RELATIONS.indexOf("kind-of");

/** A concept that may be broader than another, with what speaks for it. */
export interface BroaderCandidate {
  readonly narrower: number;
  readonly broader: number;
  readonly form: boolean;
  /** −ln of the probability that all these sentences are wrong. */
  readonly text: number;
  readonly sentences: number;
  /** Papers with these sentences. */
  readonly textPapers: number;
}

/** Words after which a name does not go on with its head: "theory of mind" is a theory. */
const PREPOSITIONS = new Set([
  "of",
  "for",
  "in",
  "on",
  "with",
  "to",
  "from",
  "by",
  "at",
  "as",
  "under",
  "over",
  "between",
  "via",
  "preceding",
  "during",
  "after",
  "before",
  "without",
  "against",
  "per",
]);

/** Written with a hyphen before a word, these change what it means: "semi-supervised learning" is no supervised learning. */
const PREFIXES = new Set(
  "non near semi self anti pseudo quasi sub super multi cross inter intra co pre post un over under meta hyper de dis".split(
    " ",
  ),
);

/** The parts of a key that may name something broader, the longest first. */
function broaderKeys(key: string): string[] {
  const words = key.split(" ");
  const preposition = words.findIndex((word, i) => i > 0 && PREPOSITIONS.has(word));
  if (preposition > 0) return [words.slice(0, preposition).join(" ")];
  return words.flatMap((_, i) => (i === 0 || PREFIXES.has(words[i - 1]!) ? [] : [words.slice(i).join(" ")]));
}

/** What begins with such a word is something done to what follows, never a kind of it: "diagnosing reflux". */
const ACTIONS = new Set(
  `abandoning accelerating analysing analyzing assembling assessing benchmarking boosting bridging combating comparing defending
  designing detecting diagnosing disentangling enhancing estimating evaluating explaining exploring guiding improving leveraging
  merging optimising optimizing personalising personalizing predicting preventing pretraining probing prompting receiving recognising
  recognizing reporting resisting rethinking solving studying treating understanding undergoing unifying using`.split(
    /\s+/,
  ),
);
/** Such a word before a single one names a kind ("learning algorithm"), before a whole name an action ("learning visual features"). */
const PERHAPS_ACTIONS = new Set(
  "adapting aligning building cleaning clustering compressing generating grouping learning modeling modelling planning pruning scaling steering training".split(
    " ",
  ),
);
/** After these the word before was no action: "training-free neural architecture search", "learning-based motion planning". */
const AFTER_NOUN = new Set<string | undefined>(["based", "free", "driven", "aware", "guided", "to"]);
/** Words at the beginning that say how much of a substance is given, or when, and not what it is. */
const DOSAGE =
  /^(?:(?:single|multiple|double|low|high|fixed|full|half) dose|adjunctive|concomitant|daily|weekly|monthly|daytime|bedtime|nightly|(?:pre|post) ?prandial) /;
/** Endings of the names of drugs (WHO, INN stems): such a name is one substance, and what stands before it is its class or its use. */
const DRUG =
  /^[a-z]{2,}(?:tidine|prazole|oxicam|oxetine|[az]apine|ratadine|coxib|cillin|mycin|floxacin|conazole|navir|ciclovir|vastatin|sartan|opril|olol|dipine|triptan|setron|gliptin|glitazone|formin|azepam|barbital|caine|profen|peridol|trizine|promazine|parin|xaban|gatran|glinide|tinib|[lz]umab|ximab|phetamine|idone|zosin|afil|dronate)$/;

/** How a substance is given in the course of time, which makes no other substance of it: "sequential medroxyprogesterone acetate". */
const REGIMEN =
  /^(?:sequential|continuous|cyclic|cyclical|intermittent|repeated|additional) .*(?:diol|sterone|gesterone|strogens?|nisone|acetate|citrate|hydrochloride|maleate|phosphate|succinate|sulphate|sulfate)$/;
/** A salt of a drug is one substance too: what stands before "oxybutynin chloride" is its class or its use. */
const SALT =
  /(?:in|ine|one|ol|ate) (?:acetate|bromide|chloride|citrate|fumarate|hydrochloride|maleate|mesylate|phosphate|sodium|succinate|sul(?:ph|f)ate|tartrate)$/;
/** How many there were in a study. */
const HEADCOUNT = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen) /;
/** What such a name calls a thing it is only in that study: "adverse events such as hyponatremia", "baselines such as logistic regression". */
const ROLES =
  /(?:^| )(?:(?:adverse|side|unwanted|undesirable) (?:event|effect|reaction|experience)|(?:outcome|endpoint|end point|baseline|competitor|comparator|confounder|covariate|exclusion|contribution)(?: measures?| methods?)?)s?$/;

/** True where a sentence says only what part something plays in a study, or seems to say that a thing is a kind of its opposite. */
export function isOnlySaid(narrower: string, broader: string): boolean {
  return (
    ROLES.test(broader) || [...PREFIXES].some((prefix) => [" ", ""].some((gap) => narrower === prefix + gap + broader))
  );
}

/**
 * True where a name says what is done to the broader one, how it is given or what it belongs to, and so names no kind of it; and where
 * the broader one is the longer name of both, as in sentences that go on with the short one ("motion planning … this kind of planning").
 */
export function isNoKind(narrower: string, broader: string): boolean {
  if (broader.endsWith(` ${narrower}`)) return true;
  if (!narrower.endsWith(` ${broader}`)) return false;
  const added = narrower.slice(0, -broader.length - 1);
  const [first, second] = added.split(" ");
  return (
    (ACTIONS.has(first!) && !AFTER_NOUN.has(second)) ||
    (broader.includes(" ") && PERHAPS_ACTIONS.has(first!) && !AFTER_NOUN.has(second)) ||
    DOSAGE.test(narrower) ||
    REGIMEN.test(narrower) ||
    HEADCOUNT.test(narrower) ||
    DRUG.test(broader) ||
    SALT.test(broader)
  );
}

/** The last word that a longer name adds, with the first one of the name within it; undefined for a single word within it. */
export function seamOf(narrower: string, broader: string): string | undefined {
  if (!broader.includes(" ")) return undefined;
  const added = narrower.slice(0, narrower.length - broader.length).trimEnd();
  return `${added.slice(added.lastIndexOf(" ") + 1)} ${broader.slice(0, broader.indexOf(" "))}`;
}

/** Concepts by key. */
export type ConceptNumbers = ReadonlyMap<string, number>;

/** Pairs of which names or sentences say that one may be broader than the other. O(concepts · words²). */
export function broaderCandidates(
  { keys, isAcronym }: KnowledgeEvidence,
  relations: PairRelations,
  numbers: ConceptNumbers,
): BroaderCandidate[] {
  const found = new Map<number, BroaderCandidate>();
  const codeOf = (narrower: number, broader: number) => narrower * keys.length + broader;
  for (const [narrower, key] of keys.entries()) {
    if (!key.includes(" ")) continue;
    for (const part of broaderKeys(key)) {
      const broader = numbers.get(part);
      // what the short form at the end of a name stands for, the name does not say
      if (broader === undefined || isAcronym[broader] === 1) continue;
      found.set(codeOf(narrower, broader), { narrower, broader, form: true, text: 0, sentences: 0, textPapers: 0 });
    }
  }
  for (const [r, type] of relations.type.entries()) {
    if (type !== KIND_OF) continue;
    const [narrower, broader] = [relations.from[r]!, relations.to[r]!];
    const form = found.has(codeOf(narrower, broader));
    if (!form && isOnlySaid(keys[narrower]!, keys[broader]!)) continue;
    const text = -Math.log(Math.max(1e-6, 1 - relations.confidence[r]!));
    const textPapers = relations.paperOffsets[r + 1]! - relations.paperOffsets[r]!;
    found.set(codeOf(narrower, broader), {
      narrower,
      broader,
      form,
      text,
      sentences: relations.sentences[r]!,
      textPapers,
    });
  }
  return [...found.values()];
}
