import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { decide } from "../../graph/curation/decide.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { delegateStore } from "../contract/delegate-store.ts";
import { plantedStore } from "../snapshot/planted-store.ts";
import { me } from "./curated-example.ts";

let store: CuratedStore;
/** How often the whole graph was read from the store, and what was derived anew. */
const read = { concepts: 0 };
let derived: string[] = [];
beforeAll(async () => {
  const raw = await plantedStore();
  store = withCuration({
    ...delegateStore(raw),
    conceptColumns: () => {
      read.concepts++;
      return raw.conceptColumns();
    },
    saveDerived: (name, revision, data) => {
      derived.push(name.split("/")[0] as string);
      return raw.saveDerived(name, revision, data);
    },
  });
});
afterAll(() => store.close());

describe("after a decision", () => {
  it("the extracted graph is not read again", async () => {
    await openSnapshot(store);
    await decide(store, [{ kind: "hide", concept: "replay-buffer" }], me);
    const { concepts } = await openSnapshot(store);
    expect(concepts.map(({ id }) => id)).not.toContain("replay-buffer");
    expect(read.concepts).toBe(1);
  });

  it("that changes no mention, analyses are taken over; after one that does, they are computed", async () => {
    const first = await openSnapshot(store);
    const communities = await first.analyses.communities();
    await decide(store, [{ kind: "rename", concept: "molecule", label: "Chemistry" }], me);
    const second = await openSnapshot(store, { previous: first });
    await decide(store, [{ kind: "pin", concept: "molecule" }], me);
    const third = await openSnapshot(store, { previous: second });
    expect(third.sameGraphAs).toEqual([second.revision, first.revision]);
    derived = [];
    expect(await third.analyses.communities.peek()).toEqual(communities);
    expect(derived).toEqual(["communities"]);
    await decide(store, [{ kind: "merge", concepts: ["molecule"], into: "message-passing" }], me);
    const fourth = await openSnapshot(store, { previous: third });
    expect([fourth.sameGraphAs, await fourth.analyses.communities.peek()]).toEqual([[], undefined]);
    // Until new ones are found, quick answers have the colours before.
    const colours = await fourth.cachedCommunities();
    fourth.concepts.forEach(({ id }, number) => {
      const before = third.concepts.findIndex((one) => one.id === id);
      expect(colours?.[number]).toBe(communities.community[before]);
    });
  });
});
