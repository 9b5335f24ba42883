import type { CooccurrenceRow } from "../../incidence/cooccurrence.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { countPapersOf, papersOf } from "./concept-answers.ts";
import { type KnowledgeIndex, knowledgeOf } from "./knowledge-index.ts";

/** The partners of a concept, and what their counts are counted over. */
export interface PartnerScope {
  /** Papers of the concept. */
  readonly papers: number;
  readonly row: CooccurrenceRow;
  /** Papers of every concept. */
  readonly frequency: Uint32Array;
  /** How many narrower concepts count for the concept. */
  readonly narrower: number;
}

/**
 * The partners of a concept when narrower concepts count for broader ones, on both sides: a paper mentions what it mentions, and all that
 * is broader. What is broader or narrower than the concept itself is no partner, and what is narrower counts for no partner: a paper on one
 * kind of two things does not mention two things. O(mentions of its papers · broader concepts).
 */
export async function rolledUpPartners(snapshot: Snapshot, concept: number): Promise<PartnerScope> {
  const knowledge = await knowledgeOf(snapshot);
  const narrower = knowledge.allNarrower(concept);
  const own = new Set([concept, ...narrower]);
  const papers = new Set([...own].flatMap((one) => [...papersOf(snapshot, one)]));
  const joint = await countMentions(snapshot, knowledge, papers, own);
  for (const one of [...own, ...allBroader(knowledge, concept)]) joint[one] = 0;
  const concepts = Uint32Array.from(joint.keys()).filter((other) => joint[other]! > 0);
  return {
    papers: countPapersOf(snapshot, own),
    row: { concepts, joint: concepts.map((other) => joint[other]!) },
    frequency: await rolledUpFrequency(snapshot, knowledge),
    narrower: narrower.length,
  };
}

const frequencies = new WeakMap<KnowledgeIndex, Promise<Uint32Array>>();

/** Papers that mention a concept or a narrower one, of every concept; counted once. */
function rolledUpFrequency(snapshot: Snapshot, knowledge: KnowledgeIndex): Promise<Uint32Array> {
  const known = frequencies.get(knowledge);
  if (known !== undefined) return known;
  const all = Uint32Array.from({ length: snapshot.incidence.papers }, (_, paper) => paper);
  const counted = countMentions(snapshot, knowledge, all);
  frequencies.set(knowledge, counted);
  return counted;
}

/** For every concept how many of the papers mention it or a narrower one, apart from some. */
async function countMentions(
  { incidence }: Snapshot,
  knowledge: KnowledgeIndex,
  papers: Iterable<number>,
  exceptions: ReadonlySet<number> = new Set(),
): Promise<Uint32Array> {
  const { paperOffsets, paperConcepts } = incidence;
  const counts = new Uint32Array(incidence.concepts);
  /** The last paper, plus one, for which a concept was counted. */
  const seen = new Uint32Array(incidence.concepts);
  const broader = new Map<number, readonly number[]>();
  const count = (concept: number, paper: number) => {
    if (seen[concept] === paper + 1) return;
    seen[concept] = paper + 1;
    counts[concept]!++;
  };
  const pause = createPause();
  for (const paper of papers) {
    await pause();
    for (let k = paperOffsets[paper]!; k < paperOffsets[paper + 1]!; k++) {
      const concept = paperConcepts[k]!;
      if (exceptions.has(concept)) continue;
      const above = broader.get(concept) ?? allBroader(knowledge, concept);
      broader.set(concept, above);
      count(concept, paper);
      for (const one of above) count(one, paper);
    }
  }
  return counts;
}

/** Broader concepts of all levels. */
function allBroader({ hierarchy }: KnowledgeIndex, concept: number): number[] {
  const found = new Set<number>();
  const open = [concept];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (let link = hierarchy.offsets[at]!; link < hierarchy.offsets[at + 1]!; link++) {
      const above = hierarchy.broader[link]!;
      if (found.has(above)) continue;
      found.add(above);
      open.push(above);
    }
  }
  return [...found];
}
