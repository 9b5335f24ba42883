import type { Document, Word } from "../language/document.ts";
import { HEAD, phraseUsage, usageAt } from "../language/usage.ts";
import { hasRole, ROLE } from "../language/word-roles.ts";
import { SHAPE } from "../language/word-shape.ts";
import type { Candidate } from "./candidates.ts";
import type { FeatureContext } from "./context.ts";
import type { Span } from "./span.ts";

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
  if (own || from - run.from > FAR || run.to - to > FAR) return own;
  return isLedIn(words, run.from, from) && withoutServing(words, to, run.to) === to;
}

/** More words than lead in or serve in any real phrase, so that time stays linear. */
const FAR = 8;

/** The end of a stretch of words without those at its end that only serve; at least the first remains. */
function withoutServing(words: readonly Word[], from: number, to: number): number {
  let end = to;
  while (end > from && hasRole(words[end]!.lexeme, ROLE.serving)) end--;
  return end;
}

function isLedIn(words: readonly Word[], from: number, to: number): boolean {
  const start = from < to && governs(words[from]!, words[from + 1]!) ? from + 1 : from;
  for (let i = start; i < to; i++) if (!leadsIn(words[i]!)) return false;
  return true;
}

/** A gerund that takes what follows as its object: "guiding black-box language models", "learning robust representations". */
function governs({ lower, lexeme }: Word, next: Word): boolean {
  if (!lower.endsWith("ing")) return false;
  return next.kind === "A" || /[-‐‑]/.test(next.lower) || usageAt(lexeme.position, HEAD) < GOVERNS;
}

const leadsIn = (word: Word) => word.kind === "C" || hasRole(word.lexeme, ROLE.leading) || isPossessive(word);

/** Persons whose names have an inner capital: "McDiarmid's", "LaSalle's", "O'Neil's". */
const PERSON = /^(?:Mc|Mac|La|Le|De|Di|Du|Van|O['’])\p{Lu}/u;

/** "agent's" in "agent's latent space" and "LLM's" in "LLM's reasoning", but no person: "Parkinson's" may begin a name. */
function isPossessive({ text, caseless, lexeme }: Word): boolean {
  if (!hasRole(lexeme, ROLE.owner)) return false;
  if (caseless || (lexeme.shape & SHAPE.anyCapital) === 0) return true;
  return (lexeme.shape & SHAPE.innerCapital) > 0 && !PERSON.test(text);
}

/** Somebody who takes part in every paper owns it: "user's intention". */
const isActors = ({ lexeme }: Word) => hasRole(lexeme, ROLE.owner) && hasRole(lexeme, ROLE.actor);

/**
 * Why words cannot be a phrase of this paper wherever they stand in it, or undefined when they can: words that modify others, and
 * what belongs to somebody ("the agent's behaviour") unless it is established so ("bird's eye view").
 */
export function phraseFault({ words }: Document, { key, spans }: Candidate): string | undefined {
  const owned = (is: (word: Word) => boolean) => spans.every(({ from, to }) => hasBefore(words, from, to, is));
  if (spans.every(({ from, to }) => from === to && hasRole(words[from]!.lexeme, ROLE.modifier)))
    return "It only modifies other words, so it cannot be a concept by itself.";
  if (owned(isActors) || (owned(isPossessive) && !phraseUsage(key)))
    return "It is what somebody or something here owns.";
  return undefined;
}

function hasBefore(words: readonly Word[], from: number, to: number, is: (word: Word) => boolean): boolean {
  for (let i = from; i < to; i++) if (is(words[i]!)) return true;
  return false;
}

/**
 * For each candidate that only adds to another what kind of thing that is ("next-token prediction task", "MultiWOZ dataset"),
 * the position of the other; −1 for all others, and where the longer phrase is the established name ("boundary value problem").
 */
export function servedBy({ document, candidates, acronyms }: FeatureContext): Int32Array {
  const cores = coresOf(document, candidates);
  return Int32Array.from(candidates, (candidate) => {
    const at = onlyCore(document, cores, candidate);
    const core = candidates[at];
    if (!core || acronyms.some(({ long }) => long === candidate.key)) return -1;
    return namesTheSame(document, core, candidate) ? at : -1;
  });
}

/** The candidates that a word follows which only serves, by where they stand. */
function coresOf({ words }: Document, candidates: readonly Candidate[]): ReadonlyMap<number, number> {
  const cores = new Map<number, number>();
  for (const [i, { spans }] of candidates.entries()) {
    for (const { from, to, joined } of spans) {
      const next = words[to + 1];
      if (joined === "" && next && hasRole(next.lexeme, ROLE.serving)) cores.set(from * words.length + to, i);
    }
  }
  return cores;
}

/** The candidate that every span is without its words that only serve; −1 when there is not one for all of them. */
function onlyCore({ words }: Document, cores: ReadonlyMap<number, number>, { spans }: Candidate): number {
  let only = -1;
  for (const { from, to, joined } of spans) {
    const end = joined === "" ? withoutServing(words, from, to) : to;
    const core = end === to ? undefined : cores.get(from * words.length + end);
    if (core === undefined || (only >= 0 && core !== only)) return -1;
    only = core;
  }
  return only;
}

function namesTheSame(document: Document, core: Candidate, longer: Candidate): boolean {
  if (core.spans.every((span) => isName(document, span))) return true;
  if (!core.key.includes(" ")) return false;
  const short = phraseUsage(core.key);
  const known = phraseUsage(longer.key);
  if (known) return short !== undefined && short.own >= STANDS_ALONE && short.logPapers >= known.logPapers;
  const last = document.words[core.spans[0]!.to]!;
  return short !== undefined || usageAt(last.lexeme.position, HEAD) > HEADLESS;
}

/** Every word has a capital, and somewhere a capital means something. */
export function isName({ words }: Document, { from, to }: Span): boolean {
  let telling = false;
  for (let i = from; i <= to; i++) {
    const word = words[i]!;
    if ((word.lexeme.shape & SHAPE.name) === 0) return false;
    telling ||= !word.caseless;
  }
  return telling;
}
