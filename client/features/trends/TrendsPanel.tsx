import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { changeMap } from "../../state/map-changes.ts";
import type { Period } from "../../state/periods.ts";
import { viewStore } from "../../state/use-view.ts";
import { showPage } from "../../state/view-changes.ts";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { type Fact, HowComputed, NextSteps, type Step, ViewHead } from "../../ui/panel/ViewPanelParts.tsx";
import { pluralize, span } from "../../ui/words/format.ts";
import { useTrendPeriods } from "./trend-periods.ts";

/** How rise and fall are measured, over which years, and where to see them. */
export function TrendsPanel({ map, status }: { map: ConceptMap; status: Status }) {
  const { dated, earlier, later } = useTrendPeriods(status.years);
  return (
    <>
      <ViewHead kind="Trends" title={status.years ? `What changes, ${span(status.years)}` : "Position of the fields"}>
        {dated
          ? `Concepts whose share of the papers rises or falls from ${span(earlier)} to ${span(later)}, those with bursts in ${span(dated)}, and the fields by how they are linked to each other.`
          : "The fields by how they are linked to each other."}
      </ViewHead>
      <HowComputed
        facts={[
          ...(dated ? changeFacts(dated) : []),
          {
            name: "Fields",
            value: (
              <>
                {pluralize(map.communities.length, "community", "communities")} (Leiden, seed {map.seed}) by{" "}
                <MeasureName name="centrality">centrality</MeasureName> and{" "}
                <MeasureName name="density">density</MeasureName>
              </>
            ),
          },
        ]}
      />
      <NextSteps steps={dated ? changeSteps : [bridgesStep]} />
    </>
  );
}

function changeFacts(dated: Period): Fact[] {
  return [
    {
      name: "Growth",
      measure: "growth",
      value: `slope of a concept’s yearly share, ${span(dated)}, against its mean share`,
    },
    {
      name: "q",
      measure: "trendQ",
      value:
        "of such a difference if a concept’s papers were drawn at random from both periods; corrected over all looked at",
    },
    { name: "Burst", measure: "burst", value: "years in which it was more frequent than in its other years" },
  ];
}

const changeSteps: readonly Step[] = [
  {
    text: "Compare the two periods",
    purpose: "The same map twice, with its new and lost links.",
    onPress: () => viewStore.change(showPage("compare")),
  },
  {
    text: "Colour the map by growth",
    purpose: "Where on the map it rises.",
    onPress: () => viewStore.change((view) => showPage("map")(changeMap({ colour: "growth", density: false })(view))),
  },
];

const bridgesStep: Step = {
  text: "Papers that connect the fields",
  purpose: "Bridges between fields that few others connect.",
  onPress: () => viewStore.change(showPage("bridges")),
};
