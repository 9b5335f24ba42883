import type { Incidence } from "../../incidence/incidence.ts";

/**
 * Gives each concept without a community (0) the one most frequent in its papers; changes `community`.
 *
 * A paper of n concepts votes for each of its communities with the share of its n concepts in it (fractional counting).
 * Ties go to the smaller id. Concepts whose papers mention no placed concept stay 0. All votes use the communities as
 * they were, so the order of concepts does not matter. O(mentions of the papers of unplaced concepts), where concepts of the same
 * single paper, which are most of them, count once.
 */
export function attachRareConcepts(incidence: Incidence, community: Uint32Array, communities: number): void {
  const before = community.slice();
  const ballot = new Ballot(communities);
  const unknown = communities + 1;
  const winnerOfPaper = new Uint32Array(incidence.papers).fill(unknown);
  for (let c = 0; c < incidence.concepts; c++) {
    if (before[c] !== 0) continue;
    const start = incidence.conceptOffsets[c]!;
    const end = incidence.conceptOffsets[c + 1]!;
    const singlePaper = end - start === 1 ? incidence.conceptPapers[start]! : -1;
    const known = singlePaper < 0 ? unknown : winnerOfPaper[singlePaper]!;
    if (known !== unknown) {
      community[c] = known;
      continue;
    }
    for (let k = start; k < end; k++) ballot.add(incidence, incidence.conceptPapers[k]!, before);
    community[c] = ballot.winner();
    if (singlePaper >= 0) winnerOfPaper[singlePaper] = community[c]!;
  }
}

/** Votes for communities; only communities with a vote are visited and reset. */
class Ballot {
  readonly #votes: Float64Array;
  readonly #met: Uint32Array;
  #count = 0;

  constructor(communities: number) {
    this.#votes = new Float64Array(communities + 1);
    this.#met = new Uint32Array(communities + 1);
  }

  add({ paperOffsets, paperConcepts }: Incidence, paper: number, community: Uint32Array): void {
    const from = paperOffsets[paper]!;
    const to = paperOffsets[paper + 1]!;
    for (let j = from; j < to; j++) {
      const own = community[paperConcepts[j]!]!;
      if (own === 0) continue;
      if (this.#votes[own] === 0) this.#met[this.#count++] = own;
      this.#votes[own]! += 1 / (to - from);
    }
  }

  /** The community of most votes, 0 without any; starts a new ballot. */
  winner(): number {
    let best = 0;
    let maxVotes = 0;
    for (let k = 0; k < this.#count; k++) {
      const id = this.#met[k]!;
      const votes = this.#votes[id]!;
      if (votes > maxVotes || (votes === maxVotes && id < best)) {
        best = id;
        maxVotes = votes;
      }
      this.#votes[id] = 0;
    }
    this.#count = 0;
    return best;
  }
}
