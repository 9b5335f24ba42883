import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE, SHAPE } from "../language/lexeme.ts";
import { opensNames } from "../language/name-bonds.ts";
import { HEAD, phraseUsage, usageAt } from "../words/usage.ts";
import type { Candidate } from "./candidates.ts";
import type { FeatureContext } from "./context.ts";
import { CONNECTORS, type Span } from "./span.ts";

/** A word whose head share, less one half, is at most this is not a head: "auxiliary", "scanning". */
const MAX_NON_HEAD = -0.1;
/** A gerund whose head share, less one half, is below this takes an object: "using", unlike "learning". */
const MAX_GOVERNING = -0.25;
/** An established phrase must be a whole noun phrase in this share of its papers to mean the same as "… problem". */
const MIN_OWN_SHARE = 0.3;

/**
 * True when a span is a phrase by itself, even inside a longer noun phrase: the words before it only praise, count, govern or own
 * ("guiding black-box language models", "the agent's latent space"), and the words after it only say what kind of thing it is
 * ("tree search problem", "MuJoCo benchmarks").
 */
export function standsAlone({ words }: Document, { from, to, run, own, connectors }: Span): boolean {
  if (connectors !== "") return false;
  if (own || from - run.from > MAX_EXTRA_WORDS || run.to - to > MAX_EXTRA_WORDS) return own;
  return isLeadIn(words, run.from, from) && withoutCategory(words, to, run.to) === to;
}

/** More words than any real phrase has before or after its core; the limit keeps time linear. */
const MAX_EXTRA_WORDS = 8;

/** The last word of a range when category words at its end are dropped; at least the first word remains. */
function withoutCategory(words: readonly Word[], from: number, to: number): number {
  let end = to;
  while (end > from && hasRole(words[end]!.lexeme, ROLE.category)) end--;
  return end;
}

function isLeadIn(words: readonly Word[], from: number, to: number): boolean {
  const start = from < to && governs(words[from]!, words[from + 1]!) ? from + 1 : from;
  for (let i = start; i < to; i++) if (!isLeadInWord(words[i]!)) return false;
  return true;
}

/** True for a gerund with an object: "guiding black-box language models", "learning robust representations". */
function governs({ lower, lexeme }: Word, next: Word): boolean {
  if (!lower.endsWith("ing")) return false;
  return next.kind === "A" || /[-‐‑]/.test(next.lower) || usageAt(lexeme.position, HEAD) < MAX_GOVERNING;
}

const isLeadInWord = (word: Word) => word.kind === "C" || hasRole(word.lexeme, ROLE.evaluative) || isPossessive(word);

/** Names of persons with an inner capital: "McDiarmid's", "LaSalle's", "O'Neil's". */
const PERSON = /^(?:Mc|Mac|La|Le|De|Di|Du|Van|O['’])\p{Lu}/u;

/** "agent's" in "agent's latent space" and "LLM's" in "LLM's reasoning", but no person: "Parkinson's" may begin a concept. */
export function isPossessive({ text, caseless, lexeme }: Word): boolean {
  if (!hasRole(lexeme, ROLE.owner)) return false;
  if (caseless || (lexeme.shape & SHAPE.anyCapital) === 0) return true;
  return (lexeme.shape & SHAPE.innerCapital) > 0 && !PERSON.test(text);
}

/**
 * For each candidate that only adds a category word to another one ("next-token prediction task", "MultiWOZ dataset"), the position
 * of that core; −1 for all others, and where the longer phrase is the established name ("boundary value problem").
 */
export function coreCandidates({ document, candidates, acronyms }: FeatureContext): Int32Array {
  const cores = coresOf(document, candidates);
  return Int32Array.from(candidates, (candidate) => {
    const at = onlyCore(document, cores, candidate);
    const core = candidates[at];
    if (!core || acronyms.some(({ long }) => long === candidate.key)) return -1;
    return namesTheSame(document, core, candidate) ? at : -1;
  });
}

/** The candidates that are followed by a category word, by the places of their spans. */
function coresOf({ words }: Document, candidates: readonly Candidate[]): ReadonlyMap<number, number> {
  const cores = new Map<number, number>();
  for (const [i, { spans }] of candidates.entries()) {
    for (const { from, to, connectors } of spans) {
      const next = words[to + 1];
      if (connectors === "" && next && hasRole(next.lexeme, ROLE.category)) cores.set(from * words.length + to, i);
    }
  }
  return cores;
}

/** The one candidate that remains of every span without its category words; −1 when there is none or more than one. */
function onlyCore({ words }: Document, cores: ReadonlyMap<number, number>, { spans }: Candidate): number {
  let position = -1;
  for (const { from, to, connectors } of spans) {
    const end = connectors === "" ? withoutCategory(words, from, to) : to;
    const core = end === to ? undefined : cores.get(from * words.length + end);
    if (core === undefined || (position >= 0 && core !== position)) return -1;
    position = core;
  }
  return position;
}

function namesTheSame(document: Document, core: Candidate, longer: Candidate): boolean {
  if (core.spans.every((span) => isName(document, span))) return true;
  if (!core.key.includes(" ")) return false;
  const short = phraseUsage(core.key);
  const long = phraseUsage(longer.key);
  if (long) return short !== undefined && short.own >= MIN_OWN_SHARE && short.logPapers >= long.logPapers;
  const last = document.words[core.spans[0]!.to]!;
  return short !== undefined || usageAt(last.lexeme.position, HEAD) > MAX_NON_HEAD;
}

/**
 * True when the paper writes a phrase at least twice and its shorter form nowhere: "depressive disorder" only in "major depressive
 * disorder", "Congress" only in "Congress of Vienna". Words that only praise or count ("novel methods") are left out at the second time.
 */
export function isFirm({ words }: Document, { spans }: Candidate): boolean {
  const [{ from, to, connectors }] = spans as [Span];
  if (spans.length < 2 || from === to) return false;
  const forms = words.slice(from, to + 1).map(({ lexeme }) => lexeme.key);
  const isAt = (at: number, keys: readonly string[]) => keys.every((key, n) => words[at + n]?.lexeme.key === key);
  if (connectors === CONNECTORS.byPreposition)
    return words.every(({ lexeme }, i) => lexeme.key !== forms[0] || isAt(i, forms));
  if (connectors !== CONNECTORS.withinRun || !mayBeLeftOut(words[from]!)) return false;
  const rest = forms.slice(1);
  return words.every(({ lexeme }, i) => lexeme.key !== rest[0] || !isAt(i, rest) || (i > 0 && isAt(i - 1, forms)));
}

const mayBeLeftOut = ({ lower, kind, lexeme }: Word) =>
  opensNames(lower) || (kind !== "N" && !hasRole(lexeme, ROLE.evaluative));

/** True when every word has a capital, at least one of which means something; prepositions and articles need none. */
export function isName({ words }: Document, { from, to, connectors }: Span): boolean {
  let hasMeaning = false;
  for (let i = from; i <= to; i++) {
    const word = words[i]!;
    if (connectors !== CONNECTORS.withinRun && "PT".includes(word.kind)) continue;
    if ((word.lexeme.shape & SHAPE.name) === 0 && !word.bound) return false;
    // "Revisiting the New Deal": the first word of a sentence has a capital in any case
    if (word.caseless && word.kind === "G") return false;
    hasMeaning ||= !word.caseless;
  }
  return hasMeaning;
}
