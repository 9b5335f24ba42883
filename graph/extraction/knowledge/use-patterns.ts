import type { Document } from "../language/document.ts";
import type { WordSpan } from "./kind-features.ts";
import { sentencesWith, wordsBetween } from "./naming-patterns.ts";

/** Two spans of a sentence that says what one is used for; numbers are positions in the list of spans. */
export interface Use {
  readonly means: number;
  readonly purpose: number;
  readonly confidence: number;
}

/** What is done to a purpose: "for the treatment of migraine"; where it is a phrase of its own, its last word stands for it. */
const PURPOSE =
  "(?:treatments?|therapy|management|prevention|prophylaxis|relief|diagnosis|screening|detection|monitoring|assessment|identification|quantification|estimation|prediction|eradication|conservation|restoration)";
/** Purposes of medicine, of which "in" tells too what is used. */
const CARE = "(?:treatments?|therapy|management|prevention|prophylaxis|relief|diagnosis|eradication)";
const VERB =
  "(?:treat|diagnose|detect|monitor|assess|predict|prevent|identify|estimate|quantify|measure|determine|characteri[sz]e|distinguish|relieve|manage|eradicate|locali[sz]e|locate|track|classify|map|restore|conserve|control)";
const GERUND =
  "(?:treating|diagnosing|detecting|monitoring|assessing|predicting|preventing|identifying|estimating|quantifying|measuring|determining|relieving|managing|eradicating|locali[sz]ing|tracking|classifying|mapping|restoring|conserving)";
const PEOPLE =
  "(?:patients?|inpatients|outpatients|adults?|children|infants|women|men|subjects|individuals|volunteers|people|adolescents)";
const MARKER = "(?:bio)?(?:markers?|indicators?|predictors?|prox(?:y|ies)|surrogates?)";

/** What stands in for any other span. */
const SPAN = "X";
const ARTICLE = "(?:the |an? )?";
/** Up to two words that say more of what follows. */
const MORE = "(?:(?!(?:of|in|on|for|to|with|by|from|and|or) )[\\w-]+ ){0,2}";
/** Members of a list that stand after the means, and a short form in brackets. */
const ALSO = `(?:\\( ${SPAN} \\) )?(?:(?:, |/ )?(?:(?:and|or|versus|vs|plus|with|compared with|compared to) )?${SPAN} (?:\\( ${SPAN} \\) )?)*`;
/** Members of a list that stand before the purpose. */
const BEFORE = `${ARTICLE}${MORE}(?:${PEOPLE} (?:with|suffering from|affected by) ${MORE})?(?:${SPAN} (?:, |and |or |, and ){1,2})*`;
/** "is a potentially promising agent" */
const BEING =
  "(?:(?:that |which )?(?:is|are|was|were|be|been|being|has been|have been|can be|could be|may be|might be|can|could|may|might|represents?|provides?|remains?|as) )+(?:an? |the )?(?:(?:also|not only|commonly|widely|often|usually|increasingly|frequently|successfully|potentially|highly|very|more|most|useful|effective|efficacious|safe|promising|potential|novel|new|valuable|good|important|suitable|established|alternative|first-line|standard|worthwhile|only|X|and|agents?|drugs?|options?|alternatives?|tools?|methods?|approach(?:es)?|technique|choice|therapy|treatment) )*";
const SUITABLE =
  "(?:used|applied|employed|indicated|approved|recommended|prescribed|administered|licensed|proposed|developed|designed|effective|useful|suitable|beneficial|established) ";

interface Pattern {
  readonly words: RegExp;
  readonly confidence: number;
  /** The means stands first. */
  readonly forward: boolean;
  /** What must stand before the first of the two. */
  readonly after?: RegExp;
}

const THERAPIES = "(?:treatments?|therapy|monotherapy|prophylaxis)";

/** The words between two spans that make one the means to the other, members of lists included. */
const PATTERNS: readonly Pattern[] = [
  {
    words: new RegExp(
      `^${ALSO}(?:(?:${BEING})?(?:${SUITABLE})?|, )for ${ARTICLE}${MORE}${PURPOSE} (?:(?:and|or) ${MORE}${PURPOSE} )?of ${BEFORE}$`,
    ),
    ...{ forward: true, confidence: 0.9 },
  },
  {
    words: new RegExp(
      `^${ALSO}(?:(?:${BEING})?(?:${SUITABLE})?|, )in ${ARTICLE}${MORE}${CARE} (?:(?:and|or) ${MORE}${CARE} )?of ${BEFORE}$`,
    ),
    ...{ forward: true, confidence: 0.9 },
  },
  {
    words: new RegExp(`^${ALSO}(?:${BEING})?(?:${SUITABLE})?for ${GERUND} ${BEFORE}$`),
    forward: true,
    confidence: 0.88,
  },
  { words: new RegExp(`^${ALSO}${BEING}${SUITABLE}to ${VERB} ${BEFORE}$`), forward: true, confidence: 0.9 },
  {
    words: new RegExp(`^${ALSO}(?:is|are|was|were|as|be) ${ARTICLE}${MORE}${MARKER} (?:of|for) ${BEFORE}$`),
    ...{ forward: true, confidence: 0.88 },
  },
  {
    words: new RegExp(`^${ALSO}(?:in|for) ${ARTICLE}${MORE}${PEOPLE} (?:with|suffering from|affected by) ${BEFORE}$`),
    ...{ forward: true, confidence: 0.88 },
    after:
      /\b(?:efficacy|effectiveness|safety|tolerability|treatment with|therapy with|usefulness|benefits?|trials?) (?:and \w+ )?(?:of )?(?:oral |intravenous |the )?$/,
  },
  {
    words: new RegExp(
      `^(?:who )?(?:were |was |are |had been |previously |successfully )*(?:treated|managed) with (?:either )?(?:${SPAN} (?:, |and |or ){1,2})*$`,
    ),
    ...{ forward: false, confidence: 0.88 },
    after: new RegExp(`(?:${PEOPLE} with|${CARE} of) (?:\\w+ )?$`),
  },
  {
    words: new RegExp(`^with (?:${SPAN} (?:, |and |or ){1,2})*$`),
    ...{ forward: false, confidence: 0.86 },
    after: new RegExp(`${THERAPIES} of (?:\\w+ )?$`),
  },
];

