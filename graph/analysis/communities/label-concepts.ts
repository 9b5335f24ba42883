import type { Incidence } from "../../incidence/incidence.ts";
import { runsOfWords } from "../../shared/runs-of-words.ts";
import { nameWeight, sayAlike } from "./name-words.ts";
import type { PaperShares } from "./paper-shares.ts";

/** Exponent of coverage: less than that of exactness, because what every field has names none. */
const WEIGHT_OF_COVERAGE = 0.8;
const WEIGHT_OF_EXACTNESS = 1.2;

/** Papers by chance that are added to those of each name, so that few papers of a field are no proof. */
const IMAGINED_PAPERS = 3;

/** How often papers without the first concept count for the second. */
const TIMES_WITHOUT = 4;

/** Members whose groups are looked at, and those of them that may come second. */
const CANDIDATES = 60;
const MAX_SECONDS = 20;

/** Less alike than this, two concepts are two subjects; from `CLOSE` on it does not matter how alike. */
const MIN_LIKENESS = 0.15;
const CLOSE = 0.4;

const LABEL_CONCEPTS = 12;

/**
 * The member concepts that name each community: those that cover much of it, belong to it more than by chance, and are said as fields are.
 *
 * The group of x is x and all concepts whose keys contain its key ("swarm": "robot swarm"). With p_dm = share of community m in paper d and
 * q_m its mean over all papers: R_x = Σ p_dm over the papers of the group / Σ p_dm over all; g_x = ((Σ p_dm + 3·q_m)/(n + 3) − q_m)/(1 − q_m) over
 * its n papers and three of average composition. Score R_x^0.8·g_x^1.2·nameWeight(x). Second is y of largest score, where papers without the
 * first count four times in R_y, times min(1, likeness/0.4), among those that share no word with the first and have a likeness of at least 0.15:
 * how alike the concepts are that occur with both. Without keys, groups are single concepts and all weights are 1.
 * O(mentions + words² + members · log members + mentions in papers of 20 groups a community); ties by papers, then number.
 */
export function labelConcepts(
  incidence: Incidence,
  community: Uint32Array,
  communities: number,
  shares: PaperShares,
  keys: readonly string[] | undefined,
): { readonly labelConcepts: readonly Uint32Array[]; readonly nameConcepts: readonly Uint32Array[] } {
  const fields = fieldShares(incidence, communities, shares);
  const candidates = candidatesOf(incidence, community, fields);
  const groups = groupsOf(candidates.flat(), keys);
  const labels: Uint32Array[] = [new Uint32Array()];
  const names: Uint32Array[] = [new Uint32Array()];
  for (let id = 1; id <= communities; id++) {
    const field = { ...fields[id]!, share: new Float64Array(incidence.papers) };
    for (const [k, paper] of field.papers.entries()) field.share[paper] = field.shares[k]!;
    const ranked = inOrder(candidates[id]!.map((concept) => judge(incidence, field, concept, groups, keys)));
    labels.push(Uint32Array.from(ranked.slice(0, LABEL_CONCEPTS), ({ concept }) => concept));
    names.push(Uint32Array.from(nameOf(incidence, field, ranked, keys), ({ concept }) => concept));
  }
  return { labelConcepts: labels, nameConcepts: names };
}

/** The papers of a community, ascending, with its share in each. */
interface FieldShares {
  readonly papers: number[];
  readonly shares: number[];
  /** Σ of the shares. */
  readonly total: number;
  /** Mean share over all papers of the corpus. */
  readonly mean: number;
}

interface Field extends FieldShares {
  /** By paper number. */
  readonly share: Float64Array;
}

function fieldShares(incidence: Incidence, communities: number, rows: PaperShares): FieldShares[] {
  const papers: number[][] = Array.from({ length: communities + 1 }, () => []);
  const shares: number[][] = papers.map(() => []);
  for (let p = 0; p < incidence.papers; p++) {
    for (let k = rows.offsets[p]!; k < rows.offsets[p + 1]!; k++) {
      papers[rows.community[k]!]!.push(p);
      shares[rows.community[k]!]!.push(rows.share[k]!);
    }
  }
  return papers.map((own, id) => {
    const total = shares[id]!.reduce((a, b) => a + b, 0);
    return { papers: own, shares: shares[id]!, total, mean: total / Math.max(1, incidence.papers) };
  });
}

