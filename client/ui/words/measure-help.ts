import { linkMeasures, MeasureName } from "../../../graph/contract/measures.ts";
import { measures } from "./measures.ts";

/** What a measure is, for the one place where it is explained; docs/measures.md has the same formula. */
export interface MeasureHelp {
  readonly name: string;
  readonly group: "pairs" | "concepts" | "bridges" | "gaps" | "trends";
  readonly meaning: string;
  /** Null where words explain it better than a formula. */
  readonly formula: string | null;
  readonly source?: { readonly text: string; readonly doi?: string };
}

export const groups = {
  pairs: "Two concepts: c papers mention both, a and b mention one of them, N papers in all",
  concepts: "Concepts and communities",
  bridges: "Bridge papers",
  gaps: "Gaps, discovery and paths",
  trends: "Trends",
} as const satisfies Record<MeasureHelp["group"], string>;

const stirling = { text: "Stirling 2007", doi: "10.1098/rsif.2007.0213" };
const swanson = { text: "Swanson 1986" };
const cobo = { text: "Cobo et al. 2011" };

/** Measures of links, by their names. */
const linkMeasureHelp = Object.fromEntries(
  MeasureName.options.map((measure): [MeasureName, MeasureHelp] => {
    const { digits: _, ...text } = measures[measure];
    return [measure, { ...text, group: "pairs", formula: linkMeasures[measure].formula }];
  }),
) as Record<MeasureName, MeasureHelp>;

