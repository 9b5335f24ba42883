import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import board from "../../../docs/quality.json" with { type: "json" };
import { rankPhrases } from "../../../graph/extraction/rank-phrases.ts";
import { readGold, SETS } from "../../../scripts/quality/gold.ts";
import { allScores } from "../../../scripts/quality/score.ts";
import { corpora } from "../../corpora.ts";

const folder = corpora();
if (!folder) console.warn("Quality on the gold sets: not run, the corpora are not there.");

/** How many points of F1 a score may be below the committed one. */
const TOLERANCE = 1;

/**
 * Guards against a change of rules that makes extraction worse. The committed weights have seen these documents, so this is
 * no proof of quality (docs/quality.md has that, cross-validated); but features that no longer mean what the weights were
 * trained on lose many points here at once.
 */
describe.skipIf(!folder)("quality on the development sets", () => {
  const sets = Object.keys(SETS).filter((set) => set.endsWith("-dev"));

  it.each(sets)("has not dropped on %s", (set) => {
    const documents = readGold(resolve(folder as string, "gold"), set);
    for (const ranking of [SETS[set]!, "plain"] as const) {
      const committed = board.rows.find(
        (row) =>
          row.set === set && row.ranking === ranking && row.basis !== "cross-validated" && row.basis !== "transfer",
      );
      const ranked = rankPhrases(documents, ranking);
      const judged = documents.map(({ gold }, i) => ({
        ...ranked[i]!,
        ranked: ranked[i]?.phrases ?? [],
        gold,
      }));
      const scores = allScores(judged);
      for (const cut of ["at5", "at10", "at15", "set"] as const) {
        const before = committed?.scores[cut].f1 ?? Number.NaN;
        expect(scores[cut].f1, `${ranking} ${cut}`).toBeGreaterThanOrEqual(before - TOLERANCE);
      }
    }
  });
});
