/** Words by which a sentence says what its paper does itself. */
const OWN_WORDS =
  /\b(?:we|our|ours|i|(?:this|the present|the current|the proposed|the presented|proposed|presented) (?:\w+ )?(?:paper|work|study|article|letter|report|thesis|research|survey|review|framework|method|methods|methodology|approach|algorithm|model|system|technique|strategy|architecture|network|scheme|controller|formulation|solution|dataset|benchmark)|(?:is|are) (?:then |also |further |here )?(?:proposed|presented|introduced|developed|described|investigated|studied|examined|derived|demonstrated))\b/iu;

/** Words by which a sentence refers to what others did before. */
export const EARLIER_WORK =
  /\b(?:state[- ]of[- ]the[- ]art|existing|previous(?:ly)?|prior|earlier|recent(?:ly)?|conventional(?:ly)?|traditional(?:ly)?|(?:has|have) (?:\w+ )?been|popular|widely|commonly)\b/iu;

/** Words by which it tells what is not solved, or how it mostly is. */
const OPEN_PROBLEM =
  /\b(?:typically|usually|often|however|nevertheless|although|despite|current(?:ly)?|future|remains?)\b/iu;

/** Words by which a sentence compares the work with others, or tells what it was tried on. */
const COMPARING_WORDS =
  /\b(?:experiments?|benchmarks?|(?:outperform|surpass|exceed)(?:e?[sd]|ing)?|competitive|baselines?|state[- ]of[- ]the[- ]art)\b/iu;

/** Words by which it tells that the work was tried, and what came out. */
const TRIAL_WORDS =
  /\b(?:experimental(?:ly)?|evaluat(?:e|es|ed|ing|ion|ions)|validat(?:e|es|ed|ing|ion)|test(?:ed|s|ing)?|results?)\b/iu;

/** How it begins where what came out is what the work has to say: "We find that …", "Our results show that …". */
const FINDING_WORDS =
  /^(?:\w+,? ){0,3}?(?:we|our (?:\w+ ){0,2}?(?:results|findings|analys[ie]s|study|evaluations?)) (?:\w+ly |also |then )?(?:find|found|show|demonstrate|observe|discover|prove|reveal|establish|report|indicate|suggest|uncover)s?\b/iu;

/** Words that name the work as a whole, also where it is a trial itself. */
const WHOLE_WORK = /\b(?:this|present|current) (?:paper|work|study|article|letter|report|thesis|research)\b/iu;

/** A title that calls the work a trial. */
const TRIAL_TITLE =
  /\b(?:benchmark(?:s|ing)?|evaluat(?:ing|ion)|experiment(?:s|al)?|validation|testing|assessing|assessment|comparison|comparing)\b/iu;

/** Words by which it says what is new. */
const NOVELTY_WORDS =
  /\b(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed|ing)?|describ(?:e|es|ed|ing)|formulat(?:e|es|ed|ing)|aims?|novel|new)\b/iu;

/** What a sentence may begin with that says what the work goes out from, not what the sentence is about: "Building upon recent successes of …, ". */
const STARTING_POINT =
  /^(?:(?:building|based|inspired|motivated|drawing|following|leveraging|extending|unlike|like|beyond|by|with|to)\b|in contrast to\b)[^,;:.]*, /iu;

/**
 * How surely a sentence tells what its paper does itself: 3 = it says what is new, 2 = what was done, 1 = it follows such a one, 0 = background, or how the
 * work was tried.
 */
export type OwnWork = 0 | 1 | 2 | 3;

/**
 * Tells for each sentence of an abstract, by where it begins and ends, whether it is about the paper's own work, or about what was before or how it was
 * tried. The first sentences are mostly background, and say "existing", "has been" or "however"; from the first "we" or "this paper" on an abstract
 * tells what was done. A trial is the work itself where the title says so, and what was found is.
 */
export function ownWorkIn({
  title,
  abstract,
}: {
  readonly title: string;
  readonly abstract: string;
}): (start: number, end: number) => OwnWork {
  const first = OWN_WORDS.exec(abstract)?.index ?? 0;
  const isTrial = TRIAL_TITLE.test(title);
  return (start, end) => {
    const sentence = abstract.slice(start, end);
    if (!isTrial && tellsOfTrial(sentence)) return 0;
    if (OWN_WORDS.test(sentence)) return NOVELTY_WORDS.test(sentence) ? 3 : 2;
    const rest = sentence.replace(STARTING_POINT, "");
    return end > first && !EARLIER_WORK.test(rest) && !OPEN_PROBLEM.test(rest) ? 1 : 0;
  };
}

const tellsOfTrial = (sentence: string) =>
  !WHOLE_WORK.test(sentence) &&
  (COMPARING_WORDS.test(sentence) || (TRIAL_WORDS.test(sentence) && !FINDING_WORDS.test(sentence)));

/** What a sentence sets apart from its subject: to the end of the clause. */
const CONTRAST =
  /\b(?:unlike|in contrast (?:to|with)|contrary to|opposed to|instead of|rather than|without|independent(?:ly)? of|regardless of|avoid(?:s|ing)?)\b[^,;:.]*$/iu;
/** What it compares with: to the end of the phrase. */
const COMPARISON =
  /\b(?:than|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|superior to|compar(?:ed|able|ison) (?:to|with)|versus|vs)\b(?:(?! (?:on|in|for|when|while|by|at)\b)[^,;:.])*$/iu;

/** What it grants before it comes to its subject: the first clause. */
const CONCESSION = /^(?:while|whilst|whereas|although|though|even though|despite|in spite of)\b[^,;:.]*$/iu;

/** What it denies: the next words. */
const NEGATION = /\b(?:no|not(?! only\b)|neither|nor)\s+(?:\w+\s+){0,3}$/iu;

/** Words of which one stands in all of these; most sentences have none. */
const ANY_CONTRAST =
  /\b(?:unlike|contra|opposed|instead|rather|without|independent|regardless|avoid|than|outperform|surpass|superior|compar|versus|vs|no|not|neither|nor|while|whilst|whereas|although|though|despite|spite)/iu;

/** Whether a sentence may set anything apart: asked once for all that it names. */
export const mayContrast = (sentence: string): boolean => ANY_CONTRAST.test(sentence);

/** Whether what begins there is named only to say what the paper is not about: "unlike …", "without …", "better than …", "while …, ". */
export function isSetApart(sentence: string, start: number): boolean {
  const before = sentence.slice(0, start);
  return CONTRAST.test(before) || COMPARISON.test(before) || NEGATION.test(before) || CONCESSION.test(before);
}
