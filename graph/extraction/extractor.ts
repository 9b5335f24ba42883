import { expandAcronyms, looksShort } from "./candidates/acronyms.ts";
import { type Candidate, mayBeNameWithAnd, possibleUnfoldings } from "./candidates/candidates.ts";
import { contextOf, type FeatureContext } from "./candidates/context.ts";
import { isCutFromPhrase } from "./candidates/cut-phrases.ts";
import { coreCandidates, isFirm, isName, standsAlone } from "./candidates/phrase-boundaries.ts";
import { candidateFault } from "./candidates/rejection.ts";
import { CONNECTORS, type Span, surfaceOf } from "./candidates/span.ts";
import { keywordsOf } from "./keywords.ts";
import { type PhrasePlace, paperKnowledge } from "./knowledge/paper-knowledge.ts";
import { shortHash } from "./language/canonical.ts";
import { type Document, type PaperText, plainCase, type Word } from "./language/document.ts";
import { OWNER_MARK } from "./language/lexeme.ts";
import { withFirmLongForms, withKeywords, withLongForms } from "./packing/changed-candidates.ts";
import { LINE_MARK, type PackedCandidate, packDocument, TRAIT } from "./packing/packed-document.ts";
import { featureTableOf } from "./ranking/learned-model.ts";
import { indexScoresOf, spanScores } from "./ranking/scores.ts";
import { phraseUsage } from "./words/usage.ts";

/** Candidates with a lower probability are left out unless they are a phrase by themselves. */
const MIN_SCORE = 0.012;
/** … or are established phrases that are whole in this share of their papers; inside longer ones rankers score them low. */
const MIN_SCORE_KNOWN = 0.01;
const KNOWN_OWN = 0.28;
const MAX_CANDIDATES = 90;

/** Extracts and packs the candidates of one paper; a pure function of its text and the frozen tables. */
export function extractCandidates(paper: PaperText): Uint8Array {
  const context = contextOf(paper);
  const { document, candidates, acronyms } = context;
  const table = featureTableOf(context);
  const spans = spanScores(table);
  const cores = coreCandidates(context);
  const scores = shareWithCores(spans.scores, cores);
  const longOf = new Map(acronyms.map(({ short, long }) => [short, long]));
  const keywords = keywordsOf(paper.keywords ?? []).map((one) => ({ ...one, key: expandAcronyms(one.key, longOf) }));
  const listed = new Set(keywords.map(({ key }) => key));
  const isListed = ({ key }: Candidate) => listed.size > 0 && listed.has(expandAcronyms(key, longOf));
  const likely = candidates
    .map((candidate, i) => ({ candidate, score: scores[i]!, i }))
    .filter(({ i }) => cores[i]! < 0)
    .filter(({ candidate, score }) => {
      if (score >= MIN_SCORE || candidate.spans.some((span) => standsAlone(document, span))) return true;
      return isListed(candidate) || (score >= MIN_SCORE_KNOWN && (phraseUsage(candidate.key)?.own ?? 0) >= KNOWN_OWN);
    })
    .filter(({ candidate }) => candidateFault(document, candidate) === undefined)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, MAX_CANDIDATES);
  const positions = new Set(likely.map(({ i }) => i));
  const extensions = [...cores].flatMap((core, i) => (positions.has(core) ? [i] : []));
  const index = shareWithCores(indexScoresOf(table, new Set([...positions, ...extensions])), cores);
  const best = new Set([...spans.aboveCut].map((i) => (cores[i]! < 0 ? i : cores[i]!)));
  const packed = likely.map(({ candidate, score, i }) =>
    packCandidate(context, candidate, {
      score,
      index: index[i]!,
      aboveCut: best.has(i),
      isListed: isListed(candidate),
    }),
  );
  const phrases = withFirmLongForms(withLongForms(packed.filter(isEligible), longOf), context);
  const named = likely.filter((_, i) => !isEligible(packed[i]!)).map(({ candidate }) => candidate);
  const possible = withLongForms(possibleNames(context, named), longOf);
  const knowledge = paperKnowledge(
    document,
    likely.flatMap(({ candidate, score }) => placesOf(document, candidate, score)),
  );
  const lines = paper.keepClosingLines ? [] : lastLines(paper.abstract, document, phrases);
  const own = new Set(phrases.map(({ key }) => key));
  const all = [...phrases, ...possible.filter(({ key }) => !own.has(key))];
  if (!paper.keywordConcepts)
    return packDocument({ sentences: document.sentences, candidates: [...lines, ...all], acronyms, knowledge });
  return packDocument({
    sentences: [...document.sentences, ...keywords.map(({ start, end }) => ({ field: 2 as const, start, end }))],
    candidates: [...lines, ...withKeywords(all, keywords, document.sentences.length)],
    acronyms,
    knowledge,
  });
}

