import { describe, expect, it } from "vitest";
import { STRAY_WEIGHT, weighMentions, weighUnderEach } from "../../graph/analysis/bridges/mention-weights.ts";
import { nestedNames } from "../../graph/analysis/bridges/nested-names.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence } from "../reference/random-incidence.ts";

/** By definition: 1 when another paper has the concept together with another one that this paper has of its community. */
function weightsByDefinition(papers: readonly (readonly number[])[], community: Uint32Array): number[] {
  return papers.flatMap((paper, p) =>
    paper.map((concept) => {
      if (community[concept] === 0) return 0;
      const near = paper.filter((other) => other !== concept && community[other] === community[concept]);
      const isTied = papers.some(
        (one, q) => q !== p && one.includes(concept) && near.some((other) => one.includes(other)),
      );
      return isTied ? 1 : STRAY_WEIGHT;
    }),
  );
}

describe("what a mention counts", () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))("is what the definition says, seed %i", (seed) => {
    const random = seededRandom(seed + 1);
    const concepts = 4 + Math.floor(random() * 20);
    const community = Uint32Array.from({ length: concepts }, () => Math.floor(random() * 5));
    const papers = Array.from({ length: 1 + Math.floor(random() * 25) }, () =>
      Array.from({ length: concepts }, (_, c) => c).filter(() => random() < 0.3),
    );
    const nested = { offsets: new Uint32Array(concepts + 1), shorter: new Uint32Array(0) };
    const expected = weightsByDefinition(papers, community);
    // Community by community, several at a time, and all at once.
    for (const batch of [1, 12, 1000]) {
      expect([...weighMentions(incidenceOf(concepts, papers), community, nested, batch)]).toEqual(expected);
    }
  });

  it("is the same under many partitions at once as under each, with names within names", () => {
    for (let seed = 0; seed < 30; seed++) {
      const random = seededRandom(seed + 1);
      const incidence = randomIncidence(seed);
      const numbers = Array.from({ length: incidence.concepts }, (_, c) => c);
      const nested = nestedNames(numbers.map((c) => (random() < 0.3 ? `word${c} word${c + 1}` : `word${c}`)));
      const communities = Array.from({ length: 1 + (seed % 3) * 35 }, () =>
        Uint32Array.from(numbers, () => Math.floor(random() * 4)),
      );
      const each = communities.map((community) => weighMentions(incidence, community, nested));
      expect([...weighUnderEach(incidence, communities, nested)]).toEqual(each);
    }
  });
});
