import type { Document, Word } from "../language/document.ts";
import { hasRole, ROLE } from "../language/lexeme.ts";
import { cutsName, isCapital } from "../language/name-bonds.ts";
import { isFollowedByPreposition } from "../words/usage.ts";
import { looksShort } from "./acronyms.ts";
import { type Add, contentEnd, contentStart, kindOf, NO_GAP, startsPhrase } from "./run-ends.ts";
import { connectorOf } from "./runs.ts";
import { CONNECTORS, type WordRun } from "./span.ts";

const MAX_WORDS_ACROSS_RUNS = 12;
/** How many more runs a phrase can extend over. */
const MAX_FURTHER_RUNS = 2;

/** Adds phrases over two or three runs: "theory of mind", "precision and recall", "X (ABC) Y", and their parts. */
export function addAcrossRuns(document: Document, runs: readonly WordRun[], l: number, add: Add): void {
  const left = runs[l]!;
  let connectors = "";
  let isLoose = false;
  for (let r = l + 1; r <= l + MAX_FURTHER_RUNS && r < runs.length; r++) {
    const connector = connectorOf(document, runs[r - 1]!, runs[r]!);
    if (connector === undefined) return;
    isLoose ||= connector === "p";
    connectors += connector.toUpperCase();
    // a phrase that begins inside a parenthesis ends inside it
    if (connectors.startsWith(")")) return;
    const right = runs[r]!;
    if (!isLoose || isNameAcrossRuns(document.words, left, right)) {
      addJoinedRuns(document.words, left, right, connectors, add);
      addWithoutMiddle(document, runs, { l, r, connectors }, add);
    }
    if (connectors === CONNECTORS.byPreposition) addKnownPhrases(document.words, left, right, add);
  }
}

/** True when an acronym follows or the words are written as a name: "low-rank adaptation for X (LRX)", "Labeled Faces in the Wild". */
function isNameAcrossRuns(words: readonly Word[], left: WordRun, right: WordRun): boolean {
  const next = words[right.to + 1];
  if (next?.gap === "(" && next.sentence === words[right.to]!.sentence && looksShort(next.text)) return true;
  return [left.from, left.to, right.to].every((i) => isCapital(words[i]!));
}

/** Adds the phrases from the starts of the left run to the end of the right one. */
function addJoinedRuns(words: readonly Word[], left: WordRun, right: WordRun, connectors: string, add: Add): void {
  const end = contentEnd(words, right);
  if (end < 0 || (connectors.endsWith("(") && !closesAfter(words, end))) return;
  const run = { from: left.from, to: right.to };
  const name = connectors === "K" && words[left.to + 1]!.bound ? endOfName(words, right) : end;
  // "Positive and Negative Syndrome Scale" of "Positive and Negative Syndrome Scale scores"
  if (name < end) addName(words, { left, run, end: name }, add);
  for (const from of startsOf(words, left, connectors)) {
    if (cutsName(words, from, end)) continue;
    if (!startsPhrase(words, from, left.to) || end - from >= MAX_WORDS_ACROSS_RUNS) continue;
    add({ from, to: end, ...NO_GAP, run, connectors, own: true });
  }
}

/** The last word of a run that still has the capital of the name that it begins with. */
function endOfName(words: readonly Word[], { from, to }: WordRun): number {
  let end = from;
  while (end < to && isCapital(words[end + 1]!)) end++;
  return end;
}

function addName(words: readonly Word[], { left, run, end }: { left: WordRun; run: WordRun; end: number }, add: Add) {
  const from = contentStart(words, left);
  if (!cutsName(words, from, end)) add({ from, to: end, ...NO_GAP, run, connectors: "K", own: true });
}

/** Adds established phrases that reach over a preposition into the right run: "theory of mind" of "theory of mind reasoning". */
function addKnownPhrases(words: readonly Word[], left: WordRun, right: WordRun, add: Add): void {
  if (!isFollowedByPreposition(words[left.to]!.lexeme.lastCanonical, words[left.to + 1]!.lower)) return;
  const run = { from: left.from, to: right.to };
  for (const from of startsOf(words, left, "P")) {
    for (let to = right.from; to <= Math.min(right.to, right.from + 1); to++) {
      if (cutsName(words, from, to)) continue;
      add({ from, to, ...NO_GAP, run, connectors: CONNECTORS.byPreposition, own: to === right.to }, 0);
    }
  }
}

