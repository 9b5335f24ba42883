import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { startingConcepts } from "../../map/model/starting-points.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { openConcept, showBetween } from "../../state/view-changes.ts";
import { HowComputed, NextSteps, ViewHead } from "../../ui/panel/ViewPanelParts.tsx";
import { capitalize, pluralize } from "../../ui/words/format.ts";
import { measureHelp } from "../../ui/words/measure-help.ts";

/** What the gaps are, how they are found, and how to look into one. */
export function GapsPanel({ map }: { map: ConceptMap }) {
  const { ranker } = useView().options;
  const widest = useAnswer("getGaps", { limit: 500 }).data?.items[0];
  return (
    <>
      <ViewHead kind="Gaps" title="What is not connected yet">
        Fields with fewer links than those of both with all other fields suggest, and below them concepts that share no
        paper but have a linking concept in common.
      </ViewHead>
      <HowComputed
        facts={[
          {
            name: "Gap",
            measure: "gap",
            value: "links found, compared with what the links of both with all other fields suggest",
          },
          {
            name: "Fields",
            value: `${pluralize(map.communities.length, "community", "communities")}, found by Leiden with seed ${map.seed}`,
          },
          {
            name: measureHelp[ranker].name,
            measure: ranker,
            value: "orders the concepts that are linked only through others",
          },
          {
            name: "Tested",
            value:
              "on the past: ranked as of an earlier year, then checked for pairs that later occurred together more often than by chance; the result is above the list",
          },
        ]}
      />
      <NextSteps
        steps={[
          ...(widest
            ? [
                {
                  text: `${capitalize(widest.labels[0])} with ${capitalize(widest.labels[1])}`,
                  purpose: "The widest gap: the few papers that do connect them.",
                  onPress: () => viewStore.change(showBetween(`community:${widest.a}`, `community:${widest.b}`)),
                },
              ]
            : []),
          ...startingConcepts(map).map(({ id, label }) => ({
            text: label,
            purpose: "What it could be linked to.",
            onPress: () => viewStore.change(openConcept(id)),
          })),
        ]}
      />
    </>
  );
}
