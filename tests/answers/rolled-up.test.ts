import { describe, expect, it } from "vitest";
import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { decide } from "../../graph/curation/decide.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { snapshotOf } from "./planted-knowledge.ts";

describe("rolled up co-occurrence", () => {
  it("counts narrower concepts for broader ones on both sides of a co-occurrence when asked to", async () => {
    const { snapshot, store } = await snapshotOf();
    const of = async (id: string, narrower: "true" | "false") => {
      const answer = await cooccurrence(snapshot, { id, measure: "npmi", minPapers: 1, limit: 50, narrower });
      const rows = answer.partners.map(({ label, papers, conceptPapers }) => [label, [papers, conceptPapers]]);
      return { ...answer, row: Object.fromEntries(rows) as Record<string, [number, number] | undefined> };
    };
    const [alone, rolledUp] = [await of("policy gradient", "false"), await of("policy gradient", "true")];
    expect([alone.rolledUp, alone.narrower, alone.papers, alone.row["machine translation"]]).toEqual([
      ...[false, 0, 2, undefined],
    ]);
    expect([rolledUp.rolledUp, rolledUp.narrower, rolledUp.papers]).toEqual([true, 1, 5]);
    // In a paper of the narrower one; "neural machine translation" counts for "machine translation", which alone has three papers.
    expect(rolledUp.row["machine translation"]).toEqual([1, 4]);
    expect(rolledUp.row["proximal policy optimization"]).toBeUndefined();
    const narrow = await of("proximal policy optimization", "true");
    expect(narrow.row["policy gradient"]).toBeUndefined();
    expect((await of("machine translation", "true")).row["policy gradient"]).toEqual([1, 5]);
    expect(rolledUp.family).toBeNull();
    await expect(
      cooccurrence(snapshot, {
        ...{ id: "policy gradient", measure: "npmi", minPapers: 1, limit: 5 },
        narrower: "true",
        sort: "q",
      }),
    ).rejects.toMatchObject({ code: "UNSUPPORTED" });
    await store.close();
  });

  it("does not take a paper on one kind of two things for one that mentions both", async () => {
    const { snapshot, store } = await snapshotOf();
    const idOf = async (name: string) => snapshot.concepts[await snapshot.names.resolve(name)]!.id;
    const [proximal, regions] = [await idOf("proximal policy optimization"), await idOf("trust region methods")];
    await decide(store, [{ kind: "narrower", concept: proximal, than: regions, holds: true }], { by: "a librarian" });
    const question = { id: "policy gradient", measure: "npmi", minPapers: 1, limit: 50, narrower: "true" } as const;
    const { partners } = await cooccurrence(await openSnapshot(store), question);
    const both = partners.find(({ concept }) => concept === regions);
    // One of the five papers of policy gradients mentions trust regions; all five would by the optimization that is a kind of both.
    expect([both?.papers, both?.conceptPapers]).toEqual([1, 5]);
    await store.close();
  });
});
