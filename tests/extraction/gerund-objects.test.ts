import { describe, expect, it } from "vitest";
import { candidatesOf } from "../../graph/extraction/candidates/candidates.ts";
import table from "../../graph/extraction/data/gerunds.json" with { type: "json" };
import { analyseDocument } from "../../graph/extraction/language/document.ts";

const keysOf = (abstract: string) =>
  candidatesOf(analyseDocument({ title: "", abstract: `This is so. ${abstract}` })).map(({ key }) => key);

const TAKING = ["estimating", "adapting", "diagnosing", "manipulating", "quantifying", "reconstructing", "detecting"];

describe("a gerund with an object", () => {
  it.each(TAKING)("begins no phrase behind a preposition or at the start of a sentence: %s", (gerund) => {
    for (const before of ["We built a tool for", "It helps when", "Nobody succeeds without", "This is useful in"]) {
      const keys = keysOf(`${before} ${gerund} coral reefs.`);
      expect(keys).toContain("coral reef");
      expect(keys.filter((key) => key.startsWith(gerund))).toEqual([]);
    }
    expect(keysOf(`${gerund[0]!.toUpperCase()}${gerund.slice(1)} degraded coral reefs is hard.`)).not.toContain(
      `${gerund} degraded coral reef`,
    );
  });

  it.each([
    ["We use it for tracking 2D templates.", "tracking 2d template", "2d template"],
    ["It has a central role in diagnosing GERD.", "diagnosing gerd", "gerd"],
  ])("is parted from it: %s", (sentence, whole, object) => {
    const keys = keysOf(sentence);
    expect(keys).not.toContain(whole);
    expect(keys).toContain(object);
  });

  it.each([
    ["We tune it for learning rates of many sizes.", "learning rate"],
    ["We compare it for sampling strategies of many kinds.", "sampling strategy"],
    ["This is a guide for tracking systems.", "tracking system"],
    ["There are uses for matching algorithms.", "matching algorithm"],
    ["Feeding aggregations are well known.", "feeding aggregation"],
    ["We look for walking robots.", "walking robot"],
    ["The monitoring programmes were long.", "monitoring program"],
  ])("is no gerund of a compound: %s", (sentence, compound) => {
    expect(keysOf(sentence)).toContain(compound);
  });

  it("is told by counts that know neither walking nor sampling as verbs with objects", () => {
    const verbs = new Set(table.verbs.split(" "));
    expect(TAKING.filter((gerund) => !verbs.has(gerund))).toEqual([]);
    expect(["walking", "swimming", "sampling", "foraging", "pricing"].filter((gerund) => verbs.has(gerund))).toEqual(
      [],
    );
  });
});

describe("a verb by its neighbours", () => {
  it.each([
    ["We seek to intervene in the process.", "intervene"],
    ["They are able to probe the membrane.", "probe"],
    ["Our data encompassed 14 deployments.", "data encompassed 14 deployment"],
    ["The group comprised 56 volunteers.", "group comprised 56 volunteer"],
    ["Recorders were deployed near Barrow.", "deployed near barrow"],
  ])("is in no phrase: %s", (sentence, key) => {
    expect(keysOf(sentence)).not.toContain(key);
  });

  it("leaves near-infrared light", () => {
    expect(keysOf("We use near infrared light.")).toContain("near infrared light");
  });
});
