import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { backTest } from "../../graph/analysis/discovery/back-test.ts";
import { pairSignificance } from "../../graph/analysis/measures/pair-significance.ts";
import { loadIncidence } from "./load-incidence.ts";
import { machine } from "./machine.ts";

/**
 * Discovery tested on a real corpus by cuts in time, and the test of all its pairs: what they find, and what they cost.
 *
 * Run: npx tsx tests/bench/back-test.ts --store sqlite:FILE [--years 2015,2018,2020] [--horizon 5] [--out FILE]
 */
const { values } = parseArgs({
  options: {
    store: { type: "string" },
    years: { type: "string", default: "2010,2015,2018,2020" },
    horizon: { type: "string", default: "5" },
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

const { incidence, years } = await loadIncidence(values.store);
const cuts = values.years.split(",").map(Number);
const horizon = Number(values.horizon);
const report = {
  ...machine(),
  papers: incidence.papers,
  concepts: incidence.concepts,
  backTests: cuts.map((year) => timed(() => backTest(incidence, years, { year, horizon }))),
  pairSignificance: timed(() => {
    const { minPapers, concepts, family, observed, significant } = pairSignificance(incidence, { minPapers: 3 });
    return { minPapers, concepts, family, observed, significant };
  }),
};
console.log(JSON.stringify(report, null, 2));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
