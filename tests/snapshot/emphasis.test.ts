import { expect, it } from "vitest";
import { readEmphasis } from "../../graph/snapshot/evidence/read-evidence.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { storeOf } from "./planted-store.ts";

it("emphasises what the title says or the text says twice", async () => {
  const store = await storeOf(
    ["red one", "red two", "blue one"],
    [
      ["a", 2020, "On red one", "We use red two. We like blue one. They like blue one."],
      ["b", 2020, "A paper", "On red one. On red two. Again on red two."],
      ["c", 2021, "Blue one and red two", "On red one."],
    ],
  );
  const { papers, incidence, concepts } = await openSnapshot(store);
  const emphasis = await readEmphasis(store, { papers, incidence });
  const said = [...papers.ids].map((id, p) => {
    const [from, to] = [incidence.paperOffsets[p]!, incidence.paperOffsets[p + 1]!];
    const row = Array.from(incidence.paperConcepts.subarray(from, to));
    const labels = row.filter((_, k) => emphasis[from + k] === 1).map((concept) => concepts[concept]!.label);
    return [id, labels.sort()];
  });
  expect(said).toEqual([
    ["a", ["blue one", "red one"]],
    ["b", ["red two"]],
    ["c", ["blue one", "red two"]],
  ]);
  await store.close();
});
