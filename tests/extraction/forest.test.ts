import { describe, expect, it } from "vitest";
import model from "../../graph/extraction/data/index-model.json" with { type: "json" };
import { Forest, type ForestFile } from "../../graph/extraction/ranking/forest.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { forestLogit } from "../../scripts/train/boosted-trees.ts";

const features = Math.max(...model.trees.feature) + 1;
const chain = (leaves: number): ForestFile => ({
  bias: 0,
  roots: [0],
  feature: Array.from({ length: 2 * leaves - 1 }, (_, n) => (n % 2 === 0 && n < 2 * leaves - 2 ? 0 : -1)),
  threshold: Array.from({ length: 2 * leaves - 1 }, (_, n) => n),
  left: Array.from({ length: 2 * leaves - 1 }, (_, n) => n + 1),
  right: Array.from({ length: 2 * leaves - 1 }, (_, n) => n + 2),
});

describe("boosted trees", () => {
  it("give the same sum to the last bit as walking down every tree", () => {
    const forest = new Forest(model.trees);
    const random = seededRandom(7);
    for (let n = 0; n < 300; n++) {
      // some values equal a threshold: ties go to the right
      const row = Float64Array.from({ length: features }, () => {
        const node = Math.floor(random() * model.trees.threshold.length);
        return model.trees.threshold[node]! * (random() < 0.5 ? 1 : random() * 4);
      });
      expect(forest.logit(row)).toBe(forestLogit(model.trees, (f) => row[f]!));
    }
  });

  it("may have 16 leaves each, and no more", () => {
    const forest = new Forest(chain(16));
    for (let value = -1; value < 64; value++) {
      expect(forest.logit(Float64Array.of(value))).toBe(forestLogit(chain(16), () => value));
    }
    expect(() => new Forest(chain(17))).toThrow("more than 16 leaves");
  });
});
