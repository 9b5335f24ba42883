import { type BridgeModel, linksBetween, MIN_CONCEPTS_PER_SIDE } from "../bridge-model.ts";

/**
 * Sorts papers into strata; papers trade concepts within their stratum only, which by default is the field of largest share.
 *
 * Papers with two fields form a stratum of their own when many papers have the same two and these are linked at least a quarter as
 * often as by chance: the two fields then have common ground, and such papers are nothing unusual. The number of papers alone is not
 * enough, since in a large corpus twenty papers lie between almost any two fields. Without common ground it is only a guess which of
 * the two fields a paper comes from, so it is tested from both, and the larger p counts.
 */
export function strata(model: BridgeModel, within: "field" | "corpus"): Strata {
  const { shares, links } = model;
  const papers = shares.offsets.length - 1;
  const home = new Uint32Array(papers);
  if (within === "corpus") return { home, away: home };
  const away = new Uint32Array(papers);
  const pair = Uint32Array.from({ length: papers }, (_, p) => strongestPair(model, p));
  const meeting = new Map<number, number>();
  for (const code of pair) meeting.set(code, (meeting.get(code) ?? 0) + 1);
  const hasCommonGround = (code: number) =>
    code > 0 && meeting.get(code)! >= MIN_PAPERS_OF_COMMON_GROUND && isLinked(model, code);
  const common = new Set([...meeting.keys()].filter(hasCommonGround));
  for (let p = 0; p < papers; p++) {
    const first = shares.offsets[p]!;
    const code = pair[p]!;
    const a = Math.floor(code / links.width);
    const b = code % links.width;
    const largest = first < shares.offsets[p + 1]! ? shares.community[first]! : 0;
    home[p] = common.has(code) ? links.width + code : largest;
    away[p] = common.has(code) || code === 0 ? home[p]! : largest === a ? b : a;
  }
  return { home, away };
}

/** The stratum in which each paper trades, and the other one from which it is tested. */
interface Strata {
  readonly home: Uint32Array;
  readonly away: Uint32Array;
}

/** Whether two fields are linked at least a quarter as often as by chance. */
function isLinked({ links }: BridgeModel, code: number): boolean {
  const { observed, expected } = linksBetween(links, Math.floor(code / links.width), code % links.width);
  return observed >= expected / 4;
}

/** The two sides of a paper with the largest shares, as one number; 0 for a paper with fewer than two sides. */
function strongestPair({ shares, links }: BridgeModel, paper: number): number {
  const sides: number[] = [];
  for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]! && sides.length < 2; k++) {
    if (shares.concepts[k]! >= MIN_CONCEPTS_PER_SIDE) sides.push(shares.community[k]!);
  }
  const [a, b] = sides;
  return a === undefined || b === undefined ? 0 : Math.min(a, b) * links.width + Math.max(a, b);
}

const MIN_PAPERS_OF_COMMON_GROUND = 20;
