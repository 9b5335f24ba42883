import { expect, it } from "vitest";
import { IN_BACKGROUND, IN_TITLE, PLACES, SAID_TWICE } from "../../graph/analysis/bridges/stated-sides.ts";
import { readStatements } from "../../graph/snapshot/evidence/read-statements.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { storeOf } from "./planted-store.ts";

it("reads where a paper names concepts when it tells of its own work", async () => {
  const store = await storeOf(
    ["red one", "red two", "blue one", "blue two"],
    [
      [
        "a",
        2020,
        "On red one",
        "Recent work knows red two. We join red one with blue one. Unlike blue two, it is fast.",
      ],
      ["b", 2020, "Blue one and red two", "We study red one. They are blue two. Blue two again."],
    ],
  );
  const snapshot = await openSnapshot(store);
  const { papers, incidence, concepts } = snapshot;
  const statements = await readStatements(store, snapshot);
  const of = (paper: string, label: string) => {
    const p = papers.ids.find(paper)!;
    const [from, to] = [incidence.paperOffsets[p]!, incidence.paperOffsets[p + 1]!];
    const number = concepts.findIndex((concept) => concept.label === label);
    return statements[from + incidence.paperConcepts.subarray(from, to).indexOf(number)]!;
  };
  const together = (paper: string, one: string, other: string) => (of(paper, one) & of(paper, other) & PLACES) !== 0;
  expect(of("a", "red one") & IN_TITLE).toBe(IN_TITLE);
  expect(of("a", "red one")).toBeGreaterThanOrEqual(SAID_TWICE);
  expect(of("a", "red two")).toBe(IN_BACKGROUND);
  expect(of("a", "blue two")).toBe(0);
  expect(together("a", "red one", "blue one")).toBe(true);
  expect(together("a", "red one", "red two")).toBe(false);
  expect(together("b", "blue one", "red two")).toBe(true);
  expect(together("b", "blue one", "blue two")).toBe(false);
  const ofSome = await readStatements(store, snapshot, Uint8Array.of(0, 1));
  const [, first, second] = incidence.paperOffsets;
  expect(ofSome.subarray(first)).toEqual(statements.subarray(first));
  expect(Array.from(ofSome.subarray(0, first))).toEqual(Array.from({ length: first! }, () => IN_BACKGROUND));
  expect(second).toBe(ofSome.length);
  await store.close();
});
