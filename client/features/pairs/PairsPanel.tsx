import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useStrongPairs } from "../../http/concepts.ts";
import { useHasYears } from "../../http/known-years.ts";
import { startingConcepts } from "../../map/model/starting-points.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openLink } from "../../state/view-changes.ts";
import { type Fact, HowComputed, NextSteps, ViewHead } from "../../ui/panel/ViewPanelParts.tsx";
import { pairPurpose } from "../../ui/words/pair-words.ts";

/** What a cell of the matrix is, or what a question counts, and what to ask next. */
export function PairsPanel({ map }: { map: ConceptMap }) {
  const { query } = useView();
  const hasYears = useHasYears();
  const links = useStrongPairs(startingConcepts(map));
  const showQuery = (q: string) => () => viewStore.change((view) => ({ ...view, query: q }));
  return (
    <>
      <ViewHead kind="Co-occurrence" title={query === "" ? "Every pair at a glance" : "The papers of a question"}>
        {query === ""
          ? "Each cell is a pair of concepts: the stronger its colour, the more often they share a paper beyond chance. Press a cell for its papers and sentences."
          : "Papers that match, by year, and the concepts that are more frequent in them than in the corpus."}
      </ViewHead>
      <HowComputed facts={query === "" ? cellFacts : questionFacts} />
      <NextSteps
        steps={[
          ...(query === "" ? [] : [{ text: "Every pair at a glance", onPress: showQuery("") }]),
          ...links.map((link) => ({
            text: `${link.labelA} and ${link.labelB}`,
            purpose: pairPurpose(hasYears),
            onPress: () => viewStore.change(openLink(link.a, link.b)),
          })),
          ...links.slice(0, 1).map((link) => ({
            text: `Ask for papers with both`,
            purpose: `“${link.labelA}” AND “${link.labelB}”`,
            onPress: showQuery(`"${link.labelA}" AND "${link.labelB}"`),
          })),
        ]}
      />
    </>
  );
}

const cellFacts: readonly Fact[] = [
  { name: "NPMI", measure: "npmi", value: "the colour: from 0, as by chance, to 0.6 and more" },
  { name: "By chance", measure: "expected", value: "joint papers if each concept were spread at random" },
  { name: "q", measure: "q", value: "a ring where it is 0.05 or more: may be chance" },
];

const questionFacts: readonly Fact[] = [
  {
    name: "Words",
    value: "that stand side by side are read as names of concepts, the longest names first",
  },
  { name: "Rich in", value: "concepts whose share of these papers is above their share of all" },
];
