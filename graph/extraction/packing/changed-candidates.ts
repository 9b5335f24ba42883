import { expandAcronyms, looksShort } from "../candidates/acronyms.ts";
import type { FeatureContext } from "../candidates/context.ts";
import { CONNECTORS, type Span } from "../candidates/span.ts";
import type { Document } from "../language/document.ts";
import { type PackedCandidate, TRAIT } from "./packed-document.ts";

/** Replaces acronyms that the paper defines by their long forms in all keys: "LLM agent" → "large language model agent". */
export function withLongForms(
  candidates: readonly PackedCandidate[],
  longOf: ReadonlyMap<string, string>,
): readonly PackedCandidate[] {
  if (longOf.size === 0) return candidates;
  const byKey = new Map<string, PackedCandidate>();
  for (const candidate of candidates) {
    const key = expandAcronyms(candidate.key, longOf);
    const traits = key === candidate.key ? candidate.traits : candidate.traits & ~TRAIT.acronym;
    const other = byKey.get(key);
    byKey.set(key, other ? mergeCandidates(other, { ...candidate, traits }) : { ...candidate, key, traits });
  }
  return [...byKey.values()];
}

/** Traits that a merged candidate has only when both parts have them; of the others one part is enough. */
const TRAITS_OF_BOTH =
  TRAIT.ofPhrase | TRAIT.compound | TRAIT.acronym | TRAIT.name | TRAIT.unfolded | TRAIT.firm | TRAIT.cut;

function mergeCandidates(a: PackedCandidate, b: PackedCandidate): PackedCandidate {
  const forms = [...new Set([...a.forms, ...b.forms])];
  const places = b.places.map((place) => ({ ...place, form: forms.indexOf(b.forms[place.form]!) }));
  const traits = ((a.traits | b.traits) & ~TRAITS_OF_BOTH) | (a.traits & b.traits & TRAITS_OF_BOTH);
  return {
    key: a.key,
    score: Math.max(a.score, b.score),
    index: Math.max(a.index, b.index),
    traits,
    forms,
    places: [...a.places, ...places],
  };
}

/** Marks the long forms with a verb, "willingness to communicate (WTC)": only the acronym says that their words belong together. */
export function withFirmLongForms(
  phrases: readonly PackedCandidate[],
  { document, candidates, acronyms }: FeatureContext,
): PackedCandidate[] {
  const isLong = new Set(acronyms.map(({ long }) => long));
  const defined = candidates.filter(({ key, spans }) => {
    return isLong.has(key) && spans.every((span) => holdsVerb(document, span));
  });
  const firm = new Set(defined.map(({ key }) => key));
  return phrases.map((one) => (firm.has(one.key) ? { ...one, traits: one.traits | TRAIT.firm } : one));
}

const holdsVerb = ({ words }: Document, { from, to, connectors }: Span) =>
  connectors === CONNECTORS.withinRun && words.slice(from, to + 1).some(({ kind }) => kind === "V");

/** A keyword with its key, and where it is in the list. */
interface KeywordPlace {
  readonly key: string;
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Adds the keywords of a paper as places, each in a sentence of its own. */
export function withKeywords(
  phrases: readonly PackedCandidate[],
  keywords: readonly KeywordPlace[],
  firstSentence: number,
): PackedCandidate[] {
  const byKey = new Map(phrases.map((phrase) => [phrase.key, phrase]));
  for (const [k, { key, form, start, end }] of keywords.entries()) {
    const phrase = byKey.get(key) ?? { forms: [], places: [], traits: looksShort(form) ? TRAIT.acronym : 0 };
    const forms = [...new Set([...phrase.forms, form])];
    const place = { sentence: firstSentence + k, start, end, form: forms.indexOf(form), contiguous: true };
    const traits = (phrase.traits & ~TRAIT.compound) | TRAIT.own | TRAIT.listed | TRAIT.inKeywords;
    byKey.set(key, { key, score: 255, index: 255, traits, forms, places: [...phrase.places, place] });
  }
  return [...byKey.values()];
}