/** The members of each community that would name it best by their own papers. */
function candidatesOf(incidence: Incidence, community: Uint32Array, fields: readonly FieldShares[]): number[][] {
  const { conceptOffsets, paperOffsets, paperConcepts } = incidence;
  const sums = new Float64Array(incidence.concepts);
  const members: ConceptScore[][] = fields.map(() => []);
  for (const [id, { papers, shares }] of fields.entries()) {
    for (const [k, p] of papers.entries()) {
      for (let at = paperOffsets[p]!; at < paperOffsets[p + 1]!; at++) {
        const concept = paperConcepts[at]!;
        if (community[concept] === id) sums[concept]! += shares[k]!;
      }
    }
  }
  community.forEach((id, concept) => {
    const papers = conceptOffsets[concept + 1]! - conceptOffsets[concept]!;
    if (id === 0 || papers === 0) return;
    members[id]!.push({ concept, papers, score: scoreOf(fields[id]!, sums[concept]!, sums[concept]!, papers) });
  });
  return members.map((list) =>
    inOrder(list)
      .slice(0, CANDIDATES)
      .map(({ concept }) => concept),
  );
}

/** A concept with a score, and how many papers it is in. */
interface ConceptScore {
  readonly concept: number;
  readonly papers: number;
  readonly score: number;
}

function inOrder<M extends ConceptScore>(list: readonly M[]): M[] {
  return list.toSorted((a, b) => b.score - a.score || b.papers - a.papers || a.concept - b.concept);
}

/** R^0.8·g^1.2 of `papers` papers with the sum of shares `sum`, of which `covered` counts as coverage; rounded so that equal values stay equal. */
function scoreOf({ total, mean }: FieldShares, sum: number, covered: number, papers: number): number {
  if (total === 0 || mean >= 1) return 0;
  const exactness = ((sum + IMAGINED_PAPERS * mean) / (papers + IMAGINED_PAPERS) - mean) / (1 - mean);
  const score = (covered / total) ** WEIGHT_OF_COVERAGE * Math.max(0, exactness) ** WEIGHT_OF_EXACTNESS;
  return Math.round(score * 1e9) / 1e9;
}

/** Of each concept, itself and all whose keys contain its key. */
function groupsOf(concepts: readonly number[], keys: readonly string[] | undefined): Map<number, number[]> {
  const groups = new Map(concepts.map((concept) => [concept, [concept]]));
  if (!keys) return groups;
  const byKey = new Map(concepts.map((concept) => [keys[concept]!, groups.get(concept)!]));
  for (const [concept, key] of keys.entries()) {
    for (const run of new Set(runsOfWords(key))) byKey.get(run)?.push(concept);
  }
  return groups;
}

interface Candidate extends ConceptScore, ConceptGroup {
  /** How readily its key names a field. */
  readonly weight: number;
  /** Sum of the shares of its community. */
  readonly sum: number;
}

function judge(
  incidence: Incidence,
  field: Field,
  concept: number,
  groups: ReadonlyMap<number, readonly number[]>,
  keys: readonly string[] | undefined,
): Candidate {
  const group = groups.get(concept)!;
  const groupPapers = papersOf(incidence, group);
  const sum = sumOf(field, groupPapers);
  const weight = keys ? nameWeight(keys[concept]!) : 1;
  const papers = incidence.conceptOffsets[concept + 1]! - incidence.conceptOffsets[concept]!;
  const score = weight * scoreOf(field, sum, sum, groupPapers.length);
  return { concept, papers, group, groupPapers, weight, sum, score };
}

function papersOf({ conceptOffsets, conceptPapers }: Incidence, group: readonly number[]): Uint32Array {
  const [concept] = group;
  if (group.length === 1) return conceptPapers.subarray(conceptOffsets[concept!], conceptOffsets[concept! + 1]);
  const papers = new Set<number>();
  for (const member of group) {
    for (let k = conceptOffsets[member]!; k < conceptOffsets[member + 1]!; k++) papers.add(conceptPapers[k]!);
  }
  return Uint32Array.from(papers).sort();
}

