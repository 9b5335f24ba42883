import { scoreBridges } from "../../../graph/analysis/bridges/bridge-scores.ts";
import type { NestedNames } from "../../../graph/analysis/bridges/nested-names.ts";
import { findCommunities } from "../../../graph/analysis/communities/communities.ts";
import type { ConceptPartition } from "../../../graph/analysis/communities/concept-partition.ts";
import { findPartitions, type Partitions } from "../../../graph/analysis/communities/partitions.ts";
import { adjustedRand } from "../../../graph/analysis/statistics/adjusted-rand.ts";
import type { Incidence } from "../../../graph/incidence/incidence.ts";
import { onlyPapers } from "../../../graph/incidence/slice.ts";
import { type Random, seededRandom } from "../../../graph/shared/random.ts";
import { incidenceOf, rowsOf } from "../../reference/random-incidence.ts";

const TOP = 20;
const SEED = 1;

/** What bridge scores are computed from. */
export interface BridgeCorpus {
  readonly incidence: Incidence;
  readonly nested: NestedNames;
  readonly names: readonly string[];
  readonly statements: Uint32Array;
}

/** A corpus after a change, and for each of its papers the number that it had before. */
interface Changed extends BridgeCorpus {
  readonly before: readonly number[];
}

interface Found {
  readonly communities: ConceptPartition;
  readonly partitions: Partitions;
  /** The ranking by one partition, and by the mean over partitions. */
  readonly single: Uint32Array;
  readonly mean: Uint32Array;
}

function find({ incidence, nested, names, statements }: BridgeCorpus, previous?: Found): Found {
  const communities = findCommunities(incidence, { seed: SEED, previous: previous?.communities });
  const partitions = findPartitions(incidence, { seed: SEED, previous: previous?.partitions });
  return {
    ...{ communities, partitions },
    single: scoreBridges(incidence, communities, { nested, names, statements }).order,
    mean: scoreBridges(incidence, communities, { partitions, nested, names, statements }).order,
  };
}

/** How many of the first twenty bridges stay after small changes of a corpus, as the same store continues and in a new store. */
export function bridgeOverlap(corpus: BridgeCorpus, draws: number) {
  const start = process.cpuUsage();
  const full = find(corpus);
  const { user, system } = process.cpuUsage(start);
  const changes = {
    "one paper removed": (random: Random) => removeOne(corpus, random),
    "1 % of papers removed": (random: Random) => remove(corpus, () => random() >= 0.01),
    "two concepts merged": (random: Random) => mergeTwo(corpus, random),
  };
  const rows = Object.entries(changes).map(([change, make]) => {
    const results = Array.from({ length: draws }, (_, draw) => compare(full, make(seededRandom(draw + 7))));
    const column = (name: keyof (typeof results)[number]) => results.map((result) => result[name]);
    return {
      change,
      onePartitionFoundAgain: column("onePartitionFoundAgain"),
      meanFoundAgain: column("meanFoundAgain"),
      meanContinued: column("meanContinued"),
      agreementFoundAgain: column("agreementFoundAgain"),
      agreementContinued: column("agreementContinued"),
    };
  });
  return {
    partitions: full.partitions.length,
    fields: full.communities.count,
    secondsOfPartitionsAndTwoRankings: Math.round((user + system) / 1e5) / 10,
    overlapOfTop20: rows,
  };
}

function compare(full: Found, changed: Changed) {
  const { before } = changed;
  const [again, continued] = [find(changed), find(changed, full)];
  const overlap = (previous: Uint32Array, ranking: Uint32Array) => {
    const present = new Set(before);
    const expected = Array.from(previous)
      .filter((paper) => present.has(paper))
      .slice(0, TOP);
    const top = new Set(Array.from(ranking.subarray(0, TOP), (paper) => before[paper]));
    return expected.filter((paper) => top.has(paper)).length;
  };
  const agreement = ({ communities }: Found) =>
    Math.round(1000 * adjustedRand(full.communities.community, communities.community)) / 1000;
  return {
    onePartitionFoundAgain: overlap(full.single, again.single),
    meanFoundAgain: overlap(full.mean, again.mean),
    meanContinued: overlap(full.mean, continued.mean),
    agreementFoundAgain: agreement(again),
    agreementContinued: agreement(continued),
  };
}

function remove({ incidence, nested, names, statements }: BridgeCorpus, stays: () => boolean): Changed {
  const staying = Array.from({ length: incidence.papers }, stays);
  const before = [...staying.keys()].filter((paper) => staying[paper]);
  return {
    ...{ incidence: onlyPapers(incidence, (paper) => staying[paper] === true), nested, names, before },
    statements: statements.filter(rowFilter(incidence, (paper) => staying[paper] === true)),
  };
}

/** Whether the mention at each place of `paperConcepts` is of one of these papers. */
function rowFilter(
  { paperOffsets }: Incidence,
  isWanted: (paper: number) => boolean,
): (_: number, k: number) => boolean {
  let paper = 0;
  return (_, k) => {
    while ((paperOffsets[paper + 1] as number) <= k) paper++;
    return isWanted(paper);
  };
}

function removeOne(corpus: BridgeCorpus, random: Random): Changed {
  const gone = Math.floor(random() * corpus.incidence.papers);
  let paper = 0;
  return remove(corpus, () => paper++ !== gone);
}

/** Merges two concepts of five to fifty papers, as a curator would two names of one thing. */
function mergeTwo({ incidence, nested, names, statements }: BridgeCorpus, random: Random): Changed {
  const { conceptOffsets, concepts, paperOffsets } = incidence;
  const frequency = (c: number) => (conceptOffsets[c + 1] as number) - (conceptOffsets[c] as number);
  const middling = Array.from({ length: concepts }, (_, c) => c).filter((c) => frequency(c) >= 5 && frequency(c) <= 50);
  const [a, b] = [middling, middling].map((list) => list[Math.floor(random() * list.length)] as number);
  const merged = rowsOf(incidence).map((row, paper) => {
    const said = new Map<number, number>();
    for (const [k, concept] of row.entries()) {
      const now = concept === b ? (a as number) : concept;
      const own = statements[(paperOffsets[paper] as number) + k] as number;
      said.set(now, ((said.get(now) ?? 0) | own) >>> 0);
    }
    return [...said].sort(([x], [y]) => x - y);
  });
  const rows = merged.map((row) => row.map(([concept]) => concept));
  return {
    ...{ incidence: incidenceOf(concepts, rows), nested, names, before: rows.map((_, paper) => paper) },
    statements: Uint32Array.from(merged.flatMap((row) => row.map(([, own]) => own))),
  };
}
