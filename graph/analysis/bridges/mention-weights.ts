import type { Incidence } from "../../incidence/incidence.ts";
import type { NestedNames } from "./nested-names.ts";

/** What a stray concept counts: it may have another sense here. With a quarter or nothing, planted bridges of two rare concepts are lost. */
export const STRAY_WEIGHT = 0.375;

/**
 * How much each mention tells of where its paper belongs, 0 … 1, in the order of `paperConcepts`; `community` is 0 for concepts that tell nothing.
 *
 * A concept whose name is part of that of another one in the same paper counts nothing: "latent variable" beside "latent variable model" is
 * no second concept, and "graph" beside "knowledge graph" is none of another field. Less counts a concept that no other paper
 * mentions together with another one that the paper has of its community: two words that only meet here are hardly a subject, and
 * one of them often has another sense ("exploration" of a gaze, "fine-tuning" of a search). O(mentions + nested names + Σ length of a paper²).
 */
export function weighMentions(incidence: Incidence, community: Uint32Array, nested: NestedNames): Float32Array {
  const placed = placedMentions(incidence, community, nested);
  const tied = tiedMentions(incidence, community, placed);
  return placed.map((weight, k) => (tied[k] === 1 ? 1 : weight * STRAY_WEIGHT));
}

/** 1 for each mention of a concept with a community, except names within names; strays like all others. */
export function placedMentions(
  { papers, concepts, paperOffsets, paperConcepts }: Incidence,
  community: Uint32Array,
  { offsets, shorter }: NestedNames,
): Float32Array {
  const placed = new Float32Array(paperConcepts.length);
  const hiddenIn = new Uint32Array(concepts);
  for (let p = 0; p < papers; p++) {
    const [from, to] = [paperOffsets[p]!, paperOffsets[p + 1]!];
    for (let k = from; k < to; k++) {
      const concept = paperConcepts[k]!;
      if (community[concept] === 0) continue;
      for (let n = offsets[concept]!; n < offsets[concept + 1]!; n++) hiddenIn[shorter[n]!] = p + 1;
    }
    for (let k = from; k < to; k++) {
      const concept = paperConcepts[k]!;
      if (community[concept] !== 0 && hiddenIn[concept] !== p + 1) placed[k] = 1;
    }
  }
  return placed;
}

/** Of these mentions, those of concepts that meet another one of the paper and community in another paper, too. */
function tiedMentions(incidence: Incidence, community: Uint32Array, placed: Float32Array): Uint8Array {
  const { concepts } = incidence;
  const tied = new Uint8Array(placed.length);
  const joint = new Uint32Array(concepts);
  for (let c = 0; c < concepts; c++) {
    if (community[c] === 0) continue;
    const met: number[] = [];
    forLaterPartners(incidence, c, placed, (_, k) => {
      const other = incidence.paperConcepts[k]!;
      if (community[other] === community[c] && joint[other]!++ === 0) met.push(other);
    });
    forLaterPartners(incidence, c, placed, (at, k) => {
      if (joint[incidence.paperConcepts[k]!]! < 2) return;
      tied[at] = 1;
      tied[k] = 1;
    });
    for (const other of met) joint[other] = 0;
  }
  return tied;
}

/** Calls back for every placed mention of c with each placed one after it in the same paper: their positions in `paperConcepts`. */
function forLaterPartners(
  { paperOffsets, paperConcepts, conceptOffsets, conceptPapers }: Incidence,
  c: number,
  placed: Float32Array,
  visit: (at: number, k: number) => void,
): void {
  for (let n = conceptOffsets[c]!; n < conceptOffsets[c + 1]!; n++) {
    const p = conceptPapers[n]!;
    const end = paperOffsets[p + 1]!;
    let at = paperOffsets[p]!;
    while (paperConcepts[at] !== c) at++;
    if (placed[at] === 0) continue;
    for (let k = at + 1; k < end; k++) if (placed[k] === 1) visit(at, k);
  }
}