function sumOf({ share }: Field, papers: Iterable<number>): number {
  let sum = 0;
  for (const paper of papers) sum += share[paper]!;
  return sum;
}

/** The first, then all that may stand beside it, best first. */
function nameOf(
  incidence: Incidence,
  field: Field,
  [first, ...others]: readonly Candidate[],
  keys: readonly string[] | undefined,
): ConceptScore[] {
  if (!first) return [];
  const isFirst = new Set(first.groupPapers);
  const likenessOf = likenessTo(incidence, first);
  const seconds = others
    .filter(({ concept }) => !keys || !sayAlike(keys[first.concept]!, keys[concept]!))
    .slice(0, MAX_SECONDS)
    .map((other) => {
      const withoutFirst = other.groupPapers.filter((paper) => !isFirst.has(paper));
      const added = sumOf(field, withoutFirst);
      const covered = (other.sum + (TIMES_WITHOUT - 1) * added) / TIMES_WITHOUT;
      const likeness = likenessOf(other);
      const score = scoreOf(field, other.sum, covered, other.groupPapers.length) * Math.min(1, likeness / CLOSE);
      return { concept: other.concept, papers: other.papers, likeness, score: score * other.weight };
    });
  return [first, ...inOrder(seconds.filter(({ likeness }) => likeness >= MIN_LIKENESS))];
}

/** Concepts that are counted as one, with all their papers. */
interface ConceptGroup {
  readonly group: readonly number[];
  readonly groupPapers: Uint32Array;
}

/**
 * Makes the function that tells how alike what occurs with groups is: cosine, 0 … 1, of the concepts that occur with each more often than
 * by chance, without those of both groups; weights √n·ln((n + 1)/(e + 1)) for n joint papers where e are expected. It shows whether two
 * groups are of one subject, also where no paper names both. The first group stays, as others are compared with it. O(mentions in their papers).
 */
export function likenessTo(incidence: Incidence, first: ConceptGroup): (other: ConceptGroup) => number {
  const joint = new Uint32Array(incidence.concepts);
  const own = new Float64Array(incidence.concepts);
  const ownSquares = addWeights(incidence, first, joint, (concept, weight) => {
    own[concept] = weight;
  });
  const isFirst = new Set(first.group);
  return (other) => {
    let [product, squares] = [0, 0];
    addWeights(incidence, other, joint, (concept, weight) => {
      if (isFirst.has(concept)) return;
      product += own[concept]! * weight;
      squares += weight * weight;
    });
    const ofOther = other.group.reduce((sum, concept) => sum + own[concept]! ** 2, 0);
    const both = (ownSquares - ofOther) * squares;
    return both > 0 ? Math.round(Math.min(1, product / Math.sqrt(both)) * 1e9) / 1e9 : 0;
  };
}

/** Calls `add` for all concepts outside a group that occur with it more than by chance; returns Σ of the squared weights. `joint` is 0 before and after. */
function addWeights(
  { papers, paperOffsets, paperConcepts, conceptOffsets }: Incidence,
  { group, groupPapers }: ConceptGroup,
  joint: Uint32Array,
  add: (concept: number, weight: number) => void,
): number {
  const found: number[] = [];
  for (const paper of groupPapers) {
    for (let k = paperOffsets[paper]!; k < paperOffsets[paper + 1]!; k++) {
      const concept = paperConcepts[k]!;
      if (joint[concept]!++ === 0) found.push(concept);
    }
  }
  for (const concept of group) joint[concept] = 0;
  let squares = 0;
  for (const concept of found) {
    const n = joint[concept]!;
    joint[concept] = 0;
    const expected = ((conceptOffsets[concept + 1]! - conceptOffsets[concept]!) * groupPapers.length) / papers;
    const weight = Math.sqrt(n) * Math.log((n + 1) / (expected + 1));
    if (n === 0 || weight <= 0) continue;
    squares += weight * weight;
    add(concept, weight);
  }
  return squares;
}
