import { areApart, type BridgeModel, linksWithout, separateness } from "./bridge-model.ts";
import {
  areSides,
  factorOf,
  precedence,
  STATEMENT,
  type StatedPair,
  type StatedSides,
  statementOf,
} from "./stated-sides.ts";

/** The parts of the bridge score, one number a paper. */
export interface RawBridgeScores {
  /** 1 = the paper has a side in two communities or more. */
  readonly eligible: Uint8Array;
  /** 1 = the communities that it is known by are linked less than by chance; over several partitions: in at least half of them, and as shown. */
  readonly apart: Uint8Array;
  /**
   * 1 = its title, or a sentence about its own work, names both; over several partitions: as shown, and by concepts that other papers do not usually
   * mention together.
   */
  readonly stated: Uint8Array;
  /** 1 = it says that it joins two clear sides in communities that are apart; over several partitions: in at least half of them. */
  readonly clear: Uint8Array;
  /** The two communities that the paper is known by, 2p and 2p + 1; 0 if none. */
  readonly sides: Uint32Array;
  readonly raw: Float64Array;
  readonly diversity: Float64Array;
  readonly separateness: Float64Array;
}

/**
 * Scores every paper: Rao–Stirling diversity, separateness of what it connects, and the bridge score.
 *
 * RS_d = Σ_{m≠n} p_dm·p_dn·δ_mn; S_d = f_d·Σ_{m≠n} p_dm·p_dn·δ_mn·sep_mn. Of its pairs of sides the paper is known
 * by one: that of the best level (`levelOf`), then the most surely stated, then the one that adds most to the score. f_d = `factorOf` that pair, 1/6 without one.
 * Its separateness is the mean of sep_mn weighted by p_dm·p_dn over those pairs.
 * Stirling 2007, DOI 10.1098/rsif.2007.0213. O(Σ over papers of communities²).
 */
export function scorePapers(model: BridgeModel, stated: StatedSides): RawBridgeScores {
  const papers = model.shares.offsets.length - 1;
  const scores = {
    eligible: new Uint8Array(papers),
    apart: new Uint8Array(papers),
    stated: new Uint8Array(papers),
    clear: new Uint8Array(papers),
    sides: new Uint32Array(2 * papers),
    raw: new Float64Array(papers),
    diversity: new Float64Array(papers),
    separateness: new Float64Array(papers),
  };
  for (let p = 0; p < papers; p++) scorePaper(model, stated, p, scores);
  return scores;
}

function scorePaper(
  { shares, links, distance }: BridgeModel,
  stated: StatedSides,
  paper: number,
  scores: RawBridgeScores,
): void {
  const self = shares.selfPairs[paper]!;
  const end = shares.offsets[paper + 1]!;
  let [diversity, sum, weight, weightedSep] = [0, 0, 0, 0];
  let known: StatedPair = { statement: STATEMENT.none, isApart: true };
  let highest = -1;
  for (let i = shares.offsets[paper]!; i < end; i++) {
    const m = shares.community[i]!;
    const pm = shares.share[i]!;
    for (let j = i + 1; j < end; j++) {
      const n = shares.community[j]!;
      const pn = shares.share[j]!;
      const product = 2 * pm * pn;
      const far = distance[m * links.width + n]!;
      const between = linksWithout(links, m, n, pm, pn, self);
      const sep = separateness(between);
      const part = product * far * sep;
      diversity += product * far;
      sum += part;
      if (!areSides(stated, i, j)) continue;
      weight += product;
      weightedSep += product * sep;
      const joined = { statement: statementOf(stated, i, j), isApart: areApart(between) };
      const value = precedence(joined, part);
      if (value <= highest) continue;
      [known, highest] = [joined, value];
      scores.sides[2 * paper] = Math.min(m, n);
      scores.sides[2 * paper + 1] = Math.max(m, n);
    }
  }
  const { statement, isApart } = known;
  scores.eligible[paper] = Number(weight > 0);
  scores.apart[paper] = Number(weight > 0 && isApart);
  scores.stated[paper] = Number(statement >= STATEMENT.stated);
  scores.clear[paper] = Number(isApart && statement >= STATEMENT.clear);
  scores.diversity[paper] = diversity;
  scores.raw[paper] = sum * factorOf(known);
  scores.separateness[paper] = weightedSep / Math.max(weight, Number.MIN_VALUE);
}
