import type { ConceptRelation } from "../../../graph/contract/entities.ts";
import type { RelatedConcept } from "../../../graph/contract/knowledge/relations.ts";
import type { ConceptPart } from "../../state/open-panel.ts";
import { count, pluralize } from "./format.ts";

interface RelationWords {
  /** Between two concepts: "A … B". */
  readonly verb: string;
  /** The heading of what a concept is related to. */
  readonly from: string;
  /** The heading of what is related to a concept. */
  readonly to: string;
}

/** How relations are said. */
export const relationWords: Readonly<Record<ConceptRelation, RelationWords>> = {
  "used-for": { verb: "is used for", from: "Used for", to: "Methods for it" },
  "kind-of": { verb: "is a kind of", from: "Kind of", to: "Kinds of it" },
  "part-of": { verb: "is part of", from: "Part of", to: "Parts of it" },
  "feature-of": { verb: "is a feature of", from: "Feature of", to: "Features of it" },
  "evaluated-by": { verb: "is evaluated by or on", from: "Evaluated by or on", to: "Evaluates" },
  "compared-with": { verb: "is compared with", from: "Compared with", to: "Compared with" },
};

/** The heading of the relations that a part of the panel of a concept begins with; none for parts that are no relations. */
export const headingOfPart: Partial<Record<ConceptPart, string>> = {
  methods: relationWords["used-for"].to,
  uses: relationWords["used-for"].from,
  tests: relationWords["evaluated-by"].from,
};

export interface RelationGroup {
  readonly title: string;
  readonly items: RelatedConcept[];
}

/** Relations under the headings that say how; the heading `first` first, then by papers, within it as they come. */
export function groupRelations(items: readonly RelatedConcept[], first: string | undefined): RelationGroup[] {
  const groups = new Map<string, RelatedConcept[]>();
  for (const item of items) {
    const { type, direction, concept } = item;
    const isOther = type === "used-for" && direction === "to" && concept.kind !== "method";
    const title = isOther ? "Also used for it" : relationWords[type][direction];
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  const papersOf = (group: RelationGroup) => group.items.reduce((sum, { papers }) => sum + papers, 0);
  const weight = (group: RelationGroup) => (group.title === first ? Number.POSITIVE_INFINITY : papersOf(group));
  return [...groups]
    .map(([title, own]) => ({ title, items: own }))
    .sort((a, b) => weight(b) - weight(a) || (a.title < b.title ? -1 : 1));
}

/** How many other papers have two specific concepts of each of the two fields that a paper connects. */
export function othersWords(papers: number): string {
  if (papers === 0) return "no other paper here has two specific concepts of each field";
  return `${papers === 1 ? "one other paper here has" : `${count(papers)} other papers here have`} two specific concepts of each field`;
}

/** "17 kinds", or where kinds have kinds of their own "16 kinds, 17 with theirs": the larger number is what counts "with its kinds". */
export function kindsText(direct: number, all: number): string {
  return `${pluralize(direct, "kind")}${all > direct ? `, ${count(all)} with theirs` : ""}`;
}
