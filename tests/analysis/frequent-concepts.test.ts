import { describe, expect, it } from "vitest";
import { bridgeModel } from "../../graph/analysis/bridges/bridge-model.ts";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { weighMentions } from "../../graph/analysis/bridges/mention-weights.ts";
import { nestedNames } from "../../graph/analysis/bridges/nested-names.ts";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { communityStability } from "../../graph/analysis/communities/community-stability.ts";
import { communitySettings, leavesRareOut } from "../../graph/analysis/communities/concept-graph.ts";
import { findPartitions } from "../../graph/analysis/communities/partitions.ts";
import { fieldConcepts } from "../../graph/answers/lookup/concept-answers.ts";
import { documentFrequency } from "../../graph/incidence/document-frequency.ts";
import { frequentPart } from "../../graph/incidence/frequent-part.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import type { Snapshot } from "../../graph/snapshot/snapshot.ts";
import { plantedCorpus } from "../bench/planted-corpus.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";

const corpus = plantedCorpus({ seed: 3, sides: [3, 3] }).incidence;
/** So that less than a half of them takes part. */
const maxConcepts = Math.floor(corpus.concepts / 3);
const { minPapers } = communitySettings(corpus, maxConcepts);
const frequency = documentFrequency(corpus);
const isFrequent = (c: number) => frequency[c]! >= minPapers;

const keys = (incidence: Incidence) =>
  Array.from({ length: incidence.concepts }, (_, c) => (c % 5 === 0 ? `word${c + 1} word${c}` : `word${c}`));

