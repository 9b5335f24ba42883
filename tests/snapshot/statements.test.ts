import { expect, it } from "vitest";
import { IN_BACKGROUND, IN_TITLE, PLACES, SAID_TWICE } from "../../graph/analysis/bridges/stated-sides.ts";
import { CONCEPT_KINDS } from "../../graph/contract/entities.ts";
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
  const ofSome = await readStatements(store, snapshot, { wanted: Uint8Array.of(0, 1) });
  const [, first, second] = incidence.paperOffsets;
  expect(ofSome.subarray(first)).toEqual(statements.subarray(first));
  expect(Array.from(ofSome.subarray(0, first))).toEqual(Array.from({ length: first! }, () => IN_BACKGROUND));
  expect(second).toBe(ofSome.length);
  await store.close();
});

it("counts a longer name for the shorter one that it ends with, and no detail beside methods and tasks", async () => {
  const store = await storeOf(
    ["blue wave", "fast blue wave", "red tone"],
    [["a", 2020, "On fast blue wave", "Blue wave is known. We join fast blue wave with red tone."]],
  );
  const snapshot = await openSnapshot(store);
  const { incidence, concepts } = snapshot;
  const saysOf = (statements: Uint32Array, label: string) =>
    statements[incidence.paperConcepts.indexOf(concepts.findIndex((concept) => concept.label === label))]!;
  const all = await readStatements(store, snapshot);
  expect(saysOf(all, "blue wave") & IN_TITLE).toBe(IN_TITLE);
  expect(saysOf(all, "blue wave") & saysOf(all, "red tone") & PLACES).not.toBe(0);
  const ofKind = async (kind: "method" | "other") => {
    const kinds = {
      kind: new Uint8Array(concepts.length).fill(CONCEPT_KINDS.indexOf(kind)),
      mentions: new Uint32Array(concepts.length).fill(1),
    };
    return readStatements(store, snapshot, { kinds });
  };
  expect(await ofKind("method")).toEqual(all);
  const others = await ofKind("other");
  expect(saysOf(others, "red tone") & PLACES).toBe(0);
  expect(saysOf(others, "fast blue wave") & PLACES).toBe(IN_TITLE);
  await store.close();
});
