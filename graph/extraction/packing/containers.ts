import { remembered } from "../../shared/memoize.ts";
import { looksShort } from "../candidates/acronyms.ts";
import type { PackedCandidate, PackedPlace } from "./packed-document.ts";

/** True for a form of two or more words, or an acronym. */
export const hasSeveralWords: (form: string) => boolean = remembered((form) => /[\s-]/.test(form) || looksShort(form));

interface Stretch extends PackedPlace {
  /** Positions of its candidate and, in that, of the place. */
  readonly candidate: number;
  readonly place: number;
  /** It has several words, or is an acronym. */
  readonly leads: boolean;
}

/**
 * For each place of each candidate, the positions of the candidates that may hide it when they are concepts: "graph" does
 * not count inside "knowledge graph". A phrase of two or more words (or an acronym) at the beginning of a longer one counts:
 * what "knowledge graph completion" is about is a knowledge graph; "offline reinforcement learning" is rather another
 * thing than "reinforcement learning". One sweep along each sentence, so that a sentence of a megabyte takes no longer.
 */
export function containersOf(candidates: readonly PackedCandidate[]): number[][][] {
  const containers = candidates.map(({ places }) => places.map((): number[] => []));
  for (const stretches of stretchesBySentence(candidates)) {
    stretches.sort((a, b) => a.start - b.start || b.end - a.end);
    let open: Stretch[] = [];
    for (const inner of stretches) {
      open = open.filter((outer) => outer.end > inner.start);
      const found = containers[inner.candidate]?.[inner.place];
      for (const outer of open) {
        if (mayHide(outer, inner) && !found?.includes(outer.candidate)) found?.push(outer.candidate);
      }
      if (inner.whole) open.push(inner);
    }
  }
  return containers;
}

/** Of two stretches, the outer one no later and, where they begin together, no shorter. */
function mayHide(outer: Stretch, inner: Stretch): boolean {
  if (outer.end < inner.end || outer.candidate === inner.candidate) return false;
  return outer.start < inner.start || (outer.end > inner.end && !inner.leads);
}

function stretchesBySentence(candidates: readonly PackedCandidate[]): Iterable<Stretch[]> {
  const bySentence = new Map<number, Stretch[]>();
  for (const [candidate, { forms, places }] of candidates.entries()) {
    const several = forms.map(hasSeveralWords);
    for (const [place, { sentence, start, end, form, whole }] of places.entries()) {
      const stretch = { sentence, start, end, form, whole, candidate, place, leads: several[form] === true };
      const list = bySentence.get(sentence);
      if (list) list.push(stretch);
      else bySentence.set(sentence, [stretch]);
    }
  }
  return bySentence.values();
}