/** The places of a candidate that are one stretch of words and no enumeration. */
function placesOf(document: Document, { spans }: Candidate, score: number): PhrasePlace[] {
  const whole = spans.filter(({ connectors }) => SIMPLE.has(connectors) || connectors === CONNECTORS.byPreposition);
  return whole.map(({ from, to }) => {
    return { from, to, start: document.words[from]!.start, end: endOf(document.words[to]!), score };
  });
}

/** Where a phrase ends that ends with this word: before the mark of the owner. */
const endOf = ({ text, end }: Word) => (OWNER_MARK.test(text) ? end - 2 : end);

/** Sentences at the end of an abstract that may be a closing line, and their least number of words. */
const MAX_LAST_LINES = 2;
const MIN_LINE_WORDS = 5;

/**
 * The last sentences of an abstract as candidates of their own. When the collection shows that many papers end with the same words,
 * they are a closing line that no rule knows, and hide the phrases inside them (see Resolution). A sentence that shares a phrase of
 * several words with the rest of the paper belongs to it.
 */
function lastLines(abstract: string, document: Document, phrases: readonly PackedCandidate[]): PackedCandidate[] {
  const inAbstract = document.sentences.map((sentence, s) => ({ ...sentence, s })).filter(({ field }) => field === 1);
  return inAbstract
    .slice(1)
    .slice(-MAX_LAST_LINES)
    .flatMap(({ s, start, end }) => {
      const inside = phrases.filter(({ places }) => places.some(({ sentence }) => sentence === s));
      const isApart = inside.every(({ key, places }) => {
        return !key.includes(" ") || places.every(({ sentence }) => sentence === s);
      });
      if (inside.length === 0 || !isApart || document.bounds[s + 1]! - document.bounds[s]! < MIN_LINE_WORDS) return [];
      const words = abstract
        .slice(start, end)
        .toLowerCase()
        .replace(/\p{N}+/gu, "0")
        .replace(/\s+/g, " ");
      const key = `${LINE_MARK}${shortHash(words)}${shortHash([...words].reverse().join(""))}`;
      const places = [{ sentence: s, start, end, form: 0, contiguous: true }];
      return [{ key, score: 0, index: 0, traits: 0, forms: [key], places }];
    });
}

/** Gives each core the highest score among itself and the candidates that only add a category word to it ("tree search problem"). */
function shareWithCores(scores: Float64Array, cores: Int32Array): Float64Array {
  const highest = Float64Array.from(scores);
  for (const [i, core] of cores.entries()) {
    if (core >= 0) highest[core] = Math.max(highest[core]!, scores[i]!);
  }
  return highest;
}

/** Coordinations and phrases with a parenthesis are ranked, but are concepts only where the collection shows that they are names. */
function isEligible(candidate: PackedCandidate): boolean {
  return (candidate.traits & TRAIT.compound) === 0;
}

