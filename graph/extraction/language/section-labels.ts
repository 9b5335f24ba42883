/** Replaces every character of a label, formula, citation or address; no phrase spans it. */
export const GAP = "\u0001";

/** Words of the labels of structured abstracts. */
const LABEL_WORDS = [
  "implications? for (?:clinicians|education|families|management|nurses|nursing|policy|practice|rehabilitation|research|therapy)",
  "abstract|aims?|analysis|approach|area|background|boundaries|case|clinical|collection|conclusions?|context|contributions?|control",
  "criteria|data|design|diagnosis|discussion|eligibility|evidence|exposures?|extraction|findings|follow-up|goals?|groups?|highlights",
  "hypothes[ie]s|implications?|importance|innovation|interpretation|interventions?|introduction|key|learned|lessons|level|limitations?",
  "location|main|materials?|measurements?|measures|messages?|methodology|methods?|motivation|novelty|objectives?|observations?",
  "originality|outcomes?|participants|patients|perspectives?|points|population|practical|practice|principal|problem|procedures?",
  "prospects|purpose|question|rationale|recommendations?|relevance|reports?|research|results?|review|sample|scope|search|selection",
  "settings?|significance|social|sources?|statement|statistical|strategy|strategies|study|subjects|summary|synthesis|tests?|theoretical",
  "time|treatments?|type|value|year",
].join("|");

/** A label with what is before and after it: "Main outcome measures:", "METHODS We …", "Results. A …", "MethodsThe …". */
const LABEL = new RegExp(
  String.raw`(^\s{0,9}|[.!?;:)\]"”]\s{0,9}|\n\s{0,9})((?:${LABEL_WORDS})(?:(?:,? (?:and|of|for|in) (?:the )?| & |, | ?/ ?| )(?:${LABEL_WORDS})){0,5})(\s?[:：]|\s[-–—]\s|[.](?=\s)|(?=\s|\p{L}))`,
  "giu",
);
/** Other words in capitals before a colon: "INCLUSION CRITERIA:". */
const CAPITALS_LABEL = /(^\s{0,9}|[.!?;:)\]]\s{0,9}|\n\s{0,9})\p{Lu}{4,30}(?: (?:\p{Lu}{2,30}|&)){1,5}:/gu;
/** Labels that some databases glue to the first word of their part. */
const OFTEN_GLUED =
  /^(?:abstract|aims?|background|conclusions?|discussion|findings|importance|interpretation|introduction|limitations?|materials|methods?|methodology|objectives?|observations|patients|purpose|rationale|results|significance|summary)\b/i;

const IMPLICATIONS = /^implications? for \p{Ll}+$/iu;

/** Labels without a sign behind them: "Methods We asked …". One alone may be the first word of a name ("Methods Engineering"). */
const BARE_LABEL =
  /(?:^|[.!?]\s{1,3})(?:Aims?|Background|Conclusions?|Findings|Introduction|Methods?|Objectives?|Purpose|Results) \p{Lu}/gu;
const MIN_BARE_LABELS = 2;

/** True when the words at a place are a label, by how they and what follows are written. */
function isLabel(label: string, end: string, after: string, hasBareLabels: boolean): boolean {
  if (!/^\p{Lu}/u.test(label)) return false;
  if (end === ".") return /^\s+\p{Lu}/u.test(after);
  if (end !== "") return true;
  if (label === label.toUpperCase()) return label.length > 3 && /^\s+(?:\p{Lu}\p{Ll}|[AI] |\p{N})/u.test(after);
  // a label of several words, glued to the next or for a group of readers: "Practical implicationsManagers", "Implications for nursing Nurses"
  if (/\p{L}[ /]+\p{Ll}/u.test(label) && /\p{Ll}{3}$/u.test(label) && /^\p{Lu}[\p{Ll} ]/u.test(after)) return true;
  if (IMPLICATIONS.test(label) && /^ \p{Lu}\p{Ll}/u.test(after)) return true;
  const begins = hasBareLabels ? /^ ?\p{Lu}[\p{Ll} ]/u : /^\p{Lu}[\p{Ll} ]/u;
  return OFTEN_GLUED.test(label) && /\p{Ll}$/u.test(label) && begins.test(after);
}

/** Masks the labels of the parts of an abstract; the result is as long as the abstract. */
export function maskLabels(abstract: string): string {
  const gap = (all: string, before: string) => before + GAP.repeat(all.length - before.length);
  const hasBareLabels = (abstract.match(BARE_LABEL)?.length ?? 0) >= MIN_BARE_LABELS;
  return abstract
    .replace(LABEL, (all: string, before: string, label: string, end: string, at: number) => {
      const after = abstract.slice(at + all.length, at + all.length + 12);
      return isLabel(label, end.trim(), after, hasBareLabels) ? gap(all, before) : all;
    })
    .replace(CAPITALS_LABEL, gap);
}