describe("the concepts that take part", () => {
  it("are all of three papers in a corpus that has no more than there may be", () => {
    for (const limit of [corpus.concepts, 100_000, undefined]) {
      expect(communitySettings(corpus, limit)).toEqual(communitySettings(corpus));
      expect(leavesRareOut(communitySettings(corpus, limit))).toBe(false);
    }
    const same = (limit: number) => findCommunities(corpus, { seed: 1, maxConcepts: limit });
    expect(same(corpus.concepts)).toEqual(findCommunities(corpus, { seed: 1 }));
  });

  it("need the fewest papers that leave no more than there may be", () => {
    for (let seed = 0; seed < 100; seed++) {
      const incidence = randomIncidence(seed);
      const counts = documentFrequency(incidence);
      const least = communitySettings(incidence).minPapers;
      const withPapers = (papers: number) => counts.filter((count) => count >= papers).length;
      for (const limit of [1, 3, 8]) {
        const { minPapers: papers } = communitySettings(incidence, limit);
        if (withPapers(least) <= limit || withPapers(papers) > limit) expect(papers).toBe(least);
        else expect(withPapers(papers - 1)).toBeGreaterThan(limit);
      }
    }
  });

  it("are numbered again in their order, in the same papers", () => {
    for (let seed = 0; seed < 50; seed++) {
      const incidence = randomIncidence(seed);
      const counts = documentFrequency(incidence);
      const { incidence: part, names, places } = frequentPart(incidence, 3);
      const rows = rowsOf(incidence).map((row) => row.filter((c) => counts[c]! >= 3));
      expect(rowsOf(part).map((row) => row.map((k) => names[k]!))).toEqual(rows);
      expect(Array.from(places, (k) => incidence.paperConcepts[k]!)).toEqual(rows.flat());
      expect(Array.from(documentFrequency(part))).toEqual(Array.from(names, (c) => counts[c]!));
    }
  });

  it("make the communities, to which the others are attached by their papers", () => {
    const found = findCommunities(corpus, { seed: 1, maxConcepts });
    expect(minPapers).toBeGreaterThan(3);
    expect(found.minPapers).toBe(minPapers);
    const part = frequentPart(corpus, minPapers);
    const alone = findCommunities(part.incidence, { seed: 1, minPapers: 3 });
    expect(Array.from(part.names, (c) => found.community[c]!)).toEqual(Array.from(alone.community));
    const rare = Array.from(frequency.keys()).filter((c) => !isFrequent(c) && frequency[c]! > 0);
    expect(rare.length).toBeGreaterThan(100);
    expect(rare.filter((c) => found.community[c] === 0).length).toBeLessThan(rare.length / 10);
    for (const list of found.labelConcepts) for (const c of list) expect(isFrequent(c)).toBe(true);
    expect(found.concepts.reduce((a, b) => a + b, 0)).toBe(corpus.concepts);
  });

  it("are in no community where their group has too few papers, as without a limit", () => {
    const random = seededRandom(1);
    const rows = Array.from({ length: 400 }, (_, p) => [
      ...Array.from({ length: 6 }, () => (p % 2) * 15 + Math.floor(15 * random())),
      30 + p,
    ]);
    const small = Array.from({ length: 6 }, (_, p) => [p, 430, 431, 432]);
    const incidence = incidenceOf(433, [...rows, ...small]);
    for (const limit of [undefined, 33]) {
      const found = findCommunities(incidence, { seed: 1, minPapers: limit ? 4 : 2, maxConcepts: limit });
      expect(found.count).toBe(2);
      expect(Array.from(found.community.subarray(430))).toEqual([0, 0, 0]);
      expect(found.community[30]).toBeGreaterThan(0);
    }
  });

  it("are continued when communities were found before", () => {
    const previous = findCommunities(corpus, { seed: 1, maxConcepts });
    const next = findCommunities(corpus, { seed: 2, maxConcepts, previous });
    expect(next.community).toEqual(previous.community);
  });

  it("are the only ones of partitions, and of bridges: as if the others were in no community", () => {
    const communities = findCommunities(corpus, { seed: 1, maxConcepts });
    const partitions = findPartitions(corpus, { seed: 1, partitions: 3, maxConcepts });
    const masked = partitions.map(({ community, count }) => ({
      community: community.map((id, c) => (isFrequent(c) ? id : 0)),
      count,
    }));
    expect(partitions).toEqual(masked);
    const random = seededRandom(1);
    const statements = Uint32Array.from(corpus.paperConcepts, () => Math.floor(random() * 16));
    const nested = nestedNames(keys(corpus));
    const shown = {
      community: communities.community.map((id, c) => (isFrequent(c) ? id : 0)),
      count: communities.count,
    };
    const options = { partitions, nested, statements };
    const scores = scoreBridges(corpus, communities, { ...options, maxConcepts });
    expect(scores.order.length).toBeGreaterThan(5);
    expect(scores).toEqual(scoreBridges(corpus, shown, options));
    const model = bridgeModel(corpus, communities, nested, weighMentions, maxConcepts);
    expect(model).toEqual(bridgeModel(corpus, shown, nested));
  });

  it("are counted in answers where they are not all", () => {
    const byPapers = Uint32Array.from(frequency.keys()).sort((a, b) => frequency[b]! - frequency[a]! || a - b);
    const snapshot = { byPapers, frequency, concepts: { length: corpus.concepts } } as unknown as Snapshot;
    const of = corpus.concepts;
    const concepts = Array.from(frequency.keys()).filter(isFrequent).length;
    expect(fieldConcepts(snapshot, findCommunities(corpus, { seed: 1, maxConcepts }))).toEqual({
      minPapers,
      concepts,
      of,
    });
    expect(fieldConcepts(snapshot, findCommunities(corpus, { seed: 1 }))).toBeNull();
  });

  it("are the only ones whose stability is known", () => {
    const communities = findCommunities(corpus, { seed: 1, maxConcepts });
    const partitions = findPartitions(corpus, { seed: 1, partitions: 3, maxConcepts });
    const { concepts, communities: fields } = communityStability(corpus, communities, { partitions });
    expect(Array.from(concepts, Number.isNaN)).toEqual(Array.from(frequency.keys(), (c) => !isFrequent(c)));
    for (const share of fields.subarray(1)) expect(share).toBeGreaterThan(0.3);
  });
});