/** "on-demand therapy for episodic symptoms"; what follows "therapy of" may be the drug. */
const NAMED_THERAPY = { words: new RegExp(`^for ${BEFORE}$`), confidence: 0.86 };

/** Words that end phrases which are neither means nor purpose: what is given, to whom, by whom, and what is counted. */
const NEITHER = new Set(
  `placebo study studies trial trials group groups efficacy safety tolerability effect effects role roles ability use data results result
  patient patients subjects women men children adults people inpatients outpatients volunteers controls control baseline years weeks months days
  need potential number response organization organisation centre center institute committee society agency workshop association school union
  administration council foundation responsibilities accuracy performance error errors precision
  hospital pitfalls shift advances progress challenges opportunities options patterns period implications recommendations guidelines`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

const OWN_WORD = new RegExp(`^(?:${PURPOSE}|${PEOPLE}|${MARKER})$`);
const THERAPY = new RegExp(`^${THERAPIES}$`);
const SIGNAL = new RegExp(`^(?:${PURPOSE}|${VERB}|${GERUND}|${MARKER}|treated|${PEOPLE})$`);
/** Spans further apart are in no pattern. */
const MAX_SPANS = 7;

/** Finds what a sentence calls a means to something else. Spans are ordered by position and apart from each other. */
export function usesOf(document: Document, spans: readonly WordSpan[]): Use[] {
  const found: Use[] = [];
  for (const range of sentencesWith(document, spans, (word) => SIGNAL.test(word)))
    findIn(document, spans, range, found);
  return found;
}

function findIn(
  document: Document,
  spans: readonly WordSpan[],
  { first, end }: { readonly first: number; readonly end: number },
  found: Use[],
): void {
  for (let left = first; left < end; left++) {
    if (isNeither(document, spans[left]!) || isPlace(document, spans[left]!)) continue;
    let between = "";
    for (let right = left + 1; right < end && right - left <= MAX_SPANS; right++) {
      if (right > left + 1) between += `${standIn(document, spans[right - 1]!)} `;
      between += wordsBetween(document, spans[right - 1]!.to, spans[right]!.from);
      found.push(...statedUse(document, spans, { left, right, between }));
    }
  }
}

function statedUse(
  document: Document,
  spans: readonly WordSpan[],
  { left, right, between }: { readonly left: number; readonly right: number; readonly between: string },
): Use[] {
  if (isNeither(document, spans[right]!)) return [];
  const isTherapy = THERAPY.test(document.words[spans[left]!.to]!.lower);
  if (isTherapy && NAMED_THERAPY.words.test(between)) {
    return [{ means: left, purpose: right, confidence: NAMED_THERAPY.confidence }];
  }
  const fitting = PATTERNS.find(({ words, after }) => {
    return words.test(between) && (after === undefined || after.test(wordsBefore(document, spans[left]!.from)));
  });
  if (fitting === undefined) return [];
  const [means, purpose] = fitting.forward ? [left, right] : [right, left];
  return [{ means, purpose, confidence: fitting.confidence }];
}

/** What is done to a purpose, and whoever is treated, are neither, nor is what only counts. */
function isNeither({ words }: Document, { from, to }: WordSpan): boolean {
  const { lower } = words[to]!;
  return NEITHER.has(lower) || (from === to && OWN_WORD.test(lower));
}

/** Where something comes from or is: "extracted from salmon sperm for the treatment of". */
const PLACE = /(?:^|\s)(?:from|in|at|during|within|near|along) (?:the |an? )?$/;
const isPlace = (document: Document, { from }: WordSpan): boolean => PLACE.test(wordsBefore(document, from));

/** A span between two others: the last word where it says what is done or to whom, else any. */
function standIn({ words }: Document, { to }: WordSpan): string {
  const { lower } = words[to]!;
  return OWN_WORD.test(lower) ? lower : SPAN;
}

/** The five words before one in its sentence. */
function wordsBefore({ words }: Document, at: number): string {
  const sentence = words[at]!.sentence;
  let text = "";
  for (let i = at - 1; i >= 0 && i >= at - 5 && words[i]!.sentence === sentence; i--)
    text = `${words[i]!.lower} ${text}`;
  return text;
}
