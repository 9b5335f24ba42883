import { describe, expect, it } from "vitest";
import type { Communities } from "../../graph/analysis/communities/communities.ts";
import { communityName, sameStem } from "../../graph/answers/lookup/community-names.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import type { Snapshot } from "../../graph/snapshot/snapshot.ts";

/** The name of a community whose best concepts are these, each in so many papers. */
function nameOf(...labels: readonly (readonly [string, number])[]): string {
  const concepts = labels.map(([label, papers]) => ({ label, key: canonicalKey(label), papers }));
  const labelConcepts = [new Uint32Array(), Uint32Array.from(concepts.keys())];
  return communityName({ concepts } as unknown as Snapshot, { labelConcepts } as unknown as Communities, 1);
}

describe("the name of a community", () => {
  it("joins the first concept with the next that says something else", () => {
    expect(nameOf(["tracking", 90], ["tracker", 60], ["occlusions", 30])).toBe("tracking & occlusions");
    expect(nameOf(["reward model", 9], ["rewards", 6], ["human feedback", 4])).toBe("reward model & human feedback");
    expect(nameOf(["graph", 90], ["Graphs of things", 60])).toBe("Graphs of things");
  });

  it("prefers concepts of several words", () => {
    expect(nameOf(["robot", 775], ["communication", 56], ["robot arms", 50], ["speech signals", 40])).toBe(
      "robot arms & speech signals",
    );
    expect(nameOf(["robot", 775], ["robot arms", 50], ["communication", 56])).toBe("robot arms & communication");
  });

  it("prefers what people do to what they do it with", () => {
    expect(nameOf(["target domain", 53], ["domain adaptation", 52], ["labeled data", 30])).toBe(
      "domain adaptation & labeled data",
    );
    expect(nameOf(["bladder wall", 20], ["radiation therapy", 19], ["dry mouth", 18])).toBe(
      "radiation therapy & bladder wall",
    );
    expect(nameOf(["multi-armed bandit", 9], ["value function", 8], ["indoor environment", 7])).toBe(
      "multi-armed bandit & value function",
    );
    // Far behind, it stays behind.
    expect(nameOf(["a b", 9], ["c d", 8], ["e f", 7], ["g h", 6], ["i planning", 5])).toBe("a b & c d");
  });

  it("takes the more exact of two that are almost as common", () => {
    expect(nameOf(["network", 277], ["neural networks", 259], ["bounding box", 162])).toBe(
      "neural networks & bounding box",
    );
    expect(nameOf(["robot", 775], ["mobile robot", 162], ["communication", 56])).toBe("mobile robot & communication");
  });

  it("stays short, and is a number where there is nothing to call it by", () => {
    expect(nameOf(["orthogonal Gough-Stewart platforms", 5], ["stiffness matrix", 4])).toBe(
      "orthogonal Gough-Stewart platforms",
    );
    expect(nameOf()).toBe("Community 1");
  });

  it.each([
    ["tracking", "tracker", true],
    ["classification", "classifier", true],
    ["reward", "reward", true],
    ["control", "contrastive", false],
    ["motion", "motif", false],
    ["network", "neural", false],
    ["map", "mapping", true],
    ["planning", "planner", true],
    ["map", "maple", false],
    ["car", "care", false],
  ])("tells whether %s and %s are one word", (a, b, same) => {
    expect(sameStem(a, b)).toBe(same);
  });
});