export const measureHelp = {
  ...linkMeasureHelp,
  expected: {
    name: "By chance",
    group: "pairs",
    meaning: "Joint papers if each concept were spread over the papers at random.",
    formula: "a·b/N",
  },
  g2: {
    name: "G²",
    group: "pairs",
    meaning: "Evidence against independence over the four counts of a pair; negative when rarer than by chance.",
    formula: "±2·Σ O·ln(O/E)",
    source: { text: "Dunning 1993" },
  },
  p: {
    name: "p",
    group: "pairs",
    meaning: "Chance of that many joint papers or more, if the papers of both were drawn at random (hypergeometric).",
    formula: "P(X ≥ c)",
    source: { text: "Fisher 1922" },
  },
  q: {
    name: "q",
    group: "pairs",
    meaning:
      "p corrected for how many pairs are tested: of all pairs with a q below 0.05, about one in twenty may be chance. The family is one for the whole corpus, pairs never seen together included, so q is the same on every screen.",
    formula: "min over j ≥ i of n·p_j/j",
    source: { text: "Benjamini & Hochberg 1995" },
  },
  termhood: {
    name: "Termhood",
    group: "concepts",
    meaning:
      "How sure the whole collection is that a phrase is a concept, 0 to 1: how concept-like its papers find it, whether it stands alone elsewhere, how rare its words are. docs/extraction.md has every weight.",
    formula: null,
  },
  participation: {
    name: "Participation",
    group: "concepts",
    meaning: "How evenly a concept's links are spread over the communities: 0 = all in one.",
    formula: "P_i = 1 − Σ_m (k_im/k_i)²",
    source: { text: "Guimerà & Amaral 2005", doi: "10.1038/nature03288" },
  },
  community: {
    name: "Communities",
    group: "concepts",
    meaning:
      "Groups of concepts with more links among them than chance would give: the Leiden algorithm maximises modularity, with a seed.",
    formula: "Q = Σ_c [w_in(c)/W − γ·(K_c/2W)²]",
    source: { text: "Traag, Waltman & Van Eck 2019", doi: "10.1038/s41598-019-41695-z" },
  },
  communityStability: {
    name: "Stability of a concept",
    group: "concepts",
    meaning: "Share of re-seeded runs in which a concept stays with the core of its community.",
    formula: null,
  },
  bridgeScore: {
    name: "Bridge score",
    group: "bridges",
    meaning:
      "How far a paper connects fields that are otherwise separate: diversity times separateness over its pairs of fields, the mean over partitions with other seeds. It counts in full where the title names both sides, less where only a sentence about the paper’s own work does, a sixth where none does, and a sixth of that where the two fields are linked as by chance. Papers that say that they connect both come first, whatever their score. Corrected for length: against papers with as many concepts, in units of their median absolute deviation. It finds unusual combinations, not forerunners; papers of many areas a little better than the number of fields does, joint conferences worse.",
    formula: "(S_d − median)/spread",
    source: stirling,
  },
  rawScore: {
    name: "Raw score",
    group: "bridges",
    meaning: "The bridge score before papers are compared with others of their length, 0 to 1.",
    formula: "S_d = f_d·Σ_{m≠n} p_dm·p_dn·δ_mn·sep_mn",
    source: stirling,
  },
  diversity: {
    name: "Diversity",
    group: "bridges",
    meaning: "How far a paper's concepts are spread over unlike fields (Rao–Stirling).",
    formula: "RS_d = Σ_{m≠n} p_dm·p_dn·δ_mn",
    source: stirling,
  },
  separateness: {
    name: "Separateness",
    group: "bridges",
    meaning:
      "How little two fields are linked without the paper, against chance: 0 = as by chance or more, near 1 = hardly, where many links were to be expected.",
    formula: "sep_mn = 1 − min(1, (w_mn + 1)/(E[w_mn] + 1))",
  },
  trendQ: {
    name: "q of a change",
    group: "trends",
    meaning:
      "Chance of a difference this large between the two periods, either way, if the papers of the concept were drawn at random from both (p hypergeometric; within venues, the sum of one table a venue); corrected for all concepts with enough papers to show a change. The others have q = 1.",
    formula: "min over j ≥ i of n·p_j/j",
    source: { text: "Gilbert 2005; Benjamini & Hochberg 1995" },
  },
  fieldsOfPaper: {
    name: "Fields",
    group: "bridges",
    meaning:
      "From how many fields the paper has concepts; open it to see them under “Its fields”. Words that every field uses are not counted, nor those of one or two papers. It grows with the length of a paper.",
    formula: null,
  },
  bridgeQ: {
    name: "q of a bridge",
    group: "bridges",
    meaning:
      "Against shuffles that keep how many concepts each paper and how many papers each concept has: share of null scores as high, corrected for all papers tested.",
    formula: "p = (1 + number of null scores ≥ S)/(1 + number of null scores)",
    source: { text: "Strona et al. 2014", doi: "10.1038/ncomms5114" },
  },
  bridgeStability: {
    name: "Stable",
    group: "bridges",
    meaning: "Share of re-seeded partitions in which the paper is in the top 1 %, or among the ten best.",
    formula: null,
  },
  evenness: {
    name: "Evenness",
    group: "bridges",
    meaning: "Between two named things: how evenly a paper is divided between both sides; 1 = half and half.",
    formula: "2·min(p_dA, p_dB)",
  },
  gap: {
    name: "Gap",
    group: "gaps",
    meaning:
      "How far two fields fall short of the links that the links of both with all other fields suggest: near 1 where many were to be expected and few are there.",
    formula: "sep_AB = 1 − (w_AB + 1)/(E[w_AB] + 1)",
  },
  learned: {
    name: "Learned",
    group: "gaps",
    meaning:
      "How much the pair is like those that were together more than chance in the last years of this corpus, though they shared no paper before: by their linking concepts, recent ones apart, by papers expected through them, by recent papers of both, and by how alike the partners and the papers of both are.",
    formula: "Σ w_k·x_k, w by logistic regression on the years before",
  },
  linkingTerms: {
    name: "Linking concepts",
    group: "gaps",
    meaning: "How many concepts go with both, though the two share no paper.",
    formula: "linking terms |B|",
    source: swanson,
  },
  averageMinimumWeight: {
    name: "Average minimum weight",
    group: "gaps",
    meaning: "How strong the weaker of the two links through each linking concept is, on average.",
    formula: "(1/|B|)·Σ min(w_AB, w_BC)",
    source: swanson,
  },
  adamicAdar: {
    name: "Adamic–Adar",
    group: "gaps",
    meaning: "Linking concepts counted so that those with few partners of their own weigh more.",
    formula: "Σ 1/ln k_B",
  },
  relativeAdamicAdar: {
    name: "Adamic–Adar, relative",
    group: "gaps",
    meaning:
      "Adamic–Adar over the root of the product of the papers of both: without it the most frequent concepts come first, which are together in some paper sooner or later.",
    formula: "Σ (1/ln k_B)/√(s_A·s_C)",
  },
  pathCost: {
    name: "Cost of a path",
    group: "gaps",
    meaning: "Each step costs a little, and more the weaker it is: short, strong paths come first.",
    formula: "¼ − ln w",
  },
  growth: {
    name: "Growth",
    group: "trends",
    meaning:
      "By how much a concept's share of the papers rises or falls each year, against its mean share; over all years of the lens.",
    formula: "slope of the yearly share of papers/mean share",
  },
  burst: {
    name: "Burst",
    group: "trends",
    meaning: "Years in which a concept is clearly more frequent than in its other years; the weight says how clearly.",
    formula: "s = 2, γ = 1",
    source: { text: "Kleinberg 2002", doi: "10.1145/775047.775061" },
  },
  centrality: {
    name: "Centrality",
    group: "trends",
    meaning:
      "How strongly a field is linked to the others, against what is usual for a field of its size (Callon): 1 = as usual.",
    formula: null,
    source: cobo,
  },
  density: {
    name: "Density",
    group: "trends",
    meaning:
      "How strongly a field is linked within itself, against what is usual for a field of its size (Callon): 1 = as usual.",
    formula: null,
    source: cobo,
  },
} as const satisfies Record<string, MeasureHelp>;

export type MeasureKey = keyof typeof measureHelp;
