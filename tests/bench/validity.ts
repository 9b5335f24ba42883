import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadIncidence } from "./load-incidence.ts";
import { machine } from "./machine.ts";
import { bridgeOverlap } from "./validity/bridge-overlap.ts";
import { discoveryByTime } from "./validity/discovery-by-time.ts";
import { fieldsAndSize } from "./validity/fields.ts";
import { outsideLabels } from "./validity/outside-labels.ts";

/**
 * Whether answers can be believed: how far they survive small changes of a corpus, and what they find beyond simpler measures and chance.
 *
 * Run: npx tsx tests/bench/validity.ts --store sqlite:FILE [--parts bridges,discovery,fields,labels] [--draws 3] [--cuts 2012,2018] [--out FILE]
 * Each part may take minutes; a report that exists is brought up to date.
 */
const { values } = parseArgs({
  options: {
    store: { type: "string" },
    parts: { type: "string", default: "bridges" },
    draws: { type: "string", default: "3" },
    cuts: { type: "string", default: "2012,2015,2018,2020" },
    out: { type: "string" },
  },
});
if (values.store === undefined) throw new Error("Give --store sqlite:FILE, a store that holds a corpus.");

const { incidence, years, papers, ...known } = await loadIncidence(values.store);
const parts: Record<string, () => object> = {
  bridges() {
    const bridges = bridgeOverlap({ incidence, ...known }, Number(values.draws));
    console.log(`\n${incidence.papers} papers: of the first 20 bridges stay`);
    console.table(bridges.overlapOfTop20);
    return bridges;
  },
  fields() {
    const fields = fieldsAndSize(incidence);
    console.log(fields);
    return fields;
  },
  labels() {
    const labels = outsideLabels({ incidence, ...known }, papers);
    console.table(labels);
    return labels;
  },
  discovery() {
    const cuts = discoveryByTime(incidence, years, values.cuts.split(",").map(Number));
    for (const { rankers, ...cut } of cuts) {
      console.log(cut);
      console.table(rankers);
    }
    return cuts;
  },
};
const before = values.out !== undefined && existsSync(values.out) ? JSON.parse(readFileSync(values.out, "utf8")) : {};
const report = { ...before, ...machine() };
for (const name of values.parts.split(",")) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There is no part “${name}”, only ${Object.keys(parts).join(", ")}.`);
  report[incidence.papers] = { ...report[incidence.papers], [name]: part() };
}
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
