import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bridgeModel } from "../../graph/analysis/bridges/bridge-model.ts";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { communityDistance, communityLinks } from "../../graph/analysis/bridges/community-links.ts";
import { bridgeSignificance } from "../../graph/analysis/bridges/significance/bridge-significance.ts";
import { MentionShuffle } from "../../graph/analysis/bridges/significance/mention-shuffle.ts";
import { type Communities, findCommunities } from "../../graph/analysis/communities/communities.ts";
import { type PaperShares, paperShares } from "../../graph/analysis/communities/paper-shares.ts";
import { findPartitions } from "../../graph/analysis/communities/partitions.ts";
import { betweenness } from "../../graph/analysis/structure/betweenness.ts";
import { bipartiteGraph } from "../../graph/analysis/structure/plain-graph.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, rowsOf } from "../reference/random-incidence.ts";
import { loadIncidence } from "./load-incidence.ts";
import { machine } from "./machine.ts";
import { type PlantedCorpus, plantedCorpus } from "./planted-corpus.ts";

/**
 * How well bridge scores find planted bridges, compared with other rankings; and what they give in corpora without bridges.
 *
 * Run: npx tsx tests/bench/planted-bridges.ts [--seeds 6] [--null 40] [--store sqlite:FILE] [--out FILE]
 * With a store its papers trade concepts within their fields until nothing of any bridge is left: p and q of a real corpus without bridges.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "6" },
    null: { type: "string", default: "40" },
    store: { type: "string" },
    out: { type: "string" },
  },
});

type Scores = Record<string, ArrayLike<number>>;

function scoresOf(corpus: PlantedCorpus, communities: Communities, seed: number): Scores {
  const { incidence } = corpus;
  const partitions = findPartitions(incidence, { seed: 1 });
  const ours = scoreBridges(incidence, communities, { partitions });
  // The product ranks papers with a side in two fields; for the curve the other papers follow, by diversity.
  const ranked = ours.score.map((score, p) => (ours.eligible[p] === 1 ? 1e6 + score : (ours.diversity[p] as number)));
  const random = seededRandom(seed + 1000);
  const shares = paperShares(incidence, communities.community, communities.count);
  return {
    ours: ranked,
    "ours, raw": ours.raw,
    "ours, one partition": scoreBridges(incidence, communities).score,
    "ours without separateness": ours.diversity,
    "Rao–Stirling": raoStirling(shares, communities.count),
    participation: ours.raw.map((_, p) => {
      const row = shares.share.subarray(shares.offsets[p], shares.offsets[p + 1]);
      return 1 - row.reduce((sum, share) => sum + share * share, 0);
    }),
    betweenness: betweenness(bipartiteGraph(incidence)).betweenness.slice(0, incidence.papers),
    length: ours.length,
    random: ours.raw.map(() => random()),
  };
}

/** Rao–Stirling diversity over all concepts, as others compute it. */
function raoStirling(shares: PaperShares, communities: number): Float64Array {
  const links = communityLinks(shares, communities);
  const distance = communityDistance(links);
  return Float64Array.from({ length: shares.offsets.length - 1 }, (_, p) => {
    let sum = 0;
    for (let i = shares.offsets[p] as number; i < (shares.offsets[p + 1] as number); i++) {
      for (let j = i + 1; j < (shares.offsets[p + 1] as number); j++) {
        const far = distance[(shares.community[i] as number) * links.width + (shares.community[j] as number)] as number;
        sum += 2 * (shares.share[i] as number) * (shares.share[j] as number) * far;
      }
    }
    return sum;
  });
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

function setting(sides: readonly [number, number], years: boolean, seeds: number) {
  const results: Record<string, { precision: number[]; auc: number[] }> = {};
  let found = 0;
  let wrong = 0;
  let planted = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const corpus = plantedCorpus({ seed, sides, years });
    const communities = findCommunities(corpus.incidence, { seed: 1 });
    const isBridge = corpus.kinds.map((kind) => kind === "bridge");
    for (const [name, score] of Object.entries(scoresOf(corpus, communities, seed))) {
      results[name] ??= { precision: [], auc: [] };
      results[name].precision.push(precision(score, isBridge));
      results[name].auc.push(areaUnderCurve(score, isBridge));
    }
    const { q } = bridgeSignificance(corpus.incidence, communities, { seed });
    planted += isBridge.filter(Boolean).length;
    found += isBridge.filter((yes, p) => yes && (q[p] as number) < 0.05).length;
    wrong += isBridge.filter((yes, p) => !yes && (q[p] as number) < 0.05).length;
  }
  return {
    sides: sides.join(" + "),
    years,
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

/** Corpora without bridges: the distribution of p, and in how many corpora any paper has q < 0.05. */
function nullCorpora(corpora: Iterable<Incidence>) {
  let [seed, any, papers] = [0, 0, 0];
  const below = { "0.01": 0, "0.05": 0, "0.1": 0 };
  for (const incidence of corpora) {
    const { p, q, family } = bridgeSignificance(incidence, findCommunities(incidence, { seed: 1 }), { seed: ++seed });
    if (q.some((value) => value < 0.05)) any++;
    papers += family;
    for (const level of ["0.01", "0.05", "0.1"] as const) below[level] += p.filter((x) => x <= Number(level)).length;
  }
  const shares = Object.fromEntries(Object.entries(below).map(([level, n]) => [level, rounded(n / papers)]));
  return { corpora: seed, withAnyPaperAtQ5: any, shareOfTestedPapersWithPAtMost: shares };
}

function* withoutPlantedBridges(count: number): Generator<Incidence> {
  for (let seed = 1; seed <= count; seed++) yield plantedCorpus({ seed: seed + 500, sides: [0, 0] }).incidence;
}

/** Papers of a field trade all their concepts: each keeps its number, each concept its papers, and no bridge is left. */
function* shuffled(incidence: Incidence, count: number): Generator<Incidence> {
  const { shares } = bridgeModel(incidence, findCommunities(incidence, { seed: 1 }));
  const field = Uint32Array.from({ length: incidence.papers }, (_, p) => {
    const first = shares.offsets[p] as number;
    return first < (shares.offsets[p + 1] as number) ? (shares.community[first] as number) : 0;
  });
  for (let seed = 1; seed <= count; seed++) {
    const rows = incidence.paperConcepts.slice();
    const shuffle = new MentionShuffle(incidence.paperOffsets, rows, incidence.concepts, field);
    const random = seededRandom(seed);
    for (let round = 0; round < 15; round++) shuffle.round(random);
    yield incidenceOf(incidence.concepts, rowsOf({ ...incidence, paperConcepts: rows }));
  }
}

/** The real papers, and the same ones shuffled. */
async function realCorpus(url: string) {
  const { incidence } = await loadIncidence(url);
  const { q, family, shuffles } = bridgeSignificance(incidence, findCommunities(incidence, { seed: 1 }), { seed: 1 });
  const significant = q.filter((value) => value < 0.05).length;
  return {
    papers: incidence.papers,
    family,
    shuffles,
    significant,
    withoutBridges: nullCorpora(shuffled(incidence, 20)),
  };
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

const seeds = Number(values.seeds);
const strengths = [
  [2, 2],
  [3, 3],
  [4, 4],
  [2, 5],
  [1, 1],
] as const;
const settings = [
  ...strengths.map((sides) => setting(sides, true, seeds)),
  ...strengths.slice(0, 2).map((sides) => setting(sides, false, seeds)),
];
for (const { sides, years, scores, power, falselySignificant } of settings) {
  console.log(
    `\nbridges of ${sides}${years ? "" : ", no years"}: power at q < 0.05 ${power}, others ${falselySignificant}`,
  );
  console.table(scores);
}
const report = {
  ...machine(),
  papers: 1250,
  bridges: 25,
  seeds,
  settings,
  nullCorpora: nullCorpora(withoutPlantedBridges(Number(values.null))),
  setAside: genericSetAside(1),
  realCorpus: values.store === undefined ? null : await realCorpus(values.store),
};
console.log(report.nullCorpora, report.setAside, report.realCorpus);
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
