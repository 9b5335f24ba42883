import type { Candidate, Span } from "./candidates.ts";
import type { FeatureContext } from "./context.ts";
import type { Document, Word } from "./document.ts";
import { phraseUsage, USAGE_NAMES, usageNumber } from "./usage.ts";
import { EMPTY_STARTS, GENERIC, PRAISING, SERVING_HEADS } from "./word-lists.ts";

const HEAD = USAGE_NAMES.indexOf("Head");
/** A word that ends fewer of its phrases than this (against one half) is no head: "auxiliary", "scanning". */
const HEADLESS = -0.1;
/** A gerund that ends fewer than this governs what follows: "using"; "learning" does not. */
const GOVERNS = -0.25;
/** Share of its papers in which a known phrase must stand on its own to name what "… problem" names. */
const STANDS_ALONE = 0.3;

/**
 * True when the phrase stands for itself although its noun phrase has more words: what comes before it only praises, counts,
 * governs or owns ("guiding black-box language models", "the agent's latent space"), and what comes after it only says what
 * kind of thing it is ("tree search problem", "MuJoCo benchmarks").
 */
export function standsFree({ words }: Document, { from, to, run, own, joined }: Span): boolean {
  if (joined !== "") return false;
  return own || (isLedIn(words, run.from, from) && words.slice(to + 1, run.to + 1).every(isServing));
}

const isServing = ({ lower }: Word) => SERVING_HEADS.has(lower);

function isLedIn(words: readonly Word[], from: number, to: number): boolean {
  const first = words[from] as Word;
  const start = from < to && governs(first, words[from + 1] as Word) ? from + 1 : from;
  return words.slice(start, to).every(leadsIn);
}

/** A gerund that takes what follows as its object: "guiding black-box language models", "learning robust representations". */
function governs({ lower }: Word, next: Word): boolean {
  if (!lower.endsWith("ing")) return false;
  return next.kind === "A" || /[-‐‑]/.test(next.lower) || usageNumber(lower, HEAD) < GOVERNS;
}

function leadsIn(word: Word): boolean {
  const { lower, kind } = word;
  if (kind === "C" || GENERIC.has(lower) || PRAISING.has(lower) || EMPTY_STARTS.has(lower)) return true;
  return isPossessive(word) || /[-‐‑](?:based|driven|level|aware)$/.test(lower);
}

/** "agent's" in "agent's latent space", but no name: "Parkinson's", "AE's" may be the beginning of one. */
export function isPossessive({ text, caseless }: Word): boolean {
  return /['’]s$/.test(text) && (caseless || !/\p{Lu}/u.test(text));
}

/**
 * For each candidate that only adds to another what kind of thing that is ("next-token prediction task", "MultiWOZ dataset"),
 * the position of the other; −1 for all others, and where the longer phrase is the established name ("boundary value problem").
 */
export function servedBy({ document, candidates, acronyms }: FeatureContext): Int32Array {
  const positions = new Map<string, number>();
  for (const [i, { spans }] of candidates.entries()) {
    for (const { from, to, joined } of spans) if (joined === "") positions.set(`${from} ${to}`, i);
  }
  return Int32Array.from(candidates, (candidate) => {
    if (acronyms.some(({ long }) => long === candidate.key)) return -1;
    const served = new Set(candidate.spans.map((span) => positions.get(withoutServing(document, span)) ?? -1));
    const [only = -1] = served;
    const core = served.size === 1 ? candidates[only] : undefined;
    return core && core !== candidate && namesTheSame(document, core, candidate) ? only : -1;
  });
}

function withoutServing({ words }: Document, { from, to, joined }: Span): string {
  let end = to;
  while (joined === "" && end > from && isServing(words[end] as Word)) end--;
  return `${from} ${end}`;
}

function namesTheSame(document: Document, core: Candidate, longer: Candidate): boolean {
  if (core.spans.every((span) => isName(document, span))) return true;
  if (!core.key.includes(" ")) return false;
  const short = phraseUsage(core.key);
  const known = phraseUsage(longer.key);
  if (known) return short !== undefined && short.own >= STANDS_ALONE && short.logPapers >= known.logPapers;
  const last = document.words[(core.spans[0] as Span).to] as Word;
  return short !== undefined || usageNumber(last.lower, HEAD) > HEADLESS;
}

/** Every word has a capital, and somewhere a capital means something. */
export function isName({ words }: Document, { from, to }: Span): boolean {
  const phrase = words.slice(from, to + 1);
  return phrase.every(({ text }) => /^\p{Lu}|\p{Ll}\p{Lu}/u.test(text)) && phrase.some(({ caseless }) => !caseless);
}
