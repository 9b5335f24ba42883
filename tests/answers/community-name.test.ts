import { describe, expect, it } from "vitest";
import type { Communities } from "../../graph/analysis/communities/communities.ts";
import { communityName } from "../../graph/answers/lookup/community-names.ts";
import type { Snapshot } from "../../graph/snapshot/snapshot.ts";

/** The name of a community that these concepts name. */
function nameOf(...labels: readonly string[]): string {
  const concepts = labels.map((label) => ({ label }));
  const nameConcepts = [new Uint32Array(), Uint32Array.from(concepts.keys())];
  return communityName({ concepts } as unknown as Snapshot, { nameConcepts } as unknown as Communities, 1);
}

describe("the name of a community", () => {
  it("joins the first concept with the best of the others that fits beside it", () => {
    expect(nameOf("reward model", "human feedback", "policies")).toBe("reward model & human feedback");
    expect(nameOf("simultaneous localization", "inertial measurement", "odometry")).toBe(
      "simultaneous localization & odometry",
    );
  });

  it("stays within 38 characters, and is a number where there is nothing to call it by", () => {
    expect(nameOf("simultaneous localization and mapping", "odometry")).toBe("simultaneous localization and mapping");
    expect(nameOf("graphs")).toBe("graphs");
    expect(nameOf()).toBe("Community 1");
    for (let a = 1; a < 60; a++) {
      const second = "y".repeat(60 - a);
      expect(nameOf("x".repeat(a), second).length).toBeLessThanOrEqual(Math.max(38, a));
    }
  });
});