/** The coordinations that may be names, and what coordinations may stand for; only the collection can tell. */
function possibleNames({ document, candidates }: FeatureContext, named: readonly Candidate[]): PackedCandidate[] {
  const keys = new Set(candidates.map(({ key }) => key));
  const names = named.filter((candidate) => mayBeNameWithAnd(document, candidate));
  return [...names, ...possibleUnfoldings(document, (key) => keys.has(key))].map(({ key, spans }) => {
    const { forms, places } = placesAndForms(document, spans);
    return { key, score: 0, index: 0, traits: TRAIT.compound, forms, places };
  });
}

/** What the rankings say of a candidate. */
interface Judgement {
  readonly score: number;
  readonly index: number;
  readonly aboveCut: boolean;
  /** It is a keyword of the paper. */
  readonly isListed: boolean;
}

function packCandidate(
  context: FeatureContext,
  candidate: Candidate,
  { score, index, aboveCut, isListed }: Judgement,
): PackedCandidate {
  const { document, acronyms } = context;
  const { forms, places } = placesAndForms(document, candidate.spans);
  let traits = traitsOf(document, candidate.spans) | (aboveCut ? TRAIT.kept : 0);
  if (isFirm(document, candidate)) traits |= TRAIT.firm;
  if (isListed) traits |= TRAIT.listed;
  else if ((traits & TRAIT.own) === 0 && isCutFromPhrase(document, candidate)) traits |= TRAIT.cut;
  // what has an acronym or is a keyword is one thing in spite of a conjunction: "simultaneous localization and mapping (SLAM)"
  if (isListed || acronyms.some(({ long }) => long === candidate.key)) traits = (traits & ~TRAIT.compound) | TRAIT.own;
  return { key: candidate.key, score: byte(score), index: byte(index), traits, forms, places };
}

/** The places of a candidate, and how it is written there. */
function placesAndForms(document: Document, spans: readonly Span[]): Pick<PackedCandidate, "forms" | "places"> {
  const forms: string[] = [];
  const places = spans.map((span) => {
    const surface = surfaceOf(document, span, plainCase).replace(OWNER_MARK, "");
    let form = forms.indexOf(surface);
    if (form < 0) form = forms.push(surface) - 1;
    const first = document.words[span.from]!;
    return {
      sentence: first.sentence,
      start: first.start,
      end: endOf(document.words[span.to]!),
      form,
      // the parts of "HIV/AIDS" count as well
      contiguous: span.connectors !== CONNECTORS.overGap && span.connectors !== CONNECTORS.bySlash,
    };
  });
  return { forms, places };
}

/** A share 0 … 1 as a byte. */
const byte = (share: number) => Math.round(share * 255);

/** What connects the parts of a phrase that is read like one without parts. */
const SIMPLE: ReadonlySet<string> = new Set([CONNECTORS.withinRun, CONNECTORS.overGap, CONNECTORS.bySlash]);

function traitsOf(document: Document, spans: readonly Span[]): number {
  let traits = 0;
  if (spans.some((span) => standsAlone(document, span))) traits |= TRAIT.own;
  if (spans.every((span) => span.connectors === CONNECTORS.overGap)) traits |= TRAIT.unfolded;
  const first = spans.find((span) => SIMPLE.has(span.connectors));
  if (!first) {
    // "Food and Drug Administration"
    if (spans.every((span) => span.connectors === "K" && isBoundInside(document, span)))
      return traits | TRAIT.name | TRAIT.own;
    if (spans[0]!.connectors !== CONNECTORS.byPreposition) return traits | TRAIT.compound;
    // "Treaty of Versailles" is a whole phrase wherever it stands
    return traits | TRAIT.ofPhrase | (spans.every((span) => isName(document, span)) ? TRAIT.name | TRAIT.own : 0);
  }
  if (first.from === first.to && looksShort(document.words[first.from]!.text)) traits |= TRAIT.acronym;
  if (spans.every((span) => isName(document, span))) traits |= TRAIT.name;
  return traits;
}

/** True for a name with a conjunction that binds its words. */
const isBoundInside = ({ words }: Document, { from, to }: Span) =>
  words.slice(from, to + 1).some(({ bound, kind }) => bound && kind === "K");
