import { describe, expect, it } from "vitest";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { shapeFault } from "../../graph/extraction/language/term-shape.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const faultOf = (phrase: string) => shapeFault(canonicalKey(phrase), true);

describe("words of every study", () => {
  it.each([
    "April",
    "October–November",
    "women",
    "healthy volunteers",
    "twenty-eight patients",
    "healthy postmenopausal women",
    "mirtazapine-treated patients",
    "control group",
    "placebo groups",
    "lutrazine group",
    "Nectrapine arms",
    "pretreatment values",
    "active treatment arms",
    "confidence intervals",
    "odds ratio",
    "p-value",
    "mean age",
    "median follow-up time",
    "multicenter",
    "parallel-group",
    "inclusion criteria",
    "primary outcome measure",
  ])("name nothing: %s", (phrase) => {
    expect(faultOf(phrase)).toBeDefined();
  });

  it.each([
    "randomised controlled trial",
    "carboxyl group",
    "robotic arm",
    "odds ratio regression",
    "placebo effect",
    "crossover design",
    "confidence interval estimation",
    "mean curvature flow",
    "median filter",
    "symmetry group",
    "ray class group",
    "robotic arm",
    "birth cohort",
    "patient safety",
    "women's health",
    "March of Dimes",
    "control",
  ])("may name something inside a longer name: %s", (phrase) => {
    expect(faultOf(phrase)).toBeUndefined();
  });
});

/** Six papers of one trial each, whose abstracts differ in the numbers. */
const trials = (drug: string, amount: (i: number) => string) =>
  Array.from({ length: 6 }, (_, i) => ({
    title: `Trial ${i}`,
    abstract:
      `BACKGROUND: Little is known. MAIN OUTCOME MEASURES: Bladder pain. INTERVENTIONS: ${drug} ${amount(i)} or placebo. ` +
      `RESULTS: Volume rose by ${30 + i} ml (OR 1.${i}, 95% CI 1.1-1.8; p = 0.01), wall pressure fell by 2 MPa at pH 7.4 in ${i + 2} weeks. ` +
      `CONCLUSIONS: ${drug} eases bladder pain. Trial registration: ClinicalTrials.gov NCT0123456${i}. JEL classification: M3${i}, Q56. Keywords: ${drug}, pain.`,
  }));

describe("amounts, statistics and registrations of a trial", () => {
  it.each([
    ["Tamsulosin", (i: number) => `${5 + i} mg t.i.d.`],
    ["Solifenacin", (i: number) => `${i + 1} mg/day bid`],
    ["Mirabegron", (i: number) => `20-mg tablets for ${i + 4}-week periods`],
    ["Fesoterodine", (i: number) => `${i + 1}00 µg b.i.d. over 10 months`],
  ])("give no concept: %s", (drug, amount) => {
    const labels = vocabularyOf(trials(drug, amount)).concepts.map(({ label }) => label);
    expect(labels.map((label) => label.toLowerCase())).toContain(drug.toLowerCase());
    expect(labels).toContain("bladder pain");
    expect(
      labels.filter((label) =>
        /^(?:ci|or|ml|mg|mpa|ph|iu|sd|tid|bid|µg|weeks|months|jel.*|nct.*|[mq]\d+|keywords|interventions|main outcome.*|background)$|\bmg\b|t\.i\.d|b\.i\.d|µg|\d-?(?:mg|week)/i.test(
          label,
        ),
      ),
    ).toEqual([]);
  });
});
