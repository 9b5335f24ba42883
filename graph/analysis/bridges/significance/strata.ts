import { type BridgeModel, leastOnASide, linksBetween } from "../bridge-model.ts";

/**
 * Which papers trade: those of the same field. Papers that stand in two fields trade among themselves when many others stand in
 * the same two and the fields are linked a quarter as often as chance would, or more: such fields have a common ground, and chance
 * is what happens there. Elsewhere a paper is looked at from both fields, for which of the two it comes from is only a guess, and
 * the larger p counts. Number alone would not do: in a large corpus twenty papers stand between almost any two fields.
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
    code > 0 && meeting.get(code)! >= papersOfCommonGround && isLinked(model, code);
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

/** Where each paper trades, and from where else it is looked at. */
interface Strata {
  readonly home: Uint32Array;
  readonly away: Uint32Array;
}

/** Whether two fields are linked a quarter as often as chance would, or more. */
function isLinked({ links }: BridgeModel, code: number): boolean {
  const { observed, expected } = linksBetween(links, Math.floor(code / links.width), code % links.width);
  return observed >= expected / 4;
}

/** The two communities of largest share in which a paper stands, as one number, 0 = it does not stand in two. */
function strongestPair({ shares, links }: BridgeModel, paper: number): number {
  const standing: number[] = [];
  for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]! && standing.length < 2; k++) {
    if (shares.concepts[k]! >= leastOnASide) standing.push(shares.community[k]!);
  }
  const [a, b] = standing;
  return a === undefined || b === undefined ? 0 : Math.min(a, b) * links.width + Math.max(a, b);
}

const papersOfCommonGround = 20;
