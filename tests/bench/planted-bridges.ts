import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { betweenness } from "../../graph/analysis/betweenness.ts";
import { bridgeSignificance } from "../../graph/analysis/bridge-significance.ts";
import { bridgeModel } from "../../graph/analysis/bridges/bridge-model.ts";
import { scoreBridges } from "../../graph/analysis/bridges.ts";
import { paperShares } from "../../graph/analysis/communities/paper-shares.ts";
import { type Communities, findCommunities } from "../../graph/analysis/communities.ts";
import { bipartiteGraph } from "../../graph/analysis/plain-graph.ts";
import { seededRandom } from "../../graph/util/random.ts";
import { machine } from "./machine.ts";
import { type PlantedCorpus, plantedCorpus } from "./planted-corpus.ts";

/**
 * How well bridge scores find bridges that were planted, beside what else one might rank by; and what they say where none was.
 *
 * Run: npx tsx tests/bench/planted-bridges.ts [--seeds 6] [--null 20] [--out FILE]
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "6" },
    null: { type: "string", default: "20" },
    out: { type: "string" },
  },
});

type Scores = Record<string, ArrayLike<number>>;

function scoresOf(corpus: PlantedCorpus, communities: Communities, seed: number): Scores {
  const { incidence } = corpus;
  const ours = scoreBridges(incidence, communities);
  // The product ranks papers that stand in two fields; for the curve the others follow, by their diversity.
  const ranked = ours.score.map((score, p) => (ours.eligible[p] === 1 ? 1e6 + score : (ours.diversity[p] as number)));
  const random = seededRandom(seed + 1000);
  const shares = paperShares(incidence, communities.community, communities.count);
  return {
    ours: ranked,
    "ours, raw": ours.raw,
    "Rao–Stirling alone": ours.diversity,
    participation: ours.raw.map((_, p) => {
      const row = shares.share.subarray(shares.offsets[p], shares.offsets[p + 1]);
      return 1 - row.reduce((sum, share) => sum + share * share, 0);
    }),
    betweenness: betweenness(bipartiteGraph(incidence)).betweenness.slice(0, incidence.papers),
    length: ours.length,
    random: ours.raw.map(() => random()),
  };
}

/** Share of bridges among the first k papers, k = number planted; ties by number. */
function precision(score: ArrayLike<number>, isBridge: readonly boolean[]): number {
  const planted = isBridge.filter(Boolean).length;
  const order = Array.from(isBridge.keys()).sort((a, b) => (score[b] as number) - (score[a] as number) || a - b);
  return order.slice(0, planted).filter((p) => isBridge[p]).length / planted;
}

/** Chance that a bridge scores above another paper, ties half. */
function areaUnderCurve(score: ArrayLike<number>, isBridge: readonly boolean[]): number {
  const bridges = Array.from(isBridge.keys()).filter((p) => isBridge[p]);
  const others = Array.from(isBridge.keys()).filter((p) => !isBridge[p]);
  let wins = 0;
  for (const b of bridges) {
    for (const o of others) {
      const difference = (score[b] as number) - (score[o] as number);
      wins += difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
    }
  }
  return wins / (bridges.length * others.length);
}

const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length);
const rounded = (x: number) => Math.round(x * 1000) / 1000;

function setting(sides: readonly [number, number], seeds: number) {
  const results: Record<string, { precision: number[]; auc: number[] }> = {};
  let found = 0;
  let wrong = 0;
  let planted = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const corpus = plantedCorpus({ seed, sides });
    const communities = findCommunities(corpus.incidence, { seed: 1 });
    const isBridge = corpus.kinds.map((kind) => kind === "bridge");
    for (const [name, score] of Object.entries(scoresOf(corpus, communities, seed))) {
      results[name] ??= { precision: [], auc: [] };
      results[name].precision.push(precision(score, isBridge));
      results[name].auc.push(areaUnderCurve(score, isBridge));
    }
    const { q } = bridgeSignificance(corpus.incidence, communities, { seed, shuffles: 200 });
    planted += isBridge.filter(Boolean).length;
    found += isBridge.filter((yes, p) => yes && (q[p] as number) < 0.05).length;
    wrong += isBridge.filter((yes, p) => !yes && (q[p] as number) < 0.05).length;
  }
  return {
    sides: sides.join(" + "),
    scores: Object.fromEntries(
      Object.entries(results).map(([name, { precision: p, auc }]) => [
        name,
        { precision: rounded(mean(p)), worst: rounded(Math.min(...p)), auc: rounded(mean(auc)) },
      ]),
    ),
    power: rounded(found / planted),
    falselySignificant: wrong,
  };
}

/** Corpora without planted bridges: how p is spread, and in how many any paper comes out at q < 0.05. */
function nullCorpora(count: number) {
  let any = 0;
  let papers = 0;
  const below = { "0.01": 0, "0.05": 0, "0.1": 0 };
  for (let seed = 1; seed <= count; seed++) {
    const { incidence } = plantedCorpus({ seed: seed + 500, sides: [0, 0] });
    const { p, q } = bridgeSignificance(incidence, findCommunities(incidence, { seed: 1 }), { seed, shuffles: 200 });
    if (q.some((value) => value < 0.05)) any++;
    papers += p.length;
    for (const level of ["0.01", "0.05", "0.1"] as const) below[level] += p.filter((x) => x <= Number(level)).length;
  }
  const shares = Object.fromEntries(Object.entries(below).map(([level, n]) => [level, rounded(n / papers)]));
  return { corpora: count, withAnyPaperAtQ5: any, shareOfPapersWithPAtMost: shares };
}

/** Shares of the planted generic concepts, and of the concepts of fields, that the score sets aside. */
function genericSetAside(seed: number) {
  const corpus = plantedCorpus({ seed, sides: [3, 3] });
  const { partition } = bridgeModel(corpus.incidence, findCommunities(corpus.incidence, { seed: 1 }));
  const aside = (generic: boolean) => {
    const own = corpus.fields.flatMap((field, c) =>
      (field === -1) === generic ? [partition.community[c] as number] : [],
    );
    return rounded(own.filter((id) => id === 0).length / own.length);
  };
  return { ofGenericConcepts: aside(true), ofFieldConcepts: aside(false) };
}

const settings = (
  [
    [2, 2],
    [3, 3],
    [4, 4],
    [2, 5],
    [1, 1],
  ] as const
).map((sides) => setting(sides, Number(values.seeds)));
for (const { sides, scores, power, falselySignificant } of settings) {
  console.log(`\nbridges of ${sides}: power at q < 0.05 ${power}, others at q < 0.05 ${falselySignificant}`);
  console.table(scores);
}
const report = {
  ...machine(),
  papers: 1250,
  bridges: 25,
  seeds: Number(values.seeds),
  settings,
  nullCorpora: nullCorpora(Number(values.null)),
  setAside: genericSetAside(1),
};
console.log(report.nullCorpora, report.setAside);
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