/**
 * Where a phrase over several runs can begin: with the left run, after its evaluative words, after a gerund, and, before a
 * preposition, with its head alone ("natural [boundaries of objects]").
 */
function startsOf(words: readonly Word[], left: WordRun, connectors: string): Set<number> {
  const starts = new Set([left.from, contentStart(words, left)]);
  if (left.from < left.to && kindOf(words, left.from) === "G") starts.add(left.from + 1);
  if (connectors === CONNECTORS.byPreposition) starts.add(left.to);
  return starts;
}

/** "word sense disambiguation (WSD)": the parenthesis closes right after the phrase, or with its sentence. */
function closesAfter(words: readonly Word[], end: number): boolean {
  const last = words[end]!;
  const next = words[end + 1];
  return next === undefined || next.sentence !== last.sentence || next.gap.startsWith(")");
}

/** Two runs by their positions, with the connectors between them. */
interface RunPair {
  readonly l: number;
  readonly r: number;
  readonly connectors: string;
}

/** Adds phrases without their middle: "triphone [and semiphone] systems", "digital signal processor [(DSP)] code". */
function addWithoutMiddle(document: Document, runs: readonly WordRun[], { l, r, connectors }: RunPair, add: Add): void {
  const { words } = document;
  const left = runs[l]!;
  const right = runs[r]!;
  const end = contentEnd(words, right);
  if (end < 0) return;
  const run = { from: left.from, to: right.to };
  const from = contentStart(words, left);
  if (connectors === "()")
    add({ from, to: end, gapFrom: left.to + 1, gapTo: right.from - 1, run, connectors: CONNECTORS.overGap, own: true });
  // the right run without its first word is the shared head
  if (!/^(?:K|,K)$/.test(connectors) || right.from >= end || hasRole(words[left.to]!.lexeme, ROLE.plural)) return;
  if (words[right.from]!.bound) return;
  const unfolded = {
    from,
    to: end,
    gapFrom: left.to + 1,
    gapTo: right.from,
    run,
    connectors: CONNECTORS.overGap,
    own: true,
  };
  const isSure = areOfOneKind(words, left, right) || sharesHead(document, left, right);
  add(unfolded, isSure ? undefined : MIN_OWN_UNFOLDED);
}

/** True when the paper also writes the left run with the head of the right one: "fin and blue whales" beside "fin whales". */
export function sharesHead({ words }: Document, left: WordRun, right: WordRun): boolean {
  const [last, head] = [words[left.to]!.lexeme.key, words[right.from + 1]];
  if (head === undefined || right.from >= right.to) return false;
  return words.some(
    (word, i) =>
      word.lexeme.key === last &&
      words[i + 1]?.lexeme.key === head.lexeme.key &&
      words[i + 1]!.gap === "" &&
      i !== left.to,
  );
}

/** "speed and prediction accuracy": "speed accuracy" is established, but as a part of "speed accuracy trade-off". */
const MIN_OWN_UNFOLDED = 0.3;

/**
 * True when the words on both sides of the conjunction are modifiers of one head: "supervised and unsupervised learning". A noun is
 * a thing of its own ("age and blood pressure"), a head that begins with an adjective leaves open what is shared, and a name with a
 * conjunction is whole ("Positive and Negative Syndrome Scale").
 */
function areOfOneKind(words: readonly Word[], left: WordRun, right: WordRun): boolean {
  const head = words[right.from + 1]!;
  if (isCapital(words[left.to]!) && isCapital(words[right.from]!)) return false;
  return (
    left.to - left.from < 3 &&
    "AE".includes(words[left.to]!.kind) &&
    "AE".includes(words[right.from]!.kind) &&
    "NG".includes(head.kind)
  );
}
