import { type AcronymDefinition, expandAcronyms, looksShort } from "./candidates/acronyms.ts";
import type { Candidate } from "./candidates/candidates.ts";
import { contextOf, type FeatureContext } from "./candidates/context.ts";
import type { Span } from "./candidates/span.ts";
import { isName, phraseFault, servedBy, standsFree } from "./candidates/standing.ts";
import { surfaceOf } from "./candidates/surface.ts";
import { backgroundVersion } from "./language/background.ts";
import { type Document, type PaperText, plainCase } from "./language/document.ts";
import { usageVersion } from "./language/usage.ts";
import { OWNER_MARK } from "./language/word-shape.ts";
import { PACKED_FORMAT, packDocument } from "./packing/pack-document.ts";
import { type PackedCandidate, TRAIT } from "./packing/packed-document.ts";
import { indexModelVersion, indexScoresOf } from "./ranking/index-score.ts";
import { featureTableOf } from "./ranking/learned-model.ts";
import { spanModelVersion, spanScores } from "./ranking/span-score.ts";
import { termhoodVersion } from "./vocabulary/termhood.ts";

/** Names the rules by which candidates were found; candidates of another tag are extracted anew. */
export const EXTRACTOR: string = `isthmus-9.${PACKED_FORMAT}.${backgroundVersion}.${usageVersion}.${spanModelVersion}.${indexModelVersion}.${termhoodVersion}`;

/** Candidates scored below this are left out, unless they stand on their own as a phrase. */
const FLOOR = 0.012;
const MOST = 90;

/** The packed candidates of one paper: a pure function of its text and the frozen tables. */
export function extractCandidates(paper: PaperText): Uint8Array {
  const context = contextOf(paper);
  const { document, candidates, acronyms } = context;
  const table = featureTableOf(context);
  const spans = spanScores(table);
  const served = servedBy(context);
  const scores = raised(spans.scores, served);
  const likely = candidates
    .map((candidate, i) => ({ candidate, score: scores[i]!, i }))
    .filter(({ i }) => served[i]! < 0)
    .filter(({ candidate, score }) => score >= FLOOR || candidate.spans.some((span) => standsFree(document, span)))
    .filter(({ candidate }) => phraseFault(document, candidate) === undefined)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, MOST);
  const chosenAt = new Set(likely.map(({ i }) => i));
  const asked = [...served].flatMap((core, i) => (chosenAt.has(core) ? [i] : []));
  const index = raised(indexScoresOf(table, new Set([...chosenAt, ...asked])), served);
  const kept = new Set([...spans.kept].map((i) => (served[i]! < 0 ? i : served[i]!)));
  const chosen = likely.map(({ candidate, score, i }) =>
    packed(context, candidate, { score, index: index[i]!, kept: kept.has(i) }),
  );
  return packDocument({
    sentences: document.sentences,
    candidates: underLongForms(chosen.filter(isEligible), acronyms),
    acronyms,
  });
}

/**
 * What speaks for a candidate that only adds to another what kind of thing that is ("tree search problem") speaks for the
 * other, which is packed alone.
 */
function raised(scores: Float64Array, served: Int32Array): Float64Array {
  const highest = Float64Array.from(scores);
  for (const [i, core] of served.entries()) {
    if (core >= 0) highest[core] = Math.max(highest[core]!, scores[i]!);
  }
  return highest;
}

/** Whole coordinations and parentheses are ranked as spans but never become concepts. */
function isEligible(candidate: PackedCandidate): boolean {
  return (candidate.traits & TRAIT.joined) === 0;
}

interface Judgement {
  readonly score: number;
  readonly index: number;
  readonly kept: boolean;
}

function packed(context: FeatureContext, candidate: Candidate, { score, index, kept }: Judgement): PackedCandidate {
  const { document, acronyms } = context;
  const forms: string[] = [];
  const places = candidate.spans.map((span) => {
    const surface = surfaceOf(document, span, plainCase).replace(OWNER_MARK, "");
    let form = forms.indexOf(surface);
    if (form < 0) form = forms.push(surface) - 1;
    const first = document.words[span.from]!;
    const last = document.words[span.to]!;
    const end = OWNER_MARK.test(last.text) ? last.end - 2 : last.end;
    return { sentence: first.sentence, start: first.start, end, form, whole: span.joined !== "u" };
  });
  let traits = traitsOf(document, candidate.spans) | (kept ? TRAIT.kept : 0);
  // "simultaneous localization and mapping (SLAM)": what has an acronym is one thing, conjunction or not
  if (acronyms.some(({ long }) => long === candidate.key)) traits = (traits & ~TRAIT.joined) | TRAIT.own;
  return { key: candidate.key, score: byte(score), index: byte(index), traits, forms, places };
}

const byte = (share: number) => Math.round(share * 255);

function traitsOf(document: Document, spans: readonly Span[]): number {
  let traits = 0;
  if (spans.some((span) => standsFree(document, span))) traits |= TRAIT.own;
  if (spans.every((span) => span.joined === "u")) traits |= TRAIT.unfolded;
  const first = spans.find((span) => span.joined === "" || span.joined === "u");
  if (!first) return traits | (spans[0]!.joined === "P" ? TRAIT.ofPhrase : TRAIT.joined);
  if (first.from === first.to && looksShort(document.words[first.from]!.text)) traits |= TRAIT.acronym;
  if (spans.every((span) => isName(document, span))) traits |= TRAIT.name;
  return traits;
}

/** Candidates that use an acronym defined in the paper take the long form into their key: "LLM agent" → "large language model agent". */
function underLongForms(candidates: PackedCandidate[], acronyms: readonly AcronymDefinition[]): PackedCandidate[] {
  if (acronyms.length === 0) return candidates;
  const longOf = new Map(acronyms.map(({ short, long }) => [short, long]));
  const byKey = new Map<string, PackedCandidate>();
  for (const candidate of candidates) {
    const key = expandAcronyms(candidate.key, longOf);
    const traits = key === candidate.key ? candidate.traits : candidate.traits & ~TRAIT.acronym;
    const other = byKey.get(key);
    byKey.set(key, other ? merged(other, { ...candidate, traits }) : { ...candidate, key, traits });
  }
  return [...byKey.values()];
}

const WHERE_BOTH = TRAIT.ofPhrase | TRAIT.joined | TRAIT.acronym | TRAIT.name | TRAIT.unfolded;

function merged(a: PackedCandidate, b: PackedCandidate): PackedCandidate {
  const forms = [...new Set([...a.forms, ...b.forms])];
  const moved = b.places.map((place) => ({ ...place, form: forms.indexOf(b.forms[place.form]!) }));
  const traits = ((a.traits | b.traits) & ~WHERE_BOTH) | (a.traits & b.traits & WHERE_BOTH);
  return {
    key: a.key,
    score: Math.max(a.score, b.score),
    index: Math.max(a.index, b.index),
    traits,
    forms,
    places: [...a.places, ...moved],
  };
}
