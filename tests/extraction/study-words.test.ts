import { describe, expect, it } from "vitest";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { shapeFault } from "../../graph/extraction/words/term-shape.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const faultOf = (phrase: string) => shapeFault(canonicalKey(phrase), true);

describe("words of every study", () => {
  it.each([
    "April",
    "October–November",
    "winter",
    "non-smoking group",
    "non-occlusal groups",
    "pre-restoration period",
    "post-prandial period",
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
    "double-blind phase",
    "randomized double-blind pilot study",
    "multicentre trial",
    "open-label extension",
    "comparative trials",
    "evaluable patients",
    "freshly collected corals",
    "noisiest soundscapes",
    "switching moderately ill patients",
    "planted non-mycorrhizal",
    "sequencing disrupted network components",
    "H. pylori-positive",
    "patient population",
    "pilot study",
    "cross-sectional studies",
    "odds",
    "interquartile",
    "standard deviation",
    "October 2011 observations",
    "sixty-two effusions",
    "normal infants",
    "oldest age groups",
    "putative predisposing factor",
    "planted mycorrhizal",
  ])("name nothing: %s", (phrase) => {
    expect(faultOf(phrase)).toBeDefined();
  });

  it.each([
    "randomised controlled trial",
    "placebo-controlled trial",
    "clinical trial",
    "comparative genomics",
    "blind deconvolution",
    "weakly supervised learning",
    "non-negative matrix",
    "random forest",
    "winter wheat",
    "incubation period",
    "carboxyl group",
    "robotic arm",
    "odds ratio regression",
    "placebo effect",
    "crossover design",
    "crossover trial",
    "focus groups",
    "half-life",
    "steepest descent",
    "weakest precondition",
    "young children",
    "forest restoration",
    "October Revolution",
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

describe("groups that a study makes", () => {
  const drugs = ["heroin", "insulin", "aspirin", "solimivir", "tranquetrine"];
  const states = ["culture-negative", "treatment-naive", "sham-exposed", "age-matched", "occlusally loaded"];
  const numbers = ["group B", "group 2", "arm C", "cohort III"];
  it.each([...[...drugs, ...states].flatMap((what) => [`${what} group`, `${what} arms`]), ...numbers])(
    "name nothing: %s",
    (phrase) => expect(faultOf(phrase)).toBe("study design"),
  );

  it.each([
    ...["carboxyl", "ethnic", "symmetry", "spin", "phosphate", "focus", "renormalization"].map(
      (what) => `${what} group`,
    ),
    ...["group A streptococcus", "group 2 element", "group theory", "arm wrestling", "HIV-positive people care"],
  ])("are not meant by %s", (phrase) => expect(faultOf(phrase)).toBeUndefined());
});

describe("bodies that a study comes from", () => {
  const places = ["Ontario", "Swiss Federal", "Northern"];
  const named = (phrase: string, isName: boolean) => shapeFault(canonicalKey(phrase), isName);
  it.each(
    places.flatMap((place) => [`${place} Ministry`, `${place} Bureau`, `${place} Optics Ltd`, `${place} Drugs Inc`]),
  )("name nothing when they are written as names: %s", (phrase) => expect(named(phrase, true)).toBe("institution"));

  it.each(["European Commission", "Royal Society", "Prosvita Society", "League of Nations", "Ministry of Magic"])(
    "may be what a paper is about: %s",
    (phrase) => expect(named(phrase, true)).toBeUndefined(),
  );

  it("are not meant by words in lower case", () => {
    expect(named("emergency department", false)).toBeUndefined();
    expect(named("credit bureau", false)).toBeUndefined();
  });
});

describe("verbs that were taken for nouns", () => {
  const nouns = ["ward", "soil sample", "gene"];
  const verbs = [
    "participating",
    "undergoing change",
    "harboring a gene",
    "remained stable",
    "showed promise",
    "underwent surgery",
  ];
  it.each(nouns.flatMap((noun) => verbs.map((verb) => `${noun} ${verb}`)))("make no phrase: %s", (phrase) =>
    expect(faultOf(phrase)).toBe("verbal"),
  );

  it.each([
    "soil sampling",
    "decision making",
    "placebo effect",
    "control theory",
    "transfer learning",
    "drug targeting",
    "load bearing wall",
    "oxygen-containing gas",
    "participating media",
    "machine tending",
    "rose bengal",
  ])("are not meant by %s", (phrase) => expect(faultOf(phrase)).toBeUndefined());
});

describe("how much or how good something of every study is", () => {
  const qualities = ["elevated", "limited", "marked", "daily", "greatest"];
  it.each(qualities.flatMap((quality) => ["variation", "occurrence", "data"].map((what) => `${quality} ${what}`)))(
    "names nothing: %s",
    (phrase) => expect(faultOf(phrase)).toBeDefined(),
  );

  it.each([
    "placebo effect",
    "risk factor",
    "long-term memory",
    "frequent itemset mining",
    "rare disease",
    "early onset schizophrenia",
  ])("is not meant by %s", (phrase) => expect(faultOf(phrase)).toBeUndefined());
});

describe("a superlative or a quality that is a part of a name", () => {
  it.each(["closest vector problem", "densest subgraph", "widest path", "affordable housing", "presumed consent"])(
    "is no praise: %s",
    (phrase) => expect(shapeFault(canonicalKey(phrase))).toBeUndefined(),
  );
});

describe("words that name nothing alone", () => {
  it.each(["colleagues", "concentrations", "mornings", "graphical abstract highlights"])("%s", (phrase) =>
    expect(shapeFault(canonicalKey(phrase))).toBeDefined(),
  );

  it.each(["plasma concentration", "morning sickness"])("may stand in %s", (phrase) =>
    expect(shapeFault(canonicalKey(phrase))).toBeUndefined(),
  );
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
