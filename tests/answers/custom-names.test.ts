import { describe, expect, it } from "vitest";
import type { Communities } from "../../graph/analysis/communities/communities.ts";
import { communitySummaries, customNames } from "../../graph/answers/lookup/community-names.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { decide, undo } from "../../graph/curation/decide.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import { storeOf } from "../snapshot/planted-store.ts";
import { LABELS, PAPERS } from "./planted-knowledge.ts";

const ids = ["a", "b", "c", "d", "e", "f"];

/** The names of communities that were given for some concepts, when these concepts are in communities like that. */
function namesIn(community: readonly number[], ...given: (readonly [string, readonly string[]])[]) {
  const communityNames = given.map(([label, concepts]) => ({ label, concepts }));
  const snapshot = { concepts: ids.map((id) => ({ id })), knowledgeDecisions: { communityNames } };
  const names = customNames(snapshot as unknown as Snapshot, { community: Uint32Array.from(community) } as Communities);
  return [...names];
}

describe("a name that people gave to a community", () => {
  it("goes with most of its concepts, whatever the community's number", () => {
    expect(namesIn([1, 1, 1, 2, 2, 2], ["Left", ["a", "b", "c"]])).toEqual([[1, "Left"]]);
    expect(namesIn([2, 2, 1, 1, 1, 1], ["Left", ["a", "b", "c"]])).toEqual([[2, "Left"]]);
  });

  it("is lost when they are scattered, and where they are in no community", () => {
    expect(namesIn([1, 2, 3, 1, 2, 3], ["Left", ["a", "b", "c"]])).toEqual([]);
    expect(namesIn([0, 0, 0, 1, 1, 1], ["Left", ["a", "b", "c"]])).toEqual([]);
  });

  it("is judged by the concepts that are still there", () => {
    expect(namesIn([2, 2, 1, 1, 1, 1], ["Left", ["a", "b", "gone", "lost", "away"]])).toEqual([[2, "Left"]]);
    expect(namesIn([1, 1, 1, 1, 1, 1], ["Left", ["gone"]])).toEqual([]);
  });

  it("gives way to a later one", () => {
    expect(namesIn([1, 1, 1, 2, 2, 2], ["Old", ["a", "b"]], ["New", ["b", "c"]])).toEqual([[1, "New"]]);
  });
});

describe("the decision to name a community", () => {
  it("lasts while papers are as they were, also when one of its concepts is hidden, until it is undone", async () => {
    const store = withCuration(await storeOf(LABELS, PAPERS));
    const by = { by: "a librarian" };
    const labels = async () => {
      const snapshot = await openSnapshot(store);
      const found = await communitySummaries(snapshot, await snapshot.analyses.communities());
      return found.map(({ label }) => label);
    };
    const before = await labels();
    const members = ["robot-locomotion", "policy-gradient", "proximal-policy-optimization"];
    const [made] = await decide(store, [{ kind: "name", concepts: members, label: "Walking machines" }], by);
    expect(await labels()).toContain("Walking machines");
    await decide(store, [{ kind: "hide", concept: "policy-gradient" }], by);
    expect(await labels()).toContain("Walking machines");
    await undo(store, by);
    await undo(store, by, made?.id);
    expect(await labels()).toEqual(before);
    await expect(decide(store, [{ kind: "name", concepts: ["no-such-thing"], label: "x" }], by)).rejects.toThrow(
      "there is no concept",
    );
    await store.close();
  });
});
