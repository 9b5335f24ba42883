import { describe, expect, it } from "vitest";
import { timelineOfUses } from "../../graph/answers/knowledge/use-timeline.ts";
import { PAPERS, shown, snapshotOf } from "./planted-knowledge.ts";

describe("the timeline of first uses", () => {
  const lineOf = async (id: string, direction: "from" | "to", narrower: "true" | "false", papers = PAPERS) => {
    const { snapshot, store } = await snapshotOf(papers);
    const { items, total, rolledUp } = await timelineOfUses(snapshot, { id, direction, narrower, ...shown });
    await store.close();
    expect([total, rolledUp]).toEqual([items.length, narrower === "true"]);
    return items.map(({ year, concept, papers: count, paper, sentence }) => {
      return [year, concept.label, count, paper.id, sentence] as const;
    });
  };

  it("lists what was first used for a task, earliest first, each with the first paper and its sentence", async () => {
    expect(await lineOf("robot locomotion", "to", "false")).toEqual([
      [
        2017,
        "proximal policy optimization",
        3,
        "a1",
        expect.stringMatching(/policy optimization for robot locomotion/i),
      ],
      [2018, "policy gradient", 2, "a2", PAPERS[1]![3]],
      [2020, "reinforcement learning", 1, "a4", "We use reinforcement learning for robot locomotion."],
    ]);
  });

  it("lists what a method was first used for, also by narrower ones when asked to", async () => {
    const tasks = [
      [2017, "robot locomotion", "a1"],
      [2021, "machine translation", "b4"],
    ];
    const rolledUp = await lineOf("policy gradient", "from", "true");
    expect(rolledUp.map(([year, label, , paper]) => [year, label, paper])).toEqual(tasks);
    const alone = await lineOf("policy gradient", "from", "false");
    expect(alone.map(([year, label]) => [year, label])).toEqual([[2018, "robot locomotion"]]);
  });

  it("is the same in any order of papers", async () => {
    const expected = await lineOf("robot locomotion", "to", "false");
    expect(await lineOf("robot locomotion", "to", "false", [...PAPERS].reverse())).toEqual(expected);
  });
});
