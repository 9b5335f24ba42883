import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { pairSignificance } from "../../graph/analysis/measures/pair-significance.ts";
import { loadIncidence } from "./load-incidence.ts";
import { machine } from "./machine.ts";

/**
 * The test of all pairs of a real corpus: what it finds, and what it costs.
 *
 * Run: npx tsx tests/bench/pair-significance.ts --store sqlite:FILE [--out FILE]
 */
const { values } = parseArgs({
  options: {
    store: { type: "string" },
    out: { type: "string" },
  },
});
if (values.store === undefined) throw new Error("Give --store sqlite:FILE, a store that holds a corpus.");

function timed<T>(work: () => T): T & { seconds: number; largestResidentMiB: number } {
  const start = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(start);
  const largestResidentMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  return { ...answer, seconds: (user + system) / 1e6, largestResidentMiB };
}

const { incidence } = await loadIncidence(values.store);
const report = {
  ...machine(),
  papers: incidence.papers,
  concepts: incidence.concepts,
  pairSignificance: timed(() => {
    const { minPapers, concepts, family, observed, significant } = pairSignificance(incidence, { minPapers: 3 });
    return { minPapers, concepts, family, observed, significant };
  }),
};
console.log(JSON.stringify(report, null, 2));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
