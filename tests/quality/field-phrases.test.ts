import { describe, expect, it } from "vitest";
import { shapeFault } from "../../graph/extraction/words/term-shape.ts";
import bands from "./band-phrases.json" with { type: "json" };
import judged from "./field-phrases.json" with { type: "json" };

/** Share of the phrases that a reader found good which no rule may leave out. */
const MIN_GOOD = 0.995;
/** Share of the poor phrases of medicine and marine biology that the rules about words of every study must leave out. */
const MIN_POOR = 0.3;

/** Share of the poor phrases drawn in bands that rules must leave out; the others are left to termhood. */
const MIN_POOR_IN_BANDS = 0.06;

const listOf = (phrases: string) => phrases.split(" | ").filter((phrase) => phrase !== "");
const faulty = (phrases: readonly string[]) => phrases.filter((phrase) => shapeFault(phrase, true) !== undefined);

describe("phrases of eight collections that a reader judged", () => {
  it("are not left out when they are good", () => {
    const good = judged.collections.flatMap((collection) => listOf(collection.good));
    const lost = faulty(good);
    expect(1 - lost.length / good.length, `left out: ${lost.join(", ")}`).toBeGreaterThanOrEqual(MIN_GOOD);
  });

  it.each(["medicine", "marine biology"])("are left out when they are words of every study: %s", (name) => {
    const poor = listOf(judged.collections.find((collection) => collection.name === name)!.poor);
    expect(faulty(poor).length / poor.length).toBeGreaterThanOrEqual(MIN_POOR);
  });
});

describe("phrases of six collections, drawn in bands of termhood", () => {
  const halves = bands.collections.flatMap(({ learn, heldOut }) => [learn, heldOut]);

  it("are not left out when they are good", () => {
    const good = halves.flatMap((half) => listOf(half.good));
    const lost = faulty(good);
    expect(1 - lost.length / good.length, `left out: ${lost.join(", ")}`).toBeGreaterThanOrEqual(MIN_GOOD);
  });

  it("are left out in part when they are poor", () => {
    const poor = halves.flatMap((half) => listOf(half.poor));
    expect(faulty(poor).length / poor.length).toBeGreaterThanOrEqual(MIN_POOR_IN_BANDS);
  });
});
